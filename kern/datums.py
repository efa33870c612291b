"""Days and hours as people type them: '8/12', '8 dec', 'morgen', '13u30'.

One small grammar, and no more than that: what can be read in two ways is refused with a sentence that says how to write
it. ``static/js/datum.js`` reads the same, so that a page can show the day while somebody types;
``tests/kern/datums.json`` holds both to one table.
"""

import re
from datetime import date, time, timedelta
from typing import Literal

from kern.opmaak import DAGEN, MAANDNAMEN, NBSP, afstand

Kant = Literal["vooruit", "terug", "dichtst"]  # where a day without a year lies, seen from today

EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
WOORDEN = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
STRAKS, PAS = ("komende", "aanstaande"), ("afgelopen", "voorbije")

GEEN_DAG = "Dit lezen we niet als een dag. Schrijf bijvoorbeeld 8/12, 8 december 2026 of morgen."
GEEN_UUR = "Dit lezen we niet als een uur. Schrijf bijvoorbeeld 13u30, 13.30 of 9u."
TWEE_UREN = "Dit kan ’s ochtends en ’s middags zijn. Schrijf het uur met cijfers, bijvoorbeeld 14u30."
BUITEN = f"Kies een jaar tussen {EERSTE_JAAR} en {LAATSTE_JAAR}."

_WEEKDAG = re.compile(r"(?:([a-z]+) )?([a-z]+)")
_VOORAF = re.compile(r"([a-z]+)[.,]? (?=[0-9])(.*)")
_JAAR_EERST = re.compile(r"([0-9]{4,5})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_CIJFERS = re.compile(r"([0-9]{1,2}) ?[-/.] ?([0-9]{1,2})(?: ?[-/.] ?([0-9]{4}|[0-9]{2}))?")
_MET_MAAND = re.compile(r"([0-9]{1,2})(?:(?:ste|de|e|\.)[ -]|[ -]?)([a-z]+)\.?(?:[ ,-]+([0-9]{4}|[0-9]{2}))?")
_UUR = re.compile(r"([0-9]{1,2})(?: ?[u:.h] ?([0-9]{2})(?::00)?)?(?: ?u| uur)?")
_UUR_AANEEN = re.compile(r"([0-9]{1,2})([0-9]{2})(?: ?u| uur)?")
_OP_DE_KLOK = re.compile(r"(?:half|kwart (?:voor|over)|.* (?:voor|over)(?: half)?) [a-z]+(?: uur)?")


class LeesfoutError(Exception):
    """What was typed is no day or hour, or could be two; the message says how to write it."""


def lees_dag(tekst: str, vandaag: date, kant: Kant = "dichtst") -> date:
    """Read a day. Raises LeesfoutError with a sentence for whoever typed it."""
    kaal = " ".join(tekst.lower().split()).rstrip(".,")
    if kaal in WOORDEN:
        return vandaag + timedelta(days=WOORDEN[kaal])
    if (m := _WEEKDAG.fullmatch(kaal)) and (nummer := _weekdag(m[2])) is not None:
        return _op_weekdag(m[1] or "", nummer, vandaag, kant)
    weekdag = None
    if (m := _VOORAF.fullmatch(kaal)) and (weekdag := _weekdag(m[1])) is not None:
        kaal = m[2]
    gelezen = _lees_datum(kaal, vandaag, kant)
    if weekdag is not None and gelezen.weekday() != weekdag:
        juist, getypt = WEEKDAGEN[gelezen.weekday()], WEEKDAGEN[weekdag]
        raise LeesfoutError(f"{voluit(gelezen)} is een {juist}, geen {getypt}. Kijk na welke dag je bedoelt.")
    return gelezen


def lees_uur(tekst: str) -> time:
    """Read an hour of the day. Raises LeesfoutError with a sentence for whoever typed it."""
    kaal = " ".join(tekst.lower().split()).rstrip(",")
    m = _UUR_AANEEN.fullmatch(kaal) or _UUR.fullmatch(kaal)
    if m is None:
        raise LeesfoutError(TWEE_UREN if _OP_DE_KLOK.fullmatch(kaal) else GEEN_UUR)
    uur, minuut = int(m[1]), int(m[2] or 0)
    if (uur, minuut) == (24, 0):
        raise LeesfoutError("Middernacht schrijf je als 0u00.")
    if uur > 23 or minuut > 59:
        raise LeesfoutError(GEEN_UUR)
    return time(uur, minuut)


def voluit(dag: date) -> str:
    """'8 december 2026', as a field shows a day and as :func:`lees_dag` reads it."""
    return f"{dag.day} {MAANDNAMEN[dag.month - 1]} {dag.year}"


def echo(dag: date, vandaag: date) -> str:
    """'di 8 december 2026, over 9 dagen': what stands under a field."""
    return f"{DAGEN[dag.weekday()]} {voluit(dag)}, {afstand(dag, vandaag).replace(NBSP, ' ')}"


def _weekdag(woord: str) -> int | None:
    return next((i for i, naam in enumerate(WEEKDAGEN) if len(woord) > 1 and naam.startswith(woord)), None)


def _maand(woord: str) -> int | None:
    if woord == "mrt":
        return 3
    return next((i for i, naam in enumerate(MAANDNAMEN, 1) if len(woord) > 2 and naam.startswith(woord)), None)


def _op_weekdag(welke: str, nummer: int, vandaag: date, kant: Kant) -> date:
    """The day of a week day; 'volgende' and 'vorige' only when both ways of counting give the same day."""
    straks = vandaag + timedelta(days=(nummer - vandaag.weekday() - 1) % 7 + 1)
    pas = vandaag - timedelta(days=(vandaag.weekday() - nummer - 1) % 7 + 1)
    naam = WEEKDAGEN[nummer]
    if welke in STRAKS or (welke == "volgende" and nummer <= vandaag.weekday()):
        return straks
    if welke in PAS or (welke == "vorige" and nummer >= vandaag.weekday()):
        return pas
    if welke in {"volgende", "vorige"}:
        een = straks if welke == "volgende" else pas
        ander = een + timedelta(days=7 if welke == "volgende" else -7)
        raise LeesfoutError(
            f"‘{welke} {naam}’ kan {voluit(een)} zijn of {voluit(ander)}. Schrijf de dag met een cijfer."
        )
    if welke:
        raise LeesfoutError(GEEN_DAG)
    if nummer == vandaag.weekday() or kant == "dichtst":
        raise LeesfoutError(
            f"Welke {naam} bedoel je: {voluit(pas)} of {voluit(straks)}? Schrijf de dag met een cijfer."
        )
    return straks if kant == "vooruit" else pas


def _lees_datum(kaal: str, vandaag: date, kant: Kant) -> date:
    if m := _JAAR_EERST.fullmatch(kaal):
        return _maak(int(m[3]), int(m[2]), int(m[1]))
    if m := _CIJFERS.fullmatch(kaal):
        dag, maand, jaar = int(m[1]), int(m[2]), m[3]
    elif (m := _MET_MAAND.fullmatch(kaal)) and (gevonden := _maand(m[2])):
        dag, maand, jaar = int(m[1]), gevonden, m[3]
    else:
        raise LeesfoutError(GEEN_DAG)
    if jaar is None:
        return _zonder_jaar(dag, maand, vandaag, kant)
    return _maak(dag, maand, int(jaar) if len(jaar) == 4 else _eeuw(int(jaar)))


def _eeuw(jaar: int) -> int:
    return jaar + (1900 if jaar >= EERSTE_JAAR % 100 else 2000)


def _maak(dag: int, maand: int, jaar: int) -> date:
    if not 1 <= maand <= 12:
        raise LeesfoutError(f"Er is geen maand {maand}. Schrijf eerst de dag en dan de maand, bijvoorbeeld 8/12.")
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise LeesfoutError(BUITEN)
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise LeesfoutError(f"{dag} {MAANDNAMEN[maand - 1]} {jaar} bestaat niet.") from None


def _zonder_jaar(dag: int, maand: int, vandaag: date, kant: Kant) -> date:
    """The nearest such day on the side where the form looks."""
    _maak(min(max(dag, 1), 28), maand, 2000)  # a month that is none is said as such
    kan = []
    for jaar in (vandaag.year - 1, vandaag.year, vandaag.year + 1):
        try:
            kan.append(date(jaar, maand, dag))
        except ValueError:
            continue
    if kant == "vooruit":
        kan = [d for d in kan if d >= vandaag]
    elif kant == "terug":
        kan = [d for d in kan if d <= vandaag]
    if not kan and (dag, maand) == (29, 2):
        raise LeesfoutError("29 februari is er niet elk jaar. Schrijf het jaar erbij.")
    if not kan:
        raise LeesfoutError(f"{dag} {MAANDNAMEN[maand - 1]} bestaat niet.")
    return min(kan, key=lambda d: abs(d - vandaag))
