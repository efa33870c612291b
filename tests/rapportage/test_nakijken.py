"""No file that breaks a rule of PDF/UA-1 is kept; a validator that stumbles refuses nothing."""

import pikepdf
import pytest

from kern.canoniek import schrijf
from kern.models.job import JobStatus
from kern.pdf import maken
from kern.werk.uitvoeren import voer_uit
from rapportage.models import Artefact
from rapportage.overzicht.rapporten import met_gewone_letters
from tests.rapportage.conftest import inhoud_van


def leeg_pdf(pad):
    """A valid PDF without tags, title or language."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(pad)
    return pad


def test_file_that_breaks_a_rule_is_refused_with_the_rule(tmp_path):
    berichten = []
    with pytest.raises(maken.OpmaakMislukt, match=r"niet voor iedereen leesbaar \(PDF/UA-1, regel [\w.-]+, "):
        maken.kijk_na(leeg_pdf(tmp_path / "leeg.pdf"), str(tmp_path), berichten.append)
    assert berichten == []


def test_validator_that_stumbles_or_stays_away_refuses_nothing(tmp_path, monkeypatch):
    berichten = []
    kapot = tmp_path / "kapot.pdf"
    kapot.write_bytes(b"dit is geen pdf")
    maken.kijk_na(kapot, str(tmp_path), berichten.append)
    with monkeypatch.context() as te_traag:
        te_traag.setattr(maken, "NAKIJKTIJD", 0)
        maken.kijk_na(leeg_pdf(tmp_path / "leeg.pdf"), str(tmp_path), berichten.append)
    monkeypatch.setattr(maken.sys, "executable", "/bestaat/niet")
    maken.kijk_na(tmp_path / "leeg.pdf", str(tmp_path), berichten.append)

    gezegd = [b["opmerking"].partition(": ")[2] for b in berichten]
    assert gezegd[:2] == ["CalledProcessError", "TimeoutExpired"]
    assert gezegd[2] in {"CalledProcessError", "FileNotFoundError"}  # with and without a network of its own


def test_refused_file_fails_the_job_at_once_and_leaves_nothing(rapport, monkeypatch):
    def nep(_opname, uit, meld):
        maken.kijk_na(leeg_pdf(uit), str(uit.parent), meld)

    monkeypatch.setattr("rapportage.domain.maken.maak_pdf", nep)
    assert voer_uit(rapport.job_id) is False
    rapport.job.refresh_from_db()
    assert rapport.job.status == JobStatus.MISLUKT
    assert "PDF/UA-1" in rapport.job.fout
    assert not Artefact.objects.exists()


def test_every_file_that_is_made_is_validated(rapport, tmp_path, monkeypatch):
    gezien = []
    monkeypatch.setattr(maken, "kijk_na", lambda pdf, _map, _meld: gezien.append(pdf))
    maken.maak_pdf(schrijf(inhoud_van(rapport)), tmp_path / "uit.pdf", lambda _bericht: None)
    assert gezien == [tmp_path / "uit.pdf"]


def test_a_file_made_with_plain_letters_says_so(rapport, tmp_path, monkeypatch):
    """A font stumbled: the file is made all the same, and who publishes it is told that letters were lost."""
    keren = []

    def kijk_na(_pdf, _map, _meld):
        keren.append(1)
        if len(keren) == 1:
            raise maken.LetterMislukt("PDFUA1-NOTDEF")

    monkeypatch.setattr(maken, "kijk_na", kijk_na)
    bestand = maken.maak_pdf(schrijf(inhoud_van(rapport)), tmp_path / "uit.pdf", lambda _bericht: None)
    assert len(keren) == 2
    assert met_gewone_letters([Artefact(gemaakt_met=bestand.gemaakt_met)])
    assert not met_gewone_letters([Artefact(gemaakt_met="WeasyPrint 66.0")])
