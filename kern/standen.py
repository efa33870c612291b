"""What is worked out once and kept until something happens: the tasks of a person, counted promises, figures.

It is a stored state and no cache that may be wrong. Whatever happens writes one audit line in its own transaction
(:func:`kern.domain.audit.leg_vast`), so the number of committed lines of a network is a stamp: the same number is the same
set of lines. The stamp is read before anything is worked out; what is committed meanwhile makes the next reader work it out
anew. What the clock changes ends at midnight in Brussels, or at the moment an app names (``klokgrenzen`` in the register).
"""

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar, cast
from zlib import crc32

from django.db import DatabaseError, models, transaction
from django.db.models import Count, Expression, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from kern import klok, register
from kern.models import Auditkop, Auditwacht, BewaardeStand
from kern.models.gebeurtenis import GEEN_NETWERK

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")
D = TypeVar("D", bound="DataclassInstance")
IEDEREEN = 0
_geschreven: ContextVar[int] = ContextVar("kern_standen_geschreven", default=0)


def er_gebeurt_iets() -> None:
    """What was read before this moment is read again: called by whatever writes an audit line."""
    _geschreven.set(_geschreven.get() + 1)


class Standen:
    """The stored states of one person in one network, read together in one query at the first question."""

    def __init__(self, netwerk_id: int, gebruiker_id: int = IEDEREEN) -> None:
        self.netwerk_id, self.gebruiker_id = netwerk_id, gebruiker_id
        self._rijen: dict[tuple[int, str], BewaardeStand] = {}
        self._stempel: int | None = None
        self._gelezen_bij: int | None = None

    def haal(self, naam: str, bereken: Callable[[], T], *, voor_iedereen: bool = False) -> T:
        """Return the state ``naam``: as it was kept, or as ``bereken`` gives it now (which is kept then).

        JSON can hold what ``bereken`` gives. ``voor_iedereen`` is a state that does not depend on the person.
        """
        wie = IEDEREEN if voor_iedereen else self.gebruiker_id
        gelezen, stempel = self._gelezen(), self._stempel_nu()
        rij = gelezen.get((wie, naam))
        if rij is not None and rij.stempel == stempel and rij.van <= klok.nu() < rij.tot:
            return cast("T", rij.inhoud)  # what bereken gave, and JSON held
        begin = klok.nu()
        nieuw = BewaardeStand(netwerk_id=self.netwerk_id, gebruiker_id=wie, naam=naam, stempel=stempel, van=begin)
        nieuw.inhoud, nieuw.tot = bereken(), _tot(self.netwerk_id, begin)
        _bewaar(nieuw)
        gelezen[wie, naam] = nieuw
        return cast("T", nieuw.inhoud)

    def neem(self, rijen: Iterable[BewaardeStand]) -> None:
        """Take over rows with their ``nu_stempel`` that were read for several networks at once (:func:`lees`)."""
        self._gelezen_bij, self._stempel = _geschreven.get(), None
        self._rijen = {(rij.gebruiker_id, rij.naam): rij for rij in rijen}
        for rij in self._rijen.values():
            self._stempel = rij.nu_stempel  # type: ignore[attr-defined]  # annotated by lees

    def _gelezen(self) -> dict[tuple[int, str], BewaardeStand]:
        if self._gelezen_bij != _geschreven.get():
            self.neem(lees([self.netwerk_id], self.gebruiker_id))
        return self._rijen

    def _stempel_nu(self) -> int:
        if self._stempel is None:
            self._stempel = _eigen_stempel(self.netwerk_id)
        return self._stempel


def _bewaar(rij: BewaardeStand) -> None:
    try:
        with transaction.atomic():
            BewaardeStand.objects.bulk_create(
                [rij],
                update_conflicts=True,
                unique_fields=["netwerk_id", "gebruiker_id", "naam"],
                update_fields=["stempel", "van", "tot", "inhoud"],
            )
    except DatabaseError:  # a full disk, a database that may only be read: the page goes on without
        return


def lees(netwerken: Iterable[int], gebruiker_id: int) -> list[BewaardeStand]:
    """All stored states of one person in these networks, with the stamp of now; one query."""
    rijen = BewaardeStand.objects.filter(netwerk_id__in=netwerken, gebruiker_id__in=[IEDEREEN, gebruiker_id])
    return list(rijen.annotate(nu_stempel=_stempel(OuterRef("netwerk_id"))))


def ruim_op() -> int:
    """Forget what no longer holds: it names people, and they may be gone. Returns how many rows went."""
    return BewaardeStand.objects.filter(tot__lte=klok.nu()).delete()[0]


def _stempel(netwerk: Expression | OuterRef | Value) -> Expression:
    """How many audit lines there are: of the network, and of what belongs to no network. Each part only grows."""
    return _regels(netwerk) + _regels(Value(GEEN_NETWERK))


def _regels(netwerk: Expression | OuterRef | Value) -> Expression:
    gelegd = Auditkop.objects.filter(pk=netwerk).order_by().values("volgnummer")
    wacht = Auditwacht.objects.filter(netwerk=netwerk).order_by().values("netwerk").annotate(n=Count("*")).values("n")
    nul = Value(0, output_field=models.BigIntegerField())
    return Coalesce(Subquery(gelegd, output_field=models.BigIntegerField()), nul) + Coalesce(
        Subquery(wacht, output_field=models.BigIntegerField()), nul
    )


def _eigen_stempel(netwerk_id: int) -> int:
    """The same for one network, in two queries. Lines that are chained between the two are missed: that is safe."""
    eigen = [netwerk_id, GEEN_NETWERK]
    gelegd = Auditkop.objects.filter(pk__in=eigen).aggregate(n=Sum("volgnummer"))["n"] or 0
    return int(gelegd) + Auditwacht.objects.filter(netwerk__in=eigen).count()


def _tot(netwerk_id: int, begin: datetime) -> datetime:
    """The first moment after ``begin`` at which the clock alone may change something."""
    morgen = timezone.localtime(begin).date() + timedelta(days=1)
    middernacht = timezone.make_aware(datetime.combine(morgen, time.min))
    grenzen = [grens for bron in register.alles.klokgrenzen if (grens := bron(netwerk_id)) is not None]
    return min([middernacht, *grenzen])


def naam_van(naam: str, soort: "type[DataclassInstance]") -> str:
    """A name that changes with the fields of what is kept, so that an upgrade never reads another shape."""
    velden = ",".join(veld.name for veld in fields(soort))
    return f"{naam} {crc32(velden.encode()):08x}"


def als_json(ding: "DataclassInstance") -> dict[str, object]:
    """A dataclass of words, numbers and days as JSON-able content; days become ``2022-11-30``."""
    waarden = ((veld.name, getattr(ding, veld.name)) for veld in fields(ding))
    return {naam: waarde.isoformat() if isinstance(waarde, date) else waarde for naam, waarde in waarden}


def uit_json(soort: type[D], waarden: Mapping[str, object]) -> D:
    """The dataclass that :func:`als_json` wrote."""
    dagen = {veld.name for veld in fields(soort) if veld.type in (date, date | None)}
    return soort(
        **{naam: date.fromisoformat(str(w)) if naam in dagen and w is not None else w for naam, w in waarden.items()}
    )
