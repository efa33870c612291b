"""Texts of the final report as they are kept (paragraphs, headed parts) and as people type them in one box.

Paragraphs are parted by an empty line. A headed part begins with its heading on a line of its own; under it every line
is a paragraph, and an empty line begins the next part.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TypedDict, final

from kern.exceptions import DomainError

LANGSTE_KOP = 160
_LEGE_REGEL = re.compile(r"\n[ \t]*\n\s*")


@final
class Alineadeel(TypedDict):
    """A heading with the paragraphs under it."""

    kop: str
    alineas: list[str]


@final
class Tekstdeel(TypedDict):
    """A heading with one text under it."""

    kop: str
    tekst: str


def alineas(tekst: Sequence[str]) -> list[str]:
    """Return paragraphs without the empty ones. Raises DomainError for anything but a list of texts."""
    if isinstance(tekst, str) or not all(isinstance(alinea, str) for alinea in tekst):
        raise DomainError("Geef de tekst als een lijst van alinea’s.")
    return [alinea.strip() for alinea in tekst if alinea.strip()]


def met_alineas(delen: Iterable[Alineadeel]) -> list[Alineadeel]:
    """Return ``{"kop": …, "alineas": […]}`` per part. Raises DomainError for a part without heading."""
    return [{"kop": _eis(deel.get("kop"), "kop"), "alineas": alineas(deel["alineas"])} for deel in delen]


def met_tekst(delen: Iterable[Tekstdeel]) -> list[Tekstdeel]:
    """Return ``{"kop": …, "tekst": …}`` per part. Raises DomainError for a part without heading or text."""
    return [{"kop": _eis(deel.get("kop"), "kop"), "tekst": _eis(deel.get("tekst"), "tekst")} for deel in delen]


def lees_alineas(tekst: str) -> list[str]:
    """Read what was typed: an empty line ends a paragraph."""
    return [" ".join(blok.split()) for blok in _LEGE_REGEL.split(_regels(tekst)) if blok.strip()]


def schrijf_alineas(rijen: Iterable[str]) -> str:
    """Write paragraphs as people type them."""
    return "\n\n".join(rijen)


def lees_delen(tekst: str) -> list[Alineadeel]:
    """Read headed parts: the first line is the heading, the lines under it are paragraphs.

    Raises DomainError for a part without text under its heading, and for a heading as long as a text.
    """
    delen: list[Alineadeel] = []
    for blok in _LEGE_REGEL.split(_regels(tekst)):
        kop, *rest = [regel.strip() for regel in blok.split("\n") if regel.strip()] or [""]
        if not kop:
            continue
        if len(kop) > LANGSTE_KOP:
            raise DomainError(f"Zet eerst een korte kop op een eigen regel, en daaronder: ‘{kop[:40]}…’.")
        if not rest:
            raise DomainError(f"Onder ‘{kop}’ staat nog geen tekst. Schrijf ze op de regel eronder, zonder lege regel.")
        delen.append({"kop": kop, "alineas": rest})
    return delen


def schrijf_delen(delen: Iterable[Alineadeel | Tekstdeel]) -> str:
    """Write headed parts as people type them."""
    blokken = []
    for deel in delen:
        rijen = deel["alineas"] if "alineas" in deel else deel["tekst"].split("\n")
        blokken.append("\n".join([deel["kop"], *(rij for rij in rijen if rij.strip())]))
    return "\n\n".join(blokken)


def als_tekst(delen: Iterable[Alineadeel]) -> list[Tekstdeel]:
    """Turn parts with paragraphs into parts with one text."""
    return [{"kop": deel["kop"], "tekst": "\n".join(deel["alineas"])} for deel in delen]


def _regels(tekst: str) -> str:
    return tekst.replace("\r\n", "\n").replace("\r", "\n").strip()


def _eis(waarde: object, naam: str) -> str:
    """Nothing but a text will do: what comes from a file may be anything."""
    if not isinstance(waarde, str) or not waarde.strip():
        raise DomainError(f"Elk deel heeft een {naam}.")
    return waarde.strip()
