"""What a page shows from an app to its right comes through here.

Apps fill the register in ``AppConfig.ready``; pages of apps further left read it. Every provider answers for a
whole page at once, in a constant number of queries.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from kern import klok

# --- facts about a person: name -> provider(toegang) -> ids --------------------------------------------------
feiten: dict[str, Callable[[Any], Iterable[int]]] = {}


# title and address of what a person works for, above the overview: provider(toegang) -> pairs
eigen_projecten: list[Callable[[Any], Iterable[tuple[str, str]]]] = []


# --- tasks: what is expected of me ---------------------------------------------------------------------------
@dataclass(frozen=True)
class Taak:
    """One thing that waits for a person. ``tegen`` is the day it should be done; None when there is none.

    ``actie`` is the word on its button, which leads to ``url``; with ``daad`` the button does it at once (POST).
    """

    titel: str
    url: str
    toelichting: str = ""
    tegen: date | None = None
    actie: str = "Bekijk"
    is_te_laat: bool = False
    daad: str = ""


taken: list[Callable[[Any], Iterable[Taak]]] = []


def taken_van(toegang: Any) -> list[Taak]:
    """All tasks of one person in one network, late first, then by day, those without a day last.

    A network that has ended expects nothing of anybody any more.
    """
    einde = toegang.netwerk.einde
    if einde is not None and einde < klok.vandaag():
        return []
    gevonden = [taak for bron in taken for taak in bron(toegang)]
    return sorted(gevonden, key=lambda t: (not t.is_te_laat, t.tegen is None, t.tegen or date.max, t.titel))


# --- what is coming ------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Komend:
    """A meeting that is coming, as the overview shows it."""

    titel: str
    url: str
    begint_op: datetime
    eindigt_op: datetime
    soort: str
    waar: str
    noot: str = ""
    is_concept: bool = False


komende: list[Callable[[Any], Iterable[Komend]]] = []
stuurgroepen: list[Callable[[Any], Iterable[Komend]]] = []  # the next meetings of steering groups, concepts included


# --- reports a person can fetch --------------------------------------------------------------------------------
@dataclass(frozen=True)
class Ophaalbaar:
    """A report that is ready. ``bestanden`` are (label, url) pairs."""

    netwerk: Any
    titel: str
    url: str
    klaar_op: datetime
    noot: str
    sha256: str
    bestanden: tuple[tuple[str, str], ...]


rapporten: list[Callable[[Any], Iterable[Ophaalbaar]]] = []


@dataclass(frozen=True)
class Verwacht:
    """A report that is expected or late. ``noot`` says how far it is."""

    titel: str
    url: str
    tegen: date
    is_te_laat: bool
    noot: str = ""


verwachte_rapporten: list[Callable[[Any], Iterable[Verwacht]]] = []


# --- what waits for a decision of a body or of the funder, beside their tasks -------------------------------------
@dataclass(frozen=True)
class Beslissing:
    """A point to decide. ``soort`` is the Dutch word for the kind of point."""

    soort: str
    titel: str
    url: str
    noot: str = ""


beslissingen: list[Callable[[Any], Iterable[Beslissing]]] = []


# --- signals that return in several networks --------------------------------------------------------------------
@dataclass(frozen=True)
class Terugkerend:
    """A theme that several networks signal. ``per_netwerk`` are (short name of network, title, url, count)."""

    titel: str
    geadresseerde: str
    per_netwerk: tuple[tuple[str, str, str, int], ...]


# provider(list of Toegang) -> what returns in at least two of those networks
terugkerende: list[Callable[[Sequence[Any]], Iterable[Terugkerend]]] = []


# --- panels of the overview: provider(toegang) -> safe html of a card, or None -----------------------------------
overzichtpanelen: list[Callable[[Any], str | None]] = []  # beside or under the tasks, wide
overzichtzijpanelen: list[Callable[[Any], str | None]] = []  # in the narrow column


# --- what a project's or a meeting's page shows from apps to its right ------------------------------------------
sessiepanelen: list[Callable[[Any, Any], str | None]] = []  # provider(toegang, sessie) -> markup or None
projectpanelen: list[Callable[[Any, Any], str | None]] = []  # provider(toegang, project) -> markup or None


# --- figures -------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Cijfer:
    """A figure that matters. ``van`` says of what, ``noot`` how it compares; ``rang`` orders them per role."""

    waarde: str
    van: str
    url: str
    noot: str = ""
    rang: int = 50


cijfers: list[Callable[[Any], Iterable[Cijfer]]] = []


# --- duties: the counter of each kind belongs to the app that owns the counted thing ---------------------------
@dataclass(frozen=True)
class Telling:
    """What was counted for one duty in one period, in units of the duty's norm.

    ``uiterlijk`` is the last day on which it can still be done, where that is later than the period (a report over a
    year is made after that year).
    """

    gedaan: int
    gepland: int = 0
    te_laat: int = 0
    url: str = ""
    uiterlijk: date | None = None


# teller(netwerk, van, tot, peildag) -> Telling ; dates inclusive, peildag = "today" of the count
Teller = Callable[[Any, date, date, date], Telling]
plichttellers: dict[str, Teller] = {}


# --- contact with a project: provider(network) -> (id of the project, contact) ------------------------------------
@dataclass(frozen=True)
class Contact:
    """A day on which there was something between the network and a project, and what, in a few Dutch words."""

    dag: date
    wat: str


contacten: list[Callable[[Any], Iterable[tuple[int, Contact]]]] = []


# --- setting a network up -----------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Inrichtingsdeel:
    """A part of a network's set-up: what it is, the names of its pages, and what a network without it still lacks.

    ``rijen(netwerk)`` are the rows of the part; ``bestaat(netwerk)`` a database condition that says whether there is
    enough of it (without it: whether there are rows). ``nodig(netwerk)`` says whether this network needs the part.
    """

    titel: str
    uitleg: str
    icoon: str
    lijst: str
    nieuw: str
    knop: str
    rijen: Callable[[Any], Any]
    ontbreekt: str = ""
    bestaat: Callable[[Any], Any] | None = None
    nodig: Callable[[Any], bool] = field(default=lambda _netwerk: True)
    recht_nieuw: str = "netwerken.richt_in"


inrichting: list[Inrichtingsdeel] = []


# --- search --------------------------------------------------------------------------------------------------
def _niets(_obj: Any) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Zoeksoort:
    """A kind of object that can be searched; ``model.objects.zichtbaar_voor(toegang)`` says who finds which.

    ``titel`` and ``teksten`` are what everybody who sees the object may find it by. ``besloten`` are words that only
    somebody with ``recht_besloten`` for the object may find it by. ``noot`` is the line under a hit when the words
    stand in the title. ``met`` and ``ook`` are the relations these functions read (select and prefetch). ``citeert`` names
    the models whose words stand in these texts, with the way to them (see ``zoekindex.zet_rond``).
    """

    naam: str
    enkel: str
    meer: str
    model: Any
    titel: Callable[[Any], str]
    teksten: Callable[[Any], Iterable[str]]
    nummer: Callable[[Any], str] = lambda _obj: ""
    noot: Callable[[Any], str] = lambda _obj: ""
    besloten: Callable[[Any], Iterable[str]] = _niets
    recht_besloten: str = ""
    met: tuple[str, ...] = ()
    ook: tuple[str, ...] = ()
    citeert: tuple[tuple[Any, str], ...] = ()

    def rijen(self) -> Any:
        """All objects of this kind, with what the functions above read."""
        return self.model.objects.select_related("netwerk", *self.met).prefetch_related(*self.ook)


zoeksoorten: dict[str, Zoeksoort] = {}


def maak_zoekbaar(*soorten: Zoeksoort) -> None:
    """Let people search these kinds; called at start-up."""
    zoeksoorten.update({soort.naam: soort for soort in soorten})


def zoeksoort_van(model: Any) -> Zoeksoort | None:
    """The kind to which objects of a model belong; None when they are not searched."""
    return next((soort for soort in zoeksoorten.values() if soort.model is model), None)


# --- what follows from saving an object, in the same transaction --------------------------------------------------
na_bewaren: list[Callable[[Any], None]] = []


# --- jobs: kind of work -> function(job, werk) run by the worker -----------------------------------------------
@dataclass(frozen=True)
class Werksoort:
    """How a kind of Job is carried out and where its owner sees it.

    ``doe(job, voortgang)`` works outside any transaction and returns a callable that writes the result inside the
    one transaction that closes the job. ``mislukt(job)`` is called after the last attempt.
    """

    doe: Callable[[Any, Any], Callable[[], None]]
    mislukt: Callable[[Any], None] = field(default=lambda _job: None)


werksoorten: dict[str, Werksoort] = {}


# --- what is checked every night: name of the part -> function that returns what is wrong, one Dutch line each -------
controles: dict[str, Callable[[], list[str]]] = {}
