"""The final report as a file: its structure, that it is accessible, and that typed text stays text."""

import html
import json
import re
from html.parser import HTMLParser

import page
import pytest
from django.core.management import call_command
from pypdf import PdfReader

from kern import klok
from kern.pdf.maken import maak_pdf
from lerend_netwerk.demo import laden
from netwerken.models import Netwerk
from rapportage.vormen import stappen_van
from tests.eindrapport.gegevens import inhoud, maak_eindrapport, opname
from tests.opmaak import samenstellen
from tests.rapportage.gegevens import maak_netwerk

VIJANDIG = (
    '</p><script>alert(1)</script><img src="file:///etc/passwd"><link rel="stylesheet" href="http://127.0.0.1:1/x.css">'
    "url(http://127.0.0.1:1/y) {{ 7|add:1 }} {% include 'x' %} ' & \u202e \U0001f600"
)


class Ontleder(HTMLParser):
    """Counts elements by tag and class, and keeps every address."""

    def __init__(self):
        super().__init__()
        self.tellingen, self.adressen, self.ids, self.koppen, self._kop = {}, [], [], [], None

    def handle_starttag(self, tag, attrs):
        gegeven = dict(attrs)
        for naam in [tag, *(f"{tag}.{k}" for k in (gegeven.get("class") or "").split())]:
            self.tellingen[naam] = self.tellingen.get(naam, 0) + 1
        self.adressen += [v for k, v in attrs if k in {"href", "src"}]
        self.ids += [v for k, v in attrs if k == "id"]
        assert not {"style", "onclick", "onload"} & set(gegeven)
        if tag in {"h1", "h2"}:
            self._kop = []

    def handle_data(self, data):
        if self._kop is not None:
            self._kop.append(data)

    def handle_endtag(self, tag):
        if tag in {"h1", "h2"} and self._kop is not None:
            self.koppen.append((tag, "".join(self._kop).strip()))
            self._kop = None


def opgemaakt(gegevens):
    tekst = samenstellen(gegevens, "0" * 64, lambda **_: None)
    ontleder = Ontleder()
    ontleder.feed(tekst)
    return tekst, ontleder


def niets(_bericht):
    """Nobody listens to the progress."""


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The snapshots of the five networks of the demonstration."""
    with django_db_blocker.unblock():
        laden.laad_alles(klok.vandaag())
        opnames = {n.slug: inhoud(n) for n in Netwerk.objects.all()}
        call_command("flush", interactive=False, verbosity=0)
    return opnames


def test_the_report_of_481_has_the_structure_of_its_document(demo):
    gegevens = demo["transnationaliteit-481"]
    tekst, o = opgemaakt(gegevens)
    assert o.tellingen["section.omslag"] == o.tellingen["section.rustig"] == o.tellingen["section.colofon"] == 1
    assert o.tellingen["section.hoofdstuk"] == 4
    assert [len(h["onderwerpen"]) for h in gegevens["delen"]["hoofdstukken"]] == [4, 3, 4, 7]
    assert o.tellingen["section.onderwerp"] == 18
    assert o.tellingen["section.impact"] == 13
    assert o.tellingen["section.aanbeveling"] == len(gegevens["delen"]["aanbevelingen"]) >= 18
    assert sum(p["is_gevalideerd"] for p in gegevens["delen"]["projecten"]) == 17
    assert len([i for i in o.ids if i.startswith("project-")]) == 21
    koppen = [k for _, k in o.koppen]
    volgorde = [
        "Inhoud",
        "Inleiding – voorbeeldtekst",
        "Samenvatting",
        "Begeleidende brief",
        "Verantwoording",
        "Colofon",
    ]
    assert [koppen.index(k) for k in volgorde] == sorted(koppen.index(k) for k in volgorde)
    assert (
        tekst.count("nog geen.</b>")
        == sum(not any(a["bewijs"].values()) for a in gegevens["delen"]["aanbevelingen"])
        == 1
    )


def test_every_link_in_a_report_leads_somewhere(demo):
    for slug, gegevens in demo.items():
        _, o = opgemaakt(gegevens)
        assert len(o.ids) == len(set(o.ids)), slug
        doelen = {a.removeprefix("#") for a in o.adressen if a.startswith("#")}
        assert doelen <= set(o.ids), slug
        assert {a for a in o.adressen if not a.startswith("#")} <= {"huis:/pdf/eu-embleem.svg"}, slug


def test_a_network_without_final_report_gets_a_closing_overview(demo):
    for slug in set(demo) - {"transnationaliteit-481", "arbeidsmarktkrapte"}:
        tekst, o = opgemaakt(demo[slug])
        assert "section.hoofdstuk" not in o.tellingen
        assert {"h1", "section.aanbeveling"} <= set(o.tellingen), slug
        assert "Eindrapport van " in tekst
    assert "Begroting en besteding" in opgemaakt(demo["flevoland"])[0]


def test_only_european_money_brings_the_emblem(demo):
    met = {slug for slug, gegevens in demo.items() if "eu-embleem" in opgemaakt(gegevens)[0]}
    assert met == {"arbeidsmarktkrapte", "transnationaliteit-481"}


@pytest.mark.django_db
def test_a_chapter_with_two_titles_shows_each_where_it_belongs():
    tekst, o = opgemaakt(inhoud(maak_eindrapport()))
    assert ("h1", "Op de omslag 1") in o.koppen
    assert ("h2", "Binnenin 1") in o.koppen
    assert 'data-deel="1 · Binnenin 1"' in tekst
    assert 'data-boek="1 · Op de omslag 1"' in tekst


@pytest.mark.django_db
def test_the_misprints_of_the_document_are_shown_as_they_are():
    """'oproep 48' is what a network may have typed; nothing guesses what was meant."""
    netwerk = maak_eindrapport()
    gegevens = inhoud(netwerk)
    gegevens["delen"]["redactie"]["titel"] = "Beleidsaanbevelingen van het lerend netwerk van ESF oproep 48"
    gegevens["delen"]["hoofdstukken"][0]["omslagtitel"] = "Beleid ondersteunt de diverse rugzak"
    gegevens["delen"]["hoofdstukken"][0]["titel"] = "Activeren zonder vakjes"
    tekst, o = opgemaakt(gegevens)
    assert ("h1", "Beleidsaanbevelingen van het lerend netwerk van ESF oproep 48") in o.koppen
    assert ("h1", "Beleid ondersteunt de diverse rugzak") in o.koppen
    assert ("h2", "Activeren zonder vakjes") in o.koppen
    assert "481" not in re.sub(r"<[^>]+>", "", tekst)


@pytest.mark.django_db
def test_a_bare_recommendation_says_so_in_words():
    tekst, _ = opgemaakt(inhoud(maak_eindrapport()))
    zinnen = [html.unescape(re.sub(r"<[^>]+>", "", p)) for p in re.findall(r'<p class="onderbouwing">.*?</p>', tekst)]
    zinnen = [zin.replace("\u00a0·", " ·") for zin in zinnen]  # a dot never begins a line
    assert zinnen[0].startswith("Onderbouwing · project Proefwerkplek · bijeenkomsten van 1\u00a0juli\u00a02022 en 8")
    assert zinnen[1] == (
        "Onderbouwing · nog geen. Geen project, bijeenkomst of piloot van dit netwerk staat er al achter. "
        "Lees dit als een vermoeden dat de moeite loont om na te gaan."
    )


@pytest.mark.django_db
def test_the_file_breaks_no_rule_and_tells_its_parts(tmp_path):
    berichten = []
    uit = tmp_path / "eind.pdf"
    maak_pdf(opname(maak_eindrapport()), uit, berichten.append)
    assert [str(f) for f in page.validate_pdf(str(uit), profile="ua1").failures] == []
    assert [b["stap"] for b in berichten if "stap" in b] == list(stappen_van("eind")[1:-1])
    lezer = PdfReader(uit)
    titels = [r.title for r in _plat(lezer.outline)]
    assert "1 · Op de omslag 1" in titels
    assert "Impact in 2030? Kader 1" in titels
    kaders = [blad for blad in lezer.pages if "gewenste toekomst" in blad.extract_text()]
    assert len(kaders) == 1
    assert "Demonstratie, geen officieel document" in lezer.pages[0].extract_text()


@pytest.mark.django_db
def test_a_closing_overview_breaks_no_rule(tmp_path):
    uit = tmp_path / "overzicht.pdf"
    maak_pdf(opname(maak_netwerk(is_demo=False)), uit, niets)
    assert page.validate_pdf(str(uit), profile="ua1").is_compliant
    tekst = "\n".join(blad.extract_text() for blad in PdfReader(uit).pages)
    assert "Eindrapport van " in tekst
    assert "Demonstratie" not in tekst


@pytest.mark.django_db
def test_what_people_type_is_never_markup_or_an_address(tmp_path):
    netwerk = maak_eindrapport(tekst=VIJANDIG)
    tekst, o = opgemaakt(inhoud(netwerk))
    assert "script" not in o.tellingen
    assert "link" not in o.tellingen
    assert o.tellingen["img"] == 3  # the emblem on the cover, in the running head, in the colophon
    assert {a for a in o.adressen if not a.startswith("#")} == {"huis:/pdf/eu-embleem.svg"}
    assert "{{ 7|add:1 }}" in html.unescape(tekst)
    assert " 8 {%" not in tekst
    uit = tmp_path / "eind.pdf"
    maak_pdf(opname(netwerk), uit, niets)
    geschreven = "".join(blad.extract_text() for blad in PdfReader(uit).pages)
    assert "alert(1)" in geschreven
    assert "root:x:0" not in geschreven
    assert page.validate_pdf(str(uit), profile="ua1").is_compliant


@pytest.mark.django_db
def test_a_box_with_much_text_loses_nothing(tmp_path):
    gegevens = inhoud(maak_eindrapport())
    kader = gegevens["delen"]["hoofdstukken"][0]["onderwerpen"][0]["kaders"][0]
    kader["delen"] = [{"kop": f"Deel {i}", "tekst": "Mensen weten de weg. " * 40 + f"Slot {i}."} for i in range(6)]
    uit = tmp_path / "eind.pdf"
    maak_pdf(json.dumps(gegevens), uit, niets)
    tekst = "".join(blad.extract_text() for blad in PdfReader(uit).pages)
    assert all(f"Slot {i}." in tekst for i in range(6))


def _plat(omtrek):
    for deel in omtrek:
        if isinstance(deel, list):
            yield from _plat(deel)
        else:
            yield deel
