"""Words of the reports: small numbers written out, and headings that break where a reader would.

Pure functions over plain values; they run in the child process that has no database.
"""

import re
from typing import Any

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from kern.opmaak import NBSP, getal, vorm

TELWOORDEN = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
LAATSTE_WOORD, LAATSTE_PAAR = 9, 16  # letters: a last word this short takes its neighbour along, if that is short too


def telwoord(n: int) -> str:
    """A small number in words, as in running text; above twelve in figures."""
    return TELWOORDEN[n] if 0 <= n < len(TELWOORDEN) else getal(n)


def aan_begin(tekst: str) -> str:
    """The same words at the beginning of a sentence: 'Eén', for Dutch leaves the accent off a capital E."""
    return f"E{tekst[1:]}" if tekst.startswith("é") else tekst[:1].upper() + tekst[1:]


def woorden(n: int, enkelvoud: str, meervoud: str) -> str:
    """'één vraag', 'vier vragen', '13 vragen', 'geen vragen'."""
    if n == 0:
        return f"geen {meervoud}"
    return f"{telwoord(n)}{NBSP}{vorm(n, enkelvoud, meervoud)}"


def alle(n: int, meervoud: str) -> str:
    """'beide afspraken', 'alle vijf afspraken': all of several."""
    return f"beide {meervoud}" if n == 2 else f"alle {telwoord(n)} {meervoud}"


_ANDERE = re.compile('["\u201c-\u201f\u00ab\u00bb]')
# what people type -> the one kind of mark of the house
_AANHALING = (
    (
        re.compile(
            r"[\u201c\u201d\u201e\u201f\u00ab\u00bb\"]([^\"\u201c-\u201f\u00ab\u00bb\n]+?)[\u201c\u201d\u00ab\u00bb\"]"
        ),
        "\u2018\\1\u2019",
    ),
    (re.compile(r"(?<![\w\u2019])'(?=\w)([^'\n]*?\S)'(?!\w)"), "\u2018\\1\u2019"),
    (re.compile(r"'"), "\u2019"),
)


def aanhaling(waarde: Any) -> Any:  # gives back the shape that it got
    """Return a snapshot in which every text has one kind of quotation mark and of apostrophe; lists and dicts are walked."""
    if isinstance(waarde, str):
        if "'" not in waarde and not _ANDERE.search(waarde):
            return waarde
        for patroon, gelijk in _AANHALING:
            waarde = patroon.sub(gelijk, waarde)
        return waarde
    if isinstance(waarde, dict):
        return {sleutel: aanhaling(w) for sleutel, w in waarde.items()}
    if isinstance(waarde, list):
        return [aanhaling(w) for w in waarde]
    return waarde


def genoemd(titel: object) -> str:
    """A title in running text: ‘Het wandelgesprek’; one that quotes something itself gets no marks around its own."""
    return str(titel) if "\u2018" in str(titel) else f"\u2018{titel}\u2019"


def kop(tekst: object) -> SafeString:
    """A heading as markup: a compound with a hyphen stays on one line, and no short word stands alone on the last."""
    delen = [
        format_html('<span class="n">{}</span>', deel) if "-" in deel.strip("-") else conditional_escape(deel)
        for deel in str(tekst).split()
    ]
    los = str(tekst).split()
    if len(los) > 3 and len(los[-1]) <= LAATSTE_WOORD and len(los[-1]) + len(los[-2]) <= LAATSTE_PAAR:
        delen[-2:] = [format_html("{}{}{}", delen[-2], NBSP, delen[-1])]
    return format_html_join(" ", "{}", ((deel,) for deel in delen))
