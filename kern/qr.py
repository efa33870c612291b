"""A web address as a square that a telephone reads; made here, so that nobody else learns the address."""

from dataclasses import dataclass
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

RAND = 4  # modules of white around it, as the standard asks


@dataclass(frozen=True)
class Qr:
    """``zijde`` modules wide and high, white edge included; ``pad`` draws the dark ones as the path of an SVG."""

    zijde: int
    pad: str


def qr_van(adres: str) -> Qr:
    """The square of an address; a stain on the paper may hide one module in seven."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=RAND)
    code.add_data(adres)
    rijen = code.get_matrix()
    delen = []
    for y, rij in enumerate(rijen):
        x = 0
        for donker, groep in groupby(rij):
            breed = len(list(groep))
            if donker:
                delen.append(f"M{x} {y}h{breed}v1h-{breed}z")
            x += breed
    return Qr(len(rijen), "".join(delen))
