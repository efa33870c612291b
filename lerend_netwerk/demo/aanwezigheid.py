"""Loader: who was at a meeting, person by person: invited, noted on the day, closed that evening; what they thought of it."""

from datetime import datetime, timedelta

from deelname.domain import evaluatie, evaluatielink, lijst, sluiten, tekenen
from deelname.models import Aanwezigheid
from kern import klok
from lerend_netwerk.demo.bron import Gegevens
from lerend_netwerk.demo.mensen import DOMEIN
from lerend_netwerk.demo.verband import Verband
from sessies.domain import antwoorden, genodigden
from sessies.models import Sessie

VOORAF = timedelta(days=6)


def heeft_lijst(v: Verband, sessie: str) -> Gegevens | None:
    """What the data says of who was at a meeting; None when it only counts them, or says nothing."""
    return next((rij for rij in v.rijen("aanwezigheid") if rij["sessie"] == sessie), None)


def nodig_uit(v: Verband, rij: Gegevens, sessie: Sessie) -> None:
    """Put everybody on the list before the day, and let them answer."""
    with klok.op(sessie.begint_op - VOORAF):
        for n, wie in enumerate(rij["wie"]):
            for m in range(wie.get("aantal", 1)):
                genodigde = genodigden.voeg_gast_toe(
                    sessie,
                    email=f"aanwezig.{sessie.pk}.{n}.{m}@{DOMEIN}",
                    functie=wie["functie"],
                    organisatie=v.zoek("organisatie", wie.get("organisatie")),
                    door=v.begeleider,
                )
                antwoorden.antwoord(genodigde, keuze="ja", door=None)


def houd_bij(v: Verband, rij: Gegevens, sessie: Sessie, eind: datetime) -> None:
    """Tick off who came, write down who walked in, close the list."""
    mensen = [wie for wie in rij["wie"] for _ in range(wie.get("aantal", 1))]
    with klok.op(sessie.begint_op + timedelta(minutes=10)):
        begonnen = lijst.begin_lijst(sessie, door=v.begeleider)
        personen = Aanwezigheid.objects.filter(lijst=begonnen).order_by("genodigde")
        for persoon, wie in zip(personen, mensen, strict=True):
            if wie.get("zelf"):
                tekenen.teken(begonnen, rij=persoon.pk, toestand="aanwezig", door=None)
            elif (toestand := wie.get("toestand", "aanwezig")) != "afwezig":
                lijst.noteer(persoon, toestand=toestand, door=v.begeleider)
        for wie in rij.get("bij", []):
            organisatie = v.zoek("organisatie", wie.get("organisatie"))
            lijst.schrijf_bij(sessie, naam="", functie=wie["functie"], organisatie=organisatie, door=v.begeleider)
    _evalueer(v, rij.get("evaluatie", []), sessie, eind)
    with klok.op(eind + timedelta(minutes=40)):
        sluiten.sluit_lijst(sessie, door=v.begeleider)


def _evalueer(v: Verband, antwoorden_: list[Gegevens], sessie: Sessie, eind: datetime) -> None:
    """Let people answer with the code on the screen; two weeks later it closes by itself."""
    if not antwoorden_:
        return
    with klok.op(eind - timedelta(minutes=4)):
        bus = evaluatie.begin_evaluatie(sessie, door=v.begeleider)
        for gezegd in antwoorden_:
            for _ in range(gezegd.get("aantal", 1)):
                bewijs = evaluatielink.lees(evaluatielink.briefje(bus))
                evaluatie.antwoord(
                    bewijs, keuze=gezegd["keuze"], doet=gezegd.get("doet", ""), beter=gezegd.get("beter", "")
                )
    with klok.op(evaluatie.tot_wanneer(sessie) + timedelta(hours=6)):
        evaluatie.rond_af()
