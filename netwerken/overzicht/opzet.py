"""How far a network is set up: its parts with their numbers, and what it still lacks."""

from dataclasses import dataclass

from django.db.models import Exists
from django.urls import reverse

from kern import register
from kern.register import Inrichtingsdeel
from kern.toegang import Toegang
from netwerken.models import Netwerk


@dataclass(frozen=True)
class Gebrek:
    """Something a network still lacks, and where to begin."""

    zin: str
    knop: str
    url: str


@dataclass(frozen=True)
class Deelstand:
    """One part of the set-up as its page of contents shows it; ``url_nieuw`` is empty for who may not add."""

    deel: Inrichtingsdeel
    aantal: int
    url: str
    url_nieuw: str


def delen(toegang: Toegang) -> list[Deelstand]:
    """The parts of the set-up of this network, with how many there are of each; one query a part."""
    netwerk = toegang.netwerk
    return [
        Deelstand(
            deel,
            deel.rijen(netwerk).count(),
            _adres(deel.lijst, netwerk),
            _adres(deel.nieuw, netwerk) if toegang.mag(deel.recht_nieuw) else "",
        )
        for deel in register.alles.inrichting
        if deel.nodig(netwerk)
    ]


def gebreken(netwerk: Netwerk) -> list[Gebrek]:
    """What this network still lacks, in the order in which one sets it up; one query."""
    nodig = [deel for deel in register.alles.inrichting if deel.ontbreekt and deel.nodig(netwerk)]
    aanwezig = {f"deel_{nr}": _bestaat(deel, netwerk) for nr, deel in enumerate(nodig)}
    rij = Netwerk.objects.filter(pk=netwerk.pk).annotate(**aanwezig).values(*aanwezig).get() if aanwezig else {}
    uit = [
        Gebrek(deel.ontbreekt, deel.knop, _adres(deel.nieuw, netwerk))
        for nr, deel in enumerate(nodig)
        if not rij[f"deel_{nr}"]
    ]
    if not netwerk.onderdelen:
        uit.insert(0, Gebrek("Nog geen onderdelen in het menu", "Kies onderdelen", _adres("netwerken:menu", netwerk)))
    return uit


def _bestaat(deel: Inrichtingsdeel, netwerk: Netwerk) -> object:
    return deel.bestaat(netwerk) if deel.bestaat else Exists(deel.rijen(netwerk))


def _adres(naam: str, netwerk: Netwerk) -> str:
    return reverse(naam, kwargs={"netwerk": netwerk.slug})
