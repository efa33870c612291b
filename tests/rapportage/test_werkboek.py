"""The workbook of every demo report: explained, ready to print, with the same percentages as the PDF."""

import html
import json
import re

import openpyxl
import pytest

from rapportage.begrippen import TITEL
from rapportage.eindrapport import aanzicht
from rapportage.xlsx import DEMO, VOORBLAD, maak_xlsx
from tests.opmaak import samenstellen

pytestmark = pytest.mark.django_db  # the demonstration is loaded once, outside the tests


@pytest.fixture(scope="module")
def boeken(demo_opnames, tmp_path_factory):
    map_ = tmp_path_factory.mktemp("xlsx")
    alle = {}
    for naam, opname in demo_opnames.items():
        pad = map_ / f"{naam.replace(':', '-')}.xlsx"
        maak_xlsx(opname, pad)
        alle[naam] = openpyxl.load_workbook(pad)
    return alle


def test_every_column_of_every_sheet_is_explained(boeken):
    zonder = set()
    for boek in boeken.values():
        uitleg = {(rij[0].value, rij[1].value): rij[2].value for rij in boek[TITEL].iter_rows(min_row=2)}
        for vel in boek.worksheets[1:-1]:
            zonder |= {(vel.title, cel.value) for cel in vel[1] if not uitleg.get((vel.title, cel.value))}
    assert len(boeken) == 10
    assert zonder == set()


def test_every_sheet_has_a_head_and_a_foot_with_mark_and_page(boeken, demo_opnames):
    for naam, boek in boeken.items():
        titel = json.loads(demo_opnames[naam])["rapport"]["titel"]
        for vel in boek:
            assert (vel.oddHeader.left.text, vel.oddHeader.right.text) == ("&A", titel)
            assert (vel.oddFooter.left.text, vel.oddFooter.right.text) == (DEMO, "&P van &N")
            assert (
                vel.print_area
                == f"'{vel.title}'!$A$1:${openpyxl.utils.get_column_letter(vel.max_column)}${vel.max_row}"
            )


def test_totals_stand_below_what_is_filtered(boeken):
    vel = boeken["kwartaal:flevoland"]["Begroting"]
    assert [rij[0].value for rij in vel.iter_rows()].count("Totaal") == 1
    assert vel.cell(vel.max_row, 1).value == "Totaal"
    assert vel.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(vel.max_column)}{vel.max_row - 1}"
    som = sum(rij[4].value for rij in vel.iter_rows(min_row=2, max_row=vel.max_row - 1))
    assert vel.cell(vel.max_row, 5).value == som


def test_counts_and_percentages_are_those_of_the_pdf(boeken, demo_opnames):
    """Every percentage of a sheet is printed in the report as well, beside the counts it comes from."""
    gezien = 0
    for naam, boek in boeken.items():
        tekst = html.unescape(samenstellen(json.loads(demo_opnames[naam]), "0" * 64, lambda **_: None)).replace(
            "\u00a0", " "
        )
        gedrukt = {int(n) for n in re.findall(r"(\d+)(?:</[^>]+>|<small>| )*%", tekst)}
        for vel in boek:
            if naam.startswith("eind:") and vel.title in {"Doelen", "Begroting", "Casussen"}:
                continue  # the final report prints the counts
            for rij in vel.iter_rows(min_row=2):
                for cel in rij:
                    if "%" in str(cel.number_format) and cel.value is not None:
                        assert round(cel.value * 100) in gedrukt, (naam, vel.title, cel.coordinate)
                        gezien += 1
    assert gezien > 50


def test_the_first_sheet_says_on_which_day_the_figures_stand(boeken, demo_opnames):
    for naam, boek in boeken.items():
        inhoud = json.loads(demo_opnames[naam])
        periode = inhoud["rapport"]["periode"]
        waarden = {rij["Wat"]: rij["Waarde"] for rij in _rijen(boek[VOORBLAD])}
        assert waarden["Stand op"].date().isoformat() == (periode["tot"] if periode else inhoud["delen"]["peildag"])
        assert boek[VOORBLAD].auto_filter.ref is None


def test_what_carries_a_recommendation_is_counted_as_in_its_figure(boeken, demo_opnames):
    """Projects and organisations together are the first column of the figure, and what the rule of strength asks."""
    organisaties = 0
    for naam in (n for n in boeken if n.startswith("eind:")):
        blokken = [aanzicht.aanbeveling(a) for a in json.loads(demo_opnames[naam])["delen"]["aanbevelingen"]]
        rijen = _rijen(boeken[naam]["Aanbevelingen"])
        assert [r["Projecten"] + r["Organisaties"] for r in rijen] == [b["dragers"] for b in blokken]
        organisaties += sum(r["Organisaties"] for r in rijen)
    assert organisaties > 5


def test_a_workbook_uses_the_words_of_the_report(boeken):
    """A meeting is a 'bijeenkomst', one piece is one, and an address is no code."""
    for naam, boek in boeken.items():
        for vel in boek:
            woorden = {str(cel.value).lower() for rij in vel.iter_rows() for cel in rij}
            assert not {"sessies", "sessie"} & woorden, (naam, vel.title)
    soorten = {r["Soort"] for r in _rijen(boeken["eind:arbeidsmarktkrapte"]["Onderbouwing"])}
    assert soorten == {"project", "bijeenkomst", "piloot", "fiche", "signaal", "vraag", "inzicht"}
    projecten = _rijen(boeken["eind:transnationaliteit-481"]["Projecten"])
    assert [p["Code"] for p in projecten if p["Code"] and re.search("[a-z]{3}", p["Code"])] == []


@pytest.mark.parametrize(
    ("naam", "blad", "deel"),
    [
        ("kwartaal:arbeidsmarktkrapte", "Aan tafel", ("waarde", "wie_ontbrak")),
        ("kwartaal:samenwerking-vdab", "Risico’s", ("planning", "risicos")),
        ("eind:arbeidsmarktkrapte", "Opleveringen", ("proces", "opleveringen")),
    ],
)
def test_a_table_of_the_report_is_a_sheet(boeken, demo_opnames, naam, blad, deel):
    rijen = json.loads(demo_opnames[naam])["delen"][deel[0]][deel[1]]
    assert len(_rijen(boeken[naam][blad])) == len(rijen) > 0


def test_the_figures_of_a_closing_report_stand_in_its_workbook(boeken, demo_opnames):
    for naam in (n for n in boeken if n.startswith("eind:")):
        gedrukt = html.unescape(samenstellen(json.loads(demo_opnames[naam]), "0" * 64, lambda **_: None))
        rijen = {r["Cijfer"]: r["Aantal"] for r in _rijen(boeken[naam]["Cijfers"])}
        assert len(rijen) > 8
        if "Het netwerk in cijfers" in gedrukt:
            tabel = gedrukt.partition("Het netwerk in cijfers")[2].partition("</table>")[0]
            assert dict(re.findall(r'<th scope="row">(.*?)</th><td class="r">(.*?)</td>', tabel)) == {
                k: str(v) for k, v in rijen.items()
            }


def _rijen(vel):
    koppen = [cel.value for cel in vel[1]]
    return [dict(zip(koppen, (cel.value for cel in rij), strict=True)) for rij in vel.iter_rows(min_row=2)]


def test_the_steps_of_a_practice_stand_in_the_workbook(boeken, demo_opnames):
    for naam, blad in (("eind:arbeidsmarktkrapte", "opbrengst"), ("kwartaal:arbeidsmarktkrapte", "geleerd")):
        fiches = json.loads(demo_opnames[naam])["delen"][blad]["fiches"]
        assert any(f["stappen"] for f in fiches), naam
        gedrukt = {rij["Titel"]: rij["Stappen"] or "" for rij in _rijen(boeken[naam]["Fiches"])}
        for fiche in fiches:
            assert all(stap in gedrukt[fiche["titel"]] for stap in fiche["stappen"]), fiche["titel"]


def test_invented_work_of_who_exists_is_marked_in_every_report_and_workbook(boeken, demo_opnames):
    """The demonstration's pilots, cards taken over, changes and support of projects that exist are examples."""
    gezien = set()
    plaatsen = {"piloten": ("Piloten", "Drager", "drager"), "overnames": ("Overgenomen", "Wie", "drager"),
                "leereffecten": ("Leereffecten", "Project", "project")}  # fmt: skip
    for naam, opname in demo_opnames.items():
        inhoud = json.loads(opname)
        gedrukt = html.unescape(re.sub(r"<[^>]+>", "", samenstellen(inhoud, "0" * 64, lambda **_: None)))
        telt_overnames = not re.search("Wie nam het over|Overgenomen", gedrukt)  # names nobody
        for soort, rijen in _bedacht(inhoud["delen"]).items():
            vel, kop, sleutel = plaatsen[soort]
            for rij in rijen:
                wie = rij.get(sleutel) or rij["wie"]
                assert f"{wie} (voorbeeld)" in {r[kop] for r in _rijen(boeken[naam][vel])}, (naam, soort, wie)
                if soort == "overnames" and telt_overnames:
                    continue
                merk = "voorbeeld" if soort == "leereffecten" else "(voorbeeld)"
                assert re.search(rf"{re.escape(wie)}[ (,]+{re.escape(merk)}", gedrukt), (naam, soort, wie)
                gezien.add((naam.partition(":")[0], soort))
    assert gezien >= {("eind", "piloten"), ("kwartaal", "piloten")}, gezien


def _bedacht(delen):
    """The rows of invented work per kind, in either kind of report."""
    if "geleerd" in delen:
        alle = {"piloten": delen["piloten"]["rijen"]}
        alle |= {soort: delen["geleerd"][soort] for soort in ("overnames", "leereffecten")}
    else:
        alle = {"piloten": delen["opbrengst"]["piloten"], "leereffecten": delen["verloop"]["leereffecten"]}
        alle["overnames"] = [o for f in delen["opbrengst"]["fiches"] for o in f["overgenomen_door"]]
    return {soort: [r for r in rijen if r["is_voorbeeld"]] for soort, rijen in alle.items()}
