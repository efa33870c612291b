"""What a page shows from an app to its right comes through here.

Each app says in its ``aanmelding.py`` what it offers, in one :class:`Aanmelding`, and hands it to :func:`meld_aan` at
start-up; pages of apps further left read :data:`alles`. Every provider answers for a whole page at once, in a constant
number of queries.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from django.db import models

from kern import keten, klok
from kern.aanwezigen import Aanwezige, Opkomstbron
from kern.documenten import Documentsoort
from kern.gids import Gidsstap
from kern.pdf.opmaak import Opmaak
from kern.taken import Opzij, Taak, Wachtend, op_rang, op_wachttijd, zet_opzij
from kern.telling import Telling, Telrij, tel
from kern.zoeken.soort import Zoeksoort

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

    from kern.lijsten import Lijstknop
    from kern.models import Job
    from kern.toegang import Toegang
    from netwerken.models import Gebruiker, Lidmaatschap, Netwerk
    from projecten.models import Project
    from sessies.models import Sessie
    from sessies.overzicht.afronding import Rondstap

T = TypeVar("T")


# --- tasks: what is expected of me, and what I wait for -----------------------------------------------------------
def taken_van(toegang: "Toegang") -> list[Taak]:
    """All tasks of one person in one network, most urgent first (:func:`kern.taken.rang`), with what was put aside.

    A network that has ended expects nothing of anybody any more.
    """
    if _is_voorbij(toegang):
        return []
    gevonden = [taak for bron in alles.taken for taak in bron(toegang)]
    gediend = {taak.belofte for taak in gevonden if not taak.algemeen}
    over = [taak for taak in gevonden if not (taak.algemeen and taak.belofte in gediend)]
    return op_rang(zet_opzij(over, toegang.opzij))


def wachtend_van(toegang: "Toegang") -> list[Wachtend]:
    """All that one person waits for in one network: what is late first, then what waits longest."""
    if _is_voorbij(toegang):
        return []
    return op_wachttijd([wachtend for bron in alles.wachtend for wachtend in bron(toegang)])


def _is_voorbij(toegang: "Toegang") -> bool:
    einde = toegang.netwerk.einde
    return einde is not None and einde < klok.vandaag()


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


# --- reports a person can fetch --------------------------------------------------------------------------------
@dataclass(frozen=True)
class Ophaalbaar:
    """A report that is ready. ``bestanden`` are (label, url) pairs."""

    titel: str
    url: str
    klaar_op: datetime
    noot: str
    sha256: str
    bestanden: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Verwacht:
    """A report that is expected or late. ``noot`` says how far it is, ``is_te_maken`` that ``url`` is where it is made."""

    titel: str
    url: str
    tegen: date
    is_te_laat: bool
    noot: str = ""
    is_te_maken: bool = False


# --- what waits for a decision of a body or of the funder, beside their tasks -------------------------------------
@dataclass(frozen=True)
class Beslissing:
    """A point to decide. ``soort`` is the Dutch word for the kind of point."""

    soort: str
    titel: str
    url: str
    noot: str = ""


# --- signals that return in several networks --------------------------------------------------------------------
@dataclass(frozen=True)
class Terugkerend:
    """A theme that several networks signal. ``per_netwerk`` are (short name of network, title, url, count)."""

    titel: str
    geadresseerde: str
    per_netwerk: tuple[tuple[str, str, str, int], ...]


def komende_van(toegang: "Toegang") -> list[Komend]:
    """The next meetings of one person in one network, first one first."""
    return sorted((komend for bron in alles.komende for komend in bron(toegang)), key=lambda komend: komend.begint_op)


def rapporten_van(toegang: "Toegang") -> list[Ophaalbaar]:
    """The reports one person can fetch in one network, newest first."""
    gevonden = (rapport for bron in alles.rapporten for rapport in bron(toegang))
    return sorted(gevonden, key=lambda rapport: rapport.klaar_op, reverse=True)


# --- figures -------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Cijfer:
    """A figure that matters. ``van`` says of what, ``noot`` how it compares; ``rang`` orders them per role."""

    waarde: str
    van: str
    url: str
    noot: str = ""
    rang: int = 50


def cijfers_van(toegang: "Toegang") -> list[Cijfer]:
    """All figures for one person in one network, most important first."""
    return sorted((cijfer for bron in alles.cijfers for cijfer in bron(toegang)), key=lambda cijfer: cijfer.rang)


# --- duties: the counter of each kind belongs to the app that owns the counted thing ---------------------------
@dataclass(frozen=True)
class Plichtdaad:
    """What somebody does to keep a promise: the word on the button, and the page where it is done."""

    actie: str
    url: str


# --- contact with a project: provider(network) -> (id of the project, contact) ------------------------------------
@dataclass(frozen=True)
class Contact:
    """A day on which there was something between the network and a project, and what, in a few Dutch words."""

    dag: date
    wat: str


# --- the menu --------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Menupunt:
    """One line of the menu, in the order of ``rang``.

    ``sleutel`` is the part a network switches on or off; a line with ``recht`` is shown to who holds that right, and one
    that is ``vast`` always. ``in_meer`` puts it under "Meer"; ``op_telefoon`` lets it stand in the bar of a small screen.
    ``gewoon`` parts come with every new network. ``zonder`` is a part of its address that belongs to another line.
    ``toets`` is the letter that goes there after a ``g``; each line has its own.
    """

    sleutel: str
    naam: str
    adres: str
    icoon: str
    rang: int
    in_meer: bool = False
    op_telefoon: bool = False
    gewoon: bool = False
    vast: bool = False
    recht: str = ""
    zonder: str = ""
    toets: str = ""

    @property
    def is_onderdeel(self) -> bool:
        """Whether a network chooses to have it."""
        return not self.vast and not self.recht


@dataclass(frozen=True)
class Vergaderbesluit:
    """What a meeting decided about an object of another app: the kind of object, its words and address, the decision."""

    merk: str
    titel: str
    url: str
    tekst: str


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
    rijen: Callable[["Netwerk"], models.QuerySet[models.Model]]
    ontbreekt: str = ""
    bestaat: Callable[["Netwerk"], "Combinable"] | None = None
    nodig: Callable[["Netwerk"], bool] = field(default=lambda _netwerk: True)
    recht_nieuw: str = "netwerken.richt_in"


# --- filters that people keep ---------------------------------------------------------------------------------
@dataclass(frozen=True)
class Lijstfilter:
    """What somebody chose in the filter of a list, by the name of its page, and how they call it."""

    pk: int
    lijst: str
    naam: str
    vraag: str


# --- search --------------------------------------------------------------------------------------------------
def zoeksoort_van(model: type[models.Model]) -> Zoeksoort | None:
    """The kind to which objects of a model belong; None when they are not searched."""
    return next((soort for soort in alles.zoeksoorten.values() if soort.model is model), None)


# --- jobs: kind of work -> function(job, werk) run by the worker -----------------------------------------------
@dataclass(frozen=True)
class Werksoort:
    """How a kind of Job is carried out and where its owner sees it.

    ``doe(job, voortgang)`` works outside any transaction and returns a callable that writes the result inside the
    one transaction that closes the job. ``mislukt(job)`` is called after the last attempt, in the transaction that closes
    the job as failed.
    """

    doe: Callable[["Job", Callable[[int, int, str], None]], Callable[[], None]]
    mislukt: Callable[["Job"], None] = field(default=lambda _job: None)


# --- what goes along when a role ends -------------------------------------------------------------------------
@dataclass(frozen=True)
class Aanhangsel:
    """What hangs on a membership in an app: ``lijst(lid)`` are the ids, taken away before it ends by ``haal_weg``.

    ``geef_terug(lid, ids, door)`` puts back what can be put back when the role is given back.
    """

    lijst: Callable[["Lidmaatschap"], list[int]]
    haal_weg: Callable[["Lidmaatschap", "Gebruiker | None"], None]
    geef_terug: Callable[["Lidmaatschap", list[int], "Gebruiker | None"], None]


# --- what an app offers -------------------------------------------------------------------------------------------
Over = Callable[["Toegang"], Iterable[T]]  # a provider for one person in one network
Paneel = Callable[["Toegang"], str | None]  # safe html of a card, or None
Teller = Callable[
    ["Netwerk", date, date, date], Telling
]  # (netwerk, van, tot, peildag), inclusive; peildag is its "today"
Telrijen = Callable[["Netwerk", date, date, date], list[Telrij]]  # the same; what is counted
Dader = Callable[["Netwerk", date, date, date], Plichtdaad | None]  # the same; None when nothing can be done now


@dataclass(kw_only=True)
class Aanmelding:
    """Everything one app offers to the rest. What is left out, it does not offer.

    ``feiten`` are ids that rights ask for, by name. ``eigen_projecten`` gives title and address of what a person works
    for. ``stuurgroepen`` are the next meetings of steering groups, concepts included. ``terugkerende`` gets the access of
    one person to several networks. ``overzichtpanelen`` stand beside or under the tasks, those ``vooraan`` first;
    ``zijpanelen`` in the narrow column. ``sessiepanelen`` and ``projectpanelen`` get that object as well, and so do
    ``sessiebesluiten``: what a meeting decided that is kept in another app; ``uitkomsten`` are
    all of these, with the columns of ``sessies.overzicht.uitkomsten``.
    ``opkomsten(sessie)`` says how many came to a meeting of which a list is kept, so that nobody types it;
    ``aanwezigen(sessie)`` who, or None when no list is kept; ``rondstappen(sessie)`` what is left to do after it, or None.
    ``kunnen(netwerk, object)`` gives, for a source of tasks, the ids of people who may be handed one beside who holds its right.
    ``contacten(netwerk)`` gives ids of projects with a contact. ``na_bewaren`` runs in the transaction that saved an
    object. ``klokgrenzen(id of a network)`` is the next moment within a day at which the clock changes tasks or figures.
    ``ketenbegin`` gives, of everything that has an audit chain of its own, the number of that chain and its first line.
    ``controles`` are done every night and return what is wrong, one Dutch line each. ``aanhangsels``
    go along when a role ends. ``vergeet(id of a person, mail address)`` removes what names somebody who is made anonymous.
    """

    feiten: dict[str, Callable[["Toegang"], Iterable[int]]] = field(default_factory=dict)
    menu: list[Menupunt] = field(default_factory=list)
    opzij: list[Over[Opzij]] = field(default_factory=list)
    filters: list[Over[Lijstfilter]] = field(default_factory=list)
    kunnen: dict[str, Callable[["Netwerk", str], Iterable[int]]] = field(default_factory=dict)
    lijstknoppen: "list[Lijstknop]" = field(default_factory=list)
    taken: list[Over[Taak]] = field(default_factory=list)
    wachtend: list[Over[Wachtend]] = field(default_factory=list)
    cijfers: list[Over[Cijfer]] = field(default_factory=list)
    komende: list[Over[Komend]] = field(default_factory=list)
    stuurgroepen: list[Over[Komend]] = field(default_factory=list)
    eigen_projecten: list[Over[tuple[str, str]]] = field(default_factory=list)
    rapporten: list[Over[Ophaalbaar]] = field(default_factory=list)
    verwachte_rapporten: list[Over[Verwacht]] = field(default_factory=list)
    beslissingen: list[Over[Beslissing]] = field(default_factory=list)
    terugkerende: list[Callable[[Sequence["Toegang"]], Iterable[Terugkerend]]] = field(default_factory=list)
    vooraan: list[Paneel] = field(default_factory=list)
    overzichtpanelen: list[Paneel] = field(default_factory=list)
    zijpanelen: list[Paneel] = field(default_factory=list)
    sessiepanelen: list[Callable[["Toegang", "Sessie"], str | None]] = field(default_factory=list)
    opkomsten: list[Callable[["Sessie"], Opkomstbron | None]] = field(default_factory=list)
    aanwezigen: list[Callable[["Sessie"], list[Aanwezige] | None]] = field(default_factory=list)
    rondstappen: list[Callable[["Sessie"], "Rondstap | None"]] = field(default_factory=list)
    sessiebesluiten: list[Callable[["Toegang", "Sessie"], Iterable[Vergaderbesluit]]] = field(default_factory=list)
    uitkomsten: list[Callable[["Toegang"], models.QuerySet]] = field(default_factory=list)
    projectpanelen: list[Callable[["Toegang", "Project"], str | None]] = field(default_factory=list)
    plichttellers: dict[str, Teller] = field(default_factory=dict)
    plichtrijen: dict[str, Telrijen] = field(default_factory=dict)
    plichtdaden: dict[str, Dader] = field(default_factory=dict)
    namen: list[Callable[["Netwerk"], Iterable[str]]] = field(default_factory=list)
    contacten: list[Callable[["Netwerk"], Iterable[tuple[int, Contact]]]] = field(default_factory=list)
    inrichting: list[Inrichtingsdeel] = field(default_factory=list)
    gidsstappen: list[Gidsstap] = field(default_factory=list)
    zoeksoorten: dict[str, Zoeksoort] = field(default_factory=dict)
    schakels: list[keten.Soort] = field(default_factory=list)
    pijlen: list[keten.Pijl] = field(default_factory=list)
    werksoorten: dict[str, Werksoort] = field(default_factory=dict)
    opmaken: dict[str, Opmaak] = field(default_factory=dict)
    documentsoorten: dict[str, Documentsoort] = field(default_factory=dict)
    na_bewaren: list[Callable[[models.Model], None]] = field(default_factory=list)
    ketenbegin: list[Callable[[], dict[int, str]]] = field(default_factory=list)
    controles: dict[str, Callable[[], list[str]]] = field(default_factory=dict)
    klokgrenzen: list[Callable[[int], datetime | None]] = field(default_factory=list)
    aanhangsels: dict[str, Aanhangsel] = field(default_factory=dict)
    vergeet: list[Callable[[int, str], None]] = field(default_factory=list)


alles = Aanmelding()  # of all apps together, in their order from left to right


def _teller(rijen: "Telrijen") -> "Teller":
    return lambda *vraag: tel(rijen(*vraag))


def meld_aan(eigen: Aanmelding) -> None:
    """Add what one app offers; called once per app, at start-up."""
    for veld in fields(Aanmelding):
        samen, deel = getattr(alles, veld.name), getattr(eigen, veld.name)
        if isinstance(samen, dict):
            samen.update(deel)
        else:
            samen.extend(deel)
    for soort, rijen in eigen.plichtrijen.items():
        alles.plichttellers.setdefault(soort, _teller(rijen))
    alles.opmaken |= {naam: soort.opmaak for naam, soort in eigen.documentsoorten.items()}
    alles.menu.sort(key=lambda punt: punt.rang)
    keten.registreer(eigen.schakels, eigen.pijlen)


def opkomst_van(sessie: "Sessie") -> Opkomstbron | None:
    """What a list of people says of a meeting; None when none is kept."""
    return next((gevonden for bron in alles.opkomsten if (gevonden := bron(sessie)) is not None), None)


def aanwezigen_van(sessie: "Sessie") -> list[Aanwezige] | None:
    """Who was at a meeting, as a list of people says; None when none is kept."""
    return next((gevonden for bron in alles.aanwezigen if (gevonden := bron(sessie)) is not None), None)


def op_naam(*soorten: Zoeksoort) -> dict[str, Zoeksoort]:
    """Kinds that can be searched, by their name."""
    return {soort.naam: soort for soort in soorten}
