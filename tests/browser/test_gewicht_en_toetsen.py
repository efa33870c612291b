"""How much a first view weighs over the wire, and going about with keys alone, on the real product without a proxy."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_alle_paginas import meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.stack]
HOOGSTENS = 150_000  # bytes
N = "/arbeidsmarktkrapte"
PAGINAS = (
    f"{N}/",
    f"{N}/leervragen/",
    f"{N}/sessies/2022-003/",
    f"{N}/rapporten/",
    f"{N}/taken/",
    f"{N}/sessies/plan/",
)


@pytest.fixture
def aangemeld(stack, nieuwe_context):
    context = nieuwe_context(base_url=stack)
    meld_aan(context.new_page(), stack, "netwerkbegeleider")
    return context


def _gewicht(pagina, adres):
    draad = pagina.context.new_cdp_session(pagina)
    draad.send("Network.enable")
    gewicht = []
    draad.on("Network.loadingFinished", lambda e: gewicht.append(e["encodedDataLength"]))
    pagina.goto(adres)
    pagina.wait_for_load_state("networkidle")
    return sum(gewicht)


def test_a_first_view_is_light(stack, nieuwe_context, aangemeld):
    bewaard = aangemeld.storage_state()
    gewicht = {"/accounts/login/": _gewicht(nieuwe_context(base_url=stack).new_page(), "/accounts/login/")}
    for adres in PAGINAS:
        gewicht[adres] = _gewicht(nieuwe_context(base_url=stack, storage_state=bewaard).new_page(), adres)
    assert {adres: bytes_ for adres, bytes_ in gewicht.items() if not 10_000 < bytes_ <= HOOGSTENS} == {}


def test_keys_find_go_and_make_and_can_be_put_off(aangemeld):
    pagina = aangemeld.pages[0]
    pagina.goto(f"{N}/leervragen/")
    pagina.keyboard.press("g")
    pagina.keyboard.press("b")
    pagina.wait_for_url(f"**{N}/sessies/")
    pagina.keyboard.press("/")
    expect(pagina.locator("#zoek")).to_be_focused()
    pagina.keyboard.type("n?")
    expect(pagina.locator("#zoek")).to_have_value("n?")
    pagina.locator("h1").click()
    pagina.keyboard.press("?")
    expect(pagina.locator("#toetsen")).to_contain_text("Plan bijeenkomst")
    expect(pagina.locator("#toetsen")).to_contain_text("Stand van de opdracht")
    pagina.keyboard.press("n")  # not while something is open
    pagina.get_by_label("Sneltoetsen gebruiken op dit toestel").uncheck()
    pagina.keyboard.press("Escape")
    pagina.keyboard.press("n")
    pagina.keyboard.press("?")
    expect(pagina.locator("#toetsen")).to_be_hidden()
    assert pagina.url.endswith("/sessies/")
    pagina.get_by_role("button", name="Sneltoetsen").click()
    pagina.get_by_label("Sneltoetsen gebruiken op dit toestel").check()
    pagina.keyboard.press("Escape")
    pagina.keyboard.press("n")
    pagina.wait_for_url("**/sessies/plan/")


def test_what_was_done_gets_the_focus_so_that_it_is_read_first(aangemeld):
    pagina = aangemeld.pages[0]
    pagina.goto(f"{N}/taken/")
    pagina.locator("main").get_by_role("button", name="Klaar").first.click()
    expect(pagina.locator("#berichten > .ln-note").first).to_be_focused()
