"""A month and a week as days, with holidays and the meetings on each day."""

import re
from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays
from django.utils import timezone

from kern.feestdagen import feestdagen
from kern.invoer import dag as lees_dag
from kern.opmaak import MAANDNAMEN, NBSP, STREEP, laatste_dag, uren, uur
from kern.opmaak import dag as in_woorden
from sessies.models import Sessie

_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_MAAND = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_STREEK = {"BE": "Flemish", "NL": "Noord"}  # whose school holidays count, per country of the network
EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100


KANTOOR = (9, 17)  # the hours that a week always shows
DAG = 24


@dataclass(frozen=True)
class Blok:
    """One meeting on one of its days."""

    sessie: Sessie
    dag: date

    @property
    def is_eerste(self) -> bool:
        return self.dag == self.sessie.datum

    @property
    def hoeveelste(self) -> int:
        """1 on the first day, 2 on the second."""
        return (self.dag - self.sessie.datum).days + 1

    @property
    def uren(self) -> str:
        """Its hours on this day: '13.30–16.30 uur', or 'vanaf 13.30 uur', 'de hele dag', 'tot 16.00 uur'."""
        sessie = self.sessie
        if not sessie.is_meerdaags:
            return uren(sessie.begint_op, sessie.eindigt_op)
        if self.is_eerste:
            return f"vanaf{NBSP}{uur(sessie.begint_op)}"
        if self.dag < sessie.laatste_dag or sessie.eindtijd == time.min:
            return "de hele dag"
        return f"tot{NBSP}{uur(sessie.eindigt_op)}"

    @property
    def begin_uur(self) -> int:
        """In which hour of this day it begins; a later day goes on from midnight."""
        return self.sessie.begintijd.hour if self.is_eerste else 0

    @property
    def eind_uur(self) -> int:
        """By which hour of this day it has ended; what goes on after midnight, by 24."""
        eind = self.sessie.eindtijd
        if self.dag < self.sessie.laatste_dag or eind == time.min:
            return DAG
        return max(eind.hour + (eind.minute > 0), self.begin_uur + 1)


@dataclass(frozen=True)
class Plek:
    """A meeting among those it overlaps with: ``rij`` counts from 0, ``kolom`` from 1."""

    blok: Blok
    rij: int
    duur: int
    kolom: int


@dataclass(frozen=True)
class Tros:
    """Meetings of one day that overlap, side by side in one place of the grid: its first row and how many it takes."""

    rij: int
    duur: int
    plekken: Sequence[Plek]


@dataclass(frozen=True)
class Dag:
    """One day of the calendar; what began on an earlier day stands first."""

    datum: date
    is_in_maand: bool
    is_vandaag: bool
    vrij: str = ""
    blokken: Sequence[Blok] = ()
    meer: int = 0  # meetings of this day that do not stand here

    @property
    def iso(self) -> str:
        """As an address has it: cheaper here, for every day of every calendar, than by a filter of the template."""
        return self.datum.isoformat()

    @property
    def klasse(self) -> str:
        """CSS classes of the cell."""
        namen = [
            ("is-free", bool(self.vrij)),
            ("is-out", not self.is_in_maand and not self.vrij),
            ("is-today", self.is_vandaag),
        ]
        return " ".join(naam for naam, aan in namen if aan)

    def trossen(self, uren: range) -> list[Tros]:
        """The meetings over the hours of the week, those that overlap together."""
        groepen: list[tuple[int, int, list[tuple[int, int, Blok]]]] = []
        for blok in sorted(self.blokken, key=lambda b: b.begin_uur):
            van = min(max(blok.begin_uur, uren.start), uren.stop - 1)
            tot = max(min(blok.eind_uur, uren.stop), van + 1)
            if groepen and van < groepen[-1][1]:
                begin, eind, samen = groepen[-1]
                groepen[-1] = (begin, max(eind, tot), [*samen, (van, tot, blok)])
            else:
                groepen.append((van, tot, [(van, tot, blok)]))
        return [Tros(van - uren.start + 1, tot - van, _naast_elkaar(van, samen)) for van, tot, samen in groepen]


def _naast_elkaar(begin: int, samen: Iterable[tuple[int, int, Blok]]) -> list[Plek]:
    """Give each the first column that is free at its first hour; they come in the order in which they begin."""
    vrij_vanaf: list[int] = []
    plekken = []
    for van, tot, blok in samen:
        kolom = next((i for i, vrij in enumerate(vrij_vanaf) if vrij <= van), len(vrij_vanaf))
        vrij_vanaf[kolom:] = [tot, *vrij_vanaf[kolom + 1 :]]
        plekken.append(Plek(blok, van - begin, tot - van, kolom + 1))
    return plekken


def uren_van(dagen: Iterable[Dag]) -> range:
    """The hours that a week shows: those of an office, and more where something begins earlier or ends later."""
    blokken = [blok for dag in dagen for blok in dag.blokken]
    vroegst = min([KANTOOR[0], *(b.begin_uur for b in blokken if b.is_eerste)])
    laatst = max([KANTOOR[1], *(b.eind_uur for b in blokken if b.dag == b.sessie.laatste_dag)])
    return range(vroegst, laatst)


PER_DAG = 6  # meetings of one day that a month or a week shows; the others stand in the list of that day


@dataclass(frozen=True)
class Drukte:
    """How many meetings go on on each day, and which of them stand in the calendar: the first ``PER_DAG`` of every day."""

    totaal: int
    per_dag: Mapping[date, int]
    getoond: frozenset[int]

    @classmethod
    def van(cls, tijden: Iterable[tuple[int, datetime, datetime]]) -> "Drukte":
        """Count meetings, each by its key, begin and end, in the order of their beginning."""
        per_dag: dict[date, list[int]] = defaultdict(list)
        totaal = 0
        for pk, begin, einde in tijden:
            totaal += 1
            for dag in _dagen(begin, einde):
                per_dag[dag].append(pk)
        getoond = frozenset(pk for pks in per_dag.values() for pk in pks[:PER_DAG])
        return cls(totaal, {dag: len(pks) for dag, pks in per_dag.items()}, getoond)


@lru_cache(maxsize=1024)  # many begin and end at the same hours
def _dagen(begin: datetime, einde: datetime) -> tuple[date, ...]:
    eerste = timezone.localtime(begin).date()
    return tuple(eerste + timedelta(days=n) for n in range((laatste_dag(begin, einde) - eerste).days + 1))


def leg_over(
    dagen: Sequence[date],
    sessies: Iterable[Sessie],
    vandaag: date,
    land: str,
    maand: int | None = None,
    per_dag: Mapping[date, int] | None = None,
) -> list[Dag]:
    """Lay the meetings over days in a row; with ``maand`` a day of another month says so.

    ``per_dag`` says how many there are on a day, where these are not all of them.
    """
    blokken: dict[date, list[Blok]] = defaultdict(list)
    for sessie in sorted(sessies, key=lambda s: (s.begint_op, s.pk)):
        for dag in sessie.dagen:
            blokken[dag].append(Blok(sessie, dag))
    vrij = {dag: naam for jaar in {d.year for d in dagen} for dag, naam in vrije_dagen(land, jaar).items()}
    uit = []
    for dag in dagen:
        getoond = blokken[dag][:PER_DAG]
        meer = (per_dag or {}).get(dag, len(blokken[dag])) - len(getoond)
        uit.append(Dag(dag, maand in {None, dag.month}, dag == vandaag, vrij.get(dag, ""), tuple(getoond), meer))
    return uit


@dataclass(frozen=True)
class Weekrij:
    """One row of a month with its ISO number."""

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

    @property
    def naam(self) -> str:
        """'november 2026'."""
        return f"{MAANDNAMEN[self.maand - 1]} {self.jaar}"

    def weken(
        self, sessies: Iterable[Sessie], vandaag: date, land: str, per_dag: Mapping[date, int] | None = None
    ) -> list[Weekrij]:
        """Lay the meetings over the weeks of the month."""
        begin, einde = self.grenzen
        dagen = [begin + timedelta(days=n) for n in range((einde - begin).days + 1)]
        gelegd = leg_over(dagen, sessies, vandaag, land, self.maand, per_dag)
        return [Weekrij(gelegd[i].datum.isocalendar().week, gelegd[i : i + 7]) for i in range(0, len(gelegd), 7)]

    def __str__(self) -> str:
        return f"{self.jaar}-{self.maand:02d}"


@dataclass(frozen=True)
class Week:
    """A week from Monday to Sunday, written ``2026-W48`` in an address: year and number as ISO 8601 counts them."""

    jaar: int
    nummer: int

    @classmethod
    def lees(cls, tekst: str) -> "Week | None":
        """Parse ``2026-W48``; None when that year, from 1990 to 2100, has no such week."""
        past = _WEEK.fullmatch(tekst)
        if past is None or not EERSTE_JAAR <= int(past[1]) <= LAATSTE_JAAR:
            return None
        try:
            date.fromisocalendar(int(past[1]), int(past[2]), 1)
        except ValueError:
            return None
        return cls(int(past[1]), int(past[2]))

    @classmethod
    def van(cls, dag: date) -> "Week":
        return cls(*dag.isocalendar()[:2])

    @property
    def eerste(self) -> date:
        return date.fromisocalendar(self.jaar, self.nummer, 1)

    @property
    def vorige(self) -> "Week":
        return Week.van(self.eerste - timedelta(days=7))

    @property
    def volgende(self) -> "Week":
        return Week.van(self.eerste + timedelta(days=7))

    @property
    def grenzen(self) -> tuple[date, date]:
        """Monday and Sunday."""
        return self.eerste, self.eerste + timedelta(days=6)

    @property
    def naam(self) -> str:
        """'week 48, 23–29 november 2026'; month and year twice only where they differ."""
        begin, einde = self.grenzen
        eind = f"{einde.day}{NBSP}{MAANDNAMEN[einde.month - 1]} {einde.year}"
        van = f"{begin.day}{NBSP}{MAANDNAMEN[begin.month - 1]}"
        if begin.month == einde.month:
            dagen = f"{begin.day}{STREEP}{eind}"
        else:
            dagen = f"{van}{f' {begin.year}' if begin.year != einde.year else ''} {STREEP} {eind}"
        return f"week{NBSP}{self.nummer}, {dagen}"

    def dagen(
        self, sessies: Iterable[Sessie], vandaag: date, land: str, per_dag: Mapping[date, int] | None = None
    ) -> list[Dag]:
        """Lay the meetings over the seven days."""
        return leg_over([self.eerste + timedelta(days=n) for n in range(7)], sessies, vandaag, land, None, per_dag)

    def __str__(self) -> str:
        return f"{self.jaar}-W{self.nummer:02d}"


@lru_cache(maxsize=64)
def vrije_dagen(land: str, jaar: int) -> dict[date, str]:
    """Public and school holidays of a country and year, by day; nothing for a country we do not know.

    Belgium counts the Flemish school holidays, the Netherlands those of the north.
    """
    streek = _STREEK.get(land)
    if streek is None:
        return {}
    school = holidays.country_holidays(land, subdiv=streek, years=jaar, language="nl", categories=("school",))
    uit = {dag: naam.partition(";")[0].lower() for dag, naam in school.items()}
    return uit | feestdagen(land, jaar)


def lees_periode(tekst: str) -> tuple[date, date, str] | None:
    """First day, last day and name of ``2026-11``, ``2026-W48`` or ``2026-11-24``; None for anything else."""
    periode = Maand.lees(tekst) or Week.lees(tekst)
    if isinstance(periode, Maand):
        return periode.eerste, periode.volgende.eerste - timedelta(days=1), periode.naam
    if periode is not None:
        return *periode.grenzen, periode.naam
    dag = lees_dag(tekst)
    return (dag, dag, in_woorden(dag)) if dag and EERSTE_JAAR <= dag.year <= LAATSTE_JAAR else None


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
