"""What a steering group decides on and was promised, as a snapshot holds it."""

from typing import Generic, NotRequired, TypedDict

from rapportage.typen import D, G


class Punt(TypedDict):
    """A decision point: its number and its question."""

    nummer: int
    vraag: str


class Later(TypedDict, Generic[D]):
    """What was decided after the reference date, as a later edition knows it."""

    besluit: str
    besloten_op: D


class Sindsdien(TypedDict, Generic[D]):
    """Whether a point that stands open was decided since."""

    later: NotRequired[Later[D]]


class Beslispunt(Punt, Sindsdien[D], Generic[D]):
    """What the steering group is asked to decide."""

    waarom_nu: str
    opties: str
    voorstel: str
    gevolg: str
    zonder_besluit: str
    uitvoerder: str


class Beslist(Punt, Generic[D]):
    """What was decided in the period; ``periode`` names an earlier report that asked it."""

    periode: str
    besluit: str
    besloten_op: D
    sessie: str
    sessienummer: str


class Vergadering(TypedDict, Generic[D]):
    """The last or the next meeting of the steering group."""

    titel: str
    nummer: str
    datum: D
    waar: str
    verslag_op: D | None


class Besluit(TypedDict):
    """A decision of the last meeting."""

    soort: str
    tekst: str


class Actiepunt(TypedDict, Generic[D]):
    """A point of the last meeting, or of an earlier one (``van``) that was open then."""

    tekst: str
    wie: str
    tegen: D | None
    klaar_op: D | None
    toestand: str
    van: D | None


class Opvolging(TypedDict, Generic[D]):
    """What became of the last steering group."""

    orgaan: str
    samengeroepen_door: str
    vorige: Vergadering[D] | None
    volgende: Vergadering[D] | None
    besluiten: list[Besluit]
    actiepunten: list[Actiepunt[D]]


class Afspraak(TypedDict, Generic[G]):
    """The state of one promise; ``periode`` is None where the norm holds for the whole life of the network."""

    titel: str
    soort: str
    norm: int
    eenheid: str
    per: str
    periode: int | None
    gedaan: int
    gepland: int
    te_laat: int
    verwacht: NotRequired[G | None]
    telt_over: str
    toestand: str
    afwijkingen: list[str]


class Afwijking(TypedDict, Generic[D]):
    """A deviation from a promise, with its decision."""

    nummer: str
    plicht: str
    reden: str
    vervanging: str
    staat: str
    besloten_door: str
    besloten_op: D | None


class Stand(TypedDict, Generic[D, G]):
    """The state of the promises."""

    peildag: D
    rijen: list[Afspraak[G]]
    afwijkingen: list[Afwijking[D]]
