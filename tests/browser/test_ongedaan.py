"""The way back on the real product: how many clicks it takes."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_alle_paginas import meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.stack]
NET = "/arbeidsmarktkrapte"
BERICHT = "#berichten .ln-note"
ONGEDAAN = "#berichten .ln-note__act button"


@pytest.fixture
def pagina(stack, nieuwe_context):
    pagina = nieuwe_context(base_url=stack).new_page()
    meld_aan(pagina, stack, "netwerkbegeleider")
    return pagina


def test_a_task_is_ticked_off_with_one_click_and_back_with_another(pagina):
    pagina.goto(f"{NET}/taken/")
    formulier = pagina.locator("main form[action*='/actiepunten/']").first
    adres = formulier.get_attribute("action")

    formulier.locator("button").click()
    expect(pagina.locator(BERICHT).first).to_contain_text("Het actiepunt is klaar.")
    expect(pagina.locator(f"main form[action='{adres}']")).to_have_count(0)
    pagina.locator(ONGEDAAN).focus()
    pagina.keyboard.press("Enter")

    expect(pagina.locator(BERICHT).first).to_contain_text("Het actiepunt staat weer open.")
    expect(pagina.locator(f"main form[action='{adres}']").first).to_be_visible()


def test_a_cancellation_is_taken_back_from_the_page_and_asks_only_where_mails_leave(pagina):
    pagina.goto(f"{NET}/sessies/")
    adres = pagina.locator(f"main a[href^='{NET}/sessies/20']").first.get_attribute("href")
    pagina.goto(f"{adres}afgelasten/")
    pagina.fill("[name=reden]", "De zaal lekt.")
    pagina.click("main form button[type=submit].btn-primary")
    expect(pagina.locator(BERICHT).first).to_contain_text("De bijeenkomst is afgelast.")
    expect(pagina.locator(ONGEDAAN)).to_be_visible()
    pagina.goto(adres)

    pagina.get_by_role("button", name="Laat ze toch doorgaan").click()
    if pagina.locator("#bevestiging[open]").count():
        expect(pagina.locator("#bevestiging-tekst")).to_contain_text("krijgt meteen een mail")
        pagina.get_by_role("button", name="Ze gaat door").click()

    expect(pagina.locator(BERICHT).first).to_contain_text("De bijeenkomst gaat weer door")
