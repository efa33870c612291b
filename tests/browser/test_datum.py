"""Days and hours in a real browser: read back while typing, written in full, chosen in the calendar, and without script."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.test_alle_paginas import meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.stack]
TABEL = json.loads((Path(__file__).parents[1] / "kern" / "datums.json").read_text(encoding="utf-8"))
PLAN = "/arbeidsmarktkrapte/sessies/plan/"
LEES = """(rijen) => rijen.map(([functie, ...wat]) => {
  try { return window.lnDatum[functie](...wat); } catch (e) { return e.message; }
})"""


@pytest.fixture
def pagina(stack, nieuwe_context):
    pagina = nieuwe_context(base_url=stack).new_page()
    meld_aan(pagina, stack, "netwerkbegeleider")
    pagina.goto(PLAN)
    return pagina


def echo(pagina, veldnaam):
    return pagina.locator(f".ln-field:has([name={veldnaam}]) [data-echo]")


def test_the_script_reads_what_the_server_reads(pagina):
    dagen = [[TABEL["vandaag"], *rij] for rij in TABEL["dagen"]] + TABEL["andere_dagen"]
    gevraagd = [["leesDag", getypt, vandaag, kant] for vandaag, kant, getypt, _ in dagen]
    gevraagd += [["leesUur", getypt] for getypt, _ in TABEL["uren"]]

    assert pagina.evaluate(LEES, gevraagd) == [rij[-1] for rij in (*dagen, *TABEL["uren"])]


def test_what_is_typed_is_read_back_and_written_in_full(pagina):
    vandaag = pagina.get_attribute("[name=datum]", "data-vandaag")
    pagina.focus("[name=datum]")
    pagina.keyboard.type("morg")
    expect(echo(pagina, "datum")).to_have_text("")
    pagina.keyboard.type("en")
    expect(echo(pagina, "datum")).to_have_text(r := pagina.evaluate(MORGEN, vandaag) + ", morgen")
    pagina.keyboard.press("Tab")
    expect(pagina.locator("[name=datum]")).to_have_value(r.removesuffix(", morgen")[3:])
    expect(pagina.locator("[name=begintijd]")).to_be_focused()
    pagina.keyboard.type("1330")
    expect(echo(pagina, "begintijd")).to_have_text("13.30 uur")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type("half drie")
    pagina.keyboard.press("Tab")
    expect(echo(pagina, "eindtijd")).to_contain_text("’s ochtends en ’s middags")
    expect(pagina.locator("[name=eindtijd]")).to_have_value("half drie")


MORGEN = """(nu) => {
  const d = new Date(new Date(`${nu}T00:00:00Z`).getTime() + 86400000);
  const zeg = (wat) => new Intl.DateTimeFormat("nl-BE", { timeZone: "UTC", ...wat }).format(d);
  return `${zeg({ weekday: "short" }).slice(0, 2)} ${zeg({ day: "numeric", month: "long", year: "numeric" })}`;
}"""


def test_the_calendar_fills_the_line_and_a_closed_one_loses_nothing(pagina):
    pagina.fill("[name=datum]", "8 december 2027")
    knop = pagina.get_by_role("button", name="Dag: kies in de kalender")
    knop.click()
    blad = pagina.locator(".ln-field:has([name=datum]) input[type=date]")
    expect(blad).to_have_value("2027-12-08")
    expect(pagina.locator("[name=datum]")).to_have_value("8 december 2027")
    blad.evaluate("(el) => { el.value = '2027-12-09'; el.dispatchEvent(new Event('change', { bubbles: true })); }")

    expect(pagina.locator("[name=datum]")).to_have_value("9 december 2027")
    expect(echo(pagina, "datum")).to_contain_text("do 9 december 2027")


def test_without_script_the_server_reads_it_back(stack, nieuwe_context):
    pagina = nieuwe_context(base_url=stack, java_script_enabled=False).new_page()
    meld_aan(pagina, stack, "netwerkbegeleider")
    pagina.goto(PLAN)
    pagina.fill("[name=titel]", "")
    pagina.fill("[name=datum]", "wo 8/12/2027")
    pagina.fill("[name=begintijd]", "9u")
    pagina.fill("[name=eindtijd]", "12u30")
    pagina.click("main form button[type=submit].btn-primary")  # it misses a title

    expect(pagina.locator("[name=datum]")).to_have_value("wo 8/12/2027")
    expect(echo(pagina, "datum")).to_contain_text("wo 8 december 2027, over")
    expect(echo(pagina, "eindtijd")).to_have_text("12.30 uur")
