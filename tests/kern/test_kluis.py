"""A file is kept whole and on disk for certain, under a name of ours, or not at all."""

import hashlib
import os
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kern.domain.kluis import bewaar, keur, open_heel
from kern.exceptions import DomainError
from tests.openbestanden import open_bestanden

PDF = b"%PDF-1.7 " + b"tekst " * 500_000  # more than one read


@pytest.fixture(autouse=True)
def kluis(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "kluis"
    return settings.MEDIA_ROOT


def _pdf(naam="gids.pdf"):
    return SimpleUploadedFile(naam, PDF)


def test_what_is_kept_is_what_was_handed_in(kluis):
    with bewaar(_pdf("x" * 200 + ".PDF"), "diep/in") as een, bewaar(_pdf(), "diep/in") as twee:
        assert (kluis / een.pad).read_bytes() == PDF

    assert (een.sha256, een.grootte) == (hashlib.sha256(PDF).hexdigest(), len(PDF))
    assert (een.naam, twee.naam) == ("x" * 120 + ".pdf", "gids.pdf")
    assert een.pad != twee.pad
    assert {Path(b.pad).parent.as_posix() for b in (een, twee)} == {"diep/in"}


@pytest.mark.parametrize(
    ("soorten", "begin"),
    [
        ("pdf", b"%PDF-"),
        ("docx xlsx pptx odt ods odp zip", b"PK\x03\x04"),
        ("png", b"\x89PNG\r\n\x1a\n"),
        ("jpg jpeg", b"\xff\xd8\xff"),
    ],
)
def test_each_kind_of_file_begins_as_that_kind_does(soorten, begin):
    for soort in soorten.split():
        assert keur(f"Gids.{soort.upper()}", 1, begin + b"...") == soort
        for vals in (begin[:-1], b"x" + begin, b"MZ"):
            with pytest.raises(DomainError, match=f"geen {soort.upper()}"):
                keur(f"gids.{soort}", 1, vals)


def test_a_file_is_on_disk_before_its_row_is_written(monkeypatch):
    zeker: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda fd: zeker.append(os.fstat(fd).st_size))

    with bewaar(_pdf(), "map"):
        assert zeker == [len(PDF)]


def test_a_file_that_is_not_whole_does_not_stay_open(kluis):
    with bewaar(_pdf(), "map") as bewaard:
        pass
    open_ = open_bestanden()
    for som, grootte in (("0" * 64, bewaard.grootte), (bewaard.sha256, bewaard.grootte + 1)):
        assert open_heel(bewaard.pad, sha256=som, grootte=grootte) is None
    assert open_bestanden() == open_
    with open_heel(bewaard.pad, sha256=bewaard.sha256, grootte=bewaard.grootte) as heel:
        assert heel.read() == PDF


def test_what_went_wrong_is_told_even_when_the_file_is_gone_already(kluis):
    with pytest.raises(OSError, match="de schijf viel uit"), bewaar(_pdf(), "map") as bewaard:  # noqa: PT012 -- both go wrong
        (kluis / bewaard.pad).unlink()
        raise OSError("de schijf viel uit")


def test_what_is_no_file_or_stands_outside_the_store_is_not_opened(kluis):
    buiten = kluis.parent / "buiten.pdf"
    buiten.write_bytes(PDF)
    kluis.mkdir()
    som = hashlib.sha256(PDF).hexdigest()

    for pad in ("../buiten.pdf", str(buiten), "weg.pdf"):
        assert open_heel(pad, sha256=som, grootte=len(PDF)) is None
    assert open_heel(".", sha256=som, grootte=kluis.stat().st_size) is None
