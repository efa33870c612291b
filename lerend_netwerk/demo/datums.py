"""Loader: days that are looked for with several people, and when each of them can."""

from datetime import timedelta

from lerend_netwerk.demo.bron import Gegevens
from lerend_netwerk.demo.mensen import DOMEIN
from lerend_netwerk.demo.verband import Verband
from prikken.domain import antwoorden, prikken, versturen
from prikken.domain.prikken import Prikvelden, Voorstel
from prikken.models import Datumprikker
from sessies.domain.genodigden import Criteria
from sessies.overzicht.genodigden import mensen_van


def laad_datumprikkers(v: Verband) -> None:
    """Ask as the data says, and let people answer in the days after."""
    for rij in v.rijen("datumprikker"):
        with v.op(rij["op"]):
            prikker = _begin(v, rij)
            for gast in rij["gast"]:
                _vraag(v, prikker, gast)
            versturen.verstuur(prikker, door=v.begeleider)
        begin = v.kalender.eis_moment(rij["op"], uur=10)
        dagen = list(prikker.dagen.order_by("begint_op").values_list("pk", flat=True))
        for n, gast in enumerate((gast for gast in rij["gast"] if "kan" in gast), start=1):
            wie = prikker.gevraagden.get(email=f"{gast['adres']}@{DOMEIN}")
            with v.op(begin + timedelta(hours=5 * n)):
                kan = dict(zip(dagen, gast["kan"], strict=True))
                antwoorden.antwoord(wie, kan=kan, opmerking=gast.get("opmerking", ""), door=None)


def _begin(v: Verband, rij: Gegevens) -> Datumprikker:
    duur = timedelta(minutes=rij["minuten"])
    begint = [v.kalender.eis_moment(dag) for dag in rij["dagen"]]
    velden = Prikvelden(
        titel=rij["titel"], soort=rij["soort"], minuten=rij["minuten"], uitleg=rij.get("uitleg", ""),
        tot=v.kalender.eis_dag(rij["tot"]), orgaan=v.zoek("orgaan", rij.get("orgaan")),
    )  # fmt: skip
    mensen = mensen_van(v.netwerk, Criteria(rollen=rij["rollen"])) if "rollen" in rij else []
    dagen = [Voorstel(begint_op=moment, eindigt_op=moment + duur) for moment in begint]
    return prikken.begin_prikker(v.netwerk, velden=velden, dagen=dagen, mensen=mensen, door=v.begeleider)


def _vraag(v: Verband, prikker: Datumprikker, gast: Gegevens) -> None:
    wie = prikken.vraag_gast(
        prikker,
        email=f"{gast['adres']}@{DOMEIN}",
        functie=gast["functie"],
        organisatie=v.zoek("organisatie", gast.get("organisatie")),
        door=v.begeleider,
    )
    if gast.get("moet"):
        prikken.zet_moet_kunnen(wie, moet=True, door=v.begeleider)
