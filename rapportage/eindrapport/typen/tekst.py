"""What an editor writes for a final report, and its chapters, as a snapshot holds them."""

from typing import Generic, NotRequired, TypedDict

from rapportage.domain.tekstvorm import Alineadeel, Tekstdeel
from rapportage.typen import D


class Redactie(TypedDict, Generic[D]):
    """What is written once for the report."""

    titel: str
    ondertitel: str
    datum: D
    opbouw: NotRequired[str]
    motto: str
    motto_bron: str
    inleiding: list[str]
    samenvatting: list[Alineadeel]
    brief: list[str]
    licentie: str


class Ondertekening(TypedDict):
    """Who signs the letter."""

    functie: str
    organisatie: str
    namens: str


class RodeDraad(TypedDict):
    """An overall condition above the chapters."""

    nummer: int
    titel: str
    tekst: str


class Rapporttekst(TypedDict):
    """A text in the editor's own words; of no pillar (0) or of one."""

    soort: str
    pijler: int
    delen: list[Alineadeel]


class Projectnaam(TypedDict):
    """How a project is called."""

    code: str
    nummer: str
    titel: str


class Kaderproject(Projectnaam):
    """The project of an impact box."""

    promotor: str


class Kader(TypedDict):
    """An impact box."""

    titel: str
    kernzin: str
    delen: list[Tekstdeel]
    project: Kaderproject


class Onderwerptekst(TypedDict):
    """What a topic says."""

    nummer: int
    titel: str
    alineas: list[str]


class Onderwerp(Onderwerptekst):
    """A topic, with the numbers of its recommendations."""

    aanbevelingen: list[int]
    kaders: list[Kader]


class Hoofdstukkop(TypedDict):
    """How a chapter is called."""

    nummer: int
    omslagtitel: str
    titel: str
    ondertitel: str


class Hoofdstuk(Hoofdstukkop):
    """A chapter with its topics."""

    onderwerpen: list[Onderwerp]
