"""Drawings of the reports: SVG from the same rows as the table beside them, in points, with labels in place.

Colours stand in attributes (the renderer knows no variables inside SVG) and every drawing has a title, which becomes
its alternative text. Pure functions: plain values in, safe markup out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kern.opmaak import getal

PETROL, MIDDEN, BLEEK, LIJN, INKT, ZACHT, GRIJS = (
    "#0b5563", "#a9c3c8", "#d5dedf", "#c3ccce", "#1b2a33", "#4a5963", "#7d8d93",
)  # fmt: skip
BREED, TEKST = 482.0, 363.0
NAAM = 150.0  # room for the name before a bar
NAAMTEKENS = 31  # characters of a bold name that fit in it
REGEL = 9.5
Waarde = int | float | Decimal


@dataclass(frozen=True)
class Rij:
    """One bar: its name, a note under the name, and its values."""

    naam: str
    waarden: Sequence[Waarde]
    noot: str = ""


def _n(waarde: float) -> str:
    return f"{waarde:.1f}"


def _svg(breedte: float, hoogte: float, titel: str, vormen: Sequence[SafeString]) -> SafeString:
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{}pt" height="{}pt" viewBox="0 0 {} {}" role="img">'
        "<title>{}</title>{}</svg>",
        _n(breedte), _n(hoogte), _n(breedte), _n(hoogte), titel,
        format_html_join("", "{}", ((v,) for v in vormen)),
    )  # fmt: skip


def _tekst(
    x: float, y: float, tekst: str, *, grootte: float = 8.4, dik: bool = False, anker: str = "start", kleur: str = INKT
) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" font-family="Source Sans 3, Source Sans 3 Ext" font-size="{}" font-weight="{}" '
        'text-anchor="{}" fill="{}">{}</text>',
        _n(x), _n(y), grootte, "600" if dik else "400", anker, kleur, tekst,
    )  # fmt: skip


def _rechthoek(x: float, y: float, b: float, h: float, kleur: str, lijn: str = "") -> SafeString:
    rand = format_html(' stroke="{}" stroke-width=".8"', lijn) if lijn else ""
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"{}/>', _n(x), _n(y), _n(max(b, 0)), _n(h), kleur, rand
    )


def _lijn(x1: float, y1: float, x2: float, y2: float, kleur: str, dikte: float) -> SafeString:
    return format_html(
        '<path d="M{} {}L{} {}" fill="none" stroke="{}" stroke-width="{}"/>',
        _n(x1), _n(y1), _n(x2), _n(y2), kleur, dikte,
    )  # fmt: skip


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
        _lijn(*a, *b, PETROL if b == punten[-1] else GRIJS, 1.8 if b == punten[-1] else 1) for a, b in pairwise(punten)
    ]
    if len(punten) > 1:
        x, y = punten[-2]
        vormen.append(
            format_html(
                '<circle cx="{}" cy="{}" r="2.2" fill="white" stroke="{}" stroke-width="1"/>', _n(x), _n(y), GRIJS
            )
        )
    x, y = punten[-1]
    vormen.append(format_html('<circle cx="{}" cy="{}" r="2.8" fill="{}"/>', _n(x), _n(y), PETROL))
    return _svg(84, 26, titel, vormen)


def bolletjes(aantal: int, totaal: int, titel: str) -> SafeString:
    """Draw so many of so many as dots, twelve on a line."""
    vormen = [
        format_html(
            '<circle cx="{}" cy="{}" r="3.4" fill="{}" stroke="{}" stroke-width=".9"/>',
            5 + 9 * (i % 12), 5 + 9 * (i // 12), PETROL if i < aantal else "white", PETROL,
        )
        for i in range(totaal)
    ]  # fmt: skip
    return _svg(109, 1 + 9 * ((totaal + 11) // 12), titel, vormen)


STAPEL = ((PETROL, "", "white"), (MIDDEN, "", INKT), ("white", INKT, INKT))


def _label(midden: float, naam: str, noot: str = "", *, dik: bool = False) -> list[SafeString]:
    """A name before its bar, on as many lines as it needs, with its note below; never cut off."""
    regels = [(r, 8.4, dik, INKT) for r in _regels(naam, NAAMTEKENS if dik else NAAMTEKENS + 3)]
    regels += [(r, 7.6, False, ZACHT) for r in _regels(noot, NAAMTEKENS + 8)] if noot else []
    y = midden - REGEL * len(regels) / 2 + 7.5
    return [
        _tekst(NAAM - 8, y + REGEL * i, tekst, grootte=grootte, dik=vet, anker="end", kleur=kleur)
        for i, (tekst, grootte, vet, kleur) in enumerate(regels)
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
        vormen.append(_rechthoek(x + 0.4, 2, 6, 6, kleur, rand))
        vormen.append(_tekst(x + 10, 8, kop, grootte=7.8, dik=True))
        x += 4.2 * len(kop) + 24
    y = 14.0
    for rij in rijen:
        hoogte = max(_labelhoogte(rij.naam, rij.noot, dik=True), 17)
        vormen += _label(y + hoogte / 2, rij.naam, rij.noot, dik=True)
        vormen += _stapel(y + (hoogte - 17) / 2, rij.waarden, schaal)
        y += hoogte + 6
    return _svg(breedte, y - 4, titel, vormen)


def _stapel(y: float, waarden: Sequence[Waarde], schaal: float) -> list[SafeString]:
    """The parts of one bar; a number that does not fit in its part stands behind the bar."""
    vormen: list[SafeString] = []
    buiten: list[str] = []
    x = NAAM
    for (kleur, rand, inkt), waarde in zip(STAPEL, waarden, strict=False):
        if not waarde:
            continue
        b, d = float(waarde) * schaal, 0.4 if rand else 0.0
        vormen.append(_rechthoek(x + d, y + d, b - 1 - 2 * d, 17 - 2 * d, kleur, rand))
        tekst = getal(waarde)
        if b >= 4.5 * len(tekst) + 4:
            vormen.append(_tekst(x + (b - 1) / 2, y + 11.5, tekst, dik=True, anker="middle", kleur=inkt))
        else:
            buiten.append(tekst)
        x += b
    return [*vormen, _tekst(x + 4, y + 11.5, " + ".join(buiten), dik=True)] if buiten else vormen


def kogel(waarde: Waarde, norm: Waarde, verwacht: Waarde | None, titel: str) -> SafeString:
    """Draw realised against norm as one bar for a cell of a table; the light bar is the norm, the tick what to expect.

    A value above the norm runs on past it, up to the edge of the cell.
    """
    breed, hoogte = 50.0, 10.5
    deel = min(float(waarde) / float(norm), 1.14) if norm else 0
    vormen = [_rechthoek(0, 0.5, breed, hoogte - 1, BLEEK), _rechthoek(0, 3, breed * max(deel, 0), hoogte - 6, PETROL)]
    if deel > 1:
        vormen.append(_lijn(breed, 0.5, breed, hoogte - 0.5, "white", 1))
    if verwacht is not None and norm:
        x = min(max(breed * min(float(verwacht) / float(norm), 1), 0.8), breed - 0.8)
        vormen += [_lijn(x, 0, x, hoogte, "white", 3.4), _lijn(x, 0, x, hoogte, INKT, 1.6)]
    return _svg(58, hoogte, titel, vormen)


def bereik(rijen: Sequence[tuple[str, int, int]], titel: str) -> SafeString:
    """Draw how many of how many per name as dots, in columns of three names: (name, how many, of how many)."""
    vormen: list[SafeString] = []
    vak = BREED / 3
    for i, (naam, n, totaal) in enumerate(rijen):
        x, y = vak * (i % 3), 31.0 * (i // 3)
        vormen.append(_tekst(x, y + 8, kort(naam, 30), dik=True))
        vormen.append(_tekst(x + vak - 14, y + 8, f"{n} van {totaal}", anker="end", kleur=ZACHT))
        vormen += [
            format_html(
                '<circle cx="{}" cy="{}" r="3.4" fill="{}" stroke="{}" stroke-width=".9"/>',
                _n(x + 4 + 9 * j), _n(y + 16.5), PETROL if j < n else "white", PETROL,
            )
            for j in range(min(totaal, 15))
        ]  # fmt: skip
    return _svg(BREED, 31.0 * ((len(rijen) + 2) // 3) - 8, titel, vormen)


def staven(rijen: Sequence[tuple[str, Waarde, str]], titel: str, *, breedte: float = TEKST) -> SafeString:
    """Draw horizontal bars on one scale: (name, value, words at the end)."""
    top = max((float(w) for _, w, _ in rijen), default=0) or 1
    schaal = (breedte - NAAM - 60) / top
    vormen: list[SafeString] = []
    y = 0.0
    for naam, waarde, woorden in rijen:
        hoogte, b = max(_labelhoogte(naam), 11.0), float(waarde) * schaal
        vormen += _label(y + hoogte / 2, naam)
        vormen.append(_rechthoek(NAAM, y + hoogte / 2 - 5.5, max(b, 0.8), 11, PETROL))
        vormen.append(_tekst(NAAM + b + 5, y + hoogte / 2 + 3, woorden, dik=True))
        y += hoogte + 5
    return _svg(breedte, max(y - 4, 1), titel, vormen)


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
            vormen.append(_rechthoek(NAAM, begin + 11 * i + 1, max(b, 0.8), 8.5, kleur, rand))
            vormen.append(_tekst(NAAM + b + 5, begin + 11 * i + 8.5, f"{getal(waarde)} {kop}", grootte=7.8))
        y += hoogte + 7
    return _svg(BREED, max(y - 5, 1), titel, vormen)


def blokjes(gedaan: int, norm: int) -> str:
    """A string of cells, done then open: 'xxxo'; more than the norm fills it; empty when it is too large to draw."""
    return "" if norm > 12 else "x" * min(gedaan, norm) + "o" * (norm - min(gedaan, norm))
