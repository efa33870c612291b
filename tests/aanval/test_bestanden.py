"""Files as hostile and clumsy people send them: what is not what it says is refused, what is kept goes out as a file and no more."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from netwerken.models import Indiening
from tests.fabrieken.netwerken import NetwerkFactory, OpleveringFactory, iemand

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]
PDF, PNG, ZIP = b"%PDF-1.7 tekst", b"\x89PNG\r\n\x1a\nrest", b"PK\x03\x04rest"


@pytest.fixture
def stuur(client, settings, tmp_path):
    """Send a file with the form; the answer."""
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    oplevering = OpleveringFactory(netwerk=NetwerkFactory())
    client.force_login(iemand("netwerkbegeleider", oplevering.netwerk))
    pad = reverse("netwerken:oplevering-indienen", kwargs={"netwerk": oplevering.netwerk.slug, "pk": oplevering.pk})

    def doe(naam, inhoud=PDF, soort="application/pdf"):
        client.get(pad)
        return client.post(
            pad, {"bestand": SimpleUploadedFile(naam, inhoud, soort), "versie": 1, "inzending": "a" * 32}
        )

    return doe


def _bewaard(settings):
    return [p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()]


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("pagina.html", b"<script>alert(1)</script>"),
        ("foto.png", b"<svg onload=alert(1)>"),
        ("foto.jpg", PNG),
        ("gids.pdf", b" %PDF-1.7"),
        ("gids.pdf", b"<html>%PDF-1.7"),
        ("gids.pdf.html", PDF),
        ("gids.pdf.exe", PDF),
        ("gids.pdf ", PDF),
        (".pdf", PDF),
        ("pdf", PDF),
        ("tabel.csv", b"=1+1"),
        ("macro.docm", ZIP),
        ("blad.xlsx", b"\xd0\xcf\x11\xe0"),
        ("leeg.pdf", b""),
        ("a" * 300 + ".pdf", PDF),
        ("gids\u202efdp.exe", PDF),
    ],
)
def test_what_is_not_what_it_says_is_refused_beside_the_field(stuur, settings, naam, inhoud):
    antwoord = stuur(naam, inhoud)

    assert (antwoord.status_code, list(antwoord.context["form"].errors)) == (200, ["bestand"])
    assert not Indiening.objects.exists()
    assert _bewaard(settings) == []


@pytest.mark.parametrize(
    ("naam", "heet"),
    [
        ("../../../etc/gids.pdf", "gids.pdf"),
        ("C:\\Users\\mens\\gids.pdf", "gids.pdf"),
        ("GIDS.PDF", "GIDS.pdf"),
        ("rekening\u202efdp.pdf", "rekeningfdp.pdf"),
        ("<b>gids.pdf", "<b>gids.pdf"),
        ("é" * 120 + ".pdf", "é" * 120 + ".pdf"),
        ("=cmd.pdf", "=cmd.pdf"),
        ("verslag (definitief).pdf", "verslag (definitief).pdf"),
    ],
)
def test_what_is_kept_goes_out_under_a_tame_name_as_a_file_to_save(stuur, client, settings, naam, heet):
    antwoord = stuur(naam)
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    indiening = Indiening.objects.get()
    assert indiening.bestandsnaam == heet
    (bestand,) = _bewaard(settings)
    assert bestand.is_relative_to(Path(settings.MEDIA_ROOT) / "opleveringen")

    plek = {"netwerk": indiening.netwerk.slug, "pk": indiening.pk}
    haal = client.get(reverse("netwerken:oplevering-bestand", kwargs=plek))
    assert b"".join(haal.streaming_content) == PDF
    assert haal["Content-Disposition"].startswith("attachment;")
    assert "\n" not in haal["Content-Disposition"]
    assert (haal["Content-Type"], haal["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    pagina = client.get(antwoord["Location"]).content.decode()
    assert "<b>gids" not in pagina


def test_a_zip_bomb_is_kept_closed(stuur, client, settings):
    """Nobody opens it: ten megabytes of nothing stay the few kilobytes that were sent."""
    bom = io.BytesIO()
    with zipfile.ZipFile(bom, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("../../kwaad.html", b"0" * 10_000_000)

    assert stuur("bom.zip", bom.getvalue(), "application/zip").status_code == 302

    (bestand,) = _bewaard(settings)
    assert bestand.stat().st_size == len(bom.getvalue()) < 100_000
