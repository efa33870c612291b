"""Drawings of the reports: SVG from the same rows as the table beside them, in points, with labels in place.

Colours stand in attributes (the renderer knows no variables inside SVG) and every drawing has a title, which becomes
its alternative text. Pure functions: plain values in, safe markup out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kern.opmaak import getal

PETROL, MIDDEN, BLEEK, LIJN, INKT, ZACHT, GRIJS = (
    "#0b5563", "#a9c3c8", "#d5dedf", "#c3ccce", "#1b2a33", "#4a5963", "#7d8d93",
)  # fmt: skip
BREED, TEKST = 482.0, 363.0
NAAM = 150.0
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
    for i, rij in enumerate(rijen):
        y, x = 14 + 25 * i, NAAM
        vormen.append(_tekst(NAAM - 8, y + 8, kort(rij.naam, 32), dik=True, anker="end"))
        vormen.append(_tekst(NAAM - 8, y + 17, kort(rij.noot, 40), grootte=7.6, anker="end", kleur=ZACHT))
        buiten: list[str] = []
        for (kleur, rand, inkt), waarde in zip(STAPEL, rij.waarden, strict=False):
            b = float(waarde) * schaal
            if not waarde:
                continue
            vormen.append(
                _rechthoek(
                    x + (0.4 if rand else 0), y + (0.4 if rand else 0), b - 1, 17 - (0.8 if rand else 0), kleur, rand
                )
            )
            if b >= 16:
                vormen.append(_tekst(x + 6 if kleur == PETROL else x + b / 2, y + 11.8, getal(waarde), dik=True,
                                     anker="start" if kleur == PETROL else "middle", kleur=inkt))  # fmt: skip
            else:
                buiten.append(getal(waarde))
            x += b
        if buiten:
            vormen.append(_tekst(x + 4, y + 11.8, " + ".join(buiten), dik=True))
    return _svg(breedte, 14 + 25 * len(rijen) - 4, titel, vormen)


def kogels(rijen: Sequence[tuple[str, Waarde, Waarde, Waarde | None, str]], titel: str) -> SafeString:
    """Draw realised against norm: (name, realised, norm, expected by now, words). The light bar is the norm, 100 %."""
    breed, hoogte = 216.4, 20.0 * len(rijen)
    vormen: list[SafeString] = []
    for i in range(5):
        x = NAAM + breed * i / 4
        rand = i in (0, 4)
        vormen.append(_lijn(x, 2, x, hoogte, INKT if rand else LIJN, 0.9 if rand else 0.5))
        vormen.append(_tekst(x, hoogte + 11, f"{25 * i}\u00a0%", grootte=7.4, anker="middle", kleur=ZACHT))
    for i, (naam, waarde, norm, verwacht, woorden) in enumerate(rijen):
        y = 4 + 20.0 * i
        deel = min(float(waarde) / float(norm), 1.12) if norm else 0
        vormen.append(_rechthoek(NAAM, y, breed, 14, BLEEK))
        vormen.append(_rechthoek(NAAM, y + 3.5, breed * deel, 7, PETROL))
        if verwacht is not None and norm:
            x = NAAM + breed * min(float(verwacht) / float(norm), 1)
            vormen.append(_lijn(x, y - 1.5, x, y + 15.5, "white", 4))
            vormen.append(_lijn(x, y - 1.5, x, y + 15.5, INKT, 2))
        vormen.append(_tekst(NAAM - 8, y + 10, kort(naam, 34), anker="end"))
        vormen.append(_tekst(NAAM + breed * 1.12 + 10, y + 10, woorden, dik=True))
    return _svg(BREED, hoogte + 14, titel, vormen)


def staven(rijen: Sequence[tuple[str, Waarde, str]], titel: str, *, breedte: float = TEKST) -> SafeString:
    """Draw horizontal bars on one scale: (name, value, words at the end)."""
    top = max((float(w) for _, w, _ in rijen), default=0) or 1
    schaal = (breedte - NAAM - 60) / top
    vormen: list[SafeString] = []
    for i, (naam, waarde, woorden) in enumerate(rijen):
        y, b = 16.0 * i, float(waarde) * schaal
        vormen.append(_tekst(NAAM - 8, y + 9.5, kort(naam, 36), anker="end"))
        vormen.append(_rechthoek(NAAM, y + 1, max(b, 0.8), 11, PETROL))
        vormen.append(_tekst(NAAM + b + 5, y + 9.5, woorden, dik=True))
    return _svg(breedte, 16.0 * len(rijen), titel, vormen)


def paren(rijen: Sequence[tuple[str, Sequence[Waarde]]], koppen: Sequence[str], titel: str) -> SafeString:
    """Draw up to three thin bars per row on one scale (new, taken up, old): dark, middle and open."""
    top = max((float(w) for _, ws in rijen for w in ws), default=0) or 1
    schaal = (BREED - NAAM - 90) / top
    vormen: list[SafeString] = []
    y = 0.0
    for naam, waarden in rijen:
        vormen.append(_tekst(NAAM - 8, y + 8.5 + 5.5 * (len(waarden) - 1), kort(naam, 34), dik=True, anker="end"))
        for (kleur, rand, _), kop, waarde in zip(STAPEL, koppen, waarden, strict=False):
            b = float(waarde) * schaal
            vormen.append(_rechthoek(NAAM, y + 1, max(b, 0.8), 8.5, kleur, rand))
            vormen.append(_tekst(NAAM + b + 5, y + 8.5, f"{getal(waarde)} {kop}", grootte=7.8))
            y += 11
        y += 7
    return _svg(BREED, max(y - 5, 1), titel, vormen)


def blokjes(gedaan: int, norm: int) -> str:
    """A string of cells, done then open: 'xxxo'; more than the norm fills it; empty when it is too large to draw."""
    return "" if norm > 12 else "x" * min(gedaan, norm) + "o" * (norm - min(gedaan, norm))
