"""What a reader of the file must know of it: which edition it is and why, what misses and why."""

import json
import re
from html import unescape

import openpyxl
import pytest
from django.utils.text import slugify

from kern.canoniek import schrijf
from kern.exceptions import DomainError
from kern.momentopname import momentopname
from piloten.enums import Fase
from piloten.models import Piloot
from rapportage.domain.gemis import GATEN, gaten
from rapportage.domain.publiceren import publiceer_rapport
from rapportage.eindrapport import aanzicht
from rapportage.models import Artefact, Gemisuitleg, Momentopname, Rapport
from rapportage.momentopname.nemen import lees
from rapportage.xlsx import maak_xlsx
from sessies.models import Leervraag
from tests.eindrapport.gegevens import maak_eindrapport
from tests.opmaak import samenstellen
from tests.rapportage.gegevens import PERIODE, vul_uitleg_in

pytestmark = pytest.mark.django_db
REDEN = "Twee cijfers van maart waren verwisseld."


def opname(netwerk, soort="eind", **velden):
    rapport = Rapport(netwerk=netwerk, soort=soort, titel="Rapport", slug=slugify(soort), **velden)
    with momentopname():
        return schrijf(lees(rapport))


def tekst_van(opname):
    html = samenstellen(json.loads(opname), "0" * 64, lambda **_: None)
    html = re.sub(r"<(style|svg|title)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize(("soort", "periode"), [("eind", ""), ("kwartaal", PERIODE)])
def test_a_later_edition_says_in_its_files_which_it_is_and_why(soort, periode, tmp_path):
    netwerk = maak_eindrapport()
    eerste = tekst_van(opname(netwerk, soort, periode=periode))
    tweede = opname(netwerk, soort, periode=periode, uitgave=2, uitgave_reden=REDEN)
    maak_xlsx(tweede, tmp_path / "r.xlsx")
    voorblad = {
        rij[0].value: rij[1].value for rij in openpyxl.load_workbook(tmp_path / "r.xlsx")["Over dit bestand"].rows
    }
    assert tekst_van(tweede).count("uitgave 2") == 2  # where it begins, and where it says why
    assert REDEN in tekst_van(tweede)
    assert voorblad["Uitgave"] == f"2: {REDEN}"
    assert "uitgave 1" not in eerste
    assert "Waarom opnieuw" not in eerste


def test_every_final_report_lists_what_misses_with_the_reason_that_was_given():
    netwerk = maak_eindrapport()
    gemist = gaten(netwerk)
    assert {g.soort for g in gemist} >= {"aanbeveling", "geadresseerde", "piloot"}
    zonder = tekst_van(opname(netwerk))
    assert zonder.count("nog niet uitgelegd") == len({g.soort for g in gemist})
    vul_uitleg_in(netwerk)
    Gemisuitleg.objects.filter(sleutel__startswith="piloot").update(tekst="De stuurgroep beslist in maart.")
    met = tekst_van(opname(netwerk))
    assert "nog niet uitgelegd" not in met
    assert "De stuurgroep beslist in maart." in met
    assert all(GATEN[g.soort] in met for g in gemist)


def test_a_pilot_that_is_still_designed_awaits_no_decision():
    netwerk = maak_eindrapport()
    assert "piloot" in {g.soort for g in gaten(netwerk)}
    Piloot.objects.filter(netwerk=netwerk).update(fase=Fase.ONTWERP, besluit="")
    assert "piloot" not in {g.soort for g in gaten(netwerk)}


def test_questions_that_are_not_for_everybody_are_counted_in_the_list_of_what_misses():
    rij = {"soort": "vraag", "soortnaam": "Vragen", "uitleg": ""}
    geheim = {**rij, "wat": "vraag 2026-001, niet openbaar", "is_genoemd": False}
    rijen = aanzicht.gaten(
        [{**rij, "wat": "Hoe dan?", "is_genoemd": True}, geheim, geheim, {**geheim, "uitleg": "Later."}]
    )
    welke = [([w.replace("\u00a0", " ") for w in r["welke"]], r["uitleg"]) for r in rijen]
    assert welke == [
        (["Hoe dan?", "twee vragen die niet voor iedereen zijn"], ""),
        (["één vraag die niet voor iedereen is"], "Later."),
    ]


def test_a_file_from_before_the_explanations_is_not_published():
    netwerk = maak_eindrapport()
    Leervraag.objects.filter(netwerk=netwerk).update(staat="verhelderd")
    rapport = Rapport.objects.create(netwerk=netwerk, soort="eind", titel="Eindrapport", slug="e", staat="gemaakt")
    for nr, uitgelegd in enumerate((False, True)):
        if uitgelegd:
            vul_uitleg_in(netwerk)
            with pytest.raises(DomainError, match="gemaakt voor alles uitgelegd was") as fout:
                publiceer_rapport(rapport, reden="Het netwerk stopt.", door=None)
            assert fout.value.code == "verouderd"
            assert Rapport.objects.get().staat == "gemaakt"
        foto = Momentopname.objects.create(rapport=rapport, inhoud=opname(netwerk), sha256="0" * 64)
        Artefact.objects.create(
            momentopname=foto, soort="pdf", pad=f"{nr}.pdf", bestandsnaam="r.pdf", sha256="1" * 64, grootte=1
        )
    publiceer_rapport(rapport, reden="Het netwerk stopt.", door=None)
    assert Rapport.objects.get().staat == "gepubliceerd"
