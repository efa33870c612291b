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
    """A signal as it is compared with others: the stems of its words, and in the same order the words they came from.

    Both stand in one line with a space between: read many at a time, and that is the quickest to read.
    """

    pk: int
    netwerk_id: int
    titel: str
    url: str
    herkenningen: int
    geadresseerde: str
    stammen: str
    woorden: str


def _signaalwoorden(toegang: Toegang) -> Iterator[Signaalwoorden]:
    for s in Signaal.objects.zichtbaar_voor(toegang).voor_lijst().order_by("-datum", "-pk")[:NIEUWSTE]:
        gelezen = _WOORD.findall(f"{s.titel} {als_tekst(s.gevraagd)}".lower())
        woorden = [w for w in dict.fromkeys(gelezen) if w not in _LEEG]
        yield Signaalwoorden(
            pk=s.pk,
            netwerk_id=s.netwerk_id,
            titel=s.titel,
            url=s.get_absolute_url(),
            herkenningen=s.aantal_herkenningen,
            geadresseerde=s.geadresseerde,
            stammen=" ".join(_stam.stemWord(w) for w in woorden),
            woorden=" ".join(woorden),
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
        van_a = zip(a.stammen.split(), a.woorden.split(), strict=True)
        onderwerp = ", ".join(woord for stam, woord in van_a if stam in gedeeld)
        gevonden.append(Terugkerend(onderwerp.capitalize(), a.geadresseerde, regels))
    return gevonden


def _paren(signalen: Sequence[Signaalwoorden]) -> Iterator[tuple[set[str], Signaalwoorden, Signaalwoorden]]:
    """Signals of different networks with enough stems in common, closest first.

    Found by the stems that more than one has: most pairs have none, and those are never looked at.
    """
    stammen = [set(signaal.stammen.split()) for signaal in signalen]
    van = [signaal.netwerk_id for signaal in signalen]
    waar: dict[str, list[int]] = defaultdict(list)
    samen: Counter[tuple[int, int]] = Counter()
    for plaats, eigen in enumerate(stammen):
        for stam in eigen:
            samen.update(zip(waar[stam], repeat(plaats), strict=False))
            waar[stam].append(plaats)
    paren = [
        (-keer, signalen[a].pk, signalen[b].pk, a, b)
        for (a, b), keer in samen.items()
        if keer >= GENOEG and van[a] != van[b]
    ]
    for *_, a, b in sorted(paren):
        yield stammen[a] & stammen[b], signalen[a], signalen[b]
