"""The drawings of the final report; every one has its numbers in words as alternative text."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kern.opmaak import MAANDEN, aantal

PETROL, INKT, ZACHT, LIJN = "#0b5563", "#1b2a33", "#4a5963", "#c3ccce"
BREED = 482.0
REGEL = 14.0
# column -> (head, where it begins, kinds of evidence, room for cells)
KOLOMMEN = (
    ("projecten", 122.0, ("projecten",), 8),
    ("bijeenkomsten", 232.0, ("sessies",), 5),
    ("piloten", 312.0, ("piloten",), 3),
    ("vragen, inzichten, fiches, signalen", 362.0, ("vragen", "inzichten", "fiches", "signalen"), 8),
)


def _n(waarde: float) -> str:
    return f"{waarde:.1f}"


def _svg(hoogte: float, titel: str, vormen: Iterable[SafeString]) -> SafeString:
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{}pt" height="{}pt" viewBox="0 0 {} {}" role="img">'
        "<title>{}</title>{}</svg>",
        _n(BREED), _n(hoogte), _n(BREED), _n(hoogte), titel, format_html_join("", "{}", ((v,) for v in vormen)),
    )  # fmt: skip


def _tekst(x: float, y: float, tekst: str, *, dik: bool = False, kleur: str = INKT, anker: str = "start") -> SafeString:
    return format_html(
        '<text x="{}" y="{}" font-family="Source Sans 3, Source Sans 3 Ext" font-size="7.8" font-weight="{}" '
        'text-anchor="{}" fill="{}">{}</text>',
        _n(x), _n(y), "600" if dik else "400", anker, kleur, tekst,
    )  # fmt: skip


def bewijs(aanbevelingen: Sequence[Mapping[str, Any]]) -> SafeString:
    """Draw per recommendation on how many projects, meetings, pilots and other pieces it rests, as cells."""
    vormen = [_tekst(x, 9, kop, dik=True, kleur=ZACHT) for kop, x, _, _ in KOLOMMEN]
    zinnen = []
    for i, rij in enumerate(aanbevelingen):
        y = 16 + REGEL * i
        vormen.append(format_html('<path d="M0 {}H482" stroke="{}" stroke-width=".4"/>', _n(y - 1.5), LIJN))
        vormen.append(_tekst(0, y + 8.5, rij["code"], dik=True, kleur=PETROL))
        vormen.append(_tekst(26, y + 8.5, rij["sterktenaam"]))
        tellingen = [sum(len(rij["bewijs"][soort]) for soort in soorten) for _, _, soorten, _ in KOLOMMEN]
        for (_, x, _, ruimte), n in zip(KOLOMMEN, tellingen, strict=True):
            vormen += _cellen(x, y, n, ruimte)
        projecten, sessies, piloten, andere = tellingen
        zinnen.append(
            f"{rij['code']}: {aantal(projecten, 'project', 'projecten')}, "
            f"{aantal(sessies, 'bijeenkomst', 'bijeenkomsten')}, {aantal(piloten, 'piloot', 'piloten')}, "
            f"{aantal(andere, 'ander stuk', 'andere stukken')}"
        )
    return _svg(16 + REGEL * len(aanbevelingen), "Bewijs per aanbeveling. " + "; ".join(zinnen) + ".", vormen)


def _cellen(x: float, y: float, n: int, ruimte: int) -> list[SafeString]:
    getekend = min(n, ruimte)
    vormen = [
        format_html('<rect x="{}" y="{}" width="9" height="9" fill="{}"/>', _n(x + 10.5 * i), _n(y + 1), PETROL)
        for i in range(getekend)
    ]
    kleur = INKT if n else ZACHT
    return [*vormen, _tekst(x + 10.5 * getekend + (3 if getekend else 0), y + 8.5, str(n), dik=bool(n), kleur=kleur)]


def tijdlijn(rijen: Sequence[Mapping[str, Any]]) -> SafeString:
    """Draw the meetings on a line of years: filled was held, open is to come, crossed was called off."""
    dagen = [date.fromisoformat(r["datum"]) for r in rijen]
    if not dagen:
        return SafeString("")
    eerste, laatste = min(dagen).year, max(dagen).year + 1
    totaal = (date(laatste, 1, 1) - date(eerste, 1, 1)).days

    def plek(dag: date) -> float:
        return 6 + (BREED - 12) * (dag - date(eerste, 1, 1)).days / totaal

    vormen = [format_html('<path d="M6 26H476" stroke="{}" stroke-width="1"/>', ZACHT)]
    for jaar in range(eerste, laatste + 1):
        x = plek(date(jaar, 1, 1))
        vormen.append(format_html('<path d="M{} 20V32" stroke="{}" stroke-width=".8"/>', _n(x), ZACHT))
        if jaar < laatste:
            vormen.append(_tekst(x + 4, 44, str(jaar), dik=True, kleur=ZACHT))
    bezet: dict[int, int] = {}
    for rij, dag in zip(rijen, dagen, strict=True):
        x = plek(dag)
        laag = bezet.get(int(x // 8), 0)
        bezet[int(x // 8)] = laag + 1
        vormen.append(_punt(x, 26 - 8.5 * laag, rij))
    return _svg(48, _tijdlijn_in_woorden(rijen, dagen), vormen)


def _punt(x: float, y: float, rij: Mapping[str, Any]) -> SafeString:
    if rij["is_afgelast"]:
        return format_html(
            '<path d="M{0} {1}l5 5m0 -5l-5 5" stroke="{2}" stroke-width="1.2" fill="none"/>',
            _n(x - 2.5),
            _n(y - 2.5),
            ZACHT,
        )
    vulling = PETROL if rij["is_gehouden"] else "white"
    return format_html(
        '<circle cx="{}" cy="{}" r="3.4" fill="{}" stroke="{}" stroke-width="1.1"/>', _n(x), _n(y), vulling, PETROL
    )


def _tijdlijn_in_woorden(rijen: Sequence[Mapping[str, Any]], dagen: Sequence[date]) -> str:
    gehouden = sum(bool(r["is_gehouden"]) for r in rijen)
    begin, einde = min(dagen), max(dagen)
    return (
        f"Tijdlijn van {aantal(len(rijen), 'bijeenkomst', 'bijeenkomsten')}, "
        f"waarvan {gehouden} gehouden, van {MAANDEN[begin.month - 1]} {begin.year} "
        f"tot {MAANDEN[einde.month - 1]} {einde.year}."
    )
