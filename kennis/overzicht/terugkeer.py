"""Signals that return in several networks: the same words, raised in different rooms."""

import re
from collections.abc import Sequence
from itertools import combinations

import snowballstemmer

from kennis.models import Signaal
from kern.register import Terugkerend
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


def _kernwoorden(signaal: Signaal) -> frozenset[str]:
    woorden = {w for w in _WOORD.findall(f"{signaal.titel} {signaal.gevraagd}".lower()) if w not in _LEEG}
    return frozenset(_stam.stemWords(sorted(woorden)))


def terugkerende(toegangen: Sequence[Toegang]) -> list[Terugkerend]:
    """Return pairs of signals from different networks that share at least two stems, closest first.

    Only what each reader may see counts; one query per network.
    """
    namen = {t.netwerk.pk: t.netwerk.korte_naam for t in toegangen}
    signalen = [s for t in toegangen for s in Signaal.objects.zichtbaar_voor(t).voor_lijst()]
    woorden = {s.pk: _kernwoorden(s) for s in signalen}
    paren = [
        (len(woorden[a.pk] & woorden[b.pk]), a, b)
        for a, b in combinations(signalen, 2)
        if a.netwerk_id != b.netwerk_id and len(woorden[a.pk] & woorden[b.pk]) >= GENOEG
    ]
    paren.sort(key=lambda paar: (-paar[0], paar[1].pk, paar[2].pk))
    gezien: set[int] = set()
    gevonden = []
    for _, a, b in paren:
        if gezien & {a.pk, b.pk}:
            continue
        gezien |= {a.pk, b.pk}
        regels = tuple((namen[s.netwerk_id], s.titel, s.get_absolute_url(), s.aantal_herkenningen) for s in (a, b))
        gevonden.append(
            Terugkerend(
                titel=_onderwerp(woorden[a.pk] & woorden[b.pk], a), geadresseerde=a.geadresseerde, per_netwerk=regels
            )
        )
    return gevonden[:MEESTE]


def _onderwerp(gedeeld: frozenset[str], signaal: Signaal) -> str:
    """Name what two signals share, in the words of the first."""
    woorden = [w for w in _WOORD.findall(f"{signaal.titel} {signaal.gevraagd}".lower()) if _stam.stemWord(w) in gedeeld]
    return ", ".join(dict.fromkeys(woorden)).capitalize()
