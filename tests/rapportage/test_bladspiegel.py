"""Every page of the ten demo reports: no heading or caption left alone at the foot, no title twice in a row."""

import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from pypdf import PdfReader

from tests.opmaak import samenstellen
from tests.rapportage.test_vormgeving import ONDER, SOORTEN, lees_blad, lopende

# the demonstration is loaded once, outside the tests; how a page is laid out is the same on every database
pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]
KOPPEN = ("h1", "h2", "h3", "h4")
LANG, TEKST = 4, 11.5  # signs of a last line that says something; points, of which a heading has more than text


class Koppen(HTMLParser):
    """Every heading of a report, in reading order."""

    def __init__(self):
        super().__init__()
        self.gevonden, self._nu = [], None

    def handle_starttag(self, tag, _attrs):
        if tag in KOPPEN:
            self._nu = (tag, [])

    def handle_data(self, data):
        if self._nu:
            self._nu[1].append(data)

    def handle_endtag(self, tag):
        if self._nu and tag == self._nu[0]:
            self.gevonden.append((tag, " ".join("".join(self._nu[1]).split())))
            self._nu = None


def koppen_van(inhoud):
    ontleder = Koppen()
    ontleder.feed(samenstellen(inhoud, "0" * 64, lambda **_: None))
    return ontleder.gevonden


def kaal(tekst):
    """Without spaces and soft hyphens."""
    return re.sub(r"\s+|\u00ad", "", tekst)


def onderste(blad):
    """The lowest line of text above the foot of a page, and how large it is set."""
    stukjes = []

    def zie(tekst, cm, matrix, _font, grootte):
        y = matrix[4] * cm[1] + matrix[5] * cm[3] + cm[5]
        if tekst.strip() and y > ONDER - 2:
            stukjes.append((y, matrix[4] * cm[0] + matrix[5] * cm[2] + cm[4], tekst, grootte * abs(matrix[3] * cm[3])))

    blad.extract_text(visitor_text=zie)
    laagste = min(y for y, *_ in stukjes)
    regel = sorted((s for s in stukjes if s[0] - laagste < 2), key=lambda s: s[1])
    return kaal("".join(tekst for _, _, tekst, _ in regel)), max(grootte for *_, grootte in regel)


def is_los(regel, grootte, koppen):
    """A caption, or the end of a heading in the size of headings: a list may name what a heading says."""
    if re.match(r"(Tabel|Figuur)\d+\D", regel):
        return True
    return grootte > TEKST and len(regel) >= LANG and any(kop.endswith(regel) for kop in koppen)


@pytest.mark.parametrize("naam", SOORTEN)
def test_no_heading_or_caption_stands_alone_at_the_foot_of_a_page(demo_pdf, demo_opnames, naam):
    koppen = {kaal(tekst) for _, tekst in koppen_van(json.loads(demo_opnames[naam]))}
    bladen = PdfReader(demo_pdf(naam)).pages
    gelezen = [lees_blad(blad) for blad in bladen]
    zichtbaar = kaal("".join(tekst for tekst, _ in gelezen))
    assert sum(kop in zichtbaar for kop in koppen) > len(koppen) / 2  # they are looked for as they are printed
    regels = {nr: onderste(bladen[nr - 1]) for nr in lopende(gelezen)}
    los = {nr: regel for nr, (regel, grootte) in regels.items() if is_los(regel, grootte, koppen)}
    assert los == {}


@pytest.mark.parametrize("naam", SOORTEN)
def test_no_title_stands_twice_in_a_row(demo_pdf, demo_opnames, naam):
    """Not in the text, where an opener and the page after it could both bear the chapter, nor among the bookmarks."""
    koppen = [tekst.casefold() for _, tekst in koppen_van(json.loads(demo_opnames[naam]))]
    assert len(koppen) > 5
    assert [een for een, twee in pairwise(koppen) if een == twee] == []
    bladwijzers = [str(b.title).casefold() for b in _plat(PdfReader(demo_pdf(naam)).outline)]
    assert len(bladwijzers) > 5
    assert [een for een, twee in pairwise(bladwijzers) if een == twee] == []


def _plat(omtrek):
    for deel in omtrek:
        if isinstance(deel, list):
            yield from _plat(deel)
        else:
            yield deel


@pytest.mark.parametrize("naam", ["eind:flevoland", "eind:samenwerking-vdab", "eind:plan-samenleven"])
def test_what_belongs_together_stands_on_one_page(demo_pdf, demo_opnames, naam):
    """The opening of a closing overview, the three strengths, and what was said of the follow-up."""
    omschrijving = json.loads(demo_opnames[naam])["netwerk"]["omschrijving"]
    bladen = [kaal(blad.extract_text()).replace("-", "") for blad in PdfReader(demo_pdf(naam)).pages]
    for stukken in (
        (omschrijving[:60], omschrijving[-60:]),
        ("Kernaanbeveling: minstens drie", "Transversaal: twee projecten"),
        ("Het antwoord gaat ook terug naar wie", "Nog geen enkele aanbeveling kreeg een antwoord"),
    ):
        gezocht = [kaal(stuk).replace("-", "") for stuk in stukken]
        assert any(all(stuk in blad for stuk in gezocht) for blad in bladen), stukken
