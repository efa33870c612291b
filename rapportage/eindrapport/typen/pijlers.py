"""What a final report tells per pillar and beside them, as a snapshot holds it."""

from typing import Generic, NotRequired, TypedDict

from rapportage.eindrapport.typen.opbrengst import OpenVraag
from rapportage.kwartaal.typen.inhoud import Leereffect
from rapportage.typen import D


class Pijlervragen(TypedDict, Generic[D]):
    """The questions of a pillar."""

    aantal: int
    behandeld: int
    beantwoord: int
    openbaar: list[OpenVraag[D]]


class Pijlernaam(TypedDict):
    """A pillar; ``id`` 0 is what stands between them."""

    id: int
    titel: str
    kort: str


class Pijler(Pijlernaam, Generic[D]):
    """What belongs to a pillar, by number."""

    vragen: Pijlervragen[D]
    sessies: list[str]
    inzichten: list[str]
    leereffecten: list[Leereffect[D]]
    fiches: list[str]
    piloten: list[str]
    signalen: list[str]
    aanbevelingen: list[int]
    projecten: list[str]


class Analyse(TypedDict, Generic[D]):
    """The analysis phase of a project."""

    project: str
    ingediend: D | None
    feedback: D | None


class Afwijking(TypedDict):
    """What was promised otherwise."""

    afspraak: str
    jaar: int
    reden: str
    vervanging: str


class Oplevering(TypedDict, Generic[D]):
    """What was delivered."""

    titel: str
    tegen: D
    ingediend: D | None
    aanvaard: D | None


class Procesbijeenkomst(TypedDict, Generic[D]):
    """What one meeting was about."""

    nummer: str
    titel: str
    soort: str
    datum: D
    waar: str
    doel: str


class Proces(TypedDict, Generic[D]):
    """The course of the process beside its meetings."""

    analyse: list[Analyse[D]]
    afwijkingen: list[Afwijking]
    opleveringen: list[Oplevering[D]]
    bijeenkomsten: list[Procesbijeenkomst[D]]


class Periodetekst(TypedDict):
    """What was written in a period."""

    periode: str
    tekst: str
    maatregel: str


class Terugblik(TypedDict):
    """What was written period by period under one heading."""

    kop: str
    anker: str
    rijen: list[Periodetekst]


class Waarde(TypedDict):
    """What the network was worth, counted and told."""

    bijeenkomsten: int
    aanwezig: int
    antwoorden: int
    nuttig: int
    gevraagd: NotRequired[int]
    toegepast: int
    leereffecten: int
    projecten_met_leereffect: int
    overnames: int
    ingebed: int
    doorgegeven: int
    verhalen: list[Periodetekst]
    zelfevaluaties: list[Periodetekst]
    diversiteit: list[Periodetekst]
    risicos: NotRequired[list[Periodetekst]]


class Gat(TypedDict):
    """What the report misses, and why."""

    soort: str
    soortnaam: NotRequired[str]
    wat: str
    is_genoemd: NotRequired[bool]
    uitleg: str
