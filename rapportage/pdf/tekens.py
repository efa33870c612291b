"""Only characters that the fonts of the house can draw reach the renderer.

A character without a drawing would be taken from whatever font the host has, or leave a hole that a screen reader
stumbles over. Known signs get a plain equivalent; the rest becomes a question mark.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

GELIJK = {
    "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2028": " ", "\u2029": " ", "\u200b": "",
    "\u200c": "", "\u200d": "", "\ufeff": "", "\u00ad": "", "\u202f": "\u00a0", "\u2009": "\u00a0", "\u2003": " ",
    "→": ">", "←": "<", "⇒": ">", "≥": ">=", "≤": "<=", "≠": "niet gelijk aan", "✓": "ja", "✔": "ja", "✗": "nee",
    "●": "•", "▪": "•", "◦": "•", "\t": " ",
}  # fmt: skip


@cache
def bekend(static: Path) -> frozenset[str]:
    """Every character in one of the shipped text fonts."""
    from fontTools.ttLib import TTFont

    tekens: set[str] = set()
    for naam in ("source-sans-3-latin-400-normal", "source-sans-3-latin-ext-400-normal"):
        with TTFont(static / "fonts" / f"{naam}.woff2", lazy=True) as font:
            tekens |= {chr(code) for code in font.getBestCmap()}
    return frozenset(tekens - {"\u00ad"})


def veilig(waarde: Any, tekens: Iterable[str]) -> Any:
    """Return a snapshot in which every text holds only ``tekens``; lists and dicts are walked."""
    goed = tekens if isinstance(tekens, frozenset | set) else frozenset(tekens)
    if isinstance(waarde, str):
        if goed.issuperset(waarde):
            return waarde
        return "".join(_teken(t, goed) for t in unicodedata.normalize("NFC", waarde))
    if isinstance(waarde, dict):
        return {sleutel: veilig(w, goed) for sleutel, w in waarde.items()}
    if isinstance(waarde, list):
        return [veilig(w, goed) for w in waarde]
    return waarde


def _teken(teken: str, goed: Any) -> str:
    if teken in goed or teken == "\n":
        return teken
    if teken in GELIJK:
        return GELIJK[teken]
    kaal = "".join(t for t in unicodedata.normalize("NFKD", teken) if t in goed)
    if kaal:
        return kaal
    return "" if unicodedata.category(teken) in {"Mn", "Me", "Cf", "Cc", "Sk"} else "?"
