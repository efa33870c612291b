"""The drawings of the final report; every one has its numbers in words as alternative text."""

from collections.abc import Sequence
from datetime import date

from django.utils.safestring import SafeString

from kern.grafiek.rapport import BREED, svg, tekst, vak
from kern.grafiek.vorm import INKT, LIJN, PETROL, WIT, ZACHT, Kenmerk, cirkel, lijn
from kern.opmaak import MAANDEN, aantal
from rapportage.eindrapport.typen.aanbeveling import Bewijssoort
from rapportage.eindrapport.typen.getoond import Blok
from rapportage.eindrapport.typen.opbrengst import Bijeenkomst

REGEL = 14.0
# column -> (head, where it begins, kinds of evidence, room for cells); the first counts who carries it, as the rule does
KOLOMMEN: tuple[tuple[str, float, tuple[Bewijssoort, ...], int], ...] = (
    ("projecten, organisaties", 122.0, (), 8),
    ("bijeenkomsten", 232.0, ("sessies",), 5),
    ("piloten", 312.0, ("piloten",), 3),
    ("vragen, inzichten, fiches, signalen", 362.0, ("vragen", "inzichten", "fiches", "signalen"), 8),
)


def _tekst(x: float, y: float, woorden: str, *, dik: bool = False, kleur: str = INKT) -> SafeString:
    return tekst(x, y, woorden, grootte=7.8, dik=dik, kleur=kleur)


def bewijs(aanbevelingen: Sequence[Blok]) -> SafeString:
    """Draw per recommendation on how many projects and organisations, meetings, pilots and other pieces it rests, as cells."""
    vormen = [_tekst(x, 9, kop, dik=True, kleur=ZACHT) for kop, x, _, _ in KOLOMMEN]
    zinnen = []
    for i, rij in enumerate(aanbevelingen):
        y = 16 + REGEL * i
        vormen.append(lijn(0, y - 1.5, BREED, y - 1.5, stroke=LIJN, stroke_width=0.4))
        vormen.append(_tekst(0, y + 8.5, rij["code"], dik=True, kleur=PETROL))
        vormen.append(_tekst(26, y + 8.5, rij["sterktenaam"]))
        tellingen = [
            rij["dragers"],
            *(sum(len(rij["bewijs"][s]) for s in soorten) for _, _, soorten, _ in KOLOMMEN[1:]),
        ]
        for (_, x, _, ruimte), n in zip(KOLOMMEN, tellingen, strict=True):
            vormen += _cellen(x, y, n, ruimte)
        dragers, sessies, piloten, andere = tellingen
        zinnen.append(
            f"{rij['code']}: {aantal(dragers, 'project of organisatie', 'projecten en organisaties')}, "
            f"{aantal(sessies, 'bijeenkomst', 'bijeenkomsten')}, {aantal(piloten, 'piloot', 'piloten')}, "
            f"{aantal(andere, 'ander stuk', 'andere stukken')}"
        )
    return svg(BREED, 16 + REGEL * len(aanbevelingen), "Bewijs per aanbeveling. " + "; ".join(zinnen) + ".", vormen)


def _cellen(x: float, y: float, n: int, ruimte: int) -> list[SafeString]:
    getekend = min(n, ruimte)
    vormen = [vak(x + 10.5 * i, y + 1, 9, 9, PETROL) for i in range(getekend)]
    kleur = INKT if n else ZACHT
    return [*vormen, _tekst(x + 10.5 * getekend + (3 if getekend else 0), y + 8.5, str(n), dik=bool(n), kleur=kleur)]


def tijdlijn(rijen: Sequence[Bijeenkomst[str]]) -> SafeString:
    """Draw the meetings on a line of years: filled was held, open is to come, crossed was called off."""
    dagen = [date.fromisoformat(r["datum"]) for r in rijen]
    if not dagen:
        return SafeString("")
    eerste, laatste = min(dagen).year, max(dagen).year + 1
    totaal = (date(laatste, 1, 1) - date(eerste, 1, 1)).days

    def plek(dag: date) -> float:
        return 6 + (BREED - 12) * (dag - date(eerste, 1, 1)).days / totaal

    vormen = [lijn(6, 26, BREED - 6, 26, stroke=ZACHT, stroke_width=1)]
    for jaar in range(eerste, laatste + 1):
        x = plek(date(jaar, 1, 1))
        vormen.append(lijn(x, 20, x, 32, stroke=ZACHT, stroke_width=0.8))
        if jaar < laatste:
            vormen.append(_tekst(x + 4, 44, str(jaar), dik=True, kleur=ZACHT))
    bezet: dict[int, int] = {}
    for rij, dag in zip(rijen, dagen, strict=True):
        x = plek(dag)
        laag = bezet.get(int(x // 8), 0)
        bezet[int(x // 8)] = laag + 1
        vormen += _punt(x, 26 - 8.5 * laag, rij)
    return svg(BREED, 48, _tijdlijn_in_woorden(rijen, dagen), vormen)


def _punt(x: float, y: float, rij: Bijeenkomst[str]) -> list[SafeString]:
    if rij["is_afgelast"]:
        kruis: dict[str, Kenmerk] = {"stroke": ZACHT, "stroke_width": 1.2}
        return [lijn(x - 2.5, y - 2.5, x + 2.5, y + 2.5, **kruis), lijn(x + 2.5, y - 2.5, x - 2.5, y + 2.5, **kruis)]
    return [cirkel(x, y, 3.4, fill=PETROL if rij["is_gehouden"] else WIT, stroke=PETROL, stroke_width=1.1)]


def _tijdlijn_in_woorden(rijen: Sequence[Bijeenkomst[str]], dagen: Sequence[date]) -> str:
    gehouden = sum(bool(r["is_gehouden"]) for r in rijen)
    begin, einde = min(dagen), max(dagen)
    return (
        f"Tijdlijn van {aantal(len(rijen), 'bijeenkomst', 'bijeenkomsten')}, "
        f"waarvan {gehouden} gehouden, van {MAANDEN[begin.month - 1]} {begin.year} "
        f"tot {MAANDEN[einde.month - 1]} {einde.year}."
    )
