"""Choosing out of more than the page carries, by keyboard: one and several, refused, and back in a draft."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.test_alle_paginas import meld_aan
from tests.browser.test_kiezer import BEWAAR, gekozen, kies
from tests.stapel import BASIS, omgeving

pytestmark = [pytest.mark.browser, pytest.mark.stack]
PLAN = "/plan-samenleven/sessies/plan/"
MEER_MET_INBRENG = ".ln-meer--velden:has(#div_id_inbreng)"
ERBIJ = """
from netwerken.models import Netwerk, Netwerkorganisatie, Organisatie
rijen = Organisatie.objects.bulk_create(
    Organisatie(naam=f"Proefhuis {n:03}", vergelijk=f"proefhuis {n:03}") for n in range(240))
netwerk = Netwerk.objects.get(slug="plan-samenleven")
Netwerkorganisatie.objects.bulk_create(Netwerkorganisatie(netwerk=netwerk, organisatie=o) for o in rijen)
"""
WEG = """
from netwerken.models import Netwerkorganisatie
Netwerkorganisatie.objects.filter(organisatie__naam__startswith="Proefhuis ").delete()
"""


def _doe(stapel, opdracht):
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", opdracht],
        cwd=BASIS, env=omgeving(stapel.map, stapel.poort), check=True, capture_output=True, timeout=120,
    )  # fmt: skip


@pytest.fixture(scope="module")
def veel(stapel_proces):
    """More organisations in one network than a page carries."""
    _doe(stapel_proces, ERBIJ)
    yield
    _doe(stapel_proces, WEG)


@pytest.fixture
def pagina(veel, stack, nieuwe_context):
    pagina = nieuwe_context(base_url=stack).new_page()
    meld_aan(pagina, stack, "netwerkbegeleider")
    _open(pagina)
    return pagina


def _open(pagina):
    pagina.goto(PLAN)
    meer = pagina.locator(MEER_MET_INBRENG)
    if meer.get_attribute("open") is None:
        meer.locator("summary").click()
    pagina.locator(".ln-kiezer input").first.wait_for()


def test_what_the_page_does_not_carry_is_chosen_by_keyboard_and_comes_back_in_a_draft_and_after_a_refusal(pagina):
    expect(pagina.locator("[name=inbreng]")).to_have_count(0)
    expect(pagina.locator("select[name=gastheer] option")).to_have_count(1)
    een, twee = kies(pagina, "inbreng", "proefhuis 231"), kies(pagina, "inbreng", "233")
    gastheer = kies(pagina, "gastheer", "huis 235")
    assert (een, twee, gastheer) == ("Proefhuis 231", "Proefhuis 233", "Proefhuis 235")
    vak = pagina.locator("#div_id_inbreng .ln-kiezer input")
    vak.focus()
    pagina.keyboard.type("231")
    expect(pagina.locator("#div_id_inbreng [role=option]")).to_have_text("Niets gevonden")  # it was chosen already
    for _ in "231":
        vak.press("Backspace")
    pagina.fill("[name=titel]", "Met veel huizen")

    _open(pagina)  # the draft
    expect(gekozen(pagina, "inbreng")).to_contain_text([een, twee])
    expect(gekozen(pagina, "gastheer")).to_contain_text(gastheer)
    gekozen(pagina, "inbreng").first.get_by_role("button").press("Enter")
    pagina.click(BEWAAR)  # without a day
    expect(pagina.locator("#fouten")).to_be_visible()
    expect(gekozen(pagina, "inbreng")).to_contain_text([twee])
    pagina.fill("[name=datum]", "2027-04-22")
    pagina.fill("[name=begintijd]", "09:30")
    pagina.fill("[name=eindtijd]", "12:00")
    pagina.fill("[name=gemeente]", "Mol")
    pagina.click(BEWAAR)
    pagina.wait_for_url("**/agenda/")
    pagina.goto(pagina.url.replace("agenda/", ""))

    expect(pagina.locator("main")).to_contain_text(twee)
    expect(pagina.locator("main")).to_contain_text(gastheer)
    expect(pagina.locator("main")).not_to_contain_text(een)


def test_begin_again_forgets_what_was_chosen_on_the_server(pagina):
    kies(pagina, "inbreng", "proefhuis 231")
    pagina.fill("[name=titel]", "Met veel huizen")
    _open(pagina)
    pagina.get_by_role("button", name="Begin opnieuw").click()
    expect(gekozen(pagina, "inbreng")).to_have_count(0)
    expect(pagina.locator("[name=inbreng]:checked")).to_have_count(0)


def test_without_script_the_whole_list_is_asked_for(pagina, stack, nieuwe_context):
    zonder = nieuwe_context(base_url=stack, storage_state=pagina.context.storage_state(), java_script_enabled=False)
    kaal = zonder.new_page()
    kaal.goto(PLAN)
    kaal.locator(MEER_MET_INBRENG).locator("summary").click()
    kaal.locator("a[href='?lijst=inbreng']").click()
    kaal.locator(MEER_MET_INBRENG).locator("summary").click()
    expect(kaal.locator("[name=inbreng]").first).to_be_visible()
    assert kaal.locator("[name=inbreng]").count() > 240
