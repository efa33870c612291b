"""Loader: who was invited to the meetings that are coming, and what they answered."""

from datetime import timedelta

from lerend_netwerk.demo.bron import Gegevens
from lerend_netwerk.demo.mensen import DOMEIN
from lerend_netwerk.demo.verband import Verband
from sessies.domain import antwoorden, genodigden, sessies, uitnodigen
from sessies.domain.sessies import Sessievelden
from sessies.models import Genodigde, Sessie
from sessies.overzicht.genodigden import mensen_van


def laad_genodigden(v: Verband) -> None:
    """Invite as the data says, and let them answer in the days after."""
    for rij in v.rijen("uitnodiging"):
        sessie: Sessie = v.zoek("sessie", rij["sessie"])
        sessie.refresh_from_db()
        criteria = genodigden.Criteria(rollen=rij["rollen"]) if "rollen" in rij else genodigden.Criteria()
        if "orgaan" in rij:
            criteria["orgaan"] = v.zoek("orgaan", rij["orgaan"]).pk
        with v.op(rij["op"]):
            _geef_plaatsen(v, sessie, rij)
            mensen = mensen_van(v.netwerk, criteria)
            genodigden.zet_op_lijst(sessie, mensen, criteria=criteria, door=v.begeleider)
            gasten = [(gast, _gast(v, sessie, gast)) for gast in rij.get("gast", [])]
            if rij.get("verstuurd", True):
                uitnodigen.verstuur(sessie, door=v.begeleider)
        antwoordt = [(gast["antwoord"], gast.get("noden", ""), wie) for gast, wie in gasten if gast.get("antwoord")]
        antwoordt += [
            (keuze, "", sessie.genodigden.get(email=f"{naam}@{DOMEIN}"))
            for naam, keuze in rij.get("antwoord", {}).items()
        ]
        begin = v.kalender.eis_moment(rij["op"], uur=10)
        for n, (keuze, noden, wie) in enumerate(antwoordt, start=1):
            with v.op(begin + timedelta(hours=7 * n)):
                antwoorden.antwoord(wie, keuze=keuze, noden=noden, door=wie.gebruiker)


def _geef_plaatsen(v: Verband, sessie: Sessie, rij: Gegevens) -> None:
    """How many may come, and until which day people answer."""
    velden = Sessievelden()
    if "ter_plaatse" in rij:
        velden["hoogstens_ter_plaatse"] = rij["ter_plaatse"]
    if "antwoord_dagen_vooraf" in rij:
        velden["antwoord_tot"] = sessie.begint_op - timedelta(days=rij["antwoord_dagen_vooraf"])
    if velden:
        sessies.wijzig_sessie(sessie, velden=velden, versie=sessie.versie, door=v.begeleider)


def _gast(v: Verband, sessie: Sessie, gast: Gegevens) -> Genodigde:
    organisatie = v.zoek("organisatie", gast.get("organisatie"))
    email = f"{gast['adres']}@{DOMEIN}"
    return genodigden.voeg_gast_toe(
        sessie, email=email, functie=gast["functie"], organisatie=organisatie, door=v.begeleider
    )
