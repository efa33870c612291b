"""Which classes and icons our pages can show: what ``.ci/stijl`` keeps of Bootstrap, and what the tests hold it to."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

BASIS = Path(__file__).resolve().parent.parent
APPS = (
    "kern",
    "netwerken",
    "projecten",
    "sessies",
    "prikken",
    "deelname",
    "piloten",
    "kennis",
    "rapportage",
    "lerend_netwerk",
    "bench",
)
GELEEND = ("crispy_forms", "crispy_bootstrap5", "allauth", "django.forms")  # packages whose templates draw our pages
WOORD = re.compile(r"[A-Za-z][\w-]*")
SJABLONEN = sorted((BASIS / "templates").rglob("*.html"))


def woorden() -> set[str]:
    """Every word that may be a class: in our templates, code and scripts, and in templates we borrow.

    A name that is put together of pieces on the page is not found: write classes whole.
    """
    return {woord for pad in _bronnen() for woord in WOORD.findall(pad.read_text(encoding="utf-8"))}


def _bronnen() -> Iterator[Path]:
    yield from SJABLONEN
    for app in APPS:
        yield from (BASIS / app).rglob("*.py")
    yield from (pad for pad in (BASIS / "static" / "js").glob("*.js"))
    for pakket in GELEEND:
        spec = find_spec(pakket)
        for map_ in spec.submodule_search_locations or () if spec else ():
            yield from (pad for soort in ("*.html", "*.py") for pad in Path(map_).rglob(soort))


# what stands between quotes in our code, is the name of an icon too, and is not meant as one
GEEN_IKONEN = {
    "alt", "back", "code", "database", "escape", "exclude", "filter", "fonts", "hash", "info", "link", "list", "map", "paragraph", "table", "textarea",
    "type", "vr", "x",
}  # fmt: skip


def genoemd() -> set[str]:
    """Every name between quotes in our templates and code: what may be an icon."""
    eigen = [*SJABLONEN, *(pad for app in APPS for pad in (BASIS / app).rglob("*.py"))]
    tussen = re.compile(r"[\"']([a-z][a-z0-9-]*)[\"']")
    return {naam for pad in eigen for naam in tussen.findall(pad.read_text(encoding="utf-8"))} - GEEN_IKONEN
