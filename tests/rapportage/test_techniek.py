"""What a file carries besides its picture: heads that say what they head, bookmarks with words, drawings in words."""

import re

import pikepdf
import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.django_db  # the demonstration is loaded once, outside the tests


@pytest.fixture(scope="module", params=["kwartaal:arbeidsmarktkrapte", "eind:transnationaliteit-481"])
def bestand(request, demo_pdf):
    return demo_pdf(request.param)


def elementen(bestand, soort):
    return [o for o in bestand.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == soort]


def test_every_head_of_a_table_says_whether_it_is_of_a_column_or_a_row(bestand):
    with pikepdf.open(bestand) as pdf:
        koppen = elementen(pdf, "/TH")
        assert len(koppen) > 50
        soorten = [str(kop.A.get("/Scope")) for kop in koppen]
        assert set(soorten) == {"/Column", "/Row"}
        for kop, soort in zip(koppen, soorten, strict=True):
            assert (soort == "/Column") == (kop.P.P.S == "/THead")


def titels(rijen):
    for rij in rijen:
        yield from titels(rij) if isinstance(rij, list) else [rij.title]


def test_a_bookmark_reads_like_its_heading(bestand):
    namen = list(titels(PdfReader(bestand).outline))
    assert len(namen) > 20
    assert [naam for naam in namen if re.search(r"[a-zé][A-Z]|\d[A-Z][a-z]|[.:?]\w", re.sub(r"\d\.\d", "", naam))] == []


def test_a_drawing_says_what_of_what(bestand):
    """An alternative text names its subject: words and a number, never figures alone."""
    with pikepdf.open(bestand) as pdf:
        teksten = [str(figuur.Alt) for figuur in elementen(pdf, "/Figure")]
    assert teksten
    for tekst in set(teksten) - {"Embleem van de Europese Unie"}:
        assert not tekst.startswith("Verloop"), tekst
        assert re.match(r"\W*[A-Za-zÀ-ÿ‘'][^:]*\w", tekst), tekst
        assert re.search(r"\d", tekst), tekst
