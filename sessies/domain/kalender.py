"""A month as weeks and days, with holidays and the meetings on each day."""

import re
from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays

from sessies.models import Sessie

_MAAND = re.compile(r"(\d{4})-(\d{2})")
_STREEK = {"BE": "Flemish", "NL": "Noord"}  # whose school holidays count, per country of the network
_EIGEN_DAGEN = {"BE": {(7, 11): "Feest van de Vlaamse Gemeenschap"}}
EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100


@dataclass(frozen=True)
class Dag:
    """One cell of the calendar."""

    datum: date
    is_in_maand: bool
    is_vandaag: bool
    vrij: str = ""
    sessies: Sequence[Sessie] = ()

    @property
    def klasse(self) -> str:
        """CSS classes of the cell."""
        namen = [
            ("is-free", bool(self.vrij)),
            ("is-out", not self.is_in_maand and not self.vrij),
            ("is-today", self.is_vandaag),
        ]
        return " ".join(naam for naam, aan in namen if aan)


@dataclass(frozen=True)
class Week:
    """One row of the calendar with its ISO number."""

    nummer: int
    dagen: list[Dag]


@dataclass(frozen=True)
class Maand:
    """A month of a year, written ``2026-11`` in an address."""

    jaar: int
    maand: int
    _kalender: Calendar = field(default_factory=Calendar, repr=False, compare=False)

    @classmethod
    def lees(cls, tekst: str) -> "Maand | None":
        """Parse ``2026-11``; None when that is no month between 1990 and 2100."""
        past = _MAAND.fullmatch(tekst)
        if past is None or not EERSTE_JAAR <= int(past[1]) <= LAATSTE_JAAR or not 1 <= int(past[2]) <= 12:
            return None
        return cls(int(past[1]), int(past[2]))

    @classmethod
    def van(cls, dag: date) -> "Maand":
        return cls(dag.year, dag.month)

    @property
    def eerste(self) -> date:
        return date(self.jaar, self.maand, 1)

    @property
    def vorige(self) -> "Maand":
        return Maand.van(self.eerste - timedelta(days=1))

    @property
    def volgende(self) -> "Maand":
        return Maand.van(self.eerste + timedelta(days=31))

    @property
    def grenzen(self) -> tuple[date, date]:
        """First and last day of the grid: whole weeks, Monday first."""
        weken = self._kalender.monthdatescalendar(self.jaar, self.maand)
        return weken[0][0], weken[-1][-1]

    def weken(self, sessies: Iterable[Sessie], vandaag: date, land: str) -> list[Week]:
        """Lay the meetings over the weeks of the month."""
        per_dag: dict[date, list[Sessie]] = defaultdict(list)
        for sessie in sessies:
            per_dag[sessie.datum].append(sessie)
        vrij = {dag: naam for jaar in {d.year for d in self.grenzen} for dag, naam in vrije_dagen(land, jaar).items()}
        return [
            Week(
                dagen[0].isocalendar().week,
                [
                    Dag(dag, dag.month == self.maand, dag == vandaag, vrij.get(dag, ""), tuple(per_dag[dag]))
                    for dag in dagen
                ],
            )
            for dagen in self._kalender.monthdatescalendar(self.jaar, self.maand)
        ]

    def __str__(self) -> str:
        return f"{self.jaar}-{self.maand:02d}"


@lru_cache(maxsize=64)
def vrije_dagen(land: str, jaar: int) -> dict[date, str]:
    """Public and school holidays of a country and year, by day; nothing for a country we do not know.

    Belgium counts the Flemish school holidays, the Netherlands those of the north.
    """
    streek = _STREEK.get(land)
    if streek is None:
        return {}
    feesten = holidays.country_holidays(land, years=jaar, language="nl")
    school = holidays.country_holidays(land, subdiv=streek, years=jaar, language="nl", categories=("school",))
    uit = {dag: naam.partition(";")[0].lower() for dag, naam in school.items()}
    uit |= {dag: naam.partition(";")[0] for dag, naam in feesten.items()}
    uit |= {date(jaar, maand, dag): naam for (maand, dag), naam in _EIGEN_DAGEN.get(land, {}).items()}
    return uit


def eerstvolgende_vrij(land: str, vanaf: date, bezet: Iterable[date], *, tot: date, hoeveel: int = 3) -> list[date]:
    """Propose days for a meeting: a Tuesday or Thursday outside holidays on which nothing is planned.

    At most one a week, so that the proposals differ.
    """
    uit: list[date] = []
    al_bezet, dag = set(bezet), vanaf
    while dag <= tot and len(uit) < hoeveel:
        zelfde_week = bool(uit) and uit[-1].isocalendar()[:2] == dag.isocalendar()[:2]
        if (
            dag.weekday() in {1, 3}
            and not zelfde_week
            and dag not in al_bezet
            and dag not in vrije_dagen(land, dag.year)
        ):
            uit.append(dag)
        dag += timedelta(days=1)
    return uit
