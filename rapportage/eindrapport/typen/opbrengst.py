"""What the network did and yielded over its life, as a snapshot holds it."""

from typing import Generic, NotRequired, TypedDict

from rapportage.eindrapport.typen.tekst import Projectnaam
from rapportage.kwartaal.typen.inhoud import Leereffect
from rapportage.kwartaal.typen.plannen import Acties, Begroting, Doel, Reeks
from rapportage.typen import D, G, Signaalfeiten


class Project(Projectnaam):
    """A project, with the numbers of the recommendations that rest on it."""

    promotor: str
    oproep: str
    is_gevalideerd: bool
    is_fictief: bool
    aanbevelingen: list[int]


class Bijeenkomst(TypedDict, Generic[D]):
    """A meeting in the course of the process."""

    nummer: str
    titel: str
    soort: str
    datum: D
    waar: str
    aanwezig: int | None
    is_afgelast: bool
    is_gehouden: bool


class Verloop(TypedDict, Generic[D]):
    """The course of the process."""

    rijen: list[Bijeenkomst[D]]
    leereffecten: list[Leereffect[D]]


class Themavragen(TypedDict):
    """The questions under one top theme, counted."""

    thema: str
    ingebracht: int
    besproken: int
    beantwoord: int


class OpenVraag(TypedDict, Generic[D]):
    """A question that was shared with everybody."""

    nummer: str
    vraag: str
    antwoord: str
    datum: D


class Vragen(TypedDict, Generic[D]):
    """The questions of the network."""

    per_thema: list[Themavragen]
    openbaar: list[OpenVraag[D]]


class Inzichtsessie(TypedDict, Generic[D]):
    """The meeting that an insight comes from."""

    nummer: str
    datum: D


class Inzicht(TypedDict, Generic[D]):
    """An insight."""

    nummer: str
    titel: str
    tekst: str
    sessie: Inzichtsessie[D] | None


class Bevinding(TypedDict, Generic[D]):
    """What a pilot found on the way."""

    datum: D
    tekst: str


class Piloot(TypedDict, Generic[D]):
    """A pilot; what came out only when somebody decided on it."""

    nummer: str
    titel: str
    drager: str
    is_voorbeeld: NotRequired[bool]
    vraag: str
    bevindingen: list[Bevinding[D]]
    dosis: str
    fase: str
    start: D | None
    einde: D | None
    resultaat: str
    besluit: str
    besluit_op: D | None
    besluit_door: str


class Overname(TypedDict, Generic[D]):
    """Who took a card over."""

    wie: str
    datum: D
    aanpassing: str
    is_voorbeeld: NotRequired[bool]


class Fiche(TypedDict, Generic[D]):
    """A card that is public."""

    slug: str
    titel: str
    kern: str
    soort: str
    bewijs: str
    overnames: int
    tekst: str
    context: str
    stappen: list[str]
    voorwaarden: str
    valkuilen: str
    kost: str
    overdraagbaar: bool
    overgenomen_door: list[Overname[D]]


class Signaal(Signaalfeiten[D], Generic[D]):
    """A signal that was handed on."""


class Toegelicht(Reeks[D], Generic[D]):
    """A series of counted cases, with what it means."""

    toelichting: str


class Opbrengst(TypedDict, Generic[D, G]):
    """What the network yielded; ``zonder_woorden`` counts per kind what is not printed."""

    vragen: Vragen[D]
    inzichten: list[Inzicht[D]]
    piloten: list[Piloot[D]]
    fiches: list[Fiche[D]]
    signalen: list[Signaal[D]]
    zonder_woorden: NotRequired[dict[str, int]]
    reeksen: list[Toegelicht[D]]
    peiljaar: int
    doelen: list[Doel[D, G]]
    begroting: Begroting[G]
    acties: Acties[D]
