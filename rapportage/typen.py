"""What a snapshot holds, whatever the kind of report.

Who gathers gives days as days and amounts as Decimals; who reads them back from JSON finds both as text. So what holds
a day is generic in ``D`` (``date``, or ``str`` when read) and what holds an amount in ``G`` (``Decimal``, or ``str``).
A pair becomes a list of two in JSON and stays a pair here. A key that older snapshots miss is ``NotRequired``.
"""

from collections.abc import Mapping
from typing import Generic, NotRequired, TypedDict, TypeVar

from kern.pdf.opmaak import Financieringsfeiten

D = TypeVar("D")  # a day or a moment
G = TypeVar("G")  # an amount
P = TypeVar("P")  # the period, or None
T = TypeVar("T")  # the parts


class Periodefeiten(TypedDict, Generic[D]):
    """The period of a report."""

    sleutel: str
    titel: str
    maanden: str
    van: D
    tot: D
    kort: str


class Rapportfeiten(TypedDict, Generic[P]):
    """What the report is."""

    titel: str
    naam: str
    slug: str
    kort: str
    periode: P
    uitgave: NotRequired[int]
    uitgave_reden: NotRequired[str]


class Oproepfeiten(TypedDict, Generic[D]):
    """A funding call of the network."""

    nummer: str
    titel: str
    start: D | None
    einde: D | None


class Netwerkfeiten(TypedDict, Generic[D]):
    """Who the network is."""

    naam: str
    korte_naam: str
    slug: str
    grondslag: str
    land: str
    start: D
    einde: D | None
    is_demo: bool
    omschrijving: str
    onderdelen: list[str]
    rollen: dict[str, str]
    financiering: list[Financieringsfeiten]
    oproepen: list[Oproepfeiten[D]]
    opdrachtgever: str
    opdrachtnemer: str
    aantal_organisaties: int


class Kop(TypedDict, Generic[D, P]):
    """What stands above the parts."""

    schema: int
    soort: str
    genomen_op: D
    rapport: Rapportfeiten[P]
    netwerk: Netwerkfeiten[D]


class Inhoud(Kop[D, P], Generic[D, P, T]):
    """A whole snapshot; ``delen`` depends on the kind of report."""

    delen: T
    hashes: dict[str, str]


Gelezen = Inhoud[str, Periodefeiten[str] | None, Mapping[str, object]]  # of any kind, read back


class Gewijzigd(TypedDict, Generic[D]):
    """A text that was changed after the reference date."""

    wat: str
    op: D


class Signaalfeiten(TypedDict, Generic[D]):
    """A signal, and by how many it was recognised."""

    nummer: str
    titel: str
    tekst: str
    geadresseerde: str
    gevraagd: str
    datum: D
    staat: str
    herkend_projecten: int
    herkend_organisaties: int


class Tekst(TypedDict):
    """What somebody wrote for a period."""

    tekst: str
    maatregel: str
