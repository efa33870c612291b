"""The chain walked once by the people who live it, on the real product: web, worker and beat."""

import io
import re
from datetime import timedelta

import page as validator
import pikepdf
import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from kern import klok
from kern.feestdagen import feestdagen
from tests.browser.test_alle_paginas import meld_aan
from tests.browser.test_kiezer import kies

pytestmark = [pytest.mark.browser, pytest.mark.stack]
NET = "/arbeidsmarktkrapte"
VRAAG = "Hoe vragen we een vader mee naar de schoolpoort zonder dat hij zich bekeken voelt?"
WACHT_OP_RAPPORT = 600_000  # milliseconds; two reports may stand before it in the queue


@pytest.fixture
def wie(stack, nieuwe_context):
    """Open a browser as somebody: ``wie("lid")``, or as a visitor on a phone: ``wie(None, breed=360)``."""

    def open_als(naam, breed=1280):
        pagina = nieuwe_context(viewport={"width": breed, "height": 900}, base_url=stack).new_page()
        if naam:
            meld_aan(pagina, stack, naam)
        return pagina

    return open_als


def _plan(pagina, titel, dagen=20):
    dag = klok.vandaag() + timedelta(days=dagen)
    while dag.weekday() > 4 or dag in feestdagen("BE", dag.year):  # on such a day it would be asked again
        dag += timedelta(days=1)
    pagina.goto(f"{NET}/sessies/plan/")
    pagina.fill("[name=titel]", titel)
    pagina.fill("[name=datum]", dag.isoformat())
    pagina.fill("[name=begintijd]", "13:30")
    pagina.fill("[name=eindtijd]", "16:30")
    pagina.click(".ln-meer--velden > summary")
    pagina.fill("[name=gemeente]", "Mechelen")
    return dag


def _bewaar_plan(pagina):
    """Save the plan; the agenda comes next. Returns the address of the meeting."""
    pagina.click("main form button[type=submit].btn-primary")
    pagina.wait_for_url("**/agenda/")
    expect(pagina.locator("h1")).to_contain_text("Agenda")
    return pagina.url.removesuffix("agenda/")


def test_a_netwerkbegeleider_schedules_a_meeting_and_finds_it_in_the_calendar(wie):
    pagina = wie("netwerkbegeleider")
    dag = _plan(pagina, "Vaders aan de poort")
    pagina.fill("[name=eindtijd]", "12:00")
    pagina.click("main form button[type=submit].btn-primary")
    expect(pagina.locator("#fouten")).to_be_visible()
    expect(pagina.locator("[name=titel]")).to_have_value("Vaders aan de poort")

    pagina.fill("[name=eindtijd]", "16:30")
    pagina.goto(_bewaar_plan(pagina))
    expect(pagina.locator("h1")).to_contain_text("Vaders aan de poort")

    pagina.goto(f"{NET}/sessies/kalender/?maand={dag:%Y-%m}")
    expect(pagina.locator(".ln-cal")).to_contain_text("Vaders aan de poort")


def test_two_people_who_change_one_meeting_both_keep_their_words(wie):
    pagina = wie("netwerkbegeleider")
    _plan(pagina, "Wie wijzigt er mee?", dagen=25)
    adres = _bewaar_plan(pagina)
    ander = wie("netwerkbegeleider")
    for tab in (pagina, ander):
        tab.goto(adres + "wijzig/")
    pagina.fill("[name=titel]", "De eerste tekst")
    pagina.click("main form button[type=submit].btn-primary")
    expect(pagina.locator("h1")).to_contain_text("De eerste tekst")

    ander.fill("[name=titel]", "De tweede tekst <b>")
    with ander.expect_response(lambda r: r.request.method == "POST") as antwoord:
        ander.click("main form button[type=submit].btn-primary")

    assert antwoord.value.status == 409
    expect(ander.locator("main")).to_contain_text("De eerste tekst")
    expect(ander.locator("main")).to_contain_text("De tweede tekst <b>")


def test_a_projectmedewerker_brings_a_question_that_goes_on_the_agenda(wie):
    pagina = wie("projectmedewerker")
    pagina.goto(f"{NET}/")
    pagina.get_by_role("link", name="Breng een vraag in").first.click()
    pagina.fill("[name=woorden]", VRAAG)
    pagina.click("main form button[type=submit].btn-primary")
    expect(pagina.locator("main")).to_contain_text(VRAAG)
    adres = pagina.url

    begeleider = wie("netwerkbegeleider")
    begeleider.goto(adres + "verhelder/")
    begeleider.fill("[name=vraag]", "Hoe bereiken we vaders aan de schoolpoort?")
    begeleider.click("main form button[type=submit].btn-primary")
    expect(begeleider.locator("h1")).to_contain_text("Hoe bereiken we vaders")

    pagina.goto(adres)
    expect(pagina.locator("h1")).to_contain_text("Hoe bereiken we vaders")
    expect(pagina.locator("main")).to_contain_text(VRAAG)
    expect(pagina.locator(".ln-chain li")).to_have_count(7)


def test_a_question_comes_in_from_a_phone_without_an_account(wie):
    medewerker = wie("projectmedewerker")
    medewerker.goto(f"{NET}/leervragen/links/")
    medewerker.fill("[name=voor]", "de toeleiders van de wijk")
    medewerker.click("main form button[type=submit].btn-primary")
    adres = re.search(r"/link/vraag/[^\"'<\s]+/", medewerker.content()).group(0)

    telefoon = wie(None, breed=360)
    telefoon.goto(adres)
    telefoon.click("main form button[type=submit].btn-primary")
    expect(telefoon.locator("main")).to_contain_text("Eén zin is genoeg")
    telefoon.check("[name=delen][value=netwerk]")
    telefoon.fill("[name=woorden]", "De bus komt niet meer tot aan onze tweede school.")
    telefoon.click("main form button[type=submit].btn-primary")
    expect(telefoon.locator("h1")).not_to_have_text("Breng een vraag in")
    expect(telefoon.locator("main")).to_contain_text("De bus komt niet meer")

    begeleider = wie("netwerkbegeleider")
    begeleider.goto(f"{NET}/leervragen/?toestand=ingebracht")
    expect(begeleider.locator("main")).to_contain_text("De bus komt niet meer tot aan onze tweede school.")


def test_a_pilot_grows_from_a_question_and_shows_in_its_chain(wie):
    pagina = wie("projectmedewerker")
    pagina.goto(f"{NET}/piloten/start/")
    pagina.fill("[name=titel]", "Koffie op zaterdag")
    pagina.fill("[name=wat_willen_we_weten]", "Komen er op zaterdag meer vaders langs?")
    keuze = pagina.locator("select[name=drager_sleutel]:visible")
    if keuze.count():
        keuze.select_option(index=1)
    if (meer := pagina.locator(".ln-meer--velden:not([open]) > summary")).count():
        meer.click()
    if pagina.locator(".ln-field:has([name=leervragen]) .ln-kiezer").count():
        gekozen = kies(pagina, "leervragen")
    else:
        pagina.locator("[name=leervragen]").first.check()
        gekozen = pagina.locator("label:has([name=leervragen]:checked)").inner_text()
    nummer = gekozen.split(" ")[0].strip()
    pagina.click("main form button[type=submit].btn-primary")
    expect(pagina.locator("h1")).to_contain_text("Koffie op zaterdag")
    expect(pagina.locator(".ln-chain .is-here")).to_contain_text("Piloot")

    pagina.goto(f"{NET}/leervragen/{nummer}/")
    expect(pagina.locator(".ln-chain")).to_contain_text(re.compile("Koffie op zaterdag|piloten"))


def _haal(pagina, knop):
    with pagina.expect_download() as download:
        knop.click()
    return download.value.path().read_bytes()


def _keur_pdf(inhoud, map_):
    pad = map_ / "rapport.pdf"
    pad.write_bytes(inhoud)
    uitslag = validator.validate_pdf(str(pad), profile="ua1")
    assert uitslag.is_compliant, uitslag


def test_an_esf_officer_asks_a_quarterly_report_and_downloads_it(wie, tmp_path):
    pagina = wie("opdrachtgever")
    pagina.goto(f"{NET}/rapporten/vraag-aan/")
    pagina.select_option("[name=periode]", "2022-Q2")
    pagina.click("main form button[type=submit].btn-primary")
    pagina.wait_for_url("**/rapporten/*2022-q2*/")
    expect(pagina.locator("main")).to_contain_text(re.compile("je mag deze pagina verlaten|Haal op|PDF", re.IGNORECASE))
    pdf_knop = pagina.locator("a[href*='/bestand/pdf/']").first
    pdf_knop.wait_for(timeout=WACHT_OP_RAPPORT)

    pdf = _haal(pagina, pdf_knop)
    _keur_pdf(pdf, tmp_path)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) >= 5
        assert str(document.docinfo["/Title"]).startswith("Kwartaalrapport")
    xlsx = _haal(pagina, pagina.locator("a[href*='/bestand/xlsx/']").first)
    werkmap = load_workbook(io.BytesIO(xlsx))
    assert len(werkmap.sheetnames) >= 3
    assert not [c for blad in werkmap for rij in blad.iter_rows() for c in rij if c.data_type == "f"]

    pagina.goto("/mijn-netwerken/")
    expect(pagina.locator("main")).to_contain_text("tweede kwartaal 2022")


def test_the_final_report_of_481_is_made_and_can_be_read(wie, tmp_path):
    pagina = wie("opdrachtgever")
    pagina.goto("/transnationaliteit-481/rapporten/")
    pagina.get_by_role(
        "link", name=re.compile("eindrapport|beleidsaanbevelingen|Wat we samen", re.IGNORECASE)
    ).first.click()
    knop = pagina.locator("a[href*='/bestand/pdf/']").first
    knop.wait_for(timeout=WACHT_OP_RAPPORT)

    pdf = _haal(pagina, knop)

    _keur_pdf(pdf, tmp_path)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) >= 40
        assert document.Root.Lang == "nl-BE"
        assert len(document.open_outline().root) >= 4
