"""Signals that return in several networks: the same words, raised in different rooms."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import snowballstemmer

from kennis.models import Signaal
from kern.jsonvorm import naam_van
from kern.register import Terugkerend
from kern.rijketekst import als_tekst
from kern.standen import LOS, lees_samen
from kern.toegang import Toegang

# `dutch` would make "begeleid" into "beleid", which is another word in this field.
_stam = snowballstemmer.stemmer("dutch_porter")
_WOORD = re.compile(r"[a-zà-ÿ]{4,}")
_LEEG = frozenset(
    [
        "aan",
        "alle",
        "alleen",
        "andere",
        "door",
        "eerst",
        "eerste",
        "eigen",
        "jaar",
        "week",
        "maand",
        "mensen",
        "project",
        "projecten",
        "geen",
        "haar",
        "heeft",
        "hebben",
        "hier",
        "hoeveel",
        "hun",
        "iemand",
        "iets",
        "kunnen",
        "langer",
        "maar",
        "meer",
        "moet",
        "naar",
        "niet",
        "nodig",
        "omdat",
        "onder",
        "onze",
        "over",
        "tegen",
        "terwijl",
        "toch",
        "tussen",
        "twee",
        "veel",
        "voor",
        "waar",
        "want",
        "wanneer",
        "weer",
        "werd",
        "wordt",
        "worden",
        "zich",
        "zijn",
        "zonder",
        "gaat",
        "komt",
        "staat",
        "kan",
        "wel",
        "dan",
        "dat",
        "die",
        "deze",
        "bij",
        "het",
        "een",
    ]
)
GENOEG = 2
MEESTE = 4
NIEUWSTE = 30  # signals of one network that are compared


@dataclass(frozen=True)
class Signaalwoorden:
    """A signal as it is compared with others. ``stammen`` are the stems of its words, each with the word it came from."""

    pk: int
    netwerk_id: int
    titel: str
    url: str
    herkenningen: int
    geadresseerde: str
    stammen: list[list[str]]


def _signaalwoorden(toegang: Toegang) -> Iterator[Signaalwoorden]:
    for s in Signaal.objects.zichtbaar_voor(toegang).voor_lijst().order_by("-datum", "-pk")[:NIEUWSTE]:
        woorden = [w for w in _WOORD.findall(f"{s.titel} {als_tekst(s.gevraagd)}".lower()) if w not in _LEEG]
        stammen = [[_stam.stemWord(w), w] for w in dict.fromkeys(woorden)]
        yield Signaalwoorden(
            s.pk, s.netwerk_id, s.titel, s.get_absolute_url(), s.aantal_herkenningen, s.geadresseerde, stammen
        )


_NAAM = LOS + naam_van("signalen", Signaalwoorden)


def terugkerende(toegangen: Sequence[Toegang]) -> list[Terugkerend]:
    """Return pairs of signals from different networks that share at least two stems, closest first.

    Only what each reader may see counts, and of each network the newest; one query for all networks.
    """
    lees_samen([t.standen for t in toegangen], los=_NAAM)
    namen = {t.netwerk.pk: t.netwerk.korte_naam for t in toegangen}
    signalen = [s for t in toegangen for s in t.bewaard("signalen", Signaalwoorden, _signaalwoorden, los=True)]
    gezien: set[int] = set()
    gevonden: list[Terugkerend] = []
    for gedeeld, a, b in _paren(signalen):
        if len(gevonden) == MEESTE:
            break
        if gezien & {a.pk, b.pk}:
            continue
        gezien |= {a.pk, b.pk}
        regels = tuple((namen[s.netwerk_id], s.titel, s.url, s.herkenningen) for s in (a, b))
        onderwerp = ", ".join(woord for stam, woord in a.stammen if stam in gedeeld)
        gevonden.append(Terugkerend(onderwerp.capitalize(), a.geadresseerde, regels))
    return gevonden


def _paren(signalen: Sequence[Signaalwoorden]) -> list[tuple[set[str], Signaalwoorden, Signaalwoorden]]:
    """Signals of different networks with enough stems in common, closest first.

    Found by the stems that more than one has: most pairs have none, and those are never looked at.
    """
    stammen = [{stam for stam, _ in signaal.stammen} for signaal in signalen]
    waar: dict[str, list[int]] = defaultdict(list)
    samen: Counter[tuple[int, int]] = Counter()
    for plaats, eigen in enumerate(stammen):
        for stam in eigen:
            samen.update(zip(waar[stam], repeat(plaats), strict=False))
            waar[stam].append(plaats)
    paren = [
        (stammen[a] & stammen[b], signalen[a], signalen[b])
        for (a, b), keer in samen.items()
        if keer >= GENOEG and signalen[a].netwerk_id != signalen[b].netwerk_id
    ]
    return sorted(paren, key=lambda paar: (-len(paar[0]), paar[1].pk, paar[2].pk))
