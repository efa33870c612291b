"""Words of the reports: small numbers written out, and headings that break where a reader would.

Pure functions over plain values; they run in the child process that has no database.
"""

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from kern.opmaak import NBSP, getal

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
    return f"{telwoord(n)}{NBSP}{enkelvoud if n == 1 else meervoud}"


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
