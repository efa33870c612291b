"""The filters that somebody kept, for the lists they belong to."""

from collections.abc import Iterable

from kern.register import Lijstfilter
from kern.toegang import Toegang
from netwerken.models import Bewaardefilter


def filters(toegang: Toegang) -> Iterable[Lijstfilter]:
    """All filters that this person keeps in this network; one query."""
    rijen = Bewaardefilter.objects.filter(netwerk=toegang.netwerk, gebruiker=toegang.gebruiker)
    return [Lijstfilter(rij.pk, rij.lijst, rij.naam, rij.vraag) for rij in rijen]
