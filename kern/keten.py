"""The chain: from any object back to the question it came from and on to what became of it.

Apps register the kinds of links (:class:`Soort`) and the stored relations between them (:class:`Pijl`), in the order
of the chain. :func:`verwant` then walks the relations: one query per kind that is left in each direction, however long the chain is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from django.db import models

from kern.jsonvorm import als_json, naam_van, uit_json
from kern.opmaak import dag

if TYPE_CHECKING:
    from kern.toegang import Toegang


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
    """A kind of link. ``laad(ids, toegang)`` gives the links the reader may see, in reading order."""

    naam: str
    stap: str
    laad: Callable[[Iterable[int], "Toegang"], list[Schakel]]


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


# kind -> id -> the ids of the objects the walk began with from which it was reached
Bereik = dict[str, dict[int, set[int]]]


def verwant(soort: str, pk: int) -> dict[str, set[int]]:
    """Return the ids per kind that lead to this object or come from it (the object included)."""
    vooruit, achteruit = _vooruit(soort, [pk]), _loop(soort, [pk], terug=True)
    return {naam: set(vooruit.get(naam, ())) | set(achteruit.get(naam, ())) for naam in soorten}


def gevolgen(soort: str, pks: Iterable[int], toegang: "Toegang") -> dict[int, dict[str, list[Schakel]]]:
    """Return what became of each of these objects: per object, per step, the links the reader may see.

    All objects are walked together: as many queries for thirty as for one. Only the way forward; the objects
    themselves are left out.
    """
    uit: dict[int, dict[str, list[Schakel]]] = {pk: {} for pk in pks}
    if not uit:
        return uit
    for naam, bereikt in _vooruit(soort, uit).items():
        if naam == soort or not bereikt:
            continue
        for schakel in soorten[naam].laad(list(bereikt), toegang):
            for begin in bereikt[schakel.pk]:
                uit[begin].setdefault(soorten[naam].stap, []).append(schakel)
    return uit


def _rang() -> dict[str, int]:
    return {naam: i for i, naam in enumerate(soorten)}


def _vooruit(soort: str, pks: Iterable[int]) -> Bereik:
    return _loop(soort, pks, terug=False)


def _loop(soort: str, pks: Iterable[int], *, terug: bool) -> Bereik:
    """Walk the arrows one way, kind after kind: whatever leads to a kind was followed before the kind is left."""
    bereikt: Bereik = {soort: {pk: {pk} for pk in pks}}
    for bron in reversed(soorten) if terug else soorten:
        uit = [
            p
            for p in pijlen
            if (p.naar if terug else p.van) == bron and (bron == soort or not _enkel_begin(p, terug=terug))
        ]
        if not bereikt.get(bron) or not uit:
            continue
        ids = list(bereikt[bron])
        rijen = [_rijen(p, ids, terug=terug) for p in uit]
        for doel, van, naar in rijen[0].union(*rijen[1:], all=True):
            bereikt.setdefault(doel, {}).setdefault(naar, set()).update(bereikt[bron][van])
    return bereikt


def _enkel_begin(pijl: Pijl, *, terug: bool) -> bool:
    return pijl.terug_vanaf_begin if terug else pijl.vooruit_vanaf_begin


def _rijen(pijl: Pijl, ids: list[int], *, terug: bool) -> "models.QuerySet[models.Model, tuple[str, int, int]]":
    """(kind it leads to, id here, id there) of one arrow."""
    hier, daar = (pijl.naar_veld, pijl.van_veld) if terug else (pijl.van_veld, pijl.naar_veld)
    # one filter call, so that a relation to many is joined once
    rijen = pijl.model._default_manager.filter(pijl.waar, **{f"{hier}__in": ids, f"{daar}__isnull": False})
    doel = models.Value(pijl.van if terug else pijl.naar, output_field=models.CharField())
    return rijen.order_by().values_list(doel, hier, daar)


def strook(soort: str, pk: int, toegang: "Toegang") -> list[Stap]:
    """Return the seven steps of the strip for one object, with only what the reader may see."""
    bewaard = toegang.van_object(
        naam_van(f"{soort} {pk}", Schakel),
        lambda: {stap: [als_json(s) for s in rij] for stap, rij in _per_stap(soort, pk, toegang).items()},
    )
    per_stap = {stap: [uit_json(Schakel, schakel) for schakel in rij] for stap, rij in bewaard.items()}
    hier = soorten[soort].stap
    return [Stap(sleutel, naam, icoon, per_stap.get(sleutel, []), sleutel == hier) for sleutel, naam, icoon in STAPPEN]


def _per_stap(soort: str, pk: int, toegang: "Toegang") -> dict[str, list[Schakel]]:
    per_stap: dict[str, list[Schakel]] = {}
    for naam, ids in verwant(soort, pk).items():
        if ids:
            per_stap.setdefault(soorten[naam].stap, []).extend(soorten[naam].laad(ids, toegang))
    ingebracht = per_stap.get("ingebracht", per_stap.get("leervraag", []))
    if len(ingebracht) == 1 and ingebracht[0].bron:
        ingebracht = [replace(ingebracht[0], titel=ingebracht[0].bron, notitie=dag(ingebracht[0].op))]
    return per_stap | {"ingebracht": ingebracht}
