"""The piece of a text that answers a question, cut into plain and found pieces. Text only: a template marks it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kern.zoeken.woorden import splits
from kern.zoeken.zoekvraag import Zoekvraag

ERVOOR, LENGTE = 60, 180


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of text. ``is_raak`` says that it is a word that was looked for."""

    tekst: str
    is_raak: bool = False


def merk(tekst: str, vraag: Zoekvraag) -> tuple[Stuk, ...]:
    """Cut ``tekst`` into pieces, so that the words looked for stand alone."""
    stukken: list[Stuk] = []
    tot = 0
    for woord in splits(tekst):
        if not vraag.past_op(woord):
            continue
        if woord.begin > tot:
            stukken.append(Stuk(tekst[tot : woord.begin]))
        stukken.append(Stuk(tekst[woord.begin : woord.einde], is_raak=True))
        tot = woord.einde
    if tot < len(tekst):
        stukken.append(Stuk(tekst[tot:]))
    return tuple(stukken)


def rond_eerste(teksten: Iterable[str], vraag: Zoekvraag) -> tuple[Stuk, ...]:
    """Return what stands around the first word found in the first of ``teksten`` that has one; () when none has."""
    for tekst in teksten:
        eerste = next((w for w in splits(tekst) if vraag.past_op(w)), None)
        if eerste is not None:
            return merk(_knip(tekst, eerste.begin, eerste.einde), vraag)
    return ()


def begin(tekst: str) -> str:
    """Return the beginning of a text, cut at a word."""
    return _knip(tekst, 0, 0)


def _knip(tekst: str, begin_raak: int, einde_raak: int) -> str:
    """Cut around a place, at the words that stand at the ends, with a sign where the text goes on."""
    van = begin_raak - ERVOOR
    van = 0 if van <= 0 else tekst.find(" ", van, begin_raak) + 1 or begin_raak
    tot = max(van + LENGTE, einde_raak)
    if tot < len(tekst):
        spatie = tekst.rfind(" ", einde_raak, tot)
        tot = spatie if spatie > 0 else tot
    kern = re.sub(r"\s+", " ", tekst[van:tot]).strip()
    return ("… " if van else "") + kern.rstrip(",;: ") + (" …" if tot < len(tekst) else "")
