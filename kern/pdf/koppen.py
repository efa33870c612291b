"""The headings that people wrote in their texts, brought under the heading of the report where the text stands.

A reader with a screen reader walks the headings, and PDF/UA-1 lets no level be skipped. Which heading stands above a text
is only known when the whole report is there.
"""

import re

_KOP = re.compile(r'<(/?)h([1-6])( class="tekstkop")?([^>]*)>')
_DIEPST = 6


def schik(html: str) -> str:
    """Return ``html`` with each heading of a text one level, or more, below the last heading of the report itself."""
    boven, is_tekst = 1, False

    def vervang(kop: re.Match[str]) -> str:
        nonlocal boven, is_tekst
        sluit, niveau, klasse, rest = kop[1], int(kop[2]), kop[3], kop[4]
        if not sluit:
            is_tekst = klasse is not None
            boven = boven if is_tekst else niveau
        return f"<{sluit}h{min(boven + niveau, _DIEPST) if is_tekst else niveau}{klasse or ''}{rest}>"

    return _KOP.sub(vervang, html)
