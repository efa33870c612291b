"""The kinds of report: who gathers their data, who lays them out, who fills their workbook.

The functions are named, not imported: gathering runs beside the database, laying out in a child process that has
neither database nor network, and each side loads only its own half.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kern.pdf.opmaak import GEGEVENS, NAKIJKEN, OPMAKEN, Opmaak
from rapportage.eindrapport import indeling as eindrapport
from rapportage.kwartaal import indeling as kwartaal
from rapportage.typen import Gelezen

if TYPE_CHECKING:
    from rapportage.models import Rapport


@dataclass(frozen=True)
class Procent:
    """A whole percentage in a cell: 33 is shown as '33 %' and counts as 0.33."""

    waarde: int


@dataclass(frozen=True)
class Blad:
    """One sheet of the workbook. Cells are text or whole numbers or Decimals or percentages; nothing is ever a formula."""

    titel: str
    koppen: Sequence[str]
    rijen: Sequence[Sequence[object]]
    voet: Sequence[Sequence[object]] = ()  # totals: under the list, outside its filter


@dataclass(frozen=True)
class Vorm:
    """How one kind of report is made. ``stappen`` names the pieces for the page that shows the progress."""

    soort: str
    delen_in: str
    bladen_in: str
    opmaak: Opmaak
    stappen: tuple[str, ...]

    def delen(self) -> Callable[["Rapport"], Mapping[str, object]]:
        """Return the function that gathers the data of one Rapport: ``delen(rapport) -> {part: data}``."""
        return _haal(self.delen_in)

    def bladen(self) -> Callable[[Gelezen], list[Blad]]:
        """Return the function that turns a snapshot into sheets."""
        return _haal(self.bladen_in)


def _haal(pad: str) -> Callable[..., Any]:  # which function it is, is known when it runs
    module, _, naam = pad.partition(":")
    functie: Callable[..., Any] = getattr(import_module(module), naam)
    return functie


EXCEL = "Cijfers in Excel zetten"

VORMEN: dict[str, Vorm] = {
    "kwartaal": Vorm(
        soort="kwartaal",
        delen_in="rapportage.kwartaal.delen:delen",
        bladen_in="rapportage.kwartaal.bladen:bladen",
        opmaak=Opmaak("rapportage.kwartaal.stukken:stukken", ("rapport.css", "kwartaal.css")),
        stappen=tuple(titel for titel, _ in kwartaal.SECTIES),
    ),
    "eind": Vorm(
        soort="eind",
        delen_in="rapportage.eindrapport.momentopname:delen",
        bladen_in="rapportage.eindrapport.bladen:bladen",
        opmaak=Opmaak("rapportage.eindrapport.stukken:stukken", ("rapport.css", "eind.css")),
        stappen=tuple(titel for titel, _ in eindrapport.SECTIES),
    ),
}


def stappen_van(soort: str) -> tuple[str, ...]:
    """All steps of making one report, in order, as the waiting page names them."""
    return (GEGEVENS, *VORMEN[soort].stappen, OPMAKEN, NAKIJKEN, EXCEL)
