"""A final report as its templates show it: rows of a snapshot with codes, anchors and marks."""

from typing import TypedDict

from rapportage.eindrapport.typen.aanbeveling import Aanbevelingstekst, Opvolging, Vraagbewijs
from rapportage.eindrapport.typen.tekst import Hoofdstukkop, Kader, Onderwerptekst


class TegenRegel(TypedDict):
    """Who called a recommendation stronger than the rule, and why."""

    door: str
    waarom: str


class Aangesproken(TypedDict):
    """Those of whom the same is asked."""

    wie: str
    tekst: str


class Link(TypedDict):
    """What is named, and where the file tells more of it."""

    href: str
    tekst: str


class Bewijsgroep(TypedDict):
    """One kind of evidence in the line under a recommendation."""

    woord: str
    links: list[Link]
    dagen: bool


class Projectoordeel(TypedDict):
    """What one project says, when it does not simply support."""

    href: str
    naam: str
    tekst: str


class Voorbehoud(TypedDict):
    """The projects that do not simply support."""

    woord: str
    projecten: list[Projectoordeel]


class Steunregel(TypedDict):
    """The line of support."""

    voor: str
    anders: list[Voorbehoud]


class Blok(Aanbevelingstekst[str]):
    """A recommendation as the report shows it."""

    code: str
    anker: str
    klasse: str
    sterktenaam: str
    tegen_regel: TegenRegel | None
    aansprekingen: list[Aangesproken]
    transversaal: int
    dragers: int
    onderbouwing: list[Bewijsgroep]
    steun: Steunregel | None


class Onderwerpbasis(Onderwerptekst):
    """A topic with its place and its recommendations."""

    plaats: str
    anker: str
    aanbevelingen: list[Blok]


class Kaderblok(Kader):
    """An impact box as the report shows it."""

    anker: str
    plaats: str
    onderwerp_anker: str
    onderwerp_titel: str
    aanbevelingen: list[Blok]
    projectnaam: str
    is_project: bool
    is_vol: bool


class Onderwerpblok(Onderwerpbasis):
    """A topic as the report shows it."""

    vraag: Vraagbewijs[str] | None
    kaders: list[Kaderblok]


class Hoofdstukblok(Hoofdstukkop):
    """A chapter as the report shows it."""

    anker: str
    loper: str
    onderwerpen: list[Onderwerpblok]
    kaders: list[Kaderblok]


class Themagroep(TypedDict):
    """Recommendations under the top of their theme."""

    thema: str
    aanbevelingen: list[Blok]


class Verzoek(TypedDict):
    """What a recommendation asks of somebody."""

    a: Blok
    wat: str
    tegen: str


class Takenlijst(TypedDict):
    """Everything that is asked of one addressee."""

    wie: str
    rijen: list[Verzoek]


class Gatgroep(TypedDict):
    """What misses, of one kind and with one explanation."""

    soortnaam: str
    welke: list[str]
    zonder_naam: int
    uitleg: str


class Stap(TypedDict):
    """The last known step of a recommendation."""

    aanbeveling: Blok
    laatste: Opvolging[str]


class Opvolgingslijst(TypedDict):
    """Recommendations that are followed up, and those without an answer."""

    rijen: list[Stap]
    zonder: list[Blok]
