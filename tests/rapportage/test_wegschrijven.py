"""How the files of a report get on disk and in their rows, and what the waiting page hears meanwhile."""

import os

import pytest
from django.db import transaction

from kern.models import Bericht, Gebeurtenis, Job
from kern.pdf.maken import Bestand
from kern.zoeken import zoekindex
from rapportage.domain import maken
from rapportage.domain.rapporten import bestanden_van
from rapportage.models import Artefact, Momentopname, Rapport
from rapportage.vormen import stappen_van
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, iemand

pytestmark = pytest.mark.django_db


@pytest.fixture
def netwerk():
    return NetwerkFactory()


@pytest.fixture(autouse=True)
def winkel(tmp_path, settings):
    """The folder of the reports, in a file store of its own."""
    settings.MEDIA_ROOT = str(tmp_path / "bestanden")
    return tmp_path / "bestanden" / "rapporten"


@pytest.fixture
def bezig(netwerk, monkeypatch):
    """A report with its job, and a renderer and a workbook that write a few bytes at once."""

    def maak_pdf(_inhoud, uit, meld):
        for bericht in (
            {"stap": "Hoofdstukken"},
            {"bladzijde": 3},
            {"opmerking": "de validator liep vast"},
            {"stap": "?"},
        ):
            meld(bericht)
        uit.write_bytes(b"%PDF-1.7 proef")
        return Bestand("a" * 64, 14, 3, "proef 1")

    def maak_xlsx(_inhoud, uit):
        uit.write_bytes(b"PK")
        return Bestand("b" * 64, 2, None, "proef 2")

    monkeypatch.setattr(maken, "maak_pdf", maak_pdf)
    monkeypatch.setattr(maken, "maak_xlsx", maak_xlsx)
    return vraag(netwerk)


def vraag(netwerk, **velden):
    rapport = Rapport.objects.create(netwerk=netwerk, soort="eind", titel="Eindrapport", slug="eindrapport")
    sleutel = f"proef:{rapport.pk}"
    job = Job.objects.create(
        soort="rapport", gegevens={"rapport": rapport.pk}, aanvraagsleutel=sleutel, ontdubbelsleutel=sleutel, **velden
    )
    Rapport.objects.filter(pk=rapport.pk).update(job=job)
    return Rapport.objects.get(pk=rapport.pk)


def doe(rapport):
    """Make its files; returns what the waiting page heard."""
    gehoord = []
    schrijf = maken.doe(rapport.job, lambda *wat: gehoord.append(wat))
    with transaction.atomic():  # as the worker closes the job
        schrijf()
    return gehoord


# --- on disk --------------------------------------------------------------------------------------------------------
def test_the_folder_is_made_where_nothing_was_and_left_where_it_is(winkel):
    assert not winkel.parent.exists()
    assert maken.map_van_rapporten() == maken.map_van_rapporten() == winkel
    assert winkel.is_dir()


def test_a_file_is_on_disk_for_certain_before_it_gets_its_name(bezig, winkel, monkeypatch):
    gezien = []

    def fsync(fd):
        gezien.append((os.fstat(fd).st_size, [p.suffix for p in winkel.iterdir() if not p.name.startswith("tmp-")]))

    monkeypatch.setattr(os, "fsync", fsync)

    doe(bezig)

    assert gezien == [(14, []), (2, [".pdf"])]
    assert {p.suffix for p in winkel.iterdir()} == {".pdf", ".xlsx"}


def test_what_dead_attempts_left_goes_after_an_hour(bezig, winkel, monkeypatch):
    doe(bezig)
    nu = 1_000_000.0
    genoemd = [winkel.parent / a.pad for a in Artefact.objects.all()]
    net, oud, wees, map_ = (winkel / naam for naam in ("tmp-net.pdf", "tmp-oud.pdf", "wees.xlsx", "map"))
    for pad in (net, oud, wees):
        pad.write_bytes(b"x")
    map_.mkdir(exist_ok=True)
    os.utime(net, (nu - 3600, nu - 3600))
    for pad in (oud, wees, map_, *genoemd):
        os.utime(pad, (nu - 3601, nu - 3601))
    monkeypatch.setattr("time.time", lambda: nu)

    maken._veeg()

    assert sorted(p.name for p in winkel.iterdir()) == sorted([net.name, map_.name, *(p.name for p in genoemd)])


# --- what the waiting page hears ------------------------------------------------------------------------------------
def test_the_waiting_page_hears_each_step_by_its_number(bezig, caplog):
    stappen = stappen_van("eind")
    gehoord = doe(bezig)

    assert [wat for _, _, wat in gehoord] == [
        "Gegevens vastzetten", "Hoofdstukken", "Bladzijden opmaken: bladzijde 3", "Cijfers in Excel zetten",
    ]  # fmt: skip
    assert {delen for _, delen, _ in gehoord} == {len(stappen)}
    assert all(wat.startswith(stappen[deel - 1]) for deel, _, wat in gehoord)
    assert "de validator liep vast" in caplog.text


# --- in its rows ----------------------------------------------------------------------------------------------------
def test_each_file_has_a_row_of_the_snapshot_that_says_what_it_is(bezig, winkel):
    ander = Rapport.objects.create(netwerk=bezig.netwerk, soort="kwartaal", periode="2022-Q3", titel="K", slug="k")
    doe(bezig)

    opname = Momentopname.objects.get()
    rijen = [
        (a.momentopname, a.soort, a.bestandsnaam, a.sha256, a.grootte, a.bladzijden, a.gemaakt_met)
        for a in bestanden_van(bezig)
    ]
    naam = f"{bezig.netwerk.slug}-eindrapport"
    assert rijen == [
        (opname, "pdf", f"{naam}.pdf", "a" * 64, 14, 3, "proef 1"),
        (opname, "xlsx", f"{naam}.xlsx", "b" * 64, 2, None, "proef 2"),
    ]
    assert [(winkel.parent / a.pad).read_bytes() for a in bestanden_van(bezig)] == [b"%PDF-1.7 proef", b"PK"]
    assert dict(Rapport.objects.values_list("pk", "staat")) == {bezig.pk: "gemaakt", ander.pk: "gevraagd"}
    assert Rapport.objects.get(pk=bezig.pk).gewijzigd_op > bezig.gewijzigd_op
    assert list(zoekindex.verschillen()) == []


@pytest.mark.parametrize("staat", ["gepubliceerd", "ingetrokken"])
def test_what_was_published_meanwhile_keeps_its_files_and_nobody_hears_that_it_failed(bezig, staat):
    Rapport.objects.filter(pk=bezig.pk).update(staat=staat)
    with pytest.raises(maken.DomainError, match="intussen gepubliceerd"):
        doe(bezig)
    assert Rapport.objects.get().staat == staat
    maken.mislukt(bezig.job)
    assert not Gebeurtenis.objects.filter(wat="rapport.mislukt").exists()
    assert not Artefact.objects.exists()


# --- who is told ----------------------------------------------------------------------------------------------------
def test_who_asked_is_told_that_it_is_there_or_that_it_failed_each_time(netwerk, bezig):
    begeleider = iemand("netwerkbegeleider", netwerk)
    Job.objects.update(aangevraagd_door=begeleider, fout="het papier is op", klaar_op=None)
    for _ in range(2):  # the job that has no end yet is one and the same
        maken.mislukt(Job.objects.get())
    assert Bericht.objects.count() == 1
    for minuut in range(2):
        Job.objects.update(klaar_op=moment(2026, 3, 2, 12, minuut))
        maken.mislukt(Job.objects.get())
    assert Bericht.objects.count() == 3
    bericht = Bericht.objects.latest("pk")
    assert (bericht.aan, bericht.netwerk_id) == (begeleider.email, netwerk.pk)
    assert bericht.onderwerp == "Je rapport is niet gemaakt: Eindrapport"


def test_a_report_that_is_gone_or_that_nobody_asked_for_tells_nobody(netwerk, bezig):
    maken.mislukt(bezig.job)
    assert Gebeurtenis.objects.get().wat == "rapport.mislukt"
    Job.objects.update(gegevens={"rapport": 0}, aangevraagd_door=iemand("netwerkbegeleider", netwerk))
    maken.mislukt(Job.objects.get())
    with pytest.raises(maken.DomainError, match="bestaat niet meer"):
        maken.doe(Job.objects.get(), lambda *_: None)
    assert not Bericht.objects.exists()
    assert Gebeurtenis.objects.count() == 1
