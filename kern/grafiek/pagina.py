"""The charts of a page; colours come from classes. Meters and bars carry no text: their numbers stand beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kern.grafiek.vorm import cirkel, lijn, n, rechthoek, svg, tekst
from kern.opmaak import getal

STAPEL = ("s1", "s2", "s3", "s4")
MEESTE_VAKJES = 12
MEESTE_BOLLEN, PER_RIJ, STAP = 40, 14, 18


@dataclass(frozen=True)
class Vak:
    """One rectangle. ``soort`` is the class that colours it."""

    soort: str
    x: float
    breedte: float
    y: float = 0
    hoogte: float = 10
    straal: float = 0


def _teken(
    klasse: str, breedte: float, hoogte: float, vakken: Sequence[Vak], titel: str = "", rek: str = "none"
) -> SafeString:
    vormen = [rechthoek(v.x, v.y, v.breedte, v.hoogte, klasse=v.soort, rx=v.straal or None) for v in vakken]
    return svg(breedte, hoogte, vormen, titel=titel, aria_label=titel, klasse=klasse, preserveAspectRatio=rek)


# --- meter: norm, done, planned, late --------------------------------------------------------------------------
def meter_vakken(gedaan: int, gepland: int = 0, te_laat: int = 0, norm: int = 0) -> list[Vak]:
    """Return the cells of a meter: done, planned, late, still to plan, and done beyond the norm.

    Above twelve units the meter is one continuous bar. The full width is the norm, or what was done when that is more:
    one of one and two of one differ. What is late keeps its cell before what is planned; what is planned beyond the norm
    is not drawn. Without a norm everything counted is drawn.
    """
    gedaan, gepland, te_laat = (max(0, int(keer or 0)) for keer in (gedaan, gepland, te_laat))
    norm = max(0, int(norm or 0)) or gedaan + gepland + te_laat
    boven, gedaan = max(gedaan - norm, 0), min(gedaan, norm)
    te_laat = min(te_laat, norm - gedaan)
    gepland = min(gepland, norm - gedaan - te_laat)
    rest = norm - gedaan - gepland - te_laat
    totaal = norm + boven
    reeks = [("m-done", gedaan), ("m-plan", gepland), ("m-late", te_laat), ("m-rest", rest), ("m-meer", boven)]
    if totaal == 0:
        return [Vak("m-rest", 0.5, 159, 1, 11, 2)]
    if totaal > MEESTE_VAKJES:
        vakken, x = [], 0.5
        for soort, keer in reeks:
            if keer:
                breedte = 159 * keer / totaal
                vakken.append(Vak(soort, x, max(breedte - 1.5, 1), 1, 11, 2))
                x += breedte
        return vakken
    spleet = 4.0
    breedte = (159 - spleet * (totaal - 1)) / totaal
    soorten = [soort for soort, keer in reeks for _ in range(keer)]
    return [Vak(soort, 0.5 + i * (breedte + spleet), breedte, 1, 11, 2) for i, soort in enumerate(soorten)]


def meter_tekst(gedaan: int, gepland: int = 0, te_laat: int = 0, norm: int = 0) -> str:
    """Say in words what the meter shows."""
    delen = [f"{getal(gedaan)} van {getal(norm)} gedaan" if norm else f"{getal(gedaan)} gedaan"]
    if gepland:
        delen.append(f"{getal(gepland)} gepland")
    if te_laat:
        delen.append(f"{getal(te_laat)} te laat")
    return ", ".join(delen)


@lru_cache(maxsize=1024, typed=True)  # what a page draws for each promise, and depends on these numbers and words alone
def meter(gedaan: int, gepland: int = 0, te_laat: int = 0, norm: int = 0, *, titel: str = "") -> SafeString:
    """Draw a meter of a duty."""
    return _teken("ln-meter", 160, 13, meter_vakken(gedaan, gepland, te_laat, norm), titel)


@lru_cache(maxsize=16)
def sleutel(soort: str) -> SafeString:
    """Draw one cell for the key under a table of meters, or a swatch of a stacked bar."""
    if soort.startswith("m-"):
        return _teken("ln-meter", 14, 13, [Vak(soort, 1, 12, 1, 11, 2)])
    return _teken("ln-stack ln-swatch", 10, 10, [Vak(soort, 0.5, 9, 0.5, 9)])


# --- bars --------------------------------------------------------------------------------------------------------
def balk_vakken(waarden: Sequence[float], breedte: float = 100, spleet: float = 0.5) -> list[Vak]:
    """Divide the width over the values; at most four, the rest is added to the fourth."""
    waarden = [max(0.0, float(w or 0)) for w in waarden]
    if len(waarden) > len(STAPEL):
        waarden = [*waarden[: len(STAPEL) - 1], sum(waarden[len(STAPEL) - 1 :])]
    totaal = sum(waarden)
    if not totaal:
        return [Vak("s4", 0, breedte)]
    vakken, x = [], 0.0
    for soort, waarde in zip(STAPEL, waarden, strict=False):
        deel = breedte * waarde / totaal
        if waarde:
            vakken.append(Vak(soort, min(x, breedte - 0.2), max(deel - spleet, 0.2)))
        x += deel
    return vakken


def balk(waarden: Sequence[float], *, titel: str = "") -> SafeString:
    """Draw one stacked bar over the full width."""
    return _teken("ln-stack", 100, 10, balk_vakken(waarden), titel)


def _deel(waarde: float | None, totaal: float | None) -> float:
    if not waarde or not totaal or totaal <= 0:
        return 0.0
    return min(max(float(waarde) / float(totaal), 0.0), 1.0)


def voortgang(deel: float, totaal: float, *, titel: str = "") -> SafeString:
    """Draw how far long work is; always read out ('8 van 13 delen klaar')."""
    vakken = [Vak("p-rest", 0, 100), Vak("p-done", 0, 100 * _deel(deel, totaal)), Vak("p-edge", 0, 100)]
    return _teken("ln-progress", 100, 10, vakken, titel or f"{getal(deel)} van {getal(totaal)} klaar")


def kogel(waarde: float | None, doel: float | None, *, maximum: float | None = None, titel: str = "") -> SafeString:
    """Draw target against realised: a bar for the value, a tick for the target."""
    top = maximum or max(float(waarde or 0), float(doel or 0)) * 1.15 or 1
    vakken = [Vak("g-rest", 0, 100, 1, 8), Vak("g-done", 0, 100 * _deel(waarde, top), 2.5, 5)]
    if doel:
        vakken.append(Vak("g-mark", min(100 * _deel(doel, top), 98.5), 1.5, 0, 10))
    return _teken("ln-bar-svg", 100, 10, vakken, titel)


def staven(rijen: Sequence[tuple[str, float]], *, titel: str, beschrijving: str = "") -> SafeString:
    """Draw horizontal bars, each with its label above and its number at the end: readable at 320 px and in print."""
    top = max((float(w or 0) for _, w in rijen), default=0) or 1
    breedte, rij = 320.0, 38.0
    vormen: list[SafeString] = [format_html("<desc>{}</desc>", beschrijving)] if beschrijving else []
    for i, (label, waarde) in enumerate(rijen):
        y = i * rij
        lengte = max((breedte - 50) * float(waarde or 0) / top, 1)
        vormen.append(tekst(0, y + 13, label, text_anchor="start"))
        vormen.append(rechthoek(0, y + 18, lengte, 12, klasse="s1"))
        vormen.append(tekst(lengte + 6, y + 28, getal(waarde), text_anchor="start", klasse="t-n"))
    return svg(breedte, max(rij * len(rijen), 1), vormen, titel=titel, aria_label=titel, klasse="ln-chart")


# --- dots --------------------------------------------------------------------------------------------------------
def weg(stap: int, van: int = 7) -> SafeString:
    """Draw how far a question came, as dots on a line; the words stand beside it."""
    stap = max(0, min(int(stap), van))
    lijnen = [lijn(8 + 28 * i, 8, 36 + 28 * i, 8, klasse="on" if i + 1 < stap else "") for i in range(van - 1)]
    stippen = [cirkel(8 + 28 * i, 8, 6, klasse="on" if i < stap else "") for i in range(van)]
    return svg(
        17 + 28 * (van - 1), 16, [*lijnen, *stippen], titel="", klasse="ln-path", preserveAspectRatio="xMinYMid meet"
    )


@lru_cache(maxsize=1024)  # as a meter: a list draws the same few over and over
def bollen(aantal: int, van: int = 0) -> SafeString:
    """Draw ``aantal`` filled dots of ``van`` (at most 40, in rows); the numbers stand beside it in words."""
    totaal = min(max(aantal, van), MEESTE_BOLLEN)
    if not totaal:
        return mark_safe("")
    stippen = [
        cirkel(8 + STAP * (i % PER_RIJ), 8 + STAP * (i // PER_RIJ), 6, klasse="on" if i < aantal else "")
        for i in range(totaal)
    ]
    breedte, hoogte = STAP * min(totaal, PER_RIJ), STAP * -(-totaal // PER_RIJ)
    return svg(breedte, hoogte, stippen, titel="", klasse="ln-bollen", width=n(breedte), height=n(hoogte))
