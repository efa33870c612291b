"""Which characters a report can show, and with which of the fonts we ship.

A report is set in Latin letters. Only when a text holds others, the fonts for Greek, Cyrillic and rare Latin, Arabic,
signs and emoji are loaded as well. A character that none of them draws would be taken from whatever font the host has,
or leave a hole that a screen reader stumbles over: it becomes ``�``, and the page where a report is asked names it first.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).resolve().parent
DEKKING = MAP / "dekking.json"  # made by ``python -m kern.pdf.tekens``: the web server reads no fonts
# One file per style: a letter with an accent stands in the same file as its parts, or Pango 1.56 draws it from the parts.
GEWOON, EERST = "source-sans-3-400-normal", "source-serif-4-400-normal"
LAATSTE = "Source Sans 3"  # the family in our style sheets after which the others are tried
_NA_LAATSTE = re.compile(rf'"{LAATSTE}"(?!;font-weight)')  # in every list of families, not where the family is made
ANDERE = {
    "Noto Sans": {400: "noto-sans-400-normal", 700: "noto-sans-700-normal"},
    "Noto Sans Arabic": {400: "noto-sans-arabic-400-normal", 700: "noto-sans-arabic-700-normal"},
    "Noto Sans Math": {400: "noto-sans-math-400-normal"},
    "Noto Sans Symbols 2": {400: "noto-sans-symbols-2-400-normal"},
    "Noto Sans Symbols": {400: "noto-sans-symbols-400-normal"},
    "Noto Emoji": {400: "noto-emoji-400-normal"},
}
ONBEKEND = "\ufffd"
GEWONE_LETTERS = ", alleen gewone letters"  # after the name of the renderer: the page of the report warns of it
# A sign that is a picture only by its selector, joined to the next one: drawn as one, the file would not say which.
_LOS = re.compile("(\ufe0f)\u200d")
GELIJK = {
    "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2028": " ", "\u2029": " ", "\u200b": "", "\ufeff": "",
    "\u00ad": "", "\u202f": "\u00a0", "\u2009": "\u00a0", "\u2003": " ", "\t": " ",
}  # fmt: skip
_ZONDER_BEELD = {"Cf", "Cc", "Zs"}


@cache
def dekking() -> dict[str, frozenset[str]]:
    """Return the characters of each family; the letters of every report stand under ''."""
    ruw = json.loads(DEKKING.read_text())
    return {naam: frozenset(chr(c) for a, z in reeksen for c in range(a, z + 1)) for naam, reeksen in ruw.items()}


@cache
def bekend() -> frozenset[str]:
    """Every character that some font of ours draws."""
    return frozenset().union(*dekking().values())


def veilig(waarde: Any, *, kaal: bool = False) -> Any:  # gives back the shape that it got
    """Return a snapshot in which every text holds only characters we can show; lists and dicts are walked.

    ``kaal`` leaves only those of every report: for when a font stumbled over a combination nobody foresaw.
    """
    if isinstance(waarde, str):
        if not kaal and dekking()[""].issuperset(waarde):
            return waarde
        tekst = "".join(toon for _, toon in _gelezen(waarde))
        return "".join(map(_kaal, tekst)) if kaal else tekst
    if isinstance(waarde, dict):
        return {sleutel: veilig(w, kaal=kaal) for sleutel, w in waarde.items()}
    if isinstance(waarde, list):
        return [veilig(w, kaal=kaal) for w in waarde]
    return waarde


def _kaal(teken: str) -> str:
    """A letter of every report, without an accent that a newer Pango would draw beside its letter."""
    if ord(teken) > 0xFF and len(los := unicodedata.normalize("NFD", teken)) > 1:
        teken = los[0]
    return teken if teken in dekking()[""] or teken == "\n" else "?"


def niet_te_tonen(tekst: str) -> list[str]:
    """Return the characters of a text that a report cannot show, each once, in the order of the text."""
    if dekking()[""].issuperset(tekst):
        return []
    return list(dict.fromkeys(teken for teken, toon in _gelezen(tekst) if toon == ONBEKEND != teken))


def _gelezen(tekst: str) -> Iterator[tuple[str, str]]:
    """Yield each character with what a report shows for it.

    An accent without a letter of its own script before it would be drawn on a circle that nobody typed.
    """
    drager = ""
    samen = _LOS.sub(r"\1", unicodedata.normalize("NFC", tekst))
    for teken in samen.replace("\ufe0f\u20e3", "\u20e3"):  # a key: a digit and its frame
        if unicodedata.category(teken)[0] == "M" and teken not in "\ufe0f\u20e3":
            yield teken, _teken(teken) if drager and _arabisch(drager) == _arabisch(teken) else ONBEKEND
        else:
            drager = teken if unicodedata.category(teken)[0] == "L" and _draagt(teken) else ""
            yield teken, _teken(teken)


def _arabisch(teken: str) -> bool:
    return "\u0600" <= teken <= "\u08ff" or "\ufb50" <= teken <= "\ufefc"


def _draagt(letter: str) -> bool:
    """A letter that has an accent already cannot be drawn with another, except in Arabic."""
    return _arabisch(letter) or not unicodedata.decomposition(letter)


def _teken(teken: str) -> str:
    if teken in GELIJK:
        return GELIJK[teken]
    if teken in bekend() or teken == "\n":
        return teken
    los = unicodedata.normalize("NFKD", teken)
    if los != teken and bekend().issuperset(los) and not unicodedata.combining(los[0]) and _op_een_plaats(los):
        return los
    return "" if unicodedata.category(teken) in _ZONDER_BEELD else ONBEKEND


def _op_een_plaats(los: str) -> bool:
    """Whether the accents stand all above or all below: one of each takes a drawing that no font of ours has."""
    return len({unicodedata.combining(teken) for teken in los if unicodedata.combining(teken)}) <= 1


def families(waarde: object) -> tuple[str, ...]:
    """Return which of the other families the texts of a snapshot need, in the order in which they are tried."""
    vreemd = _alle_tekens(waarde) - dekking()[""]
    return tuple(naam for naam in ANDERE if not vreemd.isdisjoint(dekking()[naam]))


def _alle_tekens(waarde: object) -> set[str]:
    if isinstance(waarde, str):
        return set(waarde)
    if isinstance(waarde, dict):
        return set().union(*(_alle_tekens(w) for w in waarde.values()))
    return set().union(*(_alle_tekens(w) for w in waarde)) if isinstance(waarde, list) else set()


def letterbak(namen: Iterable[str]) -> str:
    """Return the rules of CSS that load these families."""
    return "".join(
        f'@font-face{{font-family:"{naam}";font-weight:{dikte};src:url(huis:/fonts/{bestand}.woff2)}}\n'
        for naam in namen
        for dikte, bestand in ANDERE[naam].items()
    )


def stijl_met_families(css: str, namen: Iterable[str]) -> str:
    """Name these families after the last of ours in a style sheet."""
    lijst = ",".join(f'"{naam}"' for naam in (LAATSTE, *namen))
    return _NA_LAATSTE.sub(lijst, css)


def tekening_met_families(html: str, namen: Iterable[str]) -> str:
    """Name these families after the last of ours in the drawings of a page."""
    return html.replace(f'font-family="{LAATSTE}"', f'font-family="{", ".join((LAATSTE, *namen))}"')


def lees_dekking(fonts: Path) -> dict[str, list[list[int]]]:
    """Read from the fonts themselves which characters each family draws whole, as ranges."""
    bestanden = {"": GEWOON, **{naam: diktes[400] for naam, diktes in ANDERE.items()}}
    per_familie = {naam: _tekens_van(fonts / f"{bestand}.woff2") for naam, bestand in bestanden.items()}
    reeks = list(per_familie.values())
    in_delen = _in_delen(reeks) | _in_delen([_tekens_van(fonts / f"{EERST}.woff2"), *reeks])
    return {naam: _reeksen(tekens - in_delen) for naam, tekens in per_familie.items()}


def _in_delen(reeks: list[set[int]]) -> set[int]:
    """The letters of which one of these fonts, tried in this order, has the parts before any has the whole.

    Such a letter would be one sign drawn with two, which nobody can copy or hear; we write its parts (see ``_teken``).
    """
    uit = set()
    for code in set().union(*reeks):
        delen = {ord(teken) for teken in unicodedata.normalize("NFD", chr(code))} - {code}
        eerste = next(font for font in reeks if code in font or (delen and delen <= font))
        if code not in eerste:
            uit.add(code)
    return uit


def _tekens_van(pad: Path) -> set[int]:
    from fontTools.ttLib import TTFont

    with TTFont(pad, lazy=True) as font:
        return {code for code in font.getBestCmap() if code >= ord(" ") and code != 0xAD}


def _reeksen(codes: set[int]) -> list[list[int]]:
    reeksen: list[list[int]] = []
    for code in sorted(codes):
        if reeksen and code == reeksen[-1][1] + 1:
            reeksen[-1][1] = code
        else:
            reeksen.append([code, code])
    return reeksen


if __name__ == "__main__":
    regels = (f"{json.dumps(n)}: {json.dumps(r)}" for n, r in lees_dekking(MAP.parents[1] / "static" / "fonts").items())
    DEKKING.write_text("{\n" + ",\n".join(regels) + "\n}\n")
