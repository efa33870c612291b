"""From rows of a snapshot to a sheet: which columns, which numbers, which parts of a whole."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from kern.opmaak import aandeel, aandelen
from rapportage.kwartaal.typen.plannen import Bedrag, Begroting, Reeks
from rapportage.vormen import Blad, Procent

_GETAL = re.compile(r"-?\d{1,15}(?:\.\d+)?")


def getal(waarde: object) -> object:
    """A Decimal that stands as text in a snapshot, as a number for a cell; anything else stays what it is."""
    return Decimal(waarde) if isinstance(waarde, str) and _GETAL.fullmatch(waarde) else waarde


def procent(deel: object, geheel: object) -> Procent | None:
    """What part it is, rounded as the PDF rounds; None when one of them is not known or the whole is nothing."""
    boven, onder = getal(deel), getal(geheel)
    if not isinstance(boven, int | Decimal) or not isinstance(onder, int | Decimal) or not onder:
        return None
    return Procent(int((Decimal(boven) * 100 / Decimal(onder)).quantize(Decimal(1), ROUND_HALF_UP)))


def tabel(titel: str, kolommen: str, rijen: Iterable[Mapping[str, object]]) -> Blad:
    """A sheet from rows: "head: key" per column, with | between.

    ``#key`` holds a number kept as text; ``%part/whole`` is a percentage of two of them.
    """
    paren = [kolom.rpartition(": ") for kolom in kolommen.split(" | ")]
    return Blad(titel, [kop for kop, _, _ in paren], [[_cel(rij, naam) for _, _, naam in paren] for rij in rijen])


def _cel(rij: Mapping[str, object], naam: str) -> object:
    if naam.startswith("#"):
        return getal(rij[naam[1:]])
    if naam.startswith("%"):
        deel, _, geheel = naam[1:].partition("/")
        return procent(rij.get(deel), rij.get(geheel))
    waarde = rij.get(naam)
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else waarde


def delen_van(reeks: Reeks[str]) -> list[str]:
    """What part of the whole each outcome is; together 100 % when every case has exactly one outcome."""
    tellen, totaal = [u["aantal"] for u in reeks["uitkomsten"]], reeks["totaal"]
    return aandelen(tellen) if sum(tellen) == totaal else [aandeel(n, totaal) for n in tellen]


def met_delen(reeksen: Iterable[Reeks[str]]) -> Iterable[dict[str, object]]:
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


def begroting(begroting: Begroting[str]) -> Blad:
    """Budget and spending per line; the totals stand under the list, outside what a reader sorts and filters."""
    koppen = ["Lijn", "Thema"]
    for jaar in begroting["jaren"]:
        koppen += [f"Begroot {jaar}", f"Besteed {jaar}"]
    rijen = [[r["titel"], r["thema"], *_bedragen(r["bedragen"])] for r in begroting["rijen"]]
    voet = [["Totaal", "", *_bedragen(begroting["totalen"])]] if rijen else []
    return Blad("Begroting", [*koppen, "Op budget"] if begroting["jaren"] else koppen, rijen, voet)


def _bedragen(bedragen: Sequence[Bedrag[str]]) -> list[object]:
    """Budgeted and spent per year, and what part was spent in the last."""
    cellen = [getal(waarde) for b in bedragen for waarde in (b["begroot"], b["besteed"])]
    return [*cellen, procent(bedragen[-1]["besteed"], bedragen[-1]["begroot"])] if bedragen else cellen
