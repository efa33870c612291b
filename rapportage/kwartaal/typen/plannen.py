"""Projects, targets, budget, actions, cases, and what comes next, as a snapshot holds it."""

from typing import Generic, NotRequired, TypedDict

from rapportage.typen import D, G, Tekst


class Project(TypedDict, Generic[D]):
    """A project that runs, with the last contact."""

    code: str
    titel: str
    promotor: str
    oproep: str
    provincie: str
    laatste_contact: D | None
    contact: str
    is_stil: bool
    is_bereikt: bool
    vragen: int
    piloten: int


class Oproep(TypedDict, Generic[D]):
    """A call with its projects."""

    nummer: str
    titel: str
    einde: D | None
    projecten: int
    stopt_binnenkort: bool


class Analysefase(TypedDict):
    """How far the analysis phase of the projects is."""

    aantal: int
    ingediend: int
    feedback: int


class Projecten(TypedDict, Generic[D]):
    """The projects."""

    rijen: list[Project[D]]
    oproepen: list[Oproep[D]]
    analysefase: Analysefase


class Doel(TypedDict, Generic[D, G]):
    """A target against what was reached."""

    thema: str
    streefpunt: int | None
    titel: str
    soort: str
    soortnaam: str
    doel: G | None
    doel_tot: G | None
    eenheid: str
    procent_van: str
    tegen: D | None
    stand: G | None
    vorige_stand: G | None
    periode: str
    bron: str


class Bedrag(TypedDict, Generic[G]):
    """Budgeted and spent."""

    begroot: G
    besteed: G


class Begrotingslijn(TypedDict, Generic[G]):
    """A line of the budget, per year."""

    titel: str
    thema: str
    bedragen: list[Bedrag[G]]


class Begroting(TypedDict, Generic[G]):
    """The budget over its years."""

    jaren: list[int]
    rijen: list[Begrotingslijn[G]]
    totalen: list[Bedrag[G]]


class Actie(TypedDict, Generic[D]):
    """An action, with the numbers of the principles that it serves and strains."""

    titel: str
    thema: str
    trekker: str
    tegen: D | None
    staat: str
    dient: list[int]
    spanning: list[int]


class Actiegroep(TypedDict, Generic[D]):
    """The actions under one top theme."""

    thema: str
    acties: list[Actie[D]]


class Staattelling(TypedDict):
    """How many actions are in a state."""

    staat: str
    aantal: int


class Principe(TypedDict):
    """A principle that an action names."""

    nummer: int
    kort: str


class Acties(TypedDict, Generic[D]):
    """The action plan."""

    groepen: list[Actiegroep[D]]
    per_staat: list[Staattelling]
    principes: list[Principe]
    zonder: NotRequired[list[str]]


class Casusuitkomst(TypedDict):
    """How many cases had this outcome."""

    label: str
    aantal: int


class Reeks(TypedDict, Generic[D]):
    """A series of counted cases."""

    titel: str
    cohort: str
    gemeten_op: D
    totaal: int
    uitkomsten: list[Casusuitkomst]


class Casus(TypedDict):
    """A case that was told."""

    titel: str
    uitkomst: str
    opgelost: str


class Casussen(TypedDict, Generic[D]):
    """Cases counted and told."""

    reeksen: list[Reeks[D]]
    rijen: list[Casus]


class Gepland(TypedDict, Generic[D]):
    """A meeting that is coming."""

    datum: D
    tot: D | None
    titel: str
    soort: str
    waar: str


class Oplevering(TypedDict, Generic[D]):
    """What must be delivered."""

    titel: str
    tegen: D
    ingediend_op: D | None
    is_te_laat: bool


class Planning(TypedDict, Generic[D]):
    """What comes next."""

    periode: str
    maanden: str
    bijeenkomsten: list[Gepland[D]]
    opleveringen: list[Oplevering[D]]
    risicos: list[Tekst]
