"""How much a form asks of hands: Tabs and clicks for what is done every week, on the real product."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_alle_paginas import meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.stack]
N = "/arbeidsmarktkrapte"
AGENDA = "Onthaal 10 min\nRondje langs de projecten 30'\nGesprek over toeleiding (45 min)\nPauze 15 min\nAfspraken"
ACTIEF = "document.activeElement.name || document.activeElement.id"


class Handen:
    """Counts every Tab and every click; the rest is typing."""

    def __init__(self, pagina):
        self.pagina, self.tabs, self.klikken = pagina, 0, 0

    def klik(self, plek):
        self.klikken += 1
        self.pagina.locator(plek).first.click()

    def tab(self):
        self.tabs += 1
        self.pagina.keyboard.press("Tab")

    def tab_naar(self, naam):
        for _ in range(40):
            if self.pagina.evaluate(ACTIEF) == naam:
                return
            self.tab()
        pytest.fail(f"{naam} is not reached with Tab")

    def typ(self, tekst):
        self.pagina.keyboard.type(tekst)

    def kies(self, letters):
        """Choose in a field that searches what it finds first."""
        self.typ(letters)
        self.pagina.locator("[role=option]").first.wait_for()
        self.pagina.keyboard.press("ArrowDown")
        self.pagina.keyboard.press("Enter")


@pytest.fixture
def pagina(stack, nieuwe_context):
    pagina = nieuwe_context(base_url=stack).new_page()
    meld_aan(pagina, stack, "netwerkbegeleider")
    return pagina


def test_a_meeting_with_two_organisations_and_five_points_takes_few_steps(pagina):
    pagina.goto(f"{N}/sessies/plan/")
    pagina.locator(".ln-kiezer input").first.wait_for(state="attached")
    handen = Handen(pagina)
    handen.klik("[name=titel]")
    handen.typ("Toeleiding die blijft duren")
    handen.tab_naar("datum")
    handen.typ("8 juni")
    handen.tab_naar("begintijd")
    handen.typ("13u30")
    handen.tab_naar("eindtijd")
    handen.typ("16u30")
    handen.tab_naar("plaats")
    handen.typ("De Schakel, Mol")
    handen.klik(".ln-meer--velden > summary")
    handen.tab_naar("id_inbreng_0")
    handen.kies("werk")
    handen.kies("voorb")
    handen.klik("main form button.btn-primary")
    if "/plan/" in pagina.url:  # a holiday, or somebody else's meeting: it is meant
        handen.klik("main form button.btn-primary")
    pagina.wait_for_url("**/agenda/")
    handen.klik("#id_plak")
    pagina.keyboard.insert_text(AGENDA)
    handen.tab()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#geplakt")).to_contain_text("5 onderdelen staan hieronder")
    assert pagina.input_value("[name=form-2-titel]") == "Gesprek over toeleiding"
    handen.klik("main form .ln-sticky button.btn-primary")
    pagina.wait_for_url(lambda adres: not adres.endswith("/agenda/"))

    for woord in ("Toeleiding die blijft duren", "De Schakel, Mol", "Rondje langs de projecten", "Afspraken"):
        expect(pagina.locator("main")).to_contain_text(woord)
    assert (handen.tabs <= 25, handen.klikken <= 12) == (True, True), (handen.tabs, handen.klikken)


def test_the_end_follows_the_beginning_and_the_kind_brings_its_place(pagina):
    pagina.goto(f"{N}/sessies/plan/")
    gewoontes = pagina.evaluate("JSON.parse(document.querySelector('#gewoontes').textContent)")
    andere = next(soort for soort, g in gewoontes.items() if soort != "netwerksessie" and g["plaats"])
    pagina.select_option("[name=soort]", andere)
    expect(pagina.locator("[name=plaats]")).to_have_value(gewoontes[andere]["plaats"])
    pagina.fill("[name=plaats]", "Eigen keuze")
    pagina.select_option("[name=soort]", "netwerksessie")
    expect(pagina.locator("[name=plaats]")).to_have_value("Eigen keuze")
    begin, einde = (int(pagina.input_value(f"[name={naam}]").split(".")[0]) for naam in ("begintijd", "eindtijd"))
    pagina.fill("[name=begintijd]", f"{begin - 2}u")
    pagina.press("[name=begintijd]", "Tab")
    assert pagina.input_value("[name=eindtijd]").startswith(f"{einde - 2}.")
    pagina.fill("[name=eindtijd]", "11u30")
    pagina.reload()  # what was typed comes back, and is still ours
    expect(pagina.locator("[name=eindtijd]")).to_have_value("11u30")


def test_a_draft_in_a_folded_field_opens_it(pagina):
    pagina.goto(f"{N}/sessies/plan/")
    pagina.click(".ln-meer--velden > summary")
    pagina.fill("[name=doel]", "Samen kijken wat blijft")
    pagina.reload()

    expect(pagina.locator("[name=doel]")).to_be_visible()
    expect(pagina.locator("[name=doel]")).to_have_value("Samen kijken wat blijft")


def test_twelve_notes_take_few_clicks(pagina):
    pagina.goto(f"{N}/leervragen/breng-meer-in/")
    handen = Handen(pagina)
    handen.klik(".ln-field:has([name=thema]) :is(.ln-kiezer input, select:not([hidden]))")
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("Enter")
    handen.klik("#id_plak")
    pagina.keyboard.insert_text("\n".join(f"- Briefje {n}: wat helpt?" for n in range(1, 13)))
    handen.klik("main form .ln-sticky button.btn-primary")
    expect(pagina.locator("#gelezen")).to_contain_text("We lazen 12 vragen")
    themas = pagina.eval_on_selector_all("select[name$=-thema]", "(velden) => velden.map((v) => v.value)")
    assert (len(themas), len(set(themas)), themas[0] != "") == (12, 1, True)
    handen.klik("main form .ln-sticky button.btn-primary")
    pagina.wait_for_url("**/leervragen/")

    expect(pagina.locator("main")).to_contain_text("Briefje 12: wat helpt?")
    assert handen.klikken <= 6


BEDEKT = """() => [...document.querySelectorAll("main form[method=post] :is(input, textarea, select, button)")]
  .filter((el) => el.checkVisibility() && el.tabIndex >= 0 && el.type !== "hidden")
  .filter((el) => {
    el.scrollIntoView({ block: "end" });
    const vak = el.getBoundingClientRect();
    const boven = document.elementFromPoint(vak.left + vak.width / 2, Math.min(vak.bottom, innerHeight) - 4);
    return boven?.closest(".ln-sticky, .ln-tabs") && !el.contains(boven) && !boven.closest(".ln-sticky")?.contains(el);
  }).map((el) => el.name || el.id || el.textContent)"""


@pytest.mark.parametrize(
    "pad",
    [
        "sessies/plan/",
        "leervragen/breng-in/",
        "leervragen/breng-meer-in/",
        "kennis/schrijf/",
        "instellingen/projecten/nieuw/",
    ],
)
def test_nothing_lies_over_a_form_on_a_phone(stack, nieuwe_context, pad):
    pagina = nieuwe_context(base_url=stack, viewport={"width": 360, "height": 740}).new_page()
    meld_aan(pagina, stack, "netwerkbegeleider")
    assert pagina.goto(f"{N}/{pad}").status == 200

    expect(pagina.locator("nav.ln-tabs")).to_be_hidden()
    assert pagina.evaluate(BEDEKT) == []
