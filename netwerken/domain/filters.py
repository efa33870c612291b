"""Filters that somebody keeps for a list, for themselves alone."""

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_staat_er_nog
from kern.exceptions import DomainError
from netwerken.models import Bewaardefilter, Gebruiker, Netwerk

MEESTE = 12  # for one list: more is no longer a choice at a glance


@transaction.atomic
def bewaar_filter(netwerk: Netwerk, *, lijst: str, naam: str, vraag: str, door: Gebruiker) -> Bewaardefilter:
    """Keep the filter of a list under a name; a name that was used before gets this filter.

    Raises DomainError without a name or a choice, and when there are twelve already.
    """
    if not vraag:
        raise DomainError("Kies eerst iets in de filter van de lijst.")
    eigen = Bewaardefilter.objects.filter(netwerk=netwerk, gebruiker=door, lijst=lijst)
    filter_ = eigen.filter(naam=naam.strip()).first() or Bewaardefilter(
        netwerk=netwerk, gebruiker=door, lijst=lijst, naam=naam.strip()
    )
    if filter_.pk is None and eigen.count() >= MEESTE:
        raise DomainError("Je bewaarde al twaalf filters voor deze lijst. Haal er eerst een weg.", veld="naam")
    filter_.vraag, filter_.bewaard_op = vraag, klok.nu()
    eis_geldig(filter_)
    filter_.save()
    leg_vast("filter.bewaard", onderwerp=filter_, door=door, lijst=lijst)
    return filter_


@transaction.atomic
def haal_filter_weg(filter_: Bewaardefilter, *, door: Gebruiker) -> None:
    """Take a filter away. Raises DomainError when it is gone."""
    eis_staat_er_nog(filter_)
    leg_vast("filter.weggehaald", onderwerp=filter_, door=door, lijst=filter_.lijst)
    filter_.delete()
