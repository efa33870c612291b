"""The files a report may show: fonts, style sheets and drawings of the house, by the private scheme ``huis:``."""

import mimetypes
import re
from pathlib import Path

_PAD = re.compile(r"huis:/(?P<map>pdf|fonts|img)/(?P<naam>[\w.-]+\.(?:woff2|css|svg|png))")
_SOORTEN = {".woff2": "font/woff2", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}


class Geweigerd(ValueError):
    """An address that is no file of the house."""


def lees(url: str, static: Path) -> tuple[bytes, str]:
    """Return the bytes and media type of ``huis:/map/naam``. Raises Geweigerd for every other address."""
    past = _PAD.fullmatch(url)
    if past is None or ".." in url:
        raise Geweigerd(f"niet toegelaten: {url[:80]}")
    pad = static / past["map"] / past["naam"]
    if pad.is_symlink() or not pad.is_file():
        raise Geweigerd(f"bestaat niet: {url[:80]}")
    return pad.read_bytes(), _SOORTEN.get(pad.suffix) or mimetypes.types_map[pad.suffix]
