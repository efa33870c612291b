"""Figures, what the network was worth, and how meetings were judged, as a snapshot holds it."""

from typing import Generic, NotRequired, TypedDict

from rapportage.typen import D, G, Tekst


class Uitkomst(TypedDict, Generic[G]):
    """A count, and of how many."""

    teller: int | G
    noemer: int | G | None


class Cijfer(TypedDict, Generic[G]):
    """One of the figures of page 1 over four periods, oldest first."""

    sleutel: str
    label: str
    vorm: str
    definitie: str
    is_bijgewerkt: NotRequired[bool]
    verloop: list[Uitkomst[G] | None]


class Correctie(TypedDict, Generic[G]):
    """A figure that was reported (``gemeld``, as the earlier snapshot holds it) and now comes out otherwise."""

    label: str
    vorm: str
    gemeld: Uitkomst[str]
    nu: Uitkomst[G]


class Wijziging(TypedDict):
    """A figure of the same period that the edition before gave otherwise, both as the report prints them."""

    label: str
    was: str
    nu: str


class Herziening(TypedDict):
    """What changed since an earlier edition (``uitgave``) of the same report."""

    uitgave: int
    rijen: list[Wijziging]


class Correcties(TypedDict, Generic[G]):
    """What earlier figures turned out to be; ``periode`` is empty when the network began after it."""

    periode: str
    vorig_rapport: bool
    rijen: list[Correctie[G]]


class Ontbrak(TypedDict, Generic[D]):
    """Who was not at the table of a meeting."""

    datum: D
    titel: str
    wie: str
    niet: str


class Waarde(TypedDict, Generic[D]):
    """From reach to use, counted and told."""

    aanwezig: int
    antwoorden: int
    nuttig: int
    overgenomen: int
    besloten: int
    behandeld: int
    beantwoord: int
    verhalen: list[Tekst]
    zelfevaluatie: list[Tekst]
    genderdiversiteit: list[Tekst]
    wie_ontbrak: list[Ontbrak[D]]


class Evaluatie(TypedDict, Generic[D]):
    """How a meeting was judged."""

    datum: D
    titel: str
    antwoorden: int
    nuttig: int
    toegepast: int | None
    verslag_op: D | None
