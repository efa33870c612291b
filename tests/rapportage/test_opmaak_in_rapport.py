"""Texts with markup in a report: no sign of it is printed, the file stays accessible, and an older snapshot stays as it was."""

import json
import re
from datetime import date

import page
import pytest
from django.apps import apps
from openpyxl import load_workbook
from pypdf import PdfReader

from kern.canoniek import schrijf
from kern.pdf.maken import maak_pdf
from kern.velden import RichTextField
from rapportage.models import Beslispunt, Eindredactie, Onderwerp, Rapport, Rapporttekst
from rapportage.xlsx import maak_xlsx
from tests.eindrapport.gegevens import inhoud, maak_eindrapport
from tests.opmaak import samenstellen
from tests.rapportage.conftest import inhoud_van, vraag
from tests.rapportage.gegevens import maak_netwerk

RIJK = (
    "Dit is **vetgemaakt** werk.\n- eerste punt\n  - dieper\n1. genummerd\n4. verder\n\n| Kolom | Aantal |\n|---|--:|\n| rij | 3 |\n\n"
    "## Tussenkop\n> gezegd\n\n[de site](https://vb.example/pad)"
)
SPOREN = ("**", "## ", "|--", "](http", "- eerste", "&gt; gezegd", "> gezegd")


def maak_rijk():
    """Write the same text in every field that may hold markup, of every object there is."""
    geraakt = 0
    for model in apps.get_models():
        velden = [veld.name for veld in model._meta.local_fields if isinstance(veld, RichTextField)]
        anders = {"besloten_op": date(2022, 9, 20)} if model is Beslispunt else {}
        if velden:
            geraakt += model._base_manager.exclude(pk=None).update(**dict.fromkeys(velden, RIJK), **anders)
    regels = RIJK.split("\n")
    Onderwerp.objects.update(alineas=[RIJK, "Nog een alinea."])
    Rapporttekst.objects.update(delen=[{"kop": "Kop", "alineas": [r for r in regels if r]}])
    Eindredactie.objects.update(
        inleiding=[RIJK], brief=[RIJK], samenvatting=[{"kop": "Doel", "alineas": [r for r in regels if r]}]
    )
    return geraakt


@pytest.fixture(params=["kwartaal", "eind"])
def gegevens(db, request):
    netwerk = maak_netwerk() if request.param == "kwartaal" else maak_eindrapport()
    assert maak_rijk() > 8
    return inhoud_van(vraag(netwerk)) if request.param == "kwartaal" else inhoud(netwerk)


def tekst_van(pad):
    return "\n".join(blad.extract_text() for blad in PdfReader(pad).pages)


def test_the_file_shows_no_sign_of_markup_and_breaks_no_rule(gegevens, tmp_path):
    html = samenstellen(gegevens, "0" * 64, lambda **_: None)
    assert [html[max(0, html.index(spoor) - 300) : html.index(spoor) + 20] for spoor in SPOREN if spoor in html] == []
    for stuk in (
        "<strong>vetgemaakt</strong>",
        "<li>eerste punt",
        '<th scope="col">Kolom</th>',
        '<td class="num">3</td>',
    ):
        assert stuk in html
    maak_pdf(schrijf(gegevens), tmp_path / "uit.pdf", lambda _: None)
    uitslag = page.validate_pdf(str(tmp_path / "uit.pdf"), profile="ua1")
    assert [f.message for f in uitslag.failures] == []
    assert uitslag.is_compliant
    tekst = tekst_van(tmp_path / "uit.pdf")
    assert "vetgemaakt" in tekst
    assert re.search(r"4\.\s+verder|verder\s*4\.", tekst)
    assert re.search(r"de site \(https://vb\.\s*example/\s*pad\)", tekst)
    assert "Tussenkop" not in json.dumps(str(PdfReader(tmp_path / "uit.pdf").outline))


def test_a_snapshot_of_before_is_laid_out_as_it_was(gegevens):
    html = samenstellen({**gegevens, "schema": 2}, "0" * 64, lambda **_: None)
    assert "<strong>" not in html
    assert "tekstlijst" not in html
    assert "Dit is **vetgemaakt** werk." in html


def test_the_workbook_has_words_alone_and_an_older_one_what_was_typed(gegevens, tmp_path):
    def cellen(schema):
        maak_xlsx(schrijf({**gegevens, "schema": schema}), tmp_path / "uit.xlsx")
        boek = load_workbook(tmp_path / "uit.xlsx")
        return [str(cel.value) for blad in boek for rij in blad.iter_rows() for cel in rij if cel.value]

    nu = cellen(3)
    assert not [waarde for waarde in nu if "**" in waarde or "](http" in waarde]
    assert any("vetgemaakt werk" in waarde for waarde in nu)
    assert any("**vetgemaakt**" in waarde for waarde in cellen(2))


@pytest.mark.django_db
def test_every_field_of_a_report_is_a_field_that_may_hold_markup():
    """What people write for a report at length; a new one gets its line here, or its buttons."""
    rijk = {
        f"{model._meta.label}.{veld.name}"
        for model in apps.get_models()
        for veld in model._meta.local_fields
        if isinstance(veld, RichTextField) and model._meta.app_label == "rapportage"
    }
    assert rijk == {
        *(f"rapportage.Aanbeveling.{v}" for v in ("toelichting", "gevraagd")),
        "rapportage.Aanspreking.tekst",
        "rapportage.RodeDraad.tekst",
        *(
            f"rapportage.Beslispunt.{v}"
            for v in ("waarom_nu", "opties", "voorstel", "gevolg", "zonder_besluit", "besluit")
        ),
        "rapportage.Teruggenomen.besluit",
        *(f"rapportage.Periodetekst.{v}" for v in ("tekst", "maatregel")),
    }
    assert Rapport.objects.count() == 0
