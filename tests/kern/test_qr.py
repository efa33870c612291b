"""The square that a telephone reads: drawn from the very rows of the code, with its white edge."""

import re

import pytest
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from kern.qr import RAND, qr_van


def _getekend(qr):
    vol = [[False] * qr.zijde for _ in range(qr.zijde)]
    for x, y, breed in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", qr.pad):
        for kolom in range(int(x), int(x) + int(breed)):
            vol[int(y)][kolom] = True
    return vol


@pytest.mark.parametrize("adres", ["https://a.example/", "https://netwerk.example/vraag/" + "x" * 90])
def test_the_path_draws_every_dark_module_and_nothing_else(adres):
    code = QRCode(error_correction=ERROR_CORRECT_M, border=RAND)
    code.add_data(adres)
    qr = qr_van(adres)

    assert _getekend(qr) == code.get_matrix()
    assert not any(any(rij[:RAND] + rij[-RAND:]) for rij in _getekend(qr))
    assert re.fullmatch(r"[Mhvz0-9 -]+", qr.pad)


def test_another_address_is_another_square():
    assert qr_van("https://a.example/") != qr_van("https://b.example/")
