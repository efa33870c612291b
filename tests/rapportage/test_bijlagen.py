"""What a report leaves out because it would say nothing: definitions, columns, a period after the last."""

import json
import re

import pytest

from kern.pdf.taal import genoemd
from rapportage.kwartaal.bijlagen import definities
from tests.opmaak import samenstellen

pytestmark = pytest.mark.django_db  # the demonstration is loaded once, outside the tests
SLUGS = ["arbeidsmarktkrapte", "samenwerking-vdab", "transnationaliteit-481", "plan-samenleven", "flevoland"]
NAMEN = {"contact, bereikt en stil": "projecten", "signaal": "signalen", "open vraag ouder dan 90 dagen": "vragen"}


def tekst_van(opname):
    return samenstellen(json.loads(opname), "0" * 64, lambda **_: None)


@pytest.mark.parametrize("slug", SLUGS)
def test_only_what_the_report_shows_is_explained(demo_opnames, slug):
    delen = json.loads(demo_opnames[f"kwartaal:{slug}"])["delen"]
    uitgelegd = {naam for naam, _ in definities(delen)}
    assert uitgelegd & set(NAMEN) == {naam for naam, deel in NAMEN.items() if delen[deel]["rijen"]}
    assert {c["label"] for c in delen["cijfers"]} <= uitgelegd


def test_a_report_of_the_last_period_plans_no_next_one(demo_opnames):
    tekst = tekst_van(demo_opnames["kwartaal:samenwerking-vdab"])
    assert "Het netwerk liep tot en met 31\u00a0december\u00a02025; hierna komt er geen bijeenkomst meer." in tekst
    assert "staat er nog geen bijeenkomst op de agenda" not in tekst
    assert "Het netwerk liep tot" not in tekst_van(demo_opnames["kwartaal:arbeidsmarktkrapte"])


@pytest.mark.parametrize("slug", ["flevoland", "samenwerking-vdab"])
def test_a_column_that_repeats_the_caption_is_left_out(demo_opnames, slug):
    tabellen = re.findall(
        r"<caption><b>Tabel</b> Acties: (.*?)</table>", tekst_van(demo_opnames[f"eind:{slug}"]), re.DOTALL
    )
    groepen = json.loads(demo_opnames[f"eind:{slug}"])["delen"]["opbrengst"]["acties"]["groepen"]
    anders = [any(a["thema"] != g["thema"] for a in g["acties"]) for g in groepen]
    assert [">Onder<" in tabel for tabel in tabellen] == anders
    assert anders


@pytest.mark.parametrize(
    "titel, zin", [("Het wandelgesprek", "‘Het wandelgesprek’"), ("Het bericht ‘nog niet’", "Het bericht ‘nog niet’")]
)
def test_a_title_is_quoted_once(titel, zin):
    assert genoemd(titel) == zin
