"""What the steps of the loader share: the network at hand, its people, and what the short names point to."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from kern import klok
from lerend_netwerk.demo.bron import Gegevens, Kalender, Tijdstip
from netwerken.models import Gebruiker, Netwerk

Gemaakt = Any  # what a short name points to: an object of any model; the step that asks knows which kind it named
M = TypeVar("M")


@dataclass
class Verband:
    """One network being loaded. ``namen`` maps (kind, short name in the data) to the object made."""

    netwerk: Netwerk
    gegevens: Gegevens
    kalender: Kalender
    begeleider: Gebruiker
    projectmedewerker: Gebruiker
    opdrachtgever: Gebruiker
    namen: dict[tuple[str, str], Gemaakt] = field(default_factory=dict)

    def rijen(self, sleutel: str) -> list[Gegevens]:
        return list(self.gegevens.get(sleutel, []))

    def onthoud(self, soort: str, naam: str | int | None, obj: M) -> M:
        """Remember ``obj`` by its short name and return it."""
        if naam not in (None, ""):
            self.namen[soort, str(naam)] = obj
        return obj

    def zoek(self, soort: str, naam: str | int | None) -> Gemaakt:
        """Return the object of a short name, None for an empty one. Raises KeyError for an unknown one."""
        return None if naam in (None, "") else self.namen[soort, str(naam)]

    def alle(self, soort: str, namen: Iterable[str | int] | None) -> list[Gemaakt]:
        return [self.zoek(soort, naam) for naam in namen or ()]

    def op(self, waarde: Tijdstip, *, uur: int = 10) -> AbstractContextManager[None]:
        """Let it be the moment that the data says; never later than now."""
        moment = waarde if isinstance(waarde, datetime) else self.kalender.eis_moment(waarde, uur=uur)
        return klok.op(min(moment, klok_einde(self.kalender.vandaag)))


def klok_einde(vandaag: date) -> datetime:
    """The moment of loading, as the end of the past."""
    from django.utils import timezone

    return min(timezone.now(), timezone.make_aware(datetime.combine(vandaag, datetime.max.time())))
