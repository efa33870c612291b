"""Loader: what who was there said of minutes, and what was answered."""

from datetime import timedelta

from lerend_netwerk.demo.bron import Gegevens
from lerend_netwerk.demo.verband import Verband
from sessies.domain import opmerkingen, opmerkingen_vragen
from sessies.models import Sessie

BEANTWOORD_NA = timedelta(hours=20)


def laad_opmerkingen(v: Verband) -> None:
    """Ask who was there as the data says; let them speak in the days after, and answer most of it."""
    for rij in v.rijen("opmerkingen"):
        sessie = Sessie.objects.get(pk=v.zoek("sessie", rij["sessie"]).pk)
        with v.op(rij["op"]):
            opmerkingen_vragen.vraag_opmerkingen(sessie, tot=v.kalender.eis_dag(rij["tot"]), door=v.begeleider)
        for zegt in rij["zegt"]:
            _zeg(v, sessie, zegt, op=rij["op"])


def _zeg(v: Verband, sessie: Sessie, zegt: Gegevens, *, op: str) -> None:
    moment = v.kalender.eis_moment(op) + timedelta(days=zegt["na"])
    lezer = sessie.verslaglezers.filter(functie=zegt["functie"]).order_by("pk")[0]
    punt = sessie.agendapunten.get(titel=zegt["bij"]).pk if "bij" in zegt else None
    with v.op(moment):
        (opmerking,) = opmerkingen.geef_opmerkingen(lezer, teksten={punt: zegt["tekst"]})
    if stand := zegt.get("stand"):
        with v.op(moment + BEANTWOORD_NA):
            opmerkingen.behandel_opmerking(
                opmerking, stand=stand, antwoord=zegt["antwoord"], versie=opmerking.versie, door=v.begeleider
            )
