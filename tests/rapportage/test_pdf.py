"""The renderer: repeatable, accessible, and unable to reach anything a user types."""

import hashlib
import itertools
import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import page
import pikepdf
import pytest
from django.conf import settings
from pypdf import PdfReader

from kern.canoniek import schrijf
from kern.pdf import adressen, afscherming, bestanden
from kern.pdf.maken import KindGestopt, OpmaakMislukt, maak_pdf
from rapportage.vormen import VORMEN
from tests.rapportage.conftest import inhoud_van, vraag
from tests.rapportage.gegevens import maak_netwerk

STATIC = Path(settings.BASE_DIR) / "static"
GEHEIM = "root:x:0:0"


def niets(_bericht):
    """Nobody listens to the progress."""


@pytest.fixture
def opname(rapport):
    return schrijf(inhoud_van(rapport))


def tekst_van(pad):
    return "\n".join(blad.extract_text() for blad in PdfReader(pad).pages)


def rechtstreeks(momentopname, uit):
    """The child without a network of its own: only the hook and the fetcher stand between it and the host."""
    return subprocess.run(
        [sys.executable, "-E", "-s", "-m", "kern.pdf.render", str(uit), *VORMEN["kwartaal"].opmaak.als_keuze()],
        check=False, input=momentopname.encode(), capture_output=True, cwd=settings.BASE_DIR,
        env={"LANG": "C.UTF-8", "PATH": os.defpath, "HOME": str(uit.parent), "TMPDIR": str(uit.parent)},
    )  # fmt: skip


def test_the_same_snapshot_gives_the_same_bytes(opname, tmp_path):
    een = maak_pdf(opname, tmp_path / "een.pdf", niets)
    twee = maak_pdf(opname, tmp_path / "twee.pdf", niets)
    assert een.sha256 == twee.sha256
    assert (tmp_path / "een.pdf").read_bytes() == (tmp_path / "twee.pdf").read_bytes()
    assert een.bladzijden >= 5
    assert een.gemaakt_met.startswith("WeasyPrint ")


def test_no_rule_of_pdf_ua_1_fails_and_the_progress_names_every_part(opname, tmp_path):
    from rapportage.vormen import stappen_van

    berichten = []
    maak_pdf(opname, tmp_path / "uit.pdf", berichten.append)
    uitslag = page.validate_pdf(str(tmp_path / "uit.pdf"), profile="ua1")
    assert [f.message for f in uitslag.failures] == []
    assert uitslag.is_compliant
    stappen = [b["stap"] for b in berichten if "stap" in b]
    assert stappen == list(stappen_van("kwartaal")[1:-1])
    assert any("bladzijde" in b for b in berichten)


def test_the_report_says_what_it_is(opname, tmp_path):
    maak_pdf(opname, tmp_path / "uit.pdf", niets)
    tekst = tekst_van(tmp_path / "uit.pdf")
    assert "Demonstratie, geen officieel document" in tekst
    assert "Europees Sociaal Fonds" in tekst
    assert "Gaat de netwerkdag door?" in tekst
    assert PdfReader(tmp_path / "uit.pdf").metadata.title.startswith("Kwartaalrapport")


def test_each_option_of_a_point_stands_on_a_line_of_its_own(opname, tmp_path):
    """As the form asks and the page of the period shows it; the words beside them are those of that page."""
    inhoud = json.loads(opname)
    inhoud["delen"]["beslispunten"][0].update(
        opties="Eerste keuze\nTweede keuze", zonder_besluit="Dan niet.", gevolg="9 euro"
    )
    maak_pdf(json.dumps(inhoud), tmp_path / "uit.pdf", niets)
    regels = tekst_van(tmp_path / "uit.pdf").splitlines()
    assert [
        sum(keuze in regel for keuze in ("Eerste keuze", "Tweede keuze")) for regel in regels if "keuze" in regel
    ] == [1, 1]
    assert {"Zonder besluit", "Kosten en gevolg"} <= {
        woorden for regel in regels for woorden in ("Zonder besluit", "Kosten en gevolg") if woorden in regel
    }


def test_the_identifier_of_the_file_is_that_of_its_snapshot(opname, tmp_path):
    maak_pdf(opname, tmp_path / "a.pdf", lambda _b: None)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        vast = bytes(pdf.trailer.ID[0])

    assert vast.decode() == hashlib.sha256(opname.encode()).hexdigest()[:32]


def test_without_european_money_there_is_no_emblem_and_outside_the_demo_no_mark(netwerk, tmp_path):
    netwerk.financieringen.update(is_europees=False, fonds="Vlaamse middelen")
    netwerk.is_demo = False
    netwerk.save()
    maak_pdf(schrijf(inhoud_van(vraag(netwerk))), tmp_path / "uit.pdf", niets)
    tekst = tekst_van(tmp_path / "uit.pdf")
    assert "Europese Unie" not in tekst
    assert "Demonstratie" not in tekst


@pytest.mark.django_db
def test_an_empty_network_gives_a_report_that_says_so(tmp_path):
    from rapportage.models import Rapport
    from tests.fabrieken.netwerken import NetwerkFactory

    rapport = Rapport(netwerk=NetwerkFactory(), soort="kwartaal", periode="2022-Q3", titel="Kwartaalrapport", slug="k")
    maak_pdf(schrijf(inhoud_van(rapport)), tmp_path / "uit.pdf", niets)
    tekst = tekst_van(tmp_path / "uit.pdf")
    regels = " ".join(tekst.split())
    assert (
        "kwam het netwerk niet samen en werd er geen vraag ingebracht of behandeld. Er kwam ook niets anders bij."
        in regels
    )
    assert regels.endswith("1 van 1")
    assert page.validate_pdf(str(tmp_path / "uit.pdf"), profile="ua1").is_compliant


# --- nothing a user types is fetched or read ---------------------------------------------------------------------
@pytest.fixture
def luisteraar():
    """A server on loopback that counts who knocks."""
    met = socket.create_server(("127.0.0.1", 0))
    bezoek = []

    def luister():
        while True:
            try:
                verbinding, _ = met.accept()
            except OSError:
                return
            bezoek.append(verbinding.recv(200))
            verbinding.close()

    threading.Thread(target=luister, daemon=True).start()
    yield met.getsockname()[1], bezoek
    met.close()


LADINGEN = (
    '<img src="file:///etc/passwd">',
    '<img src="http://127.0.0.1:{poort}/a.png">',
    '<link rel="attachment" href="file:///etc/passwd">',
    '<link rel="stylesheet" href="http://127.0.0.1:{poort}/b.css">',
    "<style>@import url(http://127.0.0.1:{poort}/c.css); body{{background:url(http://127.0.0.1:{poort}/d.png)}}</style>",
    '"></p><object data="http://127.0.0.1:{poort}/e"></object><iframe src="file:///etc/passwd"></iframe>',
    '<a rel="attachment" href="http://127.0.0.1:{poort}/f">x</a><a href="javascript:alert(1)">y</a>',
    '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="http://127.0.0.1:{poort}/g.png"/></svg>',
    "url(http://127.0.0.1:{poort}/h) @import 'file:///etc/passwd'; {{{{ inhoud }}}} {{% include '/etc/passwd' %}}",
    '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:{poort}/i"><base href="http://127.0.0.1:{poort}/">',
)


def typ(poort, begin):
    """Every field gets another payload that fits it, beginning at number ``begin``."""
    rij = itertools.cycle([lading.format(poort=poort) for lading in (*LADINGEN[begin:], *LADINGEN[:begin])])
    return lambda _gewoon, lang: next(lading for lading in rij if len(lading) <= lang or lang < 100)


@pytest.mark.een_databank
@pytest.mark.django_db
@pytest.mark.parametrize("begin, met_netwerk", [(0, True), (0, False), (4, False), (7, False)])
def test_nothing_a_user_types_is_fetched_or_read(luisteraar, tmp_path, begin, met_netwerk):
    poort, bezoek = luisteraar
    rapport = vraag(maak_netwerk(3, tekst=typ(poort, begin), naam=LADINGEN[1].format(poort=poort)))
    momentopname, uit = schrijf(inhoud_van(rapport)), tmp_path / "uit.pdf"
    if met_netwerk:
        maak_pdf(momentopname, uit, niets)
    else:
        kind = rechtstreeks(momentopname, uit)
        assert kind.returncode == 0, kind.stderr.decode()
        assert b"afgesloten" not in kind.stderr  # it never even tried
    lezer, tekst = PdfReader(uit), tekst_van(uit)
    assert "<link" in tekst  # what was typed is shown as text
    assert GEHEIM not in tekst
    assert not lezer.attachments
    assert b"/JavaScript" not in uit.read_bytes()
    links = [a.get_object() for blad in lezer.pages for a in blad.get("/Annots", [])]
    assert [a for a in links if "/URI" in (a.get("/A") or {})] == []
    assert bezoek == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "http://127.0.0.1/x.svg", "https://example.org/x.css", "data:text/css,a{}", "ftp://a/b.svg",
        "huis:/pdf/../../manage.py", "huis:/pdf/..%2f..%2fx.svg", "huis:/pdf/rapport.css/../x.svg", "huis:///etc/passwd",
        "huis:/css/kader.css", "huis:/pdf/bestaat-niet.svg", "huis:/fonts/x.py", "HUIS:/pdf/eu-embleem.svg", "eu-embleem.svg", "",
    ],
)  # fmt: skip
def test_only_files_of_the_house_are_served(url):
    with pytest.raises(bestanden.Geweigerd):
        bestanden.lees(url, STATIC)


def test_a_file_of_the_house_is_served():
    inhoud, soort = bestanden.lees("huis:/pdf/eu-embleem.svg", STATIC)
    assert inhoud.startswith(b"<svg")
    assert soort == "image/svg+xml"


PROBEERSEL = """
import sys, pathlib
from kern.pdf import afscherming
import socket, subprocess, urllib.request, os
afscherming.sluit_af(pathlib.Path.cwd(), pathlib.Path({uit!r}))
try:
    {poging}
except afscherming.NietToegelaten:
    sys.exit(7)
"""


def _probeer(code, tmp_path):
    """Run in a child that has a temporary folder of its own, as the product gives it one."""
    eigen = tmp_path / "tijdelijk"
    eigen.mkdir()
    omgeving = {**os.environ, "TMPDIR": str(eigen)}
    return subprocess.run(
        [sys.executable, "-E", "-s", "-c", code], check=False, cwd=settings.BASE_DIR, capture_output=True, env=omgeving
    )


@pytest.mark.parametrize(
    "poging",
    [
        "open('/etc/passwd').read()", "pathlib.Path('manage.py').read_text()", "open('/tmp/../etc/hosts')", "open('/etc/x', 'w')",
        "socket.create_connection(('127.0.0.1', 9))", "socket.getaddrinfo('example.org', 80)", "socket.socket()",
        "urllib.request.urlopen('http://127.0.0.1:9/')", "subprocess.run(['true'])", "os.system('true')", "os.fork()",
        "open('static/nieuw.txt', 'w')", "os.open('rapportage/x', os.O_CREAT | os.O_WRONLY)",
    ],
)  # fmt: skip
def test_the_hook_refuses(poging, tmp_path):
    code = PROBEERSEL.format(uit=str(tmp_path / "uit.pdf"), poging=poging)
    kind = _probeer(code, tmp_path)
    assert kind.returncode == 7, kind.stderr.decode()


def test_the_hook_lets_through_what_is_ours(tmp_path):
    poging = "open('static/pdf/rapport.css').read(); open({!r}, 'wb').write(b'x')".format(str(tmp_path / "uit.pdf"))
    code = PROBEERSEL.format(uit=str(tmp_path / "uit.pdf"), poging=poging)
    kind = subprocess.run([sys.executable, "-c", code], check=False, cwd=settings.BASE_DIR, capture_output=True)
    assert kind.returncode == 0, kind.stderr.decode()


def test_the_health_page_can_say_how_the_renderer_is_fenced():
    stand = afscherming.stand()
    assert stand["haakje"] is True
    assert stand["eigen_netwerk"] is bool(afscherming.eigen_netwerk())


def test_the_web_server_does_not_load_the_renderer():
    code = (
        "import django, sys; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns;"
        "import rapportage.urls, rapportage.urls_openbaar; sys.exit('weasyprint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=settings.BASE_DIR).returncode == 0


ADRES = (
    "https://teams.microsoft.com/l/meetup-join/vergaderuitnodiging/arbeidsmarktkrapte?context="
    + "beleidsaanbeveling" * 5
)


@pytest.mark.django_db
def test_a_long_address_breaks_inside_the_column_without_a_hyphen(tmp_path):
    rapport = vraag(maak_netwerk(tekst=lambda gewoon, lang: f"{gewoon} {ADRES}" if lang == 250 else gewoon))
    maak_pdf(schrijf(inhoud_van(rapport)), tmp_path / "uit.pdf", niets)
    assert ADRES in tekst_van(tmp_path / "uit.pdf").replace("\n", "")


def test_an_address_is_marked_in_text_and_nowhere_else():
    html = '<title>a@b.be</title><p title="zie https://x.be">Mail a.b@c.be of https://x.be/?a=1&amp;b=2. <svg><text>www.x.be</text></svg></p>'
    assert adressen.merk(html) == (
        '<title>a@b.be</title><p title="zie https://x.be">Mail <span class="adres">a.b@c.be</span> of '
        '<span class="adres">https://x.be/?a=1&amp;b=2.</span> <svg><text>www.x.be</text></svg></p>'
    )
    link = '<a href="#h1">Zie https://x.be/1</a>'
    assert adressen.merk(f"{link} a@b.be") == f'{link} <span class="adres">a@b.be</span>'


# --- what can go wrong -------------------------------------------------------------------------------------------
def test_a_snapshot_that_cannot_be_laid_out_gives_a_reason(tmp_path):
    with pytest.raises(OpmaakMislukt, match="kon niet gemaakt worden: KeyError"):
        maak_pdf(json.dumps({"soort": "kwartaal"}), tmp_path / "uit.pdf", niets)


def test_a_child_that_dies_is_told(opname, tmp_path, monkeypatch):
    monkeypatch.setattr("kern.pdf.maken.TIJD", 0.2)
    with pytest.raises(KindGestopt):
        maak_pdf(opname, tmp_path / "uit.pdf", niets)


def test_whoever_listens_may_stop_the_child(opname, tmp_path):
    class Genoeg(Exception):
        pass

    def meld(_bericht):
        raise Genoeg

    with pytest.raises(Genoeg):
        maak_pdf(opname, tmp_path / "uit.pdf", meld)
