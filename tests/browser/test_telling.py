"""What everyday acts cost, counted by the page itself: each Tab, each click; typing, arrows, Enter and shortcuts are free."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.test_alle_paginas import meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.stack]
NET = "/arbeidsmarktkrapte"
BERICHT = "#berichten .ln-note"
ORGANISATIES = ("werk", "voorb")
AGENDA = "Onthaal 15 min\nWat werkte bij ons? 45 min\nPauze 15 min\nWat proberen we uit? 60 min\nWie doet wat? 30 min"
BRIEFJES = "\n".join(f"Hoe vinden we in wijk {n} iemand die mee naar het eerste gesprek gaat?" for n in range(1, 13))
TELLER = """
window.addEventListener("keydown", (e) => { if (e.isTrusted && e.key === "Tab") window.telTab(); }, true);
window.addEventListener("pointerdown", (e) => { if (e.isTrusted) window.telKlik(); }, true);
"""


class Teller:
    """One window in which Tabs and clicks are counted from the moment of ``nul``."""

    def __init__(self, context, stack):
        self.tabs = self.klikken = 0
        context.expose_function("telTab", self._tab)
        context.expose_function("telKlik", self._klik)
        context.add_init_script(TELLER)
        self.pagina = context.new_page()
        meld_aan(self.pagina, stack, "netwerkbegeleider")

    def _tab(self):
        self.tabs += 1

    def _klik(self):
        self.klikken += 1

    def nul(self, pad=""):
        if pad:
            self.pagina.goto(pad)
        self.tabs = self.klikken = 0

    def tab_naar(self, kiezer):
        """Press Tab until what ``kiezer`` names has the focus."""
        for _ in range(60):
            if self.pagina.evaluate("(s) => document.activeElement?.matches(s) ?? false", kiezer):
                return
            self.pagina.keyboard.press("Tab")
        raise AssertionError(f"{kiezer} is met Tab niet bereikt")


@pytest.fixture
def t(stack, nieuwe_context):
    return Teller(nieuwe_context(base_url=stack), stack)


def _vrije_dag(t, de_hoeveelste):
    """A day that the platform itself calls free, as people type it: it asks no question about it."""
    t.pagina.goto(f"{NET}/sessies/plan/")
    vragen = [
        parse_qs(urlsplit(a.get_attribute("href")).query) for a in t.pagina.locator("main a[href*='datum=']").all()
    ]
    dagen = [vraag["datum"][0].split("-") for vraag in vragen if "datum" in vraag]
    return "/".join(str(int(deel)) for deel in reversed(dagen[de_hoeveelste]))


def _gepland(t):
    """The meeting has its agenda of five points and two organisations; return its address."""
    p = t.pagina
    p.wait_for_url(re.compile(r"/sessies/\d{4}-\d{3}/(#.*)?$"))
    for regel in AGENDA.splitlines():
        expect(p.locator("main")).to_contain_text(regel.rsplit(" ", 2)[0])
    adres = p.url.partition("#")[0]
    p.goto(f"{adres}wijzig/")
    expect(p.locator("[name=inbreng]:checked")).to_have_count(2)
    return adres


def test_a_meeting_with_two_organisations_and_five_points_takes_at_most_25_tabs(t):
    p, dag = t.pagina, _vrije_dag(t, 0)
    t.nul(f"{NET}/sessies/")
    p.keyboard.press("n")
    p.wait_for_url("**/sessies/plan/")
    p.locator(".ln-kiezer input").first.wait_for(state="attached")
    t.tab_naar(".ln-skip")
    p.keyboard.press("Enter")
    for naam, waarde in (("titel", "Geteld met toetsen"), ("datum", dag)):
        t.tab_naar(f"[name={naam}]")
        p.keyboard.type(waarde)
    t.tab_naar(".ln-meer--velden > summary")
    p.keyboard.press("Enter")
    t.tab_naar("#div_id_inbreng .ln-kiezer input")
    for nr, letters in enumerate(ORGANISATIES, start=1):
        p.keyboard.type(letters)
        p.locator("#div_id_inbreng [role=option]:not(.autocomplete__option--no-results)").first.wait_for()
        p.keyboard.press("ArrowDown")
        p.keyboard.press("Enter")
        expect(p.locator("#div_id_inbreng :checked")).to_have_count(nr)
    p.keyboard.press("Enter")
    p.wait_for_url("**/agenda/*")
    t.tab_naar("textarea[name=plak]")
    p.keyboard.insert_text(AGENDA)
    t.tab_naar("button[name=zet]")
    p.keyboard.press("Enter")
    p.locator("[name=form-4-titel]").wait_for()
    t.tab_naar("[name=form-0-minuten]")
    p.keyboard.press("Enter")
    tabs = (_gepland(t), t.tabs)[1]

    assert tabs <= 25


def test_the_same_by_mouse_takes_at_most_12_clicks_and_a_cancellation_goes_back_with_1_and_with_2(t):
    p, dag = t.pagina, _vrije_dag(t, 1)
    t.nul(f"{NET}/")
    p.get_by_role("link", name="Plan bijeenkomst").click()
    p.locator(".ln-kiezer input").first.wait_for(state="attached")
    for naam, waarde in (("titel", "Geteld met de muis"), ("datum", dag)):
        p.click(f"[name={naam}]")
        p.keyboard.type(waarde)
    p.click(".ln-meer--velden > summary")
    p.click("#div_id_inbreng .ln-kiezer input")
    for letters in ORGANISATIES:
        p.keyboard.type(letters)
        p.locator("#div_id_inbreng [role=option]:not(.autocomplete__option--no-results)").first.click()
    p.locator("main form button[type=submit].btn-primary").click()
    p.wait_for_url("**/agenda/*")
    p.click("textarea[name=plak]")
    p.keyboard.insert_text(AGENDA)
    p.click("button[name=zet]")
    p.locator("[name=form-4-titel]").wait_for()
    p.locator("main form button[type=submit].btn-primary").click()
    adres, klikken = _gepland(t), t.klikken
    assert klikken <= 12

    _gelast_af(t, adres)
    p.locator(BERICHT).get_by_role("button", name="Maak ongedaan").click()
    expect(p.get_by_role("button", name="Laat ze toch doorgaan")).to_have_count(0)
    assert t.klikken == 1
    _gelast_af(t, adres)
    t.nul(f"{NET}/sessies/")
    p.locator("main table").get_by_role("link", name="Geteld met de muis").first.click()
    p.get_by_role("button", name="Laat ze toch doorgaan").click()
    expect(p.locator(BERICHT).first).to_contain_text("De bijeenkomst gaat weer door")
    assert t.klikken == 2


def _gelast_af(t, adres):
    t.pagina.goto(f"{adres}afgelasten/")
    t.pagina.locator("main form textarea").first.fill("Te weinig mensen kunnen.")
    t.pagina.get_by_role("button", name="Gelast af").last.click()
    expect(t.pagina.locator(BERICHT).first).to_contain_text("De bijeenkomst is afgelast.")
    t.nul()


def test_twelve_notes_take_at_most_6_clicks_and_go_back_with_1(t):
    p = t.pagina
    t.nul(f"{NET}/")
    p.get_by_role("navigation").get_by_role("link", name="Vragen").first.click()
    p.get_by_role("link", name="Breng er meer in").click()
    p.locator("main form textarea").first.click()
    p.keyboard.insert_text(BRIEFJES)
    p.get_by_role("button", name="Kijk na").click()
    p.locator("main form").get_by_role("button", name="Breng ze in").last.click()
    expect(p.locator(BERICHT).first).to_contain_text("De 12 vragen zijn ingebracht.")
    assert t.klikken <= 6

    t.nul()
    p.locator(BERICHT).get_by_role("button", name="Maak ongedaan").click()
    expect(p.locator(BERICHT).first).to_contain_text("De 12 vragen zijn weer weg.")
    assert t.klikken == 1


def test_a_task_is_ticked_off_where_it_stands_with_1_click(t):
    t.nul(f"{NET}/taken/")
    t.pagina.locator("main form[action*='/actiepunten/'] button").first.click()
    expect(t.pagina.locator(BERICHT).first).to_contain_text("Het actiepunt is klaar.")
    assert t.klikken == 1
    t.pagina.locator(BERICHT).get_by_role("button", name="Maak ongedaan").click()
    expect(t.pagina.locator(BERICHT).first).to_contain_text("Het actiepunt staat weer open.")
