"""What a final report prints in words, per state of each thing; what it only counts, and that it says so."""

import json
import re
from datetime import date
from html import unescape

import openpyxl
import pytest

from kennis.models import Fiche, Openbaarheid, Signaal
from piloten.models import Bevinding, Piloot
from rapportage.eindrapport import verantwoording
from rapportage.xlsx import maak_xlsx
from sessies.models import Inzicht, Leervraag, Sessie
from tests.eindrapport.gegevens import maak_eindrapport, opname
from tests.opmaak import samenstellen
from tests.rapportage.gegevens import maak_netwerk

pytestmark = pytest.mark.django_db
WOORD = "Zandloper"  # stands in what is tried, and nowhere else


def alles(netwerk, tmp_path):
    """Everything that can be read in both files."""
    foto = opname(netwerk)
    html = samenstellen(json.loads(foto), "0" * 64, lambda **_: None)
    maak_xlsx(foto, tmp_path / "r.xlsx")
    boek = openpyxl.load_workbook(tmp_path / "r.xlsx")
    cellen = [str(cel.value) for vel in boek for rij in vel.rows for cel in rij]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split()), " ".join(cellen)


def vraag_van(delen):
    def zet(netwerk):
        Leervraag.objects.filter(netwerk=netwerk).update(vraag=f"Waar is de {WOORD}?", delen=delen)

    return zet


def inzicht_bij(delen, status="gehouden"):
    def zet(netwerk):
        vraag = Leervraag.objects.get(netwerk=netwerk)
        Leervraag.objects.filter(pk=vraag.pk).update(delen=delen)
        Inzicht.objects.filter(netwerk=netwerk).update(titel=WOORD, tekst=f"{WOORD}.", leervraag=vraag)
        Sessie.objects.filter(inzichten__netwerk=netwerk).update(status=status)

    return zet


def resultaat_met(besluit):
    def zet(netwerk):
        piloot = Piloot.objects.get(netwerk=netwerk)
        Bevinding.objects.create(piloot=piloot, netwerk=netwerk, datum=date(2022, 8, 1), tekst=f"{WOORD} viel om.")
        Piloot.objects.filter(pk=piloot.pk).update(
            tussenstand=f"{WOORD} loopt.", resultaat=f"{WOORD} werkt.", besluit=besluit,
            besluit_op=date(2022, 10, 1) if besluit else None,
        )  # fmt: skip

    return zet


def fiche(*, openbaar):
    def zet(netwerk):
        Fiche.objects.filter(netwerk=netwerk).update(titel=WOORD, kern=WOORD, tekst=WOORD, is_openbaar=openbaar)
        if openbaar:
            Openbaarheid.objects.create(fiche=Fiche.objects.get(netwerk=netwerk), van=date(2022, 9, 1))

    return zet


def signaal(staat, dag=date(2022, 10, 1)):
    def zet(netwerk):
        velden = {"voorgelegd_op": dag} if staat != "gemeld" else {}
        velden |= {"doorgegeven_op": dag} if staat == "doorgegeven" else {}
        Signaal.objects.filter(netwerk=netwerk).update(titel=WOORD, tekst=WOORD, gevraagd=WOORD, staat=staat, **velden)

    return zet


@pytest.mark.parametrize(
    ("zet", "verteld"),
    [
        (vraag_van("begeleiding"), False),
        (vraag_van("netwerk"), False),
        (vraag_van("openbaar"), True),
        (inzicht_bij("begeleiding"), False),
        (inzicht_bij("netwerk"), True),
        (inzicht_bij("openbaar"), True),
        (inzicht_bij("openbaar", "gepland"), False),
        (resultaat_met(""), False),
        (resultaat_met("stoppen"), True),
        (fiche(openbaar=False), False),
        (fiche(openbaar=True), True),
        (signaal("gemeld"), False),
        (signaal("voorgelegd"), False),
        (signaal("doorgegeven"), True),
    ],
)
def test_what_is_shared_decided_or_published_is_told_and_the_rest_is_not(zet, verteld, tmp_path):
    """In the form that prints each of them whole; a report with chapters takes the same rows."""
    netwerk = maak_netwerk()
    zet(netwerk)
    tekst, cellen = alles(netwerk, tmp_path)
    assert (WOORD in tekst) is verteld
    assert (WOORD in cellen) is verteld or zet.__qualname__.startswith("vraag_van")  # the workbook counts questions


def test_what_was_handed_on_after_the_day_of_the_report_is_not_told(tmp_path):
    netwerk = maak_eindrapport()
    signaal("doorgegeven", date(2023, 2, 1))(netwerk)
    assert not any(WOORD in waar for waar in alles(netwerk, tmp_path))
    signaal("doorgegeven", date(2022, 12, 15))(netwerk)
    assert all(WOORD in waar for waar in alles(netwerk, tmp_path))


def test_what_is_counted_and_not_told_is_said(tmp_path):
    netwerk = maak_eindrapport()
    for zet in (inzicht_bij("begeleiding"), resultaat_met(""), fiche(openbaar=False), signaal("voorgelegd")):
        zet(netwerk)
    tekst, _ = alles(netwerk, tmp_path)
    assert (
        "Geteld en niet verteld: één inzicht bij een vraag die niet gedeeld is; één voorlopig resultaat van een piloot "
        "zonder besluit; één fiche die niet openbaar is; één signaal dat nog niet doorgegeven is." in tekst
    )
    assert "1 fiche voor leden · 1 signaal in bespreking" in tekst  # under the recommendation that stands on them
    assert json.loads(opname(netwerk))["delen"]["opbrengst"]["zonder_woorden"] == {
        "inzichten": 1, "resultaten": 1, "fiches": 1, "signalen": 1,
    }  # fmt: skip


def test_a_report_that_tells_everything_says_nothing_of_it():
    assert verantwoording._zonder_woorden({"inzichten": 0, "resultaten": 0, "fiches": 0, "signalen": 0}) == ""
    assert verantwoording._zonder_woorden({}) == ""
