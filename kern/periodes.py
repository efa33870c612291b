"""Periods and their keys: ``2022-Q3``, ``2019-T2`` (four-monthly), ``2020-H1``, ``2021``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from django.utils import timezone

from kern.exceptions import DomainError
from kern.opmaak import MAANDNAMEN

_SLEUTEL = re.compile(r"(?P<jaar>\d{4})(?:-(?P<soort>[QTH])(?P<nr>\d))?", re.ASCII)
_MAANDEN = {"Q": 3, "T": 4, "H": 6, "": 12}
_NAMEN = {"Q": "kwartaal", "T": "viermaandsperiode", "H": "halfjaar"}
_RANG = ("", "eerste", "tweede", "derde", "vierde")


@dataclass(frozen=True, order=True)
class Periode:
    """A closed reporting period. ``van`` and ``tot`` are both inside the period."""

    van: date
    tot: date
    sleutel: str

    @classmethod
    def lees(cls, sleutel: str) -> Self:
        """Parse a period key. Raises DomainError with a Dutch sentence when it is none."""
        past = _SLEUTEL.fullmatch(sleutel)
        if past is None or not 1990 <= int(past["jaar"]) <= 2100:
            raise DomainError(f"‘{sleutel[:20]}’ is geen periode. Schrijf bijvoorbeeld 2022-Q3.", veld="periode")
        soort, nummer = past["soort"] or "", int(past["nr"] or 1)
        lengte = _MAANDEN[soort]
        if not 1 <= nummer <= 12 // lengte:
            raise DomainError(
                f"‘{sleutel}’ bestaat niet: een jaar telt {12 // lengte} van die periodes.", veld="periode"
            )
        begin = date(int(past["jaar"]), (nummer - 1) * lengte + 1, 1)
        return cls(begin, _eerste_van(begin, lengte) - timedelta(days=1), sleutel)

    @classmethod
    def rond(cls, dag: date, soort: str = "Q") -> Self:
        """Return the period of kind Q, T, H or '' (year) that holds ``dag``."""
        if not soort:
            return cls.lees(str(dag.year))
        return cls.lees(f"{dag.year}-{soort}{(dag.month - 1) // _MAANDEN[soort] + 1}")

    @property
    def soort(self) -> str:
        return self.sleutel[5] if "-" in self.sleutel else ""

    @property
    def jaar(self) -> int:
        return self.van.year

    @property
    def titel(self) -> str:
        """The period as a reader says it: 'derde kwartaal 2022'."""
        if not self.soort:
            return str(self.jaar)
        return f"{_RANG[int(self.sleutel[-1])]} {_NAMEN[self.soort]} {self.jaar}"

    @property
    def maanden(self) -> str:
        """The months it covers: 'juli–september 2022'."""
        return f"{MAANDNAMEN[self.van.month - 1]}–{MAANDNAMEN[self.tot.month - 1]} {self.jaar}"

    @property
    def begin(self) -> datetime:
        """First moment inside, aware."""
        return timezone.make_aware(datetime.combine(self.van, time.min))

    @property
    def einde(self) -> datetime:
        """First moment after, aware."""
        return timezone.make_aware(datetime.combine(self.tot + timedelta(days=1), time.min))

    def vorige(self) -> Self:
        return type(self).rond(self.van - timedelta(days=1), self.soort)

    def volgende(self) -> Self:
        return type(self).rond(self.tot + timedelta(days=1), self.soort)

    def is_voorbij(self, dag: date) -> bool:
        return self.tot < dag

    def __contains__(self, dag: date) -> bool:
        return self.van <= dag <= self.tot

    def __str__(self) -> str:
        return self.sleutel


def dagen_van(periodes: Iterable[Periode]) -> set[int]:
    """The days (ordinals) that lie in one of these periods."""
    return {dag for p in periodes for dag in range(p.van.toordinal(), p.tot.toordinal() + 1)}


def met_eigen_dagen(periodes: Iterable[Periode]) -> list[Periode]:
    """Those that add a day to the others, short ones first asked: after a change of rhythm no day is counted twice."""
    gezien: set[int] = set()
    eigen = []
    for periode in sorted(periodes, key=lambda p: (p.tot - p.van, p.van)):
        dagen = dagen_van([periode])
        if not dagen <= gezien:
            eigen.append(periode)
            gezien |= dagen
    return sorted(eigen)


def is_gedekt(periode: Periode, door: Iterable[Periode]) -> bool:
    """Whether each day of a period lies in one of the others: what was told by an earlier rhythm need not be told again."""
    return dagen_van([periode]) <= dagen_van(p for p in door if p.van <= periode.tot and p.tot >= periode.van)


def _eerste_van(begin: date, maanden: int) -> date:
    index = begin.month - 1 + maanden
    return date(begin.year + index // 12, index % 12 + 1, 1)
