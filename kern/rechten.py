"""The mechanism of rights: conditions with two faces, so that seeing and doing cannot drift apart.

A :class:`Voorwaarde` answers for one object (``toets``) and for a whole queryset (``q``) from one definition.
The table itself, one line per right, is filled once at start-up by :func:`stel_in`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from kern.toegang import Toegang

NIETS = Q(pk__in=[])
ALLES = Q(pk__isnull=False)  # not an empty Q: "nothing | x" would mean x


@dataclass(frozen=True)
class Voorwaarde:
    """The condition under which somebody may do something.

    ``toets(toegang, obj)`` judges one object; ``obj`` is None for a right without object (making, listing).
    ``q(toegang)`` selects the same objects in the database.
    """

    toets: Callable[["Toegang", models.Model | None], bool]
    q: Callable[["Toegang"], Q]

    def __or__(self, ander: "Voorwaarde") -> "Voorwaarde":
        return Voorwaarde(
            lambda t, o: self.toets(t, o) or ander.toets(t, o),
            lambda t: _of(self.q(t), ander, t),
        )

    def __and__(self, ander: "Voorwaarde") -> "Voorwaarde":
        return Voorwaarde(
            lambda t, o: self.toets(t, o) and ander.toets(t, o),
            lambda t: _en(self.q(t), ander, t),
        )


def _of(een: Q, ander: Voorwaarde, toegang: "Toegang") -> Q:
    """Either of two; who may see everything is asked nothing more, for facts about a person are queries."""
    if een is ALLES:
        return ALLES
    twee = ander.q(toegang)
    if een is NIETS or twee is ALLES:
        return twee
    return een if twee is NIETS else een | twee


def _en(een: Q, ander: Voorwaarde, toegang: "Toegang") -> Q:
    """Both of two."""
    if een is NIETS:
        return NIETS
    twee = ander.q(toegang)
    if een is ALLES or twee is NIETS:
        return twee
    return een if twee is ALLES else een & twee


def rol(*rollen: str) -> Voorwaarde:
    """Everybody with one of these roles in the network, for every object of the network."""
    return Voorwaarde(
        lambda t, _o: not t.rollen.isdisjoint(rollen),
        lambda t: ALLES if not t.rollen.isdisjoint(rollen) else NIETS,
    )


def feit(naam: str) -> Voorwaarde:
    """A fact about the person that needs no object, e.g. "carries a project"."""
    return Voorwaarde(
        lambda t, _o: bool(t.feit(naam)),
        lambda t: ALLES if t.feit(naam) else NIETS,
    )


def veld(pad: str, waarden: Iterable[object]) -> Voorwaarde:
    """The object's field (``a__b`` follows relations) has one of these values; None stands for an empty field."""
    toegelaten = tuple(waarden)
    filter_ = Q(**{f"{pad}__in": [w for w in toegelaten if w is not None]})
    if None in toegelaten:
        filter_ |= Q(**{f"{pad}__isnull": True})
    return Voorwaarde(lambda _t, o: o is not None and _lees(o, pad) in toegelaten, lambda _t: filter_)


def eigen(pad: str, naam: str) -> Voorwaarde:
    """The object's id at ``pad`` is among the ids that the fact ``naam`` gives for this person."""
    return Voorwaarde(
        lambda t, o: o is not None and _lees(o, pad) in t.feit(naam),
        lambda t: Q(**{f"{pad}__in": t.feit(naam)}),
    )


def zonder_object(voorwaarde: Voorwaarde) -> Voorwaarde:
    """The condition counts only where no object is named (the button "new")."""
    return Voorwaarde(lambda t, o: o is None and voorwaarde.toets(t, o), lambda _t: NIETS)


def van(pad: str, voorwaarde: Voorwaarde) -> Voorwaarde:
    """The condition holds for what the object belongs to: who may see a meeting, may see what it decided."""
    return Voorwaarde(
        lambda t, o: voorwaarde.toets(t, None if o is None else getattr(o, pad)),
        lambda t: onder(pad, voorwaarde.q(t)),
    )


def onder(pad: str, filter_: Q) -> Q:
    """The same filter, asked of what stands at ``pad``."""
    uit = Q(_connector=filter_.connector, _negated=filter_.negated)
    for deel in filter_.children:
        if isinstance(deel, tuple):
            naam, waarde = deel
            uit.children.append((f"{pad}__{naam}", waarde))
        elif isinstance(deel, Q):
            uit.children.append(onder(pad, deel))
        else:
            raise TypeError(f"a condition of {type(deel).__name__} cannot be asked elsewhere")
    return uit


def _lees(obj: object, pad: str) -> object:
    for deel in pad.split("__"):
        if obj is None:
            return None
        obj = getattr(obj, deel)
    return obj


_tabel: dict[str, Voorwaarde] = {}
_zolang_het_loopt: set[str] = set()
_LOOPT = Voorwaarde(
    lambda t, _o: not t.netwerk.is_afgerond,
    lambda t: NIETS if t.netwerk.is_afgerond else ALLES,
)


class NaHetEinde(PermissionDenied):
    """What was asked ended with the network."""


def stel_in(tabel: Mapping[str, Voorwaarde], *, zolang_het_loopt: Iterable[str] = ()) -> None:
    """Make ``tabel`` the table of rights. Called once, by the app that holds the table.

    The rights ``zolang_het_loopt`` are nobody's any more in a network that has ended.
    """
    _tabel.clear()
    _tabel.update(tabel)
    for recht in zolang_het_loopt:
        _tabel[recht] = tabel[recht] & _LOOPT
    _zolang_het_loopt.clear()
    _zolang_het_loopt.update(zolang_het_loopt)


def alle_rechten() -> tuple[str, ...]:
    return tuple(_tabel)


def voorwaarde(recht: str) -> Voorwaarde:
    """Return the condition of ``recht``. Raises KeyError for a right that is not in the table."""
    return _tabel[recht]


def eis(toegang: "Toegang", recht: str, obj: models.Model | None = None) -> None:
    """Raise PermissionDenied (403) unless ``toegang`` holds ``recht`` for ``obj``: NaHetEinde when nobody does any more."""
    if not toegang.mag(recht, obj):
        raise NaHetEinde if recht in _zolang_het_loopt and toegang.netwerk.is_afgerond else PermissionDenied
