"""Whom a network asks something: found under any spelling, or made."""

from django.db import transaction

from netwerken.domain.netwerken import voeg_toe
from netwerken.enums import Geadresseerdesoort
from netwerken.models import Geadresseerde, Gebruiker, Netwerk
from netwerken.rules import zelfde_naam


@transaction.atomic
def vind_of_maak_geadresseerde(netwerk: Netwerk, *, naam: str, door: Gebruiker | None) -> Geadresseerde:
    """Return the addressee that this name means, whatever its article or capitals; make it when there is none.

    Raises DomainError for an empty or too long name.
    """
    for rij in Geadresseerde.objects.in_netwerk(netwerk).order_by("pk"):
        if zelfde_naam(rij.naam, naam):
            return rij
    gemaakt: Geadresseerde = voeg_toe(
        Geadresseerde, netwerk, naam=naam.strip(), soort=Geadresseerdesoort.ANDERE.value, door=door
    )
    return gemaakt
