"""How a kind of document is laid out: who turns its snapshot into pieces, and with which style sheets.

The function is named, not imported: laying out happens in a child process that has neither database nor network, and
loads only the half it needs. What a kind is, its app hands over at start-up (``opmaken`` of an Aanmelding).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TypedDict, cast

MET_OPMAAK = 3  # the schema of a snapshot from which texts may hold markup (kern.rijketekst)
GEGEVENS, OPMAKEN, NAKIJKEN = "Gegevens vastzetten", "Bladzijden opmaken", "Toegankelijkheid nakijken"


class Financieringsfeiten(TypedDict):
    """Who pays the network."""

    fonds: str
    programma: str
    is_europees: bool


class Netwerkkop(TypedDict):
    """What every document says of the network it comes from."""

    naam: str
    korte_naam: str
    is_demo: bool
    financiering: list[Financieringsfeiten]


class Gelezen(TypedDict):
    """The snapshot of a document, read back: what it is, of which network, and its parts."""

    schema: int
    soort: str
    genomen_op: str
    rapport: Mapping[str, object]  # titel, naam, periode
    netwerk: Netwerkkop
    delen: Mapping[str, object]


@dataclass(frozen=True)
class Stuk:
    """One piece of a document: a template with what it shows. Pieces are rendered in order and joined."""

    titel: str
    sjabloon: str
    context: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Opmaak:
    """``stukken_in`` is ``module:function``, from a snapshot to pieces; ``stijlen`` are names in ``static/pdf``."""

    stukken_in: str
    stijlen: tuple[str, ...]

    def stukken(self) -> Callable[[Gelezen], list[Stuk]]:
        """Return the function that turns a snapshot into pieces."""
        module, _, naam = self.stukken_in.partition(":")
        return cast("Callable[[Gelezen], list[Stuk]]", getattr(import_module(module), naam))

    @property
    def app(self) -> str:
        """The folder in which its code lies, which the child may read."""
        return self.stukken_in.partition(".")[0]

    def als_keuze(self) -> list[str]:
        """How the worker names it to the child."""
        return [self.stukken_in, ",".join(self.stijlen)]


def uit_keuze(keuze: Sequence[str]) -> Opmaak:
    """The other way round."""
    return Opmaak(keuze[0], tuple(keuze[1].split(",")))
