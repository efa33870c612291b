"""What a person did with tasks besides doing them."""

from collections.abc import Iterable

from kern import klok
from kern.taken import Opzij
from kern.toegang import Toegang
from netwerken.models import Uitstel


def opzij(toegang: Toegang) -> Iterable[Opzij]:
    """The tasks this person put off until a day that is still to come; one query."""
    rijen = Uitstel.objects.filter(netwerk=toegang.netwerk, gebruiker=toegang.gebruiker, tot__gt=klok.vandaag())
    for sleutel, tot in rijen.values_list("sleutel", "tot"):
        yield Opzij(sleutel, tot)
