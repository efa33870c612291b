"""A report is what its hash says: what was changed is not handed out, is told, and is made again from its snapshot."""

import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from kern import klok
from kern.domain import controle
from kern.exceptions import DomainError
from kern.models import Controle, Gebeurtenis, Job
from kern.pdf.maken import Bestand, sha256_van
from kern.werk.uitvoeren import voer_uit
from rapportage.domain import bestanden
from rapportage.domain.rapporten import bestanden_van
from rapportage.models import Artefact, Momentopname
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import iemand

BYTES = b"%PDF-1.7 proef"


@pytest.fixture
def renderer(monkeypatch):
    """A renderer that writes these bytes at once."""
    maker = {"bytes": BYTES, "met": "proef 1", "bladzijden": 1}

    def maak(_momentopname, uit, meld):
        meld({"stap": "Signalen"})
        meld({"bladzijde": 4})
        uit.write_bytes(maker["bytes"])
        return Bestand(sha256_van(uit), uit.stat().st_size, maker["bladzijden"], maker["met"])

    monkeypatch.setattr("rapportage.domain.maken.maak_pdf", maak)
    return maker


@pytest.fixture
def pdf(rapport, renderer):
    voer_uit(rapport.job_id)
    return bestanden_van(rapport)[0]


def _pad(artefact):
    return Path(settings.MEDIA_ROOT) / artefact.pad


def _verwijs(pad):
    elders = pad.with_name("elders.pdf")
    elders.write_bytes(BYTES)
    pad.unlink()
    pad.symlink_to(elders)


SCHADE = {
    "veranderd": (lambda pad: pad.write_bytes(BYTES.replace(b"proef", b"Proef")), "andere inhoud"),
    "afgekapt": (lambda pad: pad.write_bytes(BYTES[:-1]), "telt 13 bytes in plaats van 14"),
    "leeg": (lambda pad: pad.write_bytes(b""), "telt 0 bytes"),
    "weg": (lambda pad: pad.unlink(), "ontbreekt"),
    "verwijzing": (_verwijs, "verwijzing"),
    "map": (lambda pad: (pad.unlink(), pad.mkdir()), "geen gewoon bestand"),
}


def _haal(client, rapport):
    return client.get(
        reverse("rapportage:bestand", kwargs={"netwerk": rapport.netwerk.slug, "slug": rapport.slug, "soort": "pdf"})
    )


def test_a_whole_file_is_handed_out(client, rapport, pdf):
    client.force_login(iemand("netwerkbegeleider", rapport.netwerk))

    antwoord = _haal(client, rapport)

    assert b"".join(antwoord.streaming_content) == BYTES
    assert bestanden.kijk_na() == []


@pytest.mark.parametrize("soort", SCHADE)
def test_a_damaged_file_is_not_handed_out_and_told_at_once(client, rapport, pdf, soort, caplog):
    client.force_login(iemand("netwerkbegeleider", rapport.netwerk))
    doe, reden = SCHADE[soort]
    doe(_pad(pdf))

    antwoord = _haal(client, rapport)

    assert antwoord.status_code == 404
    tekst = antwoord.content.decode()
    assert "Dit bestand is beschadigd" in tekst
    assert reden in tekst
    assert "Maak het bestand opnieuw" in tekst
    assert reden in caplog.text
    assert controle.oordeel(bestanden.DEEL) == (False, "niet in orde")
    assert len(bestanden.kijk_na()) == 1
    assert bestanden.kijk_na() == Controle.objects.get(deel=bestanden.DEEL).bevindingen


@pytest.mark.parametrize("bytes_nu", [BYTES, b"%PDF-1.7 nieuwe renderer"])
def test_it_is_made_again_from_its_own_snapshot(client, rapport, pdf, renderer, bytes_nu):
    client.force_login(iemand("netwerkbegeleider", rapport.netwerk))
    _pad(pdf).write_bytes(b"")
    _haal(client, rapport)
    renderer.update(bytes=bytes_nu, met="proef 2")

    pad = reverse("rapportage:herstel", kwargs={"netwerk": rapport.netwerk.slug, "slug": rapport.slug})
    assert client.post(pad).status_code == 302
    assert voer_uit(Job.objects.get(soort="bestand").pk)

    nieuw = Artefact.objects.get(pk=pdf.pk)
    assert Momentopname.objects.count() == 1
    assert (nieuw.sha256, nieuw.grootte, nieuw.gemaakt_met) == (
        hashlib.sha256(bytes_nu).hexdigest(),
        len(bytes_nu),
        "proef 2",
    )
    assert nieuw.eerste_sha256 == ("" if bytes_nu == BYTES else pdf.sha256)
    assert b"".join(_haal(client, rapport).streaming_content) == bytes_nu
    assert controle.oordeel(bestanden.DEEL) == (True, "in orde")
    assert Gebeurtenis.objects.get(wat="rapport.bestand_hersteld").gegevens["gelijk"]["pdf"] == (bytes_nu == BYTES)


def test_a_file_outside_the_store_or_under_another_file_is_not_handed_out(pdf, tmp_path):
    elders = Path(settings.MEDIA_ROOT).parent / "elders.pdf"
    elders.write_bytes(BYTES)
    for pad, reden in (("../elders.pdf", "verwijzing"), (f"{pdf.pad}/bestand", "kan niet gelezen worden")):
        pdf.pad = pad
        assert reden in bestanden.wat_mis_is(pdf)
    elders.unlink()


def test_a_link_that_is_put_there_at_the_last_moment_is_not_followed(pdf, monkeypatch):
    _verwijs(_pad(pdf))
    monkeypatch.setattr(Path, "is_symlink", lambda _pad: False)  # what was looked at was still a file

    assert "kan niet gelezen worden" in bestanden.wat_mis_is(pdf)


@pytest.mark.parametrize("soort", ["map", "veranderd", "afgekapt"])
def test_looking_leaves_no_file_open(pdf, soort):
    SCHADE[soort][0](_pad(pdf))
    open_ = len(list(Path("/dev/fd").iterdir()))

    assert [bestanden.wat_mis_is(pdf) for _ in range(3)].count("") == 0

    assert len(list(Path("/dev/fd").iterdir())) == open_


def test_made_again_twice_it_remembers_its_first_hash_and_its_last_day(rapport, pdf, renderer):
    for nummer in (1, 2):
        _pad(Artefact.objects.get(pk=pdf.pk)).write_bytes(b"")
        renderer.update(bytes=f"%PDF-1.7 nummer {nummer}".encode(), bladzijden=nummer)
        with klok.op(moment(2030, 1, nummer)):
            bestanden.vraag_herstel(rapport, door=None, bel=lambda _pk: None)
            assert voer_uit(Job.objects.filter(soort="bestand").latest("aangemaakt_op").pk)

    nieuw = Artefact.objects.get(pk=pdf.pk)
    assert (nieuw.eerste_sha256, nieuw.bladzijden, nieuw.hermaakt_op) == (pdf.sha256, 2, moment(2030, 1, 2))
    assert _pad(nieuw).read_bytes() == b"%PDF-1.7 nummer 2"
    xlsx = bestanden_van(rapport)[1]
    assert xlsx.eerste_sha256 == ""  # the other file of the snapshot came out the same


def test_only_the_file_that_is_damaged_asks_for_its_snapshot(rapport, pdf):
    _pad(bestanden_van(rapport)[1]).write_bytes(b"")

    bestanden.vraag_herstel(rapport, door=None, bel=lambda _pk: None)

    assert Job.objects.get(soort="bestand").gegevens == {"momentopname": pdf.momentopname_id}
    Artefact.objects.exclude(pk=pdf.pk).delete()
    _pad(pdf).write_bytes(b"")
    bestanden.vraag_herstel(rapport, door=None, bel=lambda _pk: None)  # asked twice is asked once
    assert Job.objects.filter(soort="bestand").count() == 1


def test_the_waiting_page_hears_the_page_at_hand_and_a_snapshot_that_is_gone_says_so(rapport, pdf):
    gehoord, gegevens = [], {"momentopname": pdf.momentopname_id}

    bestanden.doe(Job(soort="bestand", gegevens=gegevens), lambda *wat: gehoord.append(wat))

    wat = "Bestanden opnieuw maken"
    assert gehoord == [(1, 1, wat), (1, 1, f"{wat}: bladzijde 4")]
    with pytest.raises(DomainError, match="momentopname bestaat niet meer"):
        bestanden.doe(Job(soort="bestand", gegevens={"momentopname": 0}), lambda *_: None)


def test_whole_files_are_not_made_again(rapport, pdf):
    with pytest.raises(DomainError, match="zijn in orde"):
        bestanden.vraag_herstel(rapport, door=None, bel=lambda _pk: None)

    assert not Job.objects.filter(soort="bestand").exists()
