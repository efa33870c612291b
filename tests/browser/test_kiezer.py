"""Choosing by searching, on the real product: by keyboard, put right, sent, restored, refused, and without script."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_alle_paginas import meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.stack]
PLAN = "/arbeidsmarktkrapte/sessies/plan/"
MEER = ".ln-meer--velden > summary"
BEWAAR = "main form button[type=submit].btn-primary"


def kies(pagina, veldnaam, tekst=""):
    """Choose by keyboard what a field of the page finds first; returns its words."""
    veld = pagina.locator(f"#div_id_{veldnaam}")
    vak = veld.locator(".ln-kiezer input")
    vak.focus()
    pagina.keyboard.type(tekst)
    vak.press("ArrowDown")  # without letters: all of them
    eerste = veld.locator("[role=option]:not(.autocomplete__option--no-results)").first
    eerste.wait_for()
    woorden = eerste.inner_text()
    if eerste.get_attribute("aria-selected") != "true":
        pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("Enter")
    expect(veld.locator(".ln-kiezer__gekozen")).to_contain_text(woorden)
    return woorden


@pytest.fixture
def pagina(stack, nieuwe_context):
    pagina = nieuwe_context(base_url=stack).new_page()
    meld_aan(pagina, stack, "netwerkbegeleider")
    pagina.goto(PLAN)
    pagina.click(MEER)
    pagina.locator(".ln-kiezer input").first.wait_for()
    return pagina


def gekozen(pagina, veldnaam):
    return pagina.locator(f"#div_id_{veldnaam} .ln-kiezer__gekozen li")


def test_several_are_found_by_some_letters_taken_away_and_planned(pagina):
    eerste, tweede = kies(pagina, "inbreng", "werk"), kies(pagina, "inbreng", "voorb")
    assert eerste != tweede
    expect(pagina.locator("[name=inbreng]:checked")).to_have_count(2)
    gekozen(pagina, "inbreng").filter(has_text=eerste).get_by_role("button", name=f"Haal weg: {eerste}").press("Enter")
    expect(gekozen(pagina, "inbreng")).to_have_count(1)
    gastheer = kies(pagina, "gastheer", "dorps")
    pagina.fill("[name=titel]", "Kiezen met het toetsenbord")
    pagina.fill("[name=datum]", "2027-04-22")
    pagina.fill("[name=begintijd]", "09:30")
    pagina.fill("[name=eindtijd]", "12:00")
    pagina.fill("[name=gemeente]", "Mol")
    pagina.click(BEWAAR)
    pagina.wait_for_url("**/agenda/")
    pagina.goto(pagina.url.replace("agenda/", ""))

    expect(pagina.locator("main")).to_contain_text(tweede)
    expect(pagina.locator("main")).to_contain_text(gastheer)
    expect(pagina.locator("main")).not_to_contain_text(eerste)


def test_what_was_chosen_is_there_again_after_a_refusal_and_in_a_draft(pagina):
    woorden = kies(pagina, "inbreng", "werk")
    gastheer = kies(pagina, "gastheer", "dorps")
    pagina.fill("[name=titel]", "Nog zonder dag")
    pagina.reload()
    expect(gekozen(pagina, "inbreng")).to_contain_text(woorden)
    expect(gekozen(pagina, "gastheer")).to_contain_text(gastheer)

    pagina.click(BEWAAR)
    expect(pagina.locator("#fouten")).to_be_visible()
    expect(gekozen(pagina, "inbreng")).to_contain_text(woorden)
    gekozen(pagina, "gastheer").get_by_role("button").click()
    expect(pagina.locator("[name=gastheer]")).to_have_value("")


def test_what_is_typed_and_not_chosen_is_said_and_not_sent_away(pagina):
    veld = pagina.locator(".ln-field:has([name=gastheer])")
    veld.locator(".ln-kiezer input").focus()
    pagina.keyboard.type("dorps")
    pagina.keyboard.press("Tab")
    expect(veld.get_by_role("alert")).to_contain_text("‘dorps’ is nog niet gekozen")

    pagina.click(BEWAAR)
    expect(veld.locator(".ln-kiezer input")).to_be_focused()
    expect(veld.locator(".ln-kiezer input")).to_have_value("dorps")
    expect(pagina.locator("#fouten")).to_have_count(0)

    veld.locator("[role=option]").first.click()
    expect(gekozen(pagina, "gastheer")).to_have_count(1)
    expect(veld.get_by_role("alert")).to_have_count(0)
    pagina.click(BEWAAR)
    expect(pagina.locator("#fouten")).to_be_visible()  # only now it went: it still has no title


def test_without_script_an_ordinary_list_stands_there(stack, nieuwe_context):
    pagina = nieuwe_context(base_url=stack, java_script_enabled=False).new_page()
    meld_aan(pagina, stack, "netwerkbegeleider")
    pagina.goto(PLAN)
    pagina.click(MEER)
    expect(pagina.locator("[name=inbreng]").first).to_be_visible()
    expect(pagina.locator("select[name=gastheer]")).to_be_visible()
