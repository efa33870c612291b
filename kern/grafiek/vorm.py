"""The shapes of a drawing and the colours of the house: the one place where SVG is written."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# the same values as the tokens in static/css and static/pdf
PETROL, MIDDEN, BLEEK, LIJN, INKT, ZACHT, GRIJS, WIT = (
    "#0b5563", "#a9c3c8", "#d5dedf", "#c3ccce", "#1b2a33", "#4a5963", "#7d8d93", "white",
)  # fmt: skip
LETTER = "Source Sans 3"
Kenmerk = str | float | None


def n(waarde: float) -> str:
    """A coordinate, as short as it can be."""
    return f"{waarde:.2f}".rstrip("0").rstrip(".")


def _kenmerken(kenmerken: dict[str, Kenmerk]) -> SafeString:
    """Attributes of an element; ``klasse`` is written as class, an underscore as a hyphen, what is empty not at all."""
    return format_html_join(
        "",
        ' {}="{}"',
        (
            ("class" if naam == "klasse" else naam.replace("_", "-"), n(w) if isinstance(w, int | float) else w)
            for naam, w in kenmerken.items()
            if w not in (None, "")
        ),
    )


def rechthoek(x: float, y: float, b: float, h: float, **kenmerken: Kenmerk) -> SafeString:
    """A box; a width below zero is none."""
    return format_html("<rect{}/>", _kenmerken({"x": x, "y": y, "width": max(b, 0), "height": h, **kenmerken}))


def cirkel(x: float, y: float, straal: float, **kenmerken: Kenmerk) -> SafeString:
    """A dot."""
    return format_html("<circle{}/>", _kenmerken({"cx": x, "cy": y, "r": straal, **kenmerken}))


def lijn(x1: float, y1: float, x2: float, y2: float, **kenmerken: Kenmerk) -> SafeString:
    """A straight line."""
    return format_html("<line{}/>", _kenmerken({"x1": x1, "y1": y1, "x2": x2, "y2": y2, **kenmerken}))


def tekst(x: float, y: float, woorden: str, **kenmerken: Kenmerk) -> SafeString:
    """Words at a place; they are escaped."""
    return format_html("<text{}>{}</text>", _kenmerken({"x": x, "y": y, **kenmerken}), woorden)


def svg(breedte: float, hoogte: float, vormen: Iterable[SafeString], *, titel: str, **kenmerken: Kenmerk) -> SafeString:
    """A drawing. With a title it is an image with that alternative text; without, a screen reader passes it by."""
    rol: dict[str, Kenmerk] = {"role": "img"} if titel else {"aria_hidden": "true"}
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"{}>{}{}</svg>',
        n(breedte),
        n(hoogte),
        _kenmerken({**kenmerken, **rol}),
        format_html("<title>{}</title>", titel) if titel else "",
        format_html_join("", "{}", ((vorm,) for vorm in vormen)),
    )
