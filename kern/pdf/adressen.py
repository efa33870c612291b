"""Web and mail addresses in a page of HTML, marked, so that they break inside the column and never with a hyphen.

A reader copies an address; a hyphen at the end of a line would become part of it.
"""

import re
from collections.abc import Iterator

_CODE = re.compile(r"(<[^>]*>)")
_NAAM = re.compile(r"</?([a-z]+)")
_ADRES = re.compile(r"(?:https?://|www\.)[^\s<]+|[^\s<>&;@]+@[^\s<>@]+\.[^\s<>@]+", re.IGNORECASE)
# Only text, or drawn; a link breaks like an address by itself (rapport.css), and an element inside it would become a link
# of its own in the PDF that no structure element of that kind holds: against PDF/UA-1.
_NIET_IN = {"a", "title", "style", "svg"}


def merk(html: str) -> str:
    """Return ``html`` with each address outside a link in a ``<span class="adres">``."""
    return "".join(_stukken(html))


def _stukken(html: str) -> Iterator[str]:
    binnen = 0
    for stuk in _CODE.split(html):
        if stuk.startswith("<"):
            naam = _NAAM.match(stuk)
            if naam and naam[1] in _NIET_IN and not stuk.endswith("/>"):
                binnen += -1 if stuk.startswith("</") else 1
            yield stuk
        else:
            yield stuk if binnen else _ADRES.sub(r'<span class="adres">\g<0></span>', stuk)
