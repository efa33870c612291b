"""Words as the search index knows them: folded, split and stemmed in Python, so the same on every database.

The index holds keys of ASCII letters and digits only, so that no tokenizer of a database ever splits or folds them
again, and so that nothing a person types can be read as an operator. The first letter says what a key is: ``w`` the
word itself, ``s`` its stem, ``d`` what a stem ends in (the head of a Dutch compound: ``opvang`` in ``kinderopvang``), and
``m`` what it goes on with, without its last letters, so that the beginning of such a key is a part that something follows
(``markt`` in ``arbeidsmarktkrapte``).
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import snowballstemmer

from kern.zoeken.werkwoorden import NAAR_HEEL

LANGSTE_WOORD = 60  # characters that count; what is longer is no word that anybody types
MEESTE_SLEUTELS = 150_000  # characters of keys per field; far below what a tsvector can hold
RONDEN = 3  # of stemming; after two hardly any word changes again
KOP_MINSTENS, STAART_MINSTENS = 3, 4  # the letters that the two halves of a compound have at least
REST_MINSTENS = 3  # and what follows a part in the middle
_KOPPELTEKEN, _AFKAPPING = r"\-‐‑", "'’‘"  # noqa: RUF001 -- the signs that people and their editors write
_ERBIJ = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"  # accents written apart, and what nobody sees
_STUK = rf"[^\W_](?:[^\W_]|[{_ERBIJ}])*"
_WOORD = re.compile(rf"{_STUK}(?:[{_AFKAPPING}{_KOPPELTEKEN}]{_STUK})*")
_AFGEKAPTE_S = re.compile(rf"[{_AFKAPPING}]s$")
_MEERVOUD_OP_ES = re.compile(r"(?<=..)(ur|ag)es$")
_VERVOEGD = re.compile(
    r"(?<=[a-z]{4})(?<![aeiouycn])(?<!ch)(?<!ns)t$"
)  # werkt, helpt; not inzicht, dienst, project, punt
_LETTERS = str.maketrans("\u0131łđðøħŧŋƒ", "ilddohtnf") | {ord("œ"): "oe", ord("æ"): "ae", ord("þ"): "th"}

STOPWOORDEN = frozenset(
    [
        "aan",
        "als",
        "bij",
        "dat",
        "de",
        "deze",
        "die",
        "dit",
        "door",
        "een",
        "en",
        "er",
        "had",
        "hebben",
        "heeft",
        "het",
        "hoe",
        "hun",
        "ik",
        "in",
        "is",
        "je",
        "kan",
        "kunnen",
        "maar",
        "me",
        "meer",
        "men",
        "met",
        "mijn",
        "moet",
        "na",
        "naar",
        "niet",
        "nog",
        "of",
        "om",
        "onder",
        "ons",
        "onze",
        "ook",
        "op",
        "over",
        "s",
        "t",
        "te",
        "tot",
        "uit",
        "van",
        "veel",
        "voor",
        "waar",
        "wat",
        "we",
        "wel",
        "welke",
        "werd",
        "werden",
        "wie",
        "wij",
        "word",
        "worden",
        "wordt",
        "ze",
        "zich",
        "zij",
        "zijn",
        "zo",
        "zou",
    ]
)

_eigen = threading.local()  # the stemmer keeps its work in itself, and the web server has threads


@dataclass(frozen=True, slots=True)
class Woord:
    """A word of a text. ``heel`` is written together; ``delen`` are what a hyphen joins, empty without one."""

    heel: str
    stam: str
    delen: tuple[tuple[str, str], ...]  # (part, its stem)
    begin: int
    einde: int


def vouw(tekst: str) -> str:
    """Return ``tekst`` in lower case, without accents, and with the letters of our own alphabet for ł, ø, æ and the like."""
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in los if not unicodedata.combining(teken)).casefold().translate(_LETTERS)


def splits(tekst: str) -> Iterator[Woord]:
    """Yield the words of ``tekst``, with their place in it."""
    for gevonden in _WOORD.finditer(tekst):
        if woord := _lees(gevonden[0]):
            heel, stam, delen = woord
            yield Woord(heel, stam, delen, gevonden.start(), gevonden.end())


@lru_cache(maxsize=32_768)
def _lees(ruw: str) -> tuple[str, str, tuple[tuple[str, str], ...]] | None:
    stukken = [stuk for stuk in re.split(rf"[{_KOPPELTEKEN}]", vouw(ruw)) if stuk]
    zonder_s = [_ascii(_AFGEKAPTE_S.sub("", stuk)) for stuk in stukken]
    heel = "".join(_ascii(stuk) for stuk in stukken)[:LANGSTE_WOORD]
    if not heel:
        return None
    paren = zip(stukken, zonder_s, strict=True) if len(stukken) > 1 else ()
    delen = tuple((_ascii(stuk)[:LANGSTE_WOORD], stam_van(kort)) for stuk, kort in paren if _ascii(stuk))
    return heel, stam_van("".join(zonder_s)), delen


def _ascii(tekst: str) -> str:
    """Keep letters and digits; another script than ours becomes its code points."""
    return "".join(t if t.isascii() else f"u{ord(t):x}" for t in tekst if t.isalnum())


def stam_van(woord: str) -> str:
    """Return the stem of a folded word; a number or a code is its own stem.

    Irregular forms of verbs stand in a table. Four endings that the stemmer leaves are cut first: *begeleidt*,
    *vacatures*, *werkt* and *thema's* (see ``_lees``).
    Once is enough for *plaats* and too little for *plaatsen*, so it is asked more than once.
    """
    woord = woord[:LANGSTE_WOORD]
    if not woord.isalpha():
        return woord
    woord = NAAR_HEEL.get(woord, woord)
    if woord.endswith("dt"):
        woord = woord[:-1]
    if _MEERVOUD_OP_ES.search(woord):
        woord = woord[:-1]
    stemmer = getattr(_eigen, "stemmer", None)
    if stemmer is None:
        stemmer = _eigen.stemmer = snowballstemmer.stemmer("dutch_porter")
    for _ in range(RONDEN):
        woord = str(stemmer.stemWord(_VERVOEGD.sub("", woord)))
    return _VERVOEGD.sub("", woord)


@lru_cache(maxsize=32_768)
def sleutels_van(heel: str, stam: str) -> tuple[str, ...]:
    """Return the keys of one word: itself, its stem, and what the stem may end in and go on with as a compound."""
    laatste = len(stam) - STAART_MINSTENS + 1 if stam.isalpha() else 0
    tot = len(stam) - REST_MINSTENS
    midden = (n for n in (0, *range(KOP_MINSTENS, laatste)) if tot - n >= STAART_MINSTENS) if laatste else ()
    return (
        f"w{heel}",
        f"s{stam}",
        *(f"d{stam[n:]}" for n in range(KOP_MINSTENS, laatste)),
        *(f"m{stam[n:tot]}" for n in midden),
    )


def sleutels(teksten: Iterable[str]) -> str:
    """Return the keys of texts, each once and in order, with a space between.

    Once and in order, because nothing but their presence counts: how often and where a word stands is not kept.
    """
    gevonden: dict[str, None] = {}
    ruimte = MEESTE_SLEUTELS
    for woord in chain.from_iterable(splits(tekst) for tekst in teksten):
        for heel, stam in ((woord.heel, woord.stam), *woord.delen):
            for sleutel in sleutels_van(heel, stam):
                if sleutel not in gevonden:
                    gevonden[sleutel] = None
                    ruimte -= len(sleutel) + 1
        if ruimte < 0:
            break
    return " ".join(sorted(gevonden))


def stukken_van(woord: Woord) -> tuple[str, ...]:
    """Return a word as it stands in a row of words: its parts, when a hyphen joins them."""
    return tuple(deel for deel, _ in woord.delen) or (woord.heel,)


def rij(teksten: Iterable[str]) -> str:
    """Return the words of texts in their order, with a sign between two texts: words between quotes are looked for in it."""
    return " | ".join(f" {' '.join(chain.from_iterable(map(stukken_van, splits(tekst))))} " for tekst in teksten)
