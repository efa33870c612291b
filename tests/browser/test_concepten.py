"""What is typed lasts until the server took it over, on the real product: sessions that end, two people on one device."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_alle_paginas import meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.stack]
NET = "/arbeidsmarktkrapte"
VERSLAG = "We begonnen met de vraag van de toeleiders.\nNa de pauze kwam de werkgever aan het woord."
BEWAARD = "[data-concept-bewaard]"
BEWAAR = "main form button[type=submit].btn-primary"


@pytest.fixture
def pagina(stack, nieuwe_context):
    return nieuwe_context(base_url=stack).new_page()


def _verlies_sessie(pagina):
    pagina.context.clear_cookies(name="sessionid")


def _concepten(pagina):
    return pagina.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('ln-concept:'))")


def _verslagpagina(pagina):
    """The page on which the minutes of a meeting that was held are written."""
    pagina.goto(f"{NET}/sessies/?wanneer=2022")
    adres = pagina.locator(f"main a[href^='{NET}/sessies/2022-']").first.get_attribute("href")
    pagina.goto(f"{adres}afsluiten/")
    expect(pagina.locator("[name=verslag]")).to_be_visible()
    return pagina.url


def _meld_aan_op_deze_pagina(pagina, wie):
    pagina.fill("[name=login]", f"{wie}@demo.lerendnetwerk.example")
    pagina.fill("[name=password]", "demo-lerend-netwerk")
    pagina.press("[name=password]", "Enter")
    pagina.wait_for_url(lambda adres: "/accounts/" not in adres)


def test_a_session_that_ends_in_the_middle_of_minutes_costs_nothing(pagina, stack):
    meld_aan(pagina, stack, "netwerkbegeleider")
    adres = _verslagpagina(pagina)
    pagina.fill("[name=verslag]", VERSLAG)
    _verlies_sessie(pagina)

    pagina.click(BEWAAR)
    pagina.wait_for_url("**/accounts/login/**")
    expect(pagina.locator(BEWAARD)).to_be_visible()
    expect(pagina.locator(BEWAARD)).to_have_text(
        "Wat je typte, is op dit toestel bewaard. Meld je aan, dan staat het er weer."
    )
    pagina.goto("/accounts/login/code/")
    expect(pagina.locator(BEWAARD)).to_be_visible()
    pagina.go_back()
    _meld_aan_op_deze_pagina(pagina, "netwerkbegeleider")

    assert pagina.url == adres
    expect(pagina.locator("[name=verslag]")).to_have_value(VERSLAG)
    expect(pagina.locator("[data-concept-melding]")).to_contain_text("We zetten terug wat je eerder typte.")
    pagina.click(BEWAAR)
    pagina.wait_for_url(adres.removesuffix("afsluiten/") + "*")
    assert _concepten(pagina) == []
    pagina.goto(adres)
    expect(pagina.locator("[name=verslag]")).to_have_value(VERSLAG)
    expect(pagina.locator("[data-concept-melding]")).not_to_contain_text("We zetten terug")


def test_the_page_to_sign_in_promises_nothing_that_is_not_kept(pagina, stack):
    """Nothing typed, something typed and saved, and signing out: nothing is kept, and nobody says so."""
    meld_aan(pagina, stack, "netwerkbegeleider")
    _verslagpagina(pagina)
    _verlies_sessie(pagina)
    pagina.reload()
    pagina.wait_for_url("**/accounts/login/**")
    expect(pagina.locator(BEWAARD)).to_be_hidden()

    _meld_aan_op_deze_pagina(pagina, "netwerkbegeleider")
    pagina.fill("[name=verslag]", VERSLAG)
    _meld_af(pagina)
    pagina.goto("/accounts/login/")
    expect(pagina.locator(BEWAARD)).to_have_count(1)
    expect(pagina.locator(BEWAARD)).to_be_hidden()


def test_a_draft_over_a_newer_text_shows_both(pagina, stack, nieuwe_context):
    meld_aan(pagina, stack, "netwerkbegeleider")
    adres = _verslagpagina(pagina)
    pagina.fill("[name=verslag]", "Mijn tekst, nog niet bewaard.")
    ander = nieuwe_context(base_url=stack).new_page()
    meld_aan(ander, stack, "netwerkbegeleider")
    ander.goto(adres)
    ander.fill("[name=verslag]", "De tekst van een collega.")
    ander.click(BEWAAR)
    ander.wait_for_url(adres.removesuffix("afsluiten/") + "*")

    pagina.goto(adres)
    expect(pagina.locator("[name=verslag]")).to_have_value("Mijn tekst, nog niet bewaard.")
    pagina.click(BEWAAR)

    expect(pagina.locator("main")).to_contain_text("De tekst van een collega.")
    expect(pagina.locator("main")).to_contain_text("Dit is intussen ook elders bewaard.")


def test_a_refused_form_keeps_its_draft(pagina, stack):
    meld_aan(pagina, stack, "projectmedewerker")
    pagina.goto(f"{NET}/leervragen/breng-in/")
    pagina.fill("[name=woorden]", "x" * 2001)
    pagina.click(BEWAAR)
    expect(pagina.locator("#fouten")).to_be_visible()

    pagina.goto(f"{NET}/leervragen/breng-in/")

    expect(pagina.locator("[name=woorden]")).to_have_value("x" * 2001)


def test_the_next_person_on_the_same_device_sees_nothing_of_it(pagina, stack):
    meld_aan(pagina, stack, "projectmedewerker")
    pagina.goto(f"{NET}/leervragen/breng-in/")
    pagina.fill("[name=woorden]", "Hoe vertel ik dit aan mijn promotor?")
    _verlies_sessie(pagina)

    meld_aan(pagina, stack, "netwerkbegeleider")
    pagina.goto(f"{NET}/leervragen/breng-in/")
    expect(pagina.locator("[name=woorden]")).to_have_value("")
    _verlies_sessie(pagina)

    meld_aan(pagina, stack, "projectmedewerker")
    pagina.goto(f"{NET}/leervragen/breng-in/")
    expect(pagina.locator("[name=woorden]")).to_have_value("Hoe vertel ik dit aan mijn promotor?")


def test_signing_out_leaves_nothing_behind(pagina, stack):
    meld_aan(pagina, stack, "projectmedewerker")
    pagina.goto(f"{NET}/leervragen/breng-in/")
    pagina.fill("[name=woorden]", "Dit is nog niet af.")
    assert len(_concepten(pagina)) == 1

    _meld_af(pagina)

    assert _concepten(pagina) == []
    meld_aan(pagina, stack, "projectmedewerker")
    pagina.goto(f"{NET}/leervragen/breng-in/")
    expect(pagina.locator("[name=woorden]")).to_have_value("")


def _meld_af(pagina):
    pagina.locator("summary", has_text="Profiel").click()
    pagina.get_by_role("button", name="Meld je af").click()
    expect(pagina.locator("body[data-mens]")).to_have_count(0)


def test_a_second_tab_keeps_and_shows_nothing_after_signing_out(pagina, stack):
    meld_aan(pagina, stack, "projectmedewerker")
    tweede = pagina.context.new_page()
    for tab in (pagina, tweede):
        tab.goto(f"{NET}/leervragen/breng-in/")
    tweede.fill("[name=woorden]", "Dit staat nog open in het andere tabblad.")
    veld = tweede.locator("[name=woorden]").element_handle()

    _meld_af(pagina)

    expect(tweede.locator("main")).to_contain_text("Je bent hier niet meer aangemeld.")
    expect(tweede.locator("[name=woorden]")).to_have_count(0)
    veld.evaluate("v => { v.value = 'Nog iets'; v.dispatchEvent(new Event('input', { bubbles: true })); }")
    assert _concepten(tweede) == []
    meld_aan(pagina, stack, "projectmedewerker")
    pagina.goto(f"{NET}/leervragen/breng-in/")
    expect(pagina.locator("[name=woorden]")).to_have_value("")
    pagina.fill("[name=woorden]", "Wie weer aangemeld is, bewaart weer.")
    assert len(_concepten(pagina)) == 1


def test_a_tab_of_somebody_else_closes_when_another_signs_in_and_costs_its_writer_nothing(pagina, stack):
    meld_aan(pagina, stack, "projectmedewerker")
    tweede = pagina.context.new_page()
    tweede.goto(f"{NET}/leervragen/breng-in/")
    tweede.fill("[name=woorden]", "Van wie er eerst was.")
    _verlies_sessie(pagina)

    meld_aan(pagina, stack, "netwerkbegeleider")

    expect(tweede.locator("main")).to_contain_text("tonen en bewaren we niet meer")
    _meld_af(pagina)
    meld_aan(pagina, stack, "projectmedewerker")
    pagina.goto(f"{NET}/leervragen/breng-in/")
    expect(pagina.locator("[name=woorden]")).to_have_value("Van wie er eerst was.")


def test_rows_that_were_added_to_an_agenda_come_back_in_their_order(pagina, stack):
    meld_aan(pagina, stack, "netwerkbegeleider")
    adres = _verslagpagina(pagina).replace("afsluiten", "agenda")
    pagina.goto(adres)
    rijen = pagina.locator("[data-rij]")
    for titel in ("Wat we meenemen", "Afronden"):
        pagina.click("[data-meer]")
        rijen.last.locator("[name$=-titel]").fill(titel)
        rijen.last.locator("[name$=-minuten]").fill("10")
    rijen.last.locator("[data-hoger]").click()
    titels = pagina.eval_on_selector_all("[data-rij] [name$=-titel]", "els => els.map((e) => e.value)")

    pagina.reload()

    expect(pagina.locator("[data-concept-melding]")).to_contain_text("We zetten terug")
    terug = pagina.eval_on_selector_all("[data-rij] [name$=-titel]", "els => els.map((e) => e.value)")
    assert [t for t in terug if t] == [t for t in titels if t]
    assert [t for t in terug if t][-2:] == ["Afronden", "Wat we meenemen"]


def test_nothing_pasted_is_cut_and_the_count_is_shown(pagina, stack):
    meld_aan(pagina, stack, "netwerkbegeleider")
    pagina.goto(f"{NET}/sessies/plan/")
    adres = "https://teams.microsoft.com/l/meetup-join/" + "a" * 1900

    pagina.click(".ln-meer--velden > summary")
    pagina.fill("[name=online_adres]", adres)
    pagina.fill("[name=titel]", "t" * 251)

    expect(pagina.locator("[name=online_adres]")).to_have_value(adres)
    expect(pagina.locator("[name=titel]")).to_have_value("t" * 251)
    expect(pagina.locator("[name=titel] ~ [data-teller]")).to_have_text(re.compile("^1 teken te veel"))
    pagina.fill("[name=titel]", "t" * 240)
    expect(pagina.locator("[name=titel] ~ [data-teller]")).to_have_text("Nog 10 tekens.")


def test_back_and_sent_again_makes_one(pagina, stack):
    meld_aan(pagina, stack, "projectmedewerker")
    pagina.goto(f"{NET}/leervragen/breng-in/")
    pagina.fill("[name=woorden]", "Eén keer is genoeg?")
    pagina.click(BEWAAR)
    pagina.wait_for_url(re.compile(r"/leervragen/20"))
    gemaakt = pagina.url
    pagina.go_back()
    pagina.fill("[name=woorden]", "Eén keer is genoeg?")

    pagina.click(BEWAAR)

    pagina.wait_for_url(re.compile(r"/leervragen/20"))
    assert pagina.url.partition("#")[0] == gemaakt.partition("#")[0]
    expect(pagina.locator("#berichten")).to_contain_text("Dit formulier was al aangekomen.")


def test_a_draft_stays_in_its_network_where_another_has_the_same_number(pagina, stack):
    meld_aan(pagina, stack, "netwerkbegeleider")
    hier, ginder = f"{NET}/piloten/2022-001/wijzig/", "/transnationaliteit-481/piloten/2022-001/wijzig/"
    pagina.goto(hier)
    pagina.fill("[name=titel]", "Getypt in dit netwerk.")

    pagina.goto(ginder)
    expect(pagina.locator("[name=titel]")).not_to_have_value("Getypt in dit netwerk.")
    pagina.goto(hier)
    expect(pagina.locator("[name=titel]")).to_have_value("Getypt in dit netwerk.")
