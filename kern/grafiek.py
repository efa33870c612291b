"""Small charts as SVG, made on the server from the same rows as the table beside them.

Every function returns safe markup. On a page colours come from classes (light, dark, print); with ``pdf=True`` they
are attributes, because WeasyPrint knows no variables inside SVG, and a title is always present, because a tagged PDF
needs one. Meters and bars carry no text: their numbers stand beside them, so they are hidden from a screen reader
unless ``titel`` is given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kern.opmaak import getal

ACCENT, MIDDEN, BLEEK, ZACHT = "#0b5563", "#6c9aa2", "#c5d8db", "#e2eef0"
PAPIER, VERZONKEN, RAND, INKT, LAAT = "#ffffff", "#eef1ef", "#6f7e86", "#1b2a33", "#c0342b"

# class -> (fill, stroke, dashes) for a PDF
KLEUREN: dict[str, tuple[str, str, str]] = {
    "m-done": (ACCENT, ACCENT, ""),
    "m-plan": (ZACHT, ACCENT, "3 2"),
    "m-late": (LAAT, LAAT, ""),
    "m-rest": (VERZONKEN, RAND, ""),
    "s1": (ACCENT, "none", ""),
    "s2": (MIDDEN, "none", ""),
    "s3": (BLEEK, RAND, ""),
    "s4": (PAPIER, RAND, ""),
    "g-done": (ACCENT, "none", ""),
    "g-plan": (BLEEK, "none", ""),
    "g-late": (LAAT, "none", ""),
    "g-rest": (VERZONKEN, "none", ""),
    "g-edge": ("none", RAND, ""),
    "g-mark": (INKT, PAPIER, ""),
    "p-rest": (VERZONKEN, "none", ""),
    "p-done": (ACCENT, "none", ""),
    "p-edge": ("none", RAND, ""),
}
STAPEL = ("s1", "s2", "s3", "s4")
MEESTE_VAKJES = 12


@dataclass(frozen=True)
class Vak:
    """One rectangle. ``soort`` is the class that colours it."""

    soort: str
    x: float
    breedte: float
    y: float = 0
    hoogte: float = 10
    straal: float = 0


def _n(waarde: float) -> str:
    return f"{waarde:.2f}".rstrip("0").rstrip(".")


def _rechthoek(vak: Vak, *, pdf: bool) -> SafeString:
    maten = format_html(
        'x="{}" y="{}" width="{}" height="{}"', _n(vak.x), _n(vak.y), _n(max(vak.breedte, 0)), _n(vak.hoogte)
    )
    straal = format_html(' rx="{}"', _n(vak.straal)) if vak.straal else ""
    if not pdf:
        return format_html('<rect class="{}" {}{}></rect>', vak.soort, maten, straal)
    vulling, lijn, streepjes = KLEUREN[vak.soort]
    dash = format_html(' stroke-dasharray="{}"', streepjes) if streepjes else ""
    return format_html(
        '<rect fill="{}" stroke="{}" stroke-width="0.75"{} {}{}></rect>', vulling, lijn, dash, maten, straal
    )


def _svg(
    klasse: str, maat: str, binnen: Iterable[SafeString], *, titel: str, pdf: bool, rek: bool = True
) -> SafeString:
    """Wrap shapes; without a title the drawing is hidden from a screen reader."""
    vorm = mark_safe(' preserveAspectRatio="none"') if rek else mark_safe("")
    if titel:
        rol = format_html(' role="img" aria-label="{}"', titel)
        kop = format_html("<title>{}</title>", titel)
    else:
        rol, kop = mark_safe(' aria-hidden="true"'), mark_safe("")
    naam = mark_safe("") if pdf else format_html(' class="{}"', klasse)
    afmeting = mark_safe("")
    if pdf:
        _, _, b, h = maat.split()
        afmeting = format_html(' width="{}" height="{}"', b, h)
    vormen = format_html_join("", "{}", ((v,) for v in binnen))
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg"{} viewBox="{}"{}{}{}>{}{}</svg>',
        naam,
        maat,
        afmeting,
        vorm,
        rol,
        kop,
        vormen,
    )


# --- meter: norm, done, planned, late --------------------------------------------------------------------------
def meter_vakken(gedaan: int, gepland: int = 0, te_laat: int = 0, norm: int = 0) -> list[Vak]:
    """Return the cells of a meter: done, planned, late, still to plan; the full width is the norm.

    Above twelve units the meter is one continuous bar. What goes beyond the norm is not drawn: twelve of five fills
    five cells. What is late keeps its cell before what is planned. Without a norm everything counted is drawn.
    """
    gedaan, gepland, te_laat = (max(0, int(n or 0)) for n in (gedaan, gepland, te_laat))
    totaal = max(0, int(norm or 0)) or gedaan + gepland + te_laat
    gedaan = min(gedaan, totaal)
    te_laat = min(te_laat, totaal - gedaan)
    gepland = min(gepland, totaal - gedaan - te_laat)
    rest = totaal - gedaan - gepland - te_laat
    reeks = [("m-done", gedaan), ("m-plan", gepland), ("m-late", te_laat), ("m-rest", rest)]
    if totaal == 0:
        return [Vak("m-rest", 0.5, 159, 1, 11, 2)]
    if totaal > MEESTE_VAKJES:
        vakken, x = [], 0.5
        for soort, n in reeks:
            if n:
                breedte = 159 * n / totaal
                vakken.append(Vak(soort, x, max(breedte - 1.5, 1), 1, 11, 2))
                x += breedte
        return vakken
    spleet = 4.0
    breedte = (159 - spleet * (totaal - 1)) / totaal
    soorten = [soort for soort, n in reeks for _ in range(n)]
    return [Vak(soort, 0.5 + i * (breedte + spleet), breedte, 1, 11, 2) for i, soort in enumerate(soorten)]


def meter_tekst(gedaan: int, gepland: int = 0, te_laat: int = 0, norm: int = 0) -> str:
    """Say in words what the meter shows."""
    delen = [f"{getal(gedaan)} van {getal(norm)} gedaan" if norm else f"{getal(gedaan)} gedaan"]
    if gepland:
        delen.append(f"{getal(gepland)} gepland")
    if te_laat:
        delen.append(f"{getal(te_laat)} te laat")
    return ", ".join(delen)


def meter(
    gedaan: int, gepland: int = 0, te_laat: int = 0, norm: int = 0, *, pdf: bool = False, titel: str = ""
) -> SafeString:
    """Draw a meter of a duty."""
    vakken = meter_vakken(gedaan, gepland, te_laat, norm)
    if pdf and not titel:
        titel = meter_tekst(gedaan, gepland, te_laat, norm)
    return _svg("ln-meter", "0 0 160 13", (_rechthoek(v, pdf=pdf) for v in vakken), titel=titel, pdf=pdf)


def sleutel(soort: str, *, pdf: bool = False) -> SafeString:
    """Draw one cell for the key under a table of meters, or a swatch of a stacked bar."""
    if soort.startswith("m-"):
        vak = Vak(soort, 1, 12, 1, 11, 2)
        return _svg("ln-meter", "0 0 14 13", [_rechthoek(vak, pdf=pdf)], titel=soort if pdf else "", pdf=pdf)
    vak = Vak(soort, 0.5, 9, 0.5, 9)
    return _svg("ln-stack ln-swatch", "0 0 10 10", [_rechthoek(vak, pdf=pdf)], titel=soort if pdf else "", pdf=pdf)


# --- stacked bar -----------------------------------------------------------------------------------------------
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


def balk(waarden: Sequence[float], *, pdf: bool = False, titel: str = "") -> SafeString:
    """Draw one stacked bar over the full width."""
    if pdf and not titel:
        titel = "Verdeling: " + ", ".join(getal(w) for w in waarden)
    maat = "0 0 400 10" if pdf else "0 0 100 10"
    vakken = balk_vakken(waarden, 400 if pdf else 100, 1 if pdf else 0.5)
    return _svg("ln-stack", maat, (_rechthoek(v, pdf=pdf) for v in vakken), titel=titel, pdf=pdf)


# --- one bar, progress, bullet -----------------------------------------------------------------------------------
def _deel(waarde: float | None, totaal: float | None) -> float:
    if not waarde or not totaal or totaal <= 0:
        return 0.0
    return min(max(float(waarde) / float(totaal), 0.0), 1.0)


def staaf(
    waarde: float | None, maximum: float | None, *, soort: str = "g-done", pdf: bool = False, titel: str = ""
) -> SafeString:
    """Draw one bar beside its number in a table; all bars of a column share ``maximum``."""
    if pdf and not titel:
        titel = f"{getal(waarde)} van hoogstens {getal(maximum)}"
    b = 160 if pdf else 100
    vakken = [Vak("g-rest", 0, b), Vak(soort, 0, b * _deel(waarde, maximum))]
    return _svg("ln-bar-svg", f"0 0 {b} 10", (_rechthoek(v, pdf=pdf) for v in vakken), titel=titel, pdf=pdf)


def voortgang(deel: float, totaal: float, *, pdf: bool = False, titel: str = "") -> SafeString:
    """Draw how far long work is; always read out ('8 van 13 delen klaar')."""
    titel = titel or f"{getal(deel)} van {getal(totaal)} klaar"
    vakken = [Vak("p-rest", 0, 100), Vak("p-done", 0, 100 * _deel(deel, totaal)), Vak("p-edge", 0, 100)]
    return _svg("ln-progress", "0 0 100 10", (_rechthoek(v, pdf=pdf) for v in vakken), titel=titel, pdf=pdf)


def kogel(
    waarde: float | None,
    doel: float | None,
    *,
    maximum: float | None = None,
    pdf: bool = False,
    titel: str = "",
) -> SafeString:
    """Draw target against realised: a bar for the value, a tick for the target."""
    if pdf and not titel:
        titel = f"{getal(waarde)} gehaald, doel {getal(doel)}"
    b = 160.0 if pdf else 100.0
    top = maximum or max(float(waarde or 0), float(doel or 0)) * 1.15 or 1
    vakken = [Vak("g-rest", 0, b, 1, 8), Vak("g-done", 0, b * _deel(waarde, top), 2.5, 5)]
    if doel:
        vakken.append(Vak("g-mark", min(b * _deel(doel, top), b - 1.5), 1.5, 0, 10))
    return _svg("ln-bar-svg", f"0 0 {_n(b)} 10", (_rechthoek(v, pdf=pdf) for v in vakken), titel=titel, pdf=pdf)


def weg(stap: int, van: int = 7) -> SafeString:
    """Draw how far a question came, as dots on a line; the words stand beside it."""
    stap = max(0, min(int(stap), van))
    lijnen = format_html_join(
        "",
        '<line x1="{}" y1="8" x2="{}" y2="8"{}></line>',
        ((8 + 28 * i, 36 + 28 * i, mark_safe(' class="on"') if i + 1 < stap else "") for i in range(van - 1)),
    )
    bollen = format_html_join(
        "",
        '<circle cx="{}" cy="8" r="6"{}></circle>',
        ((8 + 28 * i, mark_safe(' class="on"') if i < stap else "") for i in range(van)),
    )
    return format_html(
        '<svg class="ln-path" viewBox="1 0 {} 16" preserveAspectRatio="xMinYMid meet" aria-hidden="true">{}{}</svg>',
        16 + 28 * (van - 1),
        lijnen,
        bollen,
    )


# --- charts with their own labels ------------------------------------------------------------------------------
def _tekst(x: float, y: float, tekst: str, *, pdf: bool, klasse: str = "", anker: str = "start") -> SafeString:
    if not pdf:
        naam = format_html(' class="{}"', klasse) if klasse else ""
        return format_html('<text x="{}" y="{}" text-anchor="{}"{}>{}</text>', _n(x), _n(y), anker, naam, tekst)
    gewicht = "600" if klasse == "t-n" else "400"
    kleur = "#4c5b64" if klasse == "t-soft" else INKT
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}" font-family="Source Sans 3" font-size="12" font-weight="{}" fill="{}">{}</text>',
        _n(x), _n(y), anker, gewicht, kleur, tekst,
    )  # fmt: skip


def kolommen(
    rijen: Sequence[tuple[str, Sequence[float] | float]],
    *,
    titel: str,
    beschrijving: str = "",
    pdf: bool = False,
) -> SafeString:
    """Draw columns per period, stacked when a row holds several values, with the total above each column."""
    reeksen = [(label, [float(w or 0) for w in (v if isinstance(v, Sequence) else [v])]) for label, v in rijen]
    top = max((sum(w) for _, w in reeksen), default=0) or 1
    breedte, hoogte, voet = 320.0, 130.0, 20.0
    stap = breedte / max(len(reeksen), 1)
    b = min(stap * 0.6, 44)
    vormen: list[SafeString] = []
    for i, (label, waarden) in enumerate(reeksen):
        midden, y = stap * (i + 0.5), hoogte
        for soort, waarde in zip(STAPEL, waarden, strict=False):
            h = (hoogte - 22) * waarde / top
            y -= h
            if waarde:
                vormen.append(_rechthoek(Vak(soort, midden - b / 2, b, y, max(h - 1, 0.5)), pdf=pdf))
        vormen.append(_tekst(midden, y - 5, getal(sum(waarden)), pdf=pdf, klasse="t-n", anker="middle"))
        vormen.append(_tekst(midden, hoogte + voet - 4, label, pdf=pdf, klasse="t-soft", anker="middle"))
    vormen.append(_rechthoek(Vak("g-edge", 0, breedte, hoogte, 0.01), pdf=True) if pdf else _as(breedte, hoogte))
    if beschrijving:
        vormen.insert(0, format_html("<desc>{}</desc>", beschrijving))
    return _svg("ln-chart", f"0 0 {_n(breedte)} {_n(hoogte + voet)}", vormen, titel=titel, pdf=pdf, rek=False)


def _as(breedte: float, y: float) -> SafeString:
    return format_html('<line class="g-line" x1="0" y1="{0}" x2="{1}" y2="{0}"></line>', _n(y), _n(breedte))


def staven(rijen: Sequence[tuple[str, float]], *, titel: str, beschrijving: str = "", pdf: bool = False) -> SafeString:
    """Draw horizontal bars, each with its label above and its number at the end: readable at 320 px and in print."""
    top = max((float(w or 0) for _, w in rijen), default=0) or 1
    breedte, rij = 320.0, 38.0
    vormen: list[SafeString] = [format_html("<desc>{}</desc>", beschrijving)] if beschrijving else []
    for i, (label, waarde) in enumerate(rijen):
        y = i * rij
        lengte = max((breedte - 50) * float(waarde or 0) / top, 1)
        vormen.append(_tekst(0, y + 13, label, pdf=pdf))
        vormen.append(_rechthoek(Vak("s1", 0, lengte, y + 18, 12), pdf=pdf))
        vormen.append(_tekst(lengte + 6, y + 28, getal(waarde), pdf=pdf, klasse="t-n"))
    hoogte = max(rij * len(rijen), 1)
    return _svg("ln-chart", f"0 0 {_n(breedte)} {_n(hoogte)}", vormen, titel=titel, pdf=pdf, rek=False)
