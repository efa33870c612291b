"""What an app says of a kind of object that can be searched; the register holds them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db import models

if TYPE_CHECKING:
    from kern.toegang import Toegang
    from netwerken.querysets import NetwerkobjectQuerySet

M = TypeVar("M", bound=models.Model)


def _niets(_obj: models.Model) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Zoeksoort(Generic[M]):
    """A kind of object that can be searched; ``model.objects.zichtbaar_voor(toegang)`` says who finds which.

    ``titel`` and ``teksten`` are what everybody who sees the object may find it by. ``besloten`` are words that only
    somebody with ``recht_besloten`` for the object may find it by. ``noot`` is the line under a hit when the words
    stand in the title. ``met`` and ``ook`` are the relations these functions read (select and prefetch). ``citeert`` names
    the models whose words stand in these texts, with the way to them (see ``zoekindex.zet_rond``). ``netwerk`` is the way to
    the network; ``zichtbaar`` and ``url`` say who finds which, and where a hit leads, when the model itself does not.
    """

    naam: str
    enkel: str
    meer: str
    model: type[M]
    titel: Callable[[M], str]
    teksten: Callable[[M], Iterable[str]]
    nummer: Callable[[M], str] = lambda _obj: ""
    noot: Callable[[M], str] = lambda _obj: ""
    besloten: Callable[[M], Iterable[str]] = _niets
    recht_besloten: str = ""
    met: tuple[str, ...] = ()
    ook: tuple[str, ...] = ()
    citeert: tuple[tuple[type[models.Model], str], ...] = ()
    netwerk: str = "netwerk"
    zichtbaar: Callable[["Toegang"], models.QuerySet] | None = None
    url: Callable[[M], str] = lambda obj: str(getattr(obj, "get_absolute_url")())  # noqa: B009 -- not every model has a page

    def te_zien(self, toegang: "Toegang") -> models.QuerySet:
        """The objects of this kind that this person may find."""
        return self.zichtbaar(toegang) if self.zichtbaar else self._alle().zichtbaar_voor(toegang)

    def netwerk_van(self, obj: M) -> int:
        """The number of the network to which an object belongs."""
        return int(attrgetter(f"{self.netwerk}_id".replace("__", "."))(obj))

    def rijen(self) -> "NetwerkobjectQuerySet[M]":
        """All objects of this kind, with what the functions above read."""
        return self._alle().select_related(self.netwerk, *self.met).prefetch_related(*self.ook)

    def _alle(self) -> "NetwerkobjectQuerySet[M]":
        objecten: Any = self.model  # every model of ours has ``objects``; Django says so of each class, not of them all
        rijen: NetwerkobjectQuerySet[M] = objecten.objects.all()
        return rijen
