"""What is worked out once and kept until something happens: the tasks of a person, counted promises, figures.

It is a stored state and no cache that may be wrong. Whatever happens writes one audit line in its own transaction
(:func:`kern.domain.audit.leg_vast`), so the number of committed lines of a network is a stamp: the same number is the same
set of lines. The stamp is read before anything is worked out; what is committed meanwhile makes the next reader work it out
anew. What the clock changes ends at midnight in Brussels, or at the moment an app names (``klokgrenzen`` in the register).
"""

import json
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, time, timedelta
from typing import TypeVar, cast

from django.db import DatabaseError, transaction
from django.db.models import Sum
from django.utils import timezone

from kern import klok, register
from kern.models import Auditkop, Auditwacht, BewaardeStand
from kern.models.gebeurtenis import GEEN_NETWERK
from kern.models.stand import NAAM_HOOGSTENS

logger = logging.getLogger(__name__)
T = TypeVar("T")
IEDEREEN = 0
LOS = "los "  # begins the name of a state of one object: read when its page asks, not with all the others
_samen: ContextVar[dict[tuple[int, int, str], BewaardeStand] | None] = ContextVar("kern_standen_samen", default=None)
_geschreven: ContextVar[int] = ContextVar("kern_standen_geschreven", default=0)


def er_gebeurt_iets() -> None:
    """What was read before this moment is read again: called by whatever writes an audit line."""
    _geschreven.set(_geschreven.get() + 1)


class Standen:
    """The stored states of one person in one network, read together in one query at the first question."""

    def __init__(
        self, netwerk_id: int, gebruiker_id: int = IEDEREEN, *, klopt_nog: Callable[[], bool] = lambda: True
    ) -> None:
        """``klopt_nog`` says whether the person and the network still are what was read before any stamp."""
        self.netwerk_id, self.gebruiker_id = netwerk_id, gebruiker_id
        self._klopt_nog = klopt_nog
        self._klopt: bool | None = None
        self._rijen: dict[tuple[int, str], BewaardeStand] = {}
        self._los_gelezen: set[str] = set()
        self._stempel: int | None = None
        self._gelezen_bij: int | None = None

    def haal(self, naam: str, bereken: Callable[[], T], *, voor_iedereen: bool = False) -> T:
        """Return the state ``naam``: as it was kept, or as ``bereken`` gives it now (which is kept then).

        JSON can hold what ``bereken`` gives. ``voor_iedereen`` is a state that does not depend on the person. A name that
        begins with :data:`LOS` is one of very many. Raises ValueError for a name that cannot be kept.
        """
        if len(naam) > NAAM_HOOGSTENS:
            raise ValueError(f"The name of a state is too long to be kept: {naam}")
        wie = IEDEREEN if voor_iedereen else self.gebruiker_id
        gelezen, stempel = self._gelezen(naam), self._stempel_nu()
        rij = gelezen.get((wie, naam))
        if rij is not None and rij.stempel == stempel and rij.van <= klok.nu() < rij.tot:
            return cast("T", _inhoud(rij))  # what bereken gave, and JSON held
        begin = klok.nu()
        nieuw = BewaardeStand(netwerk_id=self.netwerk_id, gebruiker_id=wie, naam=naam, stempel=stempel, van=begin)
        nieuw.tot = _tot(self.netwerk_id, begin)  # before the work: what ends while it is worked out, ends it
        nieuw.inhoud = bereken()
        if self._is_wie_het_was():
            _bewaar(nieuw)
        gelezen[wie, naam] = nieuw
        return cast("T", nieuw.inhoud)

    def neem(self, rijen: Iterable[BewaardeStand], *, los: str = "") -> None:
        """Take over rows with their ``nu_stempel`` that were read for several networks at once (:func:`lees`)."""
        self._gelezen_bij, self._stempel, self._klopt = _geschreven.get(), None, None
        self._los_gelezen = {los}
        self._rijen = {(rij.gebruiker_id, rij.naam): rij for rij in rijen}
        for rij in self._rijen.values():
            self._stempel = rij.nu_stempel  # type: ignore[attr-defined]  # annotated by lees

    @property
    def is_bij(self) -> bool:
        """Whether what was kept was read, and nothing happened since."""
        return self._gelezen_bij == _geschreven.get()

    def neem_erbij(self, rijen: Iterable[BewaardeStand], *, los: str) -> None:
        """Take over what was kept under ``los`` beside what was read before."""
        self._los_gelezen.add(los)
        self._rijen |= {(rij.gebruiker_id, rij.naam): rij for rij in rijen}

    def _gelezen(self, naam: str) -> dict[tuple[int, str], BewaardeStand]:
        los = naam if naam.startswith(LOS) else ""
        if not self.is_bij or (los and los not in self._los_gelezen):
            self.neem(lees([self.netwerk_id], self.gebruiker_id, los=los), los=los)
        return self._rijen

    def _is_wie_het_was(self) -> bool:
        """Asked once, after the stamp was read: also for what is the same for everybody, which the network's settings gave."""
        if self._klopt is None:
            self._klopt = self._klopt_nog()
        return self._klopt

    def _stempel_nu(self) -> int:
        if self._stempel is None:
            self._stempel = _eigen_stempel(self.netwerk_id)
        return self._stempel


@contextmanager
def samen() -> Iterator[None]:
    """Keep at the end what is worked out inside, all in one write: a page waits at most once behind who writes."""
    rijen: dict[tuple[int, int, str], BewaardeStand] = {}
    vorige = _samen.set(rijen)
    try:
        yield
    finally:
        _samen.reset(vorige)
    if rijen:
        _schrijf(rijen[sleutel] for sleutel in sorted(rijen))  # in one order, so that no two pages wait for each other


def _bewaar(rij: BewaardeStand) -> None:
    rijen = _samen.get()
    if rijen is None:
        _schrijf([rij])
    else:
        rijen[rij.netwerk_id, rij.gebruiker_id, rij.naam] = rij


def _schrijf(rijen: Iterable[BewaardeStand]) -> None:
    try:
        with transaction.atomic():
            BewaardeStand.objects.bulk_create(
                list(rijen),
                update_conflicts=True,
                unique_fields=["netwerk_id", "gebruiker_id", "naam"],
                update_fields=["stempel", "van", "tot", "inhoud"],
            )
    except (
        DatabaseError
    ):  # a full disk, a database that may only be read: the page goes on without, and the log says why
        logger.warning("wat uitgerekend was, kon niet bewaard worden", exc_info=True)


# How many audit lines there are: of the network, and of what belongs to no network. Each part only grows.
_REGELS = """(COALESCE((SELECT volgnummer FROM kern_auditkop WHERE netwerk = {0}), 0)
    + (SELECT COUNT(*) FROM kern_auditwacht WHERE netwerk = {0}))"""
# Every page asks this: written out, and what was kept stays text until somebody needs it.
_LEES = f"""
    SELECT id, netwerk_id, gebruiker_id, naam, stempel, van, tot, CAST(inhoud AS text) AS tekst,
        {_REGELS.format("kern_bewaardestand.netwerk_id")} + {_REGELS.format(GEEN_NETWERK)} AS nu_stempel
    FROM kern_bewaardestand
    WHERE netwerk_id IN ({{}}) AND gebruiker_id IN ({IEDEREEN}, %s) AND ({{}} naam = %s)
"""  # noqa: S608 -- names and numbers of ours; what is asked goes along as a parameter


_WAT_ELKE_PAGINA_LEEST = f"naam NOT LIKE '{LOS}%%' OR"


def lees(
    netwerken: Iterable[int], gebruiker_id: int, *, los: str = "", alleen_los: bool = False
) -> list[BewaardeStand]:
    """The stored states of one person in these networks, with the stamp of now; of single objects only ``los``. One query."""
    ids = list(netwerken)
    vraag = _LEES.format(", ".join(["%s"] * len(ids)), "" if alleen_los else _WAT_ELKE_PAGINA_LEEST)
    return list(BewaardeStand.objects.raw(vraag, [*ids, gebruiker_id, los])) if ids else []


def per_netwerk(rijen: Iterable[BewaardeStand]) -> dict[int, list[BewaardeStand]]:
    """The rows that :func:`lees` gave, by network; an empty list for a network without."""
    van: dict[int, list[BewaardeStand]] = defaultdict(list)
    for rij in rijen:
        van[rij.netwerk_id].append(rij)
    return van


def _inhoud(rij: BewaardeStand) -> object:
    """What was kept, read from its text at the first question."""
    if "inhoud" in rij.get_deferred_fields():
        rij.inhoud = json.loads(rij.tekst)  # type: ignore[attr-defined]  # annotated by lees
    return rij.inhoud


def lees_samen(standen: Sequence[Standen], *, los: str) -> None:
    """Read what was kept under ``los`` for one person in several networks, in one query; all the rest where it was not yet."""
    if not standen:
        return
    erbij = all(s.is_bij for s in standen)
    van = per_netwerk(lees([s.netwerk_id for s in standen], standen[0].gebruiker_id, los=los, alleen_los=erbij))
    for s in standen:
        (s.neem_erbij if erbij else s.neem)(van[s.netwerk_id], los=los)


def ruim_op() -> int:
    """Forget what no longer holds: it names people, and they may be gone. Returns how many rows went."""
    return BewaardeStand.objects.filter(tot__lte=klok.nu()).delete()[0]


def vergeet(gebruiker_id: int) -> None:
    """Forget what was kept for one person."""
    BewaardeStand.objects.filter(gebruiker_id=gebruiker_id).delete()


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
