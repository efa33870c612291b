"""What was written period by period stands in every form of the final report: once, or not at all."""

import html
import re
from datetime import date

import pytest
from pypdf import PdfReader

from kern.pdf.maken import maak_pdf
from rapportage.domain.eindredactie import leg_eindredactie_vast
from rapportage.enums import Periodetekstsoort
from rapportage.models import Periodetekst
from tests.eindrapport.gegevens import inhoud, maak_eindrapport, opname
from tests.eindrapport.test_bladzijden import niets, opgemaakt
from tests.fabrieken.netwerken import NetwerkFactory, ThemaFactory
from tests.rapportage.gegevens import PERIODE, maak_netwerk

pytestmark = pytest.mark.django_db
KOPPEN = {
    "waardeverhaal": "Waarde van het netwerk",
    "zelfevaluatie": "Zelfevaluatie van het proces",
    "genderdiversiteit": "Gender en diversiteit",
    "risico": "Risico’s",
}


def _pijlers():
    netwerk = maak_eindrapport()
    leg_eindredactie_vast(netwerk, titel="Wat we leerden", datum="2022-12-15", opbouw="pijlers", door=None)
    ThemaFactory(netwerk=netwerk, lang="De tweede pijler", kort="Tweede", volgorde=9)
    return netwerk


def _uit_niets():
    return NetwerkFactory(start=date(2022, 1, 1), einde=date(2022, 12, 31))


def schrijf(netwerk, soorten):
    """Only these kinds, each with two paragraphs and what was done about it."""
    Periodetekst.objects.all().delete()
    for soort in soorten:
        maatregel = "" if soort == "waardeverhaal" else f"Deed iets aan {soort}."
        Periodetekst.objects.create(
            netwerk=netwerk, periode=PERIODE, soort=soort, tekst=f"Zag {soort}.\n\nEn dacht na.", maatregel=maatregel
        )


@pytest.mark.parametrize("maak", [_uit_niets, maak_netwerk, maak_eindrapport, _pijlers])
def test_each_text_of_a_period_is_printed_once_with_what_was_done(maak):
    netwerk = maak()
    schrijf(netwerk, Periodetekstsoort.values)
    bladzijde, o = opgemaakt(inhoud(netwerk))
    zichtbaar = html.unescape(re.sub(r"<[^>]+>", " ", bladzijde))
    titels = [titel for _, titel in o.koppen]
    eigen = {"waardeverhaal": "Waardeverhalen", "genderdiversiteit": "Wat we per periode zagen"}
    koppen = KOPPEN | eigen if maak is _pijlers else KOPPEN
    assert zichtbaar.count("Derde kwartaal 2022") == bladzijde.count("<p>En dacht na.</p>") == len(KOPPEN)
    for soort, kop in koppen.items():
        assert (zichtbaar.count(f"Zag {soort}."), titels.count(kop)) == (1, 1), soort
        assert zichtbaar.count(f"Deed iets aan {soort}.") == (soort != "waardeverhaal")
    assert ("Terugblik" in titels) is (maak is not _pijlers)
    assert {a.removeprefix("#") for a in o.adressen if a.startswith("#")} <= set(o.ids)
    assert len(o.ids) == len(set(o.ids))


@pytest.mark.parametrize("maak", [_uit_niets, maak_netwerk, maak_eindrapport])
def test_what_nobody_wrote_has_no_heading(maak):
    netwerk = maak()
    for soorten in ([], ["risico"]):
        schrijf(netwerk, soorten)
        bladzijde, o = opgemaakt(inhoud(netwerk))
        titels = {titel for _, titel in o.koppen}
        assert titels & {"Terugblik", *KOPPEN.values()} == ({"Terugblik", "Risico’s"} if soorten else set())
        assert ("#terugblik" in bladzijde) is bool(soorten)


def test_a_report_per_pillar_has_no_heading_of_risks_without_one():
    netwerk = _pijlers()
    schrijf(netwerk, [])
    titels = {titel for _, titel in opgemaakt(inhoud(netwerk))[1].koppen}
    assert titels & {"Terugblik", "Risico’s", "Waardeverhalen", "Zelfevaluatie van het proces"} == set()


def test_a_snapshot_from_before_risks_were_taken_is_still_laid_out():
    gegevens = inhoud(maak_netwerk())
    del gegevens["delen"]["waarde"]["risicos"]
    titels = {titel for _, titel in opgemaakt(gegevens)[1].koppen}
    assert titels & set(KOPPEN.values()) == set(KOPPEN.values()) - {"Risico’s"}


def _plat(omtrek):
    for deel in omtrek:
        yield from _plat(deel) if isinstance(deel, list) else [str(deel.title)]


@pytest.mark.parametrize("maak", [_uit_niets, maak_eindrapport])
def test_the_file_has_a_bookmark_of_each_part(maak, tmp_path):
    netwerk = maak()
    schrijf(netwerk, Periodetekstsoort.values)
    pad = tmp_path / "r.pdf"
    maak_pdf(opname(netwerk), pad, niets)
    bladwijzers = list(_plat(PdfReader(pad).outline))
    begin = bladwijzers.index("Terugblik")
    assert bladwijzers[begin + 1 : begin + 5] == list(KOPPEN.values())
