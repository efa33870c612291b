"""The list to sign on paper: who is expected in the room, with a box each, and empty lines for who walks in."""

from collections.abc import Mapping
from typing import NamedTuple

from deelname.models import Aanwezigheid
from kern.documenten import Documentsoort, Drukklaar
from kern.pdf.opmaak import Opmaak
from kern.toegang import Toegang
from netwerken.models import Netwerk
from sessies.enums import Antwoord, Vorm
from sessies.models import Genodigde, Sessie
from sessies.overzicht.blad import kop, sessie_met

SOORT = "tekenlijst"
LEGE_RIJEN = 8  # for who walks in; a long list gets one more for every ten people


class _Wie(NamedTuple):
    """Somebody on the list: as a row of the attendance, or as an invitation while there is no row yet."""

    naam: str
    functie: str
    organisatie: str
    antwoord: str

    def als_rij(self) -> Mapping[str, str]:
        return {
            "naam": self.naam or self.functie,
            "functie": self.functie if self.naam else "",
            "organisatie": self.organisatie,
        }


def lees(netwerk: Netwerk, sleutel: str) -> Drukklaar | None:
    """Return what the list of the meeting with this id says; None when there is no such meeting."""
    sessie = sessie_met(netwerk, sleutel)
    if sessie is None:
        return None
    verwacht = [wie for wie in _iedereen(sessie) if wie.antwoord not in {Antwoord.NEE, Antwoord.VERVANGER}]
    ter_plaatse = [wie for wie in verwacht if wie.antwoord != Antwoord.ONLINE or sessie.vorm == Vorm.FYSIEK]
    ter_plaatse.sort(key=lambda wie: (wie.naam or wie.functie).casefold())
    return Drukklaar(
        titel=sessie.titel,
        delen={
            **kop(sessie),
            "rijen": [wie.als_rij() for wie in ter_plaatse],
            "leeg": list(range(len(ter_plaatse) + 1, len(ter_plaatse) + 1 + LEGE_RIJEN + len(ter_plaatse) // 10)),
            "online": len(verwacht) - len(ter_plaatse),
        },
    )


def _iedereen(sessie: Sessie) -> list[_Wie]:
    rijen = Aanwezigheid.objects.filter(sessie=sessie).die_tellen().voor_lijst()
    nieuw = Genodigde.objects.filter(sessie=sessie, aanwezigheid=None).op_lijst().select_related("organisatie")
    return [
        *(_Wie(r.genodigde.naam if r.genodigde else r.naam, r.functie, r.waarvan,
               r.genodigde.antwoord if r.genodigde else "") for r in rijen),
        *(_Wie(g.naam, g.functie, str(g.organisatie or ""), g.antwoord) for g in nieuw),
    ]  # fmt: skip


def mag(toegang: Toegang, sleutel: str) -> bool:
    """Whether this person keeps the attendance of that meeting."""
    sessie = Sessie.objects.zichtbaar_voor(toegang).select_related("orgaan").filter(pk=sleutel).first()
    return sessie is not None and toegang.mag("sessies.wijzig_sessie", sessie)


DOCUMENT = Documentsoort(
    "aanwezigheidslijst", Opmaak("deelname.druk.bladen:tekenlijst", ("rapport.css", "blad.css")), lees, mag
)
