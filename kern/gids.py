"""The guide of a new network: its steps, told by the apps that hold what they are about."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import Q
    from django.db.models.expressions import Combinable

    from netwerken.models import Netwerk


@dataclass(frozen=True)
class Gidsstap:
    """One step on the way of a new network, in the order of ``rang``.

    ``zin`` says what is to be done and leads to the page ``adres``, for who holds ``recht``. ``gedaan(netwerk)`` says whether it
    is: a fact that the network itself tells, or a condition for the database. ``nodig(netwerk)``: whether it is asked at all.
    """

    rang: int
    zin: str
    adres: str
    gedaan: "Callable[[Netwerk], Combinable | Q | bool]"
    nodig: "Callable[[Netwerk], bool]" = field(default=lambda _netwerk: True)
    recht: str = "netwerken.richt_in"
