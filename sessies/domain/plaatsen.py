"""Places where a network meets: kept once, and what changes there changes for every meeting that is still to come."""

from collections.abc import Iterable
from typing import TypedDict

from django.db import transaction

from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.versies import bewaar, zoals_het_staat
from kern.exceptions import DomainError
from netwerken.domain.inrichting import wijzig_deel
from netwerken.models import Gebruiker, Netwerk
from sessies.enums import Toegankelijkheid
from sessies.models import Plaats, Sessie


class Plaatsvelden(TypedDict, total=False):
    """The fields of a place that people fill in."""

    naam: str
    adres: str
    gemeente: str
    provincie: str
    zitplaatsen: int | None
    toegankelijk: list[str]
    toegankelijk_extra: str
    parkeren: str
    contact: str


@transaction.atomic
def maak_plaats(netwerk: Netwerk, *, velden: Plaatsvelden, door: Gebruiker | None) -> Plaats:
    """Keep a place. Raises DomainError for a name that is taken, or another broken rule."""
    plaats = Plaats(netwerk=netwerk, **_gekeurd(velden))
    eis_geldig(plaats)
    plaats.save()
    leg_vast("plaats.toegevoegd", onderwerp=plaats, door=door)
    return plaats


@transaction.atomic
def wijzig_plaats(plaats: Plaats, *, velden: Plaatsvelden, versie: int, door: Gebruiker | None) -> Plaats:
    """Change a place, and with it where the meetings are that are still to come; those of before keep their words.

    Raises DomainError when a rule is broken, VersieConflict when somebody else saved first.
    """
    was = _waar(zoals_het_staat(plaats))
    plaats = wijzig_deel(plaats, velden=_gekeurd(velden), versie=versie, door=door)
    if was != _waar(plaats):
        _verhuis(plaats, Sessie.objects.filter(vaste_plaats=plaats).nog_te_voeren())
    return plaats


def _waar(plaats: Plaats) -> tuple[str, ...]:
    return plaats.naam, plaats.adres, plaats.gemeente, plaats.provincie


def _verhuis(plaats: Plaats, sessies: Iterable[Sessie]) -> None:
    """Give meetings the words of their place; people's own calendars hear of it."""
    for sessie in sessies:
        sessie.plaats, sessie.gemeente, sessie.provincie = plaats.naam, plaats.gemeente, plaats.provincie
        sessie.volgnummer += 1
        bewaar(sessie, ["plaats", "gemeente", "provincie", "volgnummer"], versie=sessie.versie)


def _gekeurd(velden: Plaatsvelden) -> Plaatsvelden:
    onbekend = sorted(set(velden) - set(Plaatsvelden.__annotations__))
    if onbekend:
        raise TypeError(f"geen veld van een plaats: {', '.join(onbekend)}")
    if set(velden.get("toegankelijk", ())) - set(Toegankelijkheid.values):
        raise DomainError("Kies iets uit de lijst.", veld="toegankelijk")
    return velden
