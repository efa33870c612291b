"""Recommendations with their evidence, and what projects say of them, as a snapshot holds them."""

from typing import Generic, Literal, NotRequired, TypedDict

from rapportage.eindrapport.typen.tekst import Projectnaam
from rapportage.typen import D

Bewijssoort = Literal["projecten", "sessies", "piloten", "fiches", "signalen", "vragen", "inzichten"]
SOORTEN: tuple[Bewijssoort, ...] = ("projecten", "sessies", "piloten", "fiches", "signalen", "vragen", "inzichten")


class Sessiebewijs(TypedDict, Generic[D]):
    """A meeting as evidence."""

    nummer: str
    titel: str
    datum: D


class Pilootbewijs(TypedDict):
    """A pilot as evidence."""

    nummer: str
    titel: str
    besluit: str
    dragers: NotRequired[list[str]]


class Vraagbewijs(TypedDict, Generic[D]):
    """A question as evidence; without words when it was not shared with everybody."""

    nummer: str
    tekst: str
    datum: D


class Inzichtbewijs(TypedDict):
    """An insight as evidence."""

    nummer: str
    titel: str


class Fichebewijs(TypedDict):
    """A card as evidence."""

    slug: str
    titel: str
    bewijs: NotRequired[str]


class Signaalbewijs(TypedDict):
    """A signal as evidence."""

    nummer: str
    titel: str
    dragers: NotRequired[list[str]]


class Bewijs(TypedDict, Generic[D]):
    """The evidence of a recommendation, per kind."""

    projecten: list[Projectnaam]
    sessies: list[Sessiebewijs[D]]
    piloten: list[Pilootbewijs]
    vragen: list[Vraagbewijs[D]]
    inzichten: list[Inzichtbewijs]
    fiches: list[Fichebewijs]
    signalen: list[Signaalbewijs]


class Aanspreking(TypedDict):
    """Whom a recommendation addresses; ``plaats`` orders the kinds of addressee."""

    wie: str
    plaats: NotRequired[int]
    tekst: str


class Steunrij(Projectnaam):
    """What one project says of a recommendation."""

    promotor: str
    tekst: str
    is_voorbeeld: NotRequired[bool]


class Steun(TypedDict, total=False):
    """What projects say, per standpoint; snapshots from before it was asked have none."""

    onderschrijft: list[Steunrij]
    voorbehoud: list[Steunrij]
    niet: list[Steunrij]


class Opvolging(TypedDict, Generic[D]):
    """What became of a recommendation."""

    staat: str
    staatnaam: str
    datum: D
    tekst: str
    eigenaar: str


class Aanbevelingstekst(TypedDict, Generic[D]):
    """A recommendation without what projects say of it."""

    nummer: int
    tekst: str
    toelichting: str
    sterkte: str
    sterkte_door: NotRequired[str]
    sterkte_waarom: NotRequired[str]
    gevraagd: str
    tegen: str
    onderwerp: str
    thema: str
    rode_draad: int | None
    geadresseerden: list[Aanspreking]
    bewijs: Bewijs[D]
    opvolging: list[Opvolging[D]]


class Aanbeveling(Aanbevelingstekst[D], Generic[D]):
    """A recommendation."""

    steun: NotRequired[Steun]
