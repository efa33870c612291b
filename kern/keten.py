"""The chain: from any object back to the question it came from and on to what became of it.

Apps register the kinds of links (:class:`Soort`) and the stored relations between them (:class:`Pijl`), in the order
of the chain. :func:`volg` then walks the relations: one query per arrow and one per kind, however long the chain is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import models

from kern.opmaak import dag


@dataclass(frozen=True)
class Schakel:
    """One object of the chain as a page shows it."""

    soort: str
    pk: int
    titel: str
    url: str
    notitie: str = ""
    op: date | None = None
    bron: str = ""  # how a question came in: 'per telefoon'


@dataclass(frozen=True)
class Soort:
    """A kind of link. ``laad(ids, toegang)`` gives the links the reader may see, in reading order.

    A meeting is a place where many things pass: it is shown, but a walk does not go on through it
    (``gaat_verder=False``), or every question would lead to everything its meeting ever learned.
    """

    naam: str
    stap: str
    laad: Callable[[Iterable[int], Any], list[Schakel]]
    gaat_verder: bool = True


@dataclass(frozen=True)
class Pijl:
    """A stored relation: rows of ``model`` (those for which ``waar`` holds) whose ``van_veld`` leads to ``naar_veld``.

    A meeting takes up many questions and gives many insights, so walking through it would tie every question to
    every insight. ``vooruit_vanaf_begin`` and ``terug_vanaf_begin`` say that the arrow is followed, in that
    direction, only from the object the walk begins with.
    """

    van: str
    naar: str
    model: type[models.Model]
    van_veld: str
    naar_veld: str
    waar: models.Q = field(default_factory=models.Q)
    vooruit_vanaf_begin: bool = False
    terug_vanaf_begin: bool = False


@dataclass(frozen=True)
class Stap:
    """One of the seven steps of the strip, with what stands in it for this object."""

    sleutel: str
    naam: str
    icoon: str
    schakels: list[Schakel] = field(default_factory=list)
    is_hier: bool = False

    @property
    def staat(self) -> str:
        """CSS state: here, done or still open."""
        if self.is_hier:
            return "is-here"
        return "is-done" if self.schakels else "is-open"


STAPPEN = (
    ("ingebracht", "Ingebrachte vraag", "chat-left-quote"),
    ("leervraag", "Leervraag", "question-circle"),
    ("bijeenkomst", "Bijeenkomst", "calendar-event"),
    ("inzicht", "Inzicht", "lightbulb"),
    ("piloot", "Piloot", "flask"),
    ("kennis", "Fiche of signaal", "journal-text"),
    ("aanbeveling", "Aanbeveling", "megaphone"),
)

soorten: dict[str, Soort] = {}
pijlen: list[Pijl] = []


def registreer(nieuwe_soorten: Iterable[Soort] = (), nieuwe_pijlen: Iterable[Pijl] = ()) -> None:
    """Add kinds and arrows; apps call this at start-up, from left to right, so the order is the chain's."""
    for soort in nieuwe_soorten:
        soorten[soort.naam] = soort
    pijlen.extend(nieuwe_pijlen)


def volg(soort: str, pk: int) -> dict[str, set[int]]:
    """Return the ids per kind that lead to this object or come from it (the object included)."""
    rang = {naam: i for i, naam in enumerate(soorten)}
    vooruit = _loop({soort: {pk}}, sorted(pijlen, key=lambda p: (rang[p.van], rang[p.naar])), terug=False)
    achteruit = _loop({soort: {pk}}, sorted(pijlen, key=lambda p: (-rang[p.naar], -rang[p.van])), terug=True)
    return {naam: vooruit.get(naam, set()) | achteruit.get(naam, set()) for naam in soorten}


def _loop(start: Mapping[str, set[int]], volgorde: Iterable[Pijl], *, terug: bool) -> dict[str, set[int]]:
    bereikt = {naam: set(ids) for naam, ids in start.items()}
    dicht = {soort.naam for soort in soorten.values() if not soort.gaat_verder} - set(start)
    for pijl in volgorde:
        bron, doel = (pijl.naar, pijl.van) if terug else (pijl.van, pijl.naar)
        bron_veld, doel_veld = (pijl.naar_veld, pijl.van_veld) if terug else (pijl.van_veld, pijl.naar_veld)
        enkel_begin = pijl.terug_vanaf_begin if terug else pijl.vooruit_vanaf_begin
        if not bereikt.get(bron) or (enkel_begin and bron not in start):
            continue
        # one filter call, so that a relation to many is joined once
        rijen = pijl.model._default_manager.filter(
            pijl.waar, **{f"{bron_veld}__in": bereikt[bron], f"{doel_veld}__isnull": False}
        ).values_list(doel_veld, flat=True)
        bereikt.setdefault(doel, set()).update(rijen)
    return bereikt


def strook(soort: str, pk: int, toegang: Any) -> list[Stap]:
    """Return the seven steps of the strip for one object, with only what the reader may see."""
    per_stap: dict[str, list[Schakel]] = {}
    for naam, ids in volg(soort, pk).items():
        if ids:
            per_stap.setdefault(soorten[naam].stap, []).extend(soorten[naam].laad(ids, toegang))
    hier = soorten[soort].stap
    ingebracht = per_stap.get("ingebracht", per_stap.get("leervraag", []))
    if len(ingebracht) == 1 and ingebracht[0].bron:
        ingebracht = [replace(ingebracht[0], titel=ingebracht[0].bron, notitie=dag(ingebracht[0].op))]
    per_stap["ingebracht"] = ingebracht
    return [Stap(sleutel, naam, icoon, per_stap.get(sleutel, []), sleutel == hier) for sleutel, naam, icoon in STAPPEN]
