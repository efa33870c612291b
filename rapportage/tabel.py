"""From rows of a snapshot to a sheet: which columns, which numbers, which parts of a whole."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from kern.opmaak import aandeel, aandelen
from rapportage.vormen import Blad, Procent

_GETAL = re.compile(r"-?\d{1,15}(?:\.\d+)?")


def getal(waarde: Any) -> Any:
    """A Decimal that stands as text in a snapshot, as a number for a cell; anything else stays what it is."""
    return Decimal(waarde) if isinstance(waarde, str) and _GETAL.fullmatch(waarde) else waarde


def procent(deel: Any, geheel: Any) -> Procent | None:
    """What part it is, rounded as the PDF rounds; None when one of them is not known or the whole is nothing."""
    boven, onder = getal(deel), getal(geheel)
    if boven is None or not onder:
        return None
    return Procent(int((Decimal(boven) * 100 / Decimal(onder)).quantize(Decimal(1), ROUND_HALF_UP)))


def tabel(titel: str, kolommen: str, rijen: Iterable[Mapping[str, Any]]) -> Blad:
    """A sheet from rows: "head: key" per column, with | between.

    ``#key`` holds a number kept as text; ``%part/whole`` is a percentage of two of them.
    """
    paren = [kolom.rpartition(": ") for kolom in kolommen.split(" | ")]
    return Blad(titel, [kop for kop, _, _ in paren], [[_cel(rij, naam) for _, _, naam in paren] for rij in rijen])


def _cel(rij: Mapping[str, Any], naam: str) -> Any:
    if naam.startswith("#"):
        return getal(rij[naam[1:]])
    if naam.startswith("%"):
        deel, _, geheel = naam[1:].partition("/")
        return procent(rij.get(deel), rij.get(geheel))
    waarde = rij.get(naam)
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else waarde


def delen_van(reeks: Mapping[str, Any]) -> list[str]:
    """What part of the whole each outcome is; together 100 % when every case has exactly one outcome."""
    tellen, totaal = [u["aantal"] for u in reeks["uitkomsten"]], reeks["totaal"]
    return aandelen(tellen) if sum(tellen) == totaal else [aandeel(n, totaal) for n in tellen]


def met_delen(reeksen: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    """One row per counted outcome, with its part of the whole as the PDF prints it."""
    for reeks in reeksen:
        for uitkomst, deel in zip(reeks["uitkomsten"], delen_van(reeks), strict=True):
            past = re.match(r"\d+", deel)
            yield {**reeks, **uitkomst, "deel": Procent(int(past[0])) if past else None}


def met_stappen(fiche: Mapping[str, object]) -> dict[str, object]:
    """A card with its steps numbered in one cell; a snapshot from before they were taken along has none."""
    stappen = fiche.get("stappen")
    genummerd = [f"{nr}. {stap}" for nr, stap in enumerate(stappen, 1)] if isinstance(stappen, list) else []
    return {**fiche, "stappen": "\n".join(genummerd)}


def begroting(begroting: Mapping[str, Any]) -> Blad:
    """Budget and spending per line; the totals stand under the list, outside what a reader sorts and filters."""
    koppen = ["Lijn", "Thema"]
    for jaar in begroting["jaren"]:
        koppen += [f"Begroot {jaar}", f"Besteed {jaar}"]
    rijen = [[r["titel"], r["thema"], *_bedragen(r["bedragen"])] for r in begroting["rijen"]]
    voet = [["Totaal", "", *_bedragen(begroting["totalen"])]] if rijen else []
    return Blad("Begroting", [*koppen, "Op budget"] if begroting["jaren"] else koppen, rijen, voet)


def _bedragen(bedragen: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Budgeted and spent per year, and what part was spent in the last."""
    cellen = [getal(b[naam]) for b in bedragen for naam in ("begroot", "besteed")]
    return [*cellen, procent(bedragen[-1]["besteed"], bedragen[-1]["begroot"])] if bedragen else cellen
