"""What the network lived, learned and tried, as a snapshot holds it."""

from typing import Generic, NotRequired, TypedDict

from rapportage.typen import D, Signaalfeiten


class Opkomst(TypedDict):
    """How many came."""

    ingeschreven: int
    aanwezig: int
    verontschuldigd: int
    afwezig: int


class Bijeenkomst(TypedDict, Generic[D]):
    """A meeting that was held."""

    nummer: str
    titel: str
    soort: str
    van: str
    datum: D
    tot: D | None
    vorm: str
    gemeente: str
    gastheer: str
    opkomst: Opkomst | None


class Afgelast(TypedDict, Generic[D]):
    """A meeting that was called off."""

    titel: str
    datum: D
    reden: str


class Inbreng(TypedDict):
    """How often an organisation brought something in."""

    organisatie: str
    keer: int


class Bijeenkomsten(TypedDict, Generic[D]):
    """The meetings of the period, and what they were made of."""

    rijen: list[Bijeenkomst[D]]
    afgelast: list[Afgelast[D]]
    per_provincie: list[tuple[str, int]]
    per_vorm: list[tuple[str, int]]
    werkvormen: list[str]
    minuten: dict[str, int]
    inbreng: list[Inbreng]


class Vraag(TypedDict, Generic[D]):
    """A question in its own words."""

    nummer: str
    tekst: str
    drager: str
    is_voorbeeld: bool
    ingebracht_op: D
    besproken_op: D | None


class Themavragen(TypedDict, Generic[D]):
    """The questions under one top theme, counted."""

    thema: str
    lang: str
    nieuw: int
    behandeld: int
    open: int
    oud: int
    uitgelicht: list[Vraag[D]]


class Vragen(TypedDict, Generic[D]):
    """The questions per theme; ``niveau`` is what a network calls its top themes."""

    niveau: str
    rijen: list[Themavragen[D]]


class Inzicht(TypedDict, Generic[D]):
    """An insight with its source."""

    nummer: str
    titel: str
    tekst: str
    datum: D
    sessie: str
    vraag: str


class Fiche(TypedDict, Generic[D]):
    """A card; steps and conditions only of a public one."""

    titel: str
    kern: str
    soort: str
    bewijs: str
    stappen: NotRequired[list[str]]
    voorwaarden: NotRequired[str]
    datum: D
    is_openbaar: bool


class Overname(TypedDict, Generic[D]):
    """A practice that somebody took over."""

    fiche: str
    drager: str
    datum: D
    aanpassing: str
    is_voorbeeld: bool


class Leereffect(TypedDict, Generic[D]):
    """What a project does differently."""

    tekst: str
    project: str
    datum: D
    is_voorbeeld: bool


class Geleerd(TypedDict, Generic[D]):
    """What was learned."""

    inzichten: list[Inzicht[D]]
    fiches: list[Fiche[D]]
    overnames: list[Overname[D]]
    leereffecten: list[Leereffect[D]]


class Piloot(TypedDict, Generic[D]):
    """A pilot as it stood at the end of the period."""

    nummer: str
    titel: str
    drager: str
    is_voorbeeld: bool
    vraag: str
    vraagnummers: list[str]
    start: D | None
    einde: D | None
    loopt: bool
    wacht: bool
    tussenstand: str
    besluit: str
    besluit_door: str
    besluit_op: D | None


class Contacttelling(TypedDict):
    """The process guidance, counted."""

    aantal: int
    projecten: int
    minuten: int
    per_soort: list[tuple[str, int]]


class Piloten(TypedDict, Generic[D]):
    """The pilots, and the guidance given."""

    rijen: list[Piloot[D]]
    contacten: Contacttelling


class Signaal(Signaalfeiten[D], Generic[D]):
    """A signal with who recognises it."""

    is_nieuw: bool
    onderbouwing: list[str]


class Signalen(TypedDict, Generic[D]):
    """The signals; a network without projects has no number of them."""

    rijen: list[Signaal[D]]
    aantal_projecten: int | None


class Initiatief(TypedDict):
    """What others do."""

    organisatie: str
    titel: str
    omschrijving: str


class Afstemming(TypedDict):
    """Initiatives of others, and what was spread."""

    initiatieven: list[Initiatief]
    fiches_openbaar: int
    verslagen: int
