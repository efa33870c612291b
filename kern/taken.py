"""What waits for a person, what a person waits for, and how much of it one source gives."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from django.db import models
from django.db.models import Count, Window

from kern import klok, opmaak

if TYPE_CHECKING:
    pass

M = TypeVar("M", bound=models.Model)
T = TypeVar("T")

HOOGSTENS = 5  # of one kind in a list; the rest becomes one line that says how many
LICHT, GEWOON, ZWAAR = 1, 2, 3  # how heavily a day of lateness counts
LANGST = 90  # days: later than this is not more urgent any more


@dataclass(frozen=True)
class Taak:
    """One thing that waits for a person. ``tegen`` is the day it should be done; None when there is none.

    ``actie`` is the word on its button, which leads to ``url``; with ``daad`` the button does it at once (POST).
    ``belofte`` is the kind of promise that it serves; a task that is ``algemeen`` is there only as long as no other serves
    the same promise. ``sleutel`` names it from day to day, as source:object; without one it stands for several things,
    and ``aantal`` says how many. ``uitgesteld_tot`` is the day on which it is back, for a task that was put off.

    Who holds ``recht`` may be handed the task. It then comes ``van`` somebody, with a ``noot`` why, or is ``bij`` somebody
    else and no task of this person any more; ``is_van_mij`` says that this person gave it.
    """

    titel: str
    url: str
    toelichting: str = ""
    tegen: date | None = None
    actie: str = "Bekijk"
    is_te_laat: bool = False
    daad: str = ""
    belofte: str = ""
    algemeen: bool = False
    sleutel: str = ""
    gewicht: int = GEWOON
    aantal: int = 1
    uitgesteld_tot: date | None = None
    recht: str = ""
    van: str = ""
    noot: str = ""
    bij: str = ""
    is_van_mij: bool = False
    overgedragen_op: date | None = None
    overdracht: int = 0

    @property
    def dagen_te_laat(self) -> int:
        """How many days have passed since its day; 0 when it is not late."""
        return max(0, (klok.vandaag() - self.tegen).days) if self.is_te_laat and self.tegen else 0

    @property
    def hoe_laat(self) -> str:
        """In words: 12 dagen te laat."""
        return _hoe_laat(self.dagen_te_laat)


@dataclass(frozen=True)
class Wachtend:
    """One thing that a person waits for: ``op_wie`` should do it, since ``sinds``, if it has a day ``tegen`` that day.

    ``actie`` leads to ``url``; with ``daad`` the button does it at once (POST): remind, take over, take back.
    """

    titel: str
    url: str
    op_wie: str
    sinds: date | None = None
    toelichting: str = ""
    tegen: date | None = None
    actie: str = "Bekijk"
    daad: str = ""
    aantal: int = 1

    @property
    def is_te_laat(self) -> bool:
        """Whether its day has passed."""
        return self.tegen is not None and self.tegen < klok.vandaag()

    @property
    def hoe_laat(self) -> str:
        """In words: 12 dagen te laat."""
        return _hoe_laat((klok.vandaag() - self.tegen).days if self.tegen else 0)


def _hoe_laat(dagen: int) -> str:
    return f"{opmaak.aantal(dagen, 'dag', 'dagen')} te laat" if dagen > 0 else "te laat"


@dataclass(frozen=True)
class Opzij:
    """What was done with the task ``sleutel``: put off until ``tot``, had from somebody, or with somebody else."""

    sleutel: str
    tot: date | None = None
    van: str = ""
    bij: str = ""
    is_van_mij: bool = False
    noot: str = ""
    op: date | None = None
    overdracht: int = 0


def zet_opzij(taken: Sequence[Taak], opzij: "Mapping[str, Opzij]") -> list[Taak]:
    """The same tasks, with their day when they were put off and with who has them from whom."""
    return [_met(taak, opzij[taak.sleutel]) if taak.sleutel in opzij else taak for taak in taken]


def _met(taak: Taak, ding: Opzij) -> Taak:
    return replace(
        taak, uitgesteld_tot=ding.tot, van=ding.van, bij=ding.bij, is_van_mij=ding.is_van_mij, noot=ding.noot,
        overgedragen_op=ding.op, overdracht=ding.overdracht,
    )  # fmt: skip


def op_rang(taken: Sequence[Taak]) -> list[Taak]:
    """Most urgent first: late by how much and weight, then by day, then what is open."""
    return sorted(taken, key=rang)


def rang(taak: Taak) -> tuple[int, int, int, date, int, str]:
    """What a task is ordered by."""
    druk = min(taak.dagen_te_laat + 1, LANGST) * taak.gewicht if taak.is_te_laat else 0
    return (not taak.is_te_laat, -druk, taak.tegen is None, taak.tegen or date.max, -taak.gewicht, taak.titel)


def op_wachttijd(wachtend: Sequence[Wachtend]) -> list[Wachtend]:
    """What is late first, the latest on top; then what waits longest."""
    return sorted(
        wachtend,
        key=lambda w: (
            not w.is_te_laat,
            w.tegen if w.is_te_laat and w.tegen else date.max,
            w.sinds or date.max,
            w.titel,
        ),
    )


def samen(dingen: Sequence[Taak] | Sequence[Wachtend]) -> int:
    """How many things these lines stand for."""
    return sum(ding.aantal for ding in dingen)


# --- how much one source gives ---------------------------------------------------------------------------------
@dataclass(frozen=True)
class Greep(Generic[T]):
    """The first of many: what is listed, the one after it, and how many there are beyond the list."""

    rijen: list[T] = field(default_factory=list)
    volgende: T | None = None
    meer: int = 0


def begrens(
    rijen: "models.QuerySet[M]", hoogstens: int = HOOGSTENS, *, apart: Collection[str] = frozenset()
) -> Greep[M]:
    """The first rows of a source in their order, and how many more there are; one query, however many.

    ``apart`` are ids that somebody put aside: they come along and take the place of no other, at one query more.
    """
    if pks := [int(pk) for pk in apart if pk.isdecimal()]:
        aparte, rijen = list(rijen.filter(pk__in=pks)), rijen.exclude(pk__in=pks)
        rest = begrens(rijen, hoogstens)
        return Greep([*aparte, *rest.rijen], rest.volgende, rest.meer)
    gevonden = list(rijen.annotate(van_hoeveel=Window(Count("*")))[: hoogstens + 1])
    totaal = int(getattr(gevonden[0], "van_hoeveel", 0)) if gevonden else 0
    return _greep(gevonden, totaal, hoogstens)


def begrens_lijst(
    dingen: Sequence[T], hoogstens: int = HOOGSTENS, *, is_apart: Callable[[T], bool] = lambda _ding: False
) -> Greep[T]:
    """The same for what is worked out already."""
    aparte, dingen = [ding for ding in dingen if is_apart(ding)], [ding for ding in dingen if not is_apart(ding)]
    rest = _greep(list(dingen[: hoogstens + 1]), len(dingen), hoogstens)
    return Greep([*aparte, *rest.rijen], rest.volgende, rest.meer)


def _greep(gevonden: list[T], totaal: int, hoogstens: int) -> Greep[T]:
    volgende = gevonden[hoogstens] if len(gevonden) > hoogstens else None
    return Greep(gevonden[:hoogstens], volgende, max(0, totaal - hoogstens))
