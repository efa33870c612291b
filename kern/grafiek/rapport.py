"""The charts of a report, in points, with labels in place; every one has a title, its alternative text."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from textwrap import wrap

from django.utils.safestring import SafeString

from kern.grafiek import vorm
from kern.grafiek.vorm import BLEEK, GRIJS, INKT, LETTER, MIDDEN, PETROL, WIT, ZACHT, cirkel, lijn, n, rechthoek
from kern.opmaak import getal

BREED, TEKST = 482.0, 363.0
MEESTE_BLOKJES = 13  # cells on one line of page 1
NAAM = 150.0  # room for the name before a bar
NAAMTEKENS = 31  # characters of a bold name that fit in it
REGEL = 9.5
STAPEL = ((PETROL, "", WIT), (MIDDEN, "", INKT), (WIT, INKT, INKT))
STIP: dict[str, vorm.Kenmerk] = {"stroke": PETROL, "stroke_width": 0.9}
Waarde = int | float | Decimal


@dataclass(frozen=True)
class Rij:
    """One bar: its name, a note under the name, and its values."""

    naam: str
    waarden: Sequence[Waarde]
    noot: str = ""


def svg(breedte: float, hoogte: float, titel: str, vormen: Sequence[SafeString]) -> SafeString:
    """A drawing of so many points, with its alternative text."""
    return vorm.svg(breedte, hoogte, vormen, titel=titel, width=f"{n(breedte)}pt", height=f"{n(hoogte)}pt")


def tekst(
    x: float,
    y: float,
    woorden: str,
    *,
    grootte: float = 8.4,
    dik: bool = False,
    anker: str = "start",
    kleur: str = INKT,
) -> SafeString:
    """Words in the letter of the house."""
    return vorm.tekst(
        x, y, woorden, font_family=LETTER, font_size=grootte, font_weight="600" if dik else "400", text_anchor=anker,
        fill=kleur,
    )  # fmt: skip


def vak(x: float, y: float, b: float, h: float, kleur: str, rand: str = "") -> SafeString:
    """A filled box, with an edge if it needs one."""
    return rechthoek(x, y, b, h, fill=kleur, stroke=rand, stroke_width=0.8 if rand else None)


def kort(tekst: str, tekens: int) -> str:
    """Shorten a label that would not fit beside its bar; the table has it in full."""
    return tekst if len(tekst) <= tekens else tekst[: tekens - 1].rstrip() + "…"


def verloop(waarden: Sequence[Waarde | None], titel: str) -> SafeString:
    """Draw the last periods as a line; the last step is thick. Unknown periods are left out."""
    bekend = [(i, float(w)) for i, w in enumerate(waarden) if w is not None]
    if not bekend:
        return SafeString("")
    laag, hoog = min(w for _, w in bekend), max(w for _, w in bekend)
    stap = 76 / max(len(waarden) - 1, 1)

    def punt(paar: tuple[int, float]) -> tuple[float, float]:
        i, w = paar
        return 4 + i * stap, (22 - 17 * (w - laag) / (hoog - laag)) if hoog > laag else 13.5

    punten = [punt(p) for p in bekend]
    vormen = [
        lijn(*a, *b, stroke=PETROL if b == punten[-1] else GRIJS, stroke_width=1.8 if b == punten[-1] else 1)
        for a, b in pairwise(punten)
    ]
    if len(punten) > 1:
        vormen.append(cirkel(*punten[-2], 2.2, fill=WIT, stroke=GRIJS, stroke_width=1))
    vormen.append(cirkel(*punten[-1], 2.8, fill=PETROL))
    return svg(84, 26, titel, vormen)


def bolletjes(aantal: int, totaal: int, titel: str) -> SafeString:
    """Draw so many of so many as dots, twelve on a line."""
    vormen = [
        cirkel(5 + 9 * (i % 12), 5 + 9 * (i // 12), 3.4, fill=PETROL if i < aantal else WIT, **STIP)
        for i in range(totaal)
    ]
    return svg(109, 1 + 9 * ((totaal + 11) // 12), titel, vormen)


def _label(midden: float, naam: str, noot: str = "", *, dik: bool = False) -> list[SafeString]:
    """A name before its bar, on as many lines as it needs, with its note below; never cut off."""
    regels = [(r, 8.4, dik, INKT) for r in _regels(naam, NAAMTEKENS if dik else NAAMTEKENS + 3)]
    regels += [(r, 7.6, False, ZACHT) for r in _regels(noot, NAAMTEKENS + 8)] if noot else []
    y = midden - REGEL * len(regels) / 2 + 7.5
    return [
        tekst(NAAM - 8, y + REGEL * i, woorden, grootte=grootte, dik=vet, anker="end", kleur=kleur)
        for i, (woorden, grootte, vet, kleur) in enumerate(regels)
    ]


def _regels(tekst: str, tekens: int) -> list[str]:
    return wrap(tekst, tekens, break_on_hyphens=True) or [""]


def _labelhoogte(naam: str, noot: str = "", *, dik: bool = False) -> float:
    regels = len(_regels(naam, NAAMTEKENS if dik else NAAMTEKENS + 3))
    return REGEL * (regels + (len(_regels(noot, NAAMTEKENS + 8)) if noot else 0))


def gestapeld(rijen: Sequence[Rij], koppen: Sequence[str], titel: str, *, breedte: float = BREED) -> SafeString:
    """Draw a stacked bar per row with its numbers in place; the key stands above the first."""
    top = max((float(sum(r.waarden)) for r in rijen), default=0) or 1
    schaal = (breedte - NAAM - 60) / top
    vormen: list[SafeString] = []
    x = NAAM
    for kop, (kleur, rand, _) in zip(koppen, STAPEL, strict=False):
        vormen.append(vak(x + 0.4, 2, 6, 6, kleur, rand))
        vormen.append(tekst(x + 10, 8, kop, grootte=7.8, dik=True))
        x += 4.2 * len(kop) + 24
    y = 14.0
    for rij in rijen:
        hoogte = max(_labelhoogte(rij.naam, rij.noot, dik=True), 17)
        vormen += _label(y + hoogte / 2, rij.naam, rij.noot, dik=True)
        vormen += _stapel(y + (hoogte - 17) / 2, rij.waarden, schaal)
        y += hoogte + 6
    return svg(breedte, y - 4, titel, vormen)


def _stapel(y: float, waarden: Sequence[Waarde], schaal: float) -> list[SafeString]:
    """The parts of one bar; a number that does not fit in its part stands behind the bar."""
    vormen: list[SafeString] = []
    buiten: list[str] = []
    x = NAAM
    for (kleur, rand, inkt), waarde in zip(STAPEL, waarden, strict=False):
        if not waarde:
            continue
        b, d = float(waarde) * schaal, 0.4 if rand else 0.0
        vormen.append(vak(x + d, y + d, b - 1 - 2 * d, 17 - 2 * d, kleur, rand))
        woorden = getal(waarde)
        if b >= 4.5 * len(woorden) + 4:
            vormen.append(tekst(x + (b - 1) / 2, y + 11.5, woorden, dik=True, anker="middle", kleur=inkt))
        else:
            buiten.append(woorden)
        x += b
    return [*vormen, tekst(x + 4, y + 11.5, " + ".join(buiten), dik=True)] if buiten else vormen


KOGEL_BREED, KOGEL_HOOG, VERST = 58.0, 10.5, 3.0  # a cell of a table; parts of the norm that are drawn to scale


def schaal_van(delen: Sequence[tuple[Waarde, Waarde]]) -> float:
    """How many times the norm the bars of one table reach: one scale, so that 200 % and 175 % differ."""
    return min(max([float(w) / float(norm) for w, norm in delen if norm], default=1.0), VERST)


def kogel(waarde: Waarde, norm: Waarde, verwacht: Waarde | None, titel: str, *, schaal: float = 1.0) -> SafeString:
    """Draw realised against norm as one bar for a cell of a table; the light bar is the norm, the tick what to expect.

    All bars of a table share ``schaal`` (see :func:`schaal_van`). A value beyond it ends in a cut, with its number in
    the column beside it.
    """
    top = max(schaal, 1.0)
    breed = KOGEL_BREED / top
    deel = max(float(waarde) / float(norm), 0.0) if norm else 0.0
    vormen = [
        vak(0, 0.5, breed, KOGEL_HOOG - 1, BLEEK),
        vak(0, 3, breed * min(deel, top), KOGEL_HOOG - 6, PETROL),
    ]
    if deel > 1:
        vormen.append(lijn(breed, 0.5, breed, KOGEL_HOOG - 0.5, stroke=WIT, stroke_width=1))
    if deel > top + 0.001:
        snede = (KOGEL_BREED - 7, KOGEL_BREED - 4)
        vormen += [lijn(x - 1, KOGEL_HOOG - 2, x + 1, 2, stroke=WIT, stroke_width=1.2) for x in snede]
    if verwacht is not None and norm:
        x = min(max(breed * min(float(verwacht) / float(norm), 1), 0.8), breed - 0.8)
        for kleur, dikte in ((WIT, 3.4), (INKT, 1.6)):
            vormen.append(lijn(x, 0, x, KOGEL_HOOG, stroke=kleur, stroke_width=dikte))
    return svg(KOGEL_BREED, KOGEL_HOOG, titel, vormen)


def bereik(rijen: Sequence[tuple[str, int, int]], titel: str) -> SafeString:
    """Draw how many of how many per name as dots, in columns of three names: (name, how many, of how many)."""
    vormen: list[SafeString] = []
    kolom = BREED / 3
    for i, (naam, aantal, totaal) in enumerate(rijen):
        x, y = kolom * (i % 3), 31.0 * (i // 3)
        vormen.append(tekst(x, y + 8, kort(naam, 30), dik=True))
        vormen.append(tekst(x + kolom - 14, y + 8, f"{aantal} van {totaal}", anker="end", kleur=ZACHT))
        vormen += [
            cirkel(x + 4 + 9 * j, y + 16.5, 3.4, fill=PETROL if j < aantal else WIT, **STIP)
            for j in range(min(totaal, 15))
        ]
    return svg(BREED, 31.0 * ((len(rijen) + 2) // 3) - 8, titel, vormen)


def staven(rijen: Sequence[tuple[str, Waarde, str]], titel: str, *, breedte: float = TEKST) -> SafeString:
    """Draw horizontal bars on one scale: (name, value, words at the end)."""
    top = max((float(w) for _, w, _ in rijen), default=0) or 1
    schaal = (breedte - NAAM - 60) / top
    vormen: list[SafeString] = []
    y = 0.0
    for naam, waarde, woorden in rijen:
        hoogte, b = max(_labelhoogte(naam), 11.0), float(waarde) * schaal
        vormen += _label(y + hoogte / 2, naam)
        vormen.append(vak(NAAM, y + hoogte / 2 - 5.5, max(b, 0.8), 11, PETROL))
        vormen.append(tekst(NAAM + b + 5, y + hoogte / 2 + 3, woorden, dik=True))
        y += hoogte + 5
    return svg(breedte, max(y - 4, 1), titel, vormen)


def paren(rijen: Sequence[tuple[str, Sequence[Waarde]]], koppen: Sequence[str], titel: str) -> SafeString:
    """Draw up to three thin bars per row on one scale (new, taken up, old): dark, middle and open."""
    top = max((float(w) for _, ws in rijen for w in ws), default=0) or 1
    schaal = (BREED - NAAM - 90) / top
    vormen: list[SafeString] = []
    y = 0.0
    for naam, waarden in rijen:
        hoogte = max(_labelhoogte(naam, dik=True), 11.0 * len(waarden))
        vormen += _label(y + hoogte / 2, naam, dik=True)
        begin = y + (hoogte - 11.0 * len(waarden)) / 2
        for i, ((kleur, rand, _), kop, waarde) in enumerate(zip(STAPEL, koppen, waarden, strict=False)):
            b = float(waarde) * schaal
            vormen.append(vak(NAAM, begin + 11 * i + 1, max(b, 0.8), 8.5, kleur, rand))
            vormen.append(tekst(NAAM + b + 5, begin + 11 * i + 8.5, f"{getal(waarde)} {kop}", grootte=7.8))
        y += hoogte + 7
    return svg(BREED, max(y - 5, 1), titel, vormen)


def blokjes(gedaan: int, norm: int) -> str:
    """A string of cells, done, open and beyond the norm: 'xxxo', 'xxx+'; empty when it is too large to draw."""
    binnen, boven = min(gedaan, norm), max(gedaan - norm, 0)
    return "" if norm + boven > MEESTE_BLOKJES else "x" * binnen + "o" * (norm - binnen) + "+" * boven
