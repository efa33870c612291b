"""A document on demand: asked once, made once, fetched by who asked, thrown away after a week."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from pypdf import PdfReader

from documenten.domain.vragen import BEWAARTIJD, probeer_opnieuw, ruim_op, vraag_document
from documenten.models import Document
from kern import klok, register
from kern.exceptions import DomainError
from kern.models import Gebeurtenis, Job
from kern.models.job import JobStatus
from kern.pdf.maken import Bestand, sha256_van
from kern.werk.uitvoeren import voer_uit
from netwerken.domain.rollen import beeindig
from sessies.models import Agendapunt
from tests.fabrieken.netwerken import FinancieringFactory, NetwerkFactory, iemand
from tests.fabrieken.sessies import SessieFactory

pytestmark = pytest.mark.django_db(transaction=True)  # the worker reads the database as a whole


@pytest.fixture(autouse=True)
def bestanden(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def netwerk():
    return NetwerkFactory(is_demo=True)


@pytest.fixture
def sessie(netwerk):
    sessie = SessieFactory(netwerk=netwerk, status="gepland", titel="Samen leren <b>aanklampen</b>")
    Agendapunt.objects.create(sessie=sessie, volgorde=1, titel="Onthaal", minuten=15, werkvorm="pauze")
    Agendapunt.objects.create(
        sessie=sessie, volgorde=2, titel="Casus", minuten=60, toelichting="Neem een **casus** mee."
    )
    return sessie


@pytest.fixture
def begeleider(netwerk):
    return iemand("netwerkbegeleider", netwerk)


@pytest.fixture
def snel(monkeypatch):
    """A renderer that writes a file at once."""

    def maak(_inhoud, uit, meld):
        meld({"stap": "Bladzijden opmaken"})
        meld({"opmerking": "de validator liep vast"})
        uit.write_bytes(b"%PDF-1.7 proef")
        return Bestand(sha256_van(uit), uit.stat().st_size, 1, "proef")

    monkeypatch.setattr("documenten.domain.maken.maak_pdf", maak)


def vraag(sessie, door, **velden):
    return vraag_document(
        sessie.netwerk,
        **{
            "soort": "programma", "sleutel": str(sessie.pk), "titel": sessie.titel, "over": sessie.get_absolute_url(),
            "door": door, "bel": lambda pk: None, **velden,
        },
    )  # fmt: skip


def test_the_programme_on_paper_says_what_the_page_says(sessie, begeleider, tmp_path):
    FinancieringFactory(netwerk=sessie.netwerk, fonds="Europees Sociaal Fonds", is_europees=True)
    document = vraag(sessie, begeleider)
    assert voer_uit(document.job_id)
    document.refresh_from_db()
    pad = tmp_path / document.pad
    assert (sha256_van(pad), pad.stat().st_size) == (document.sha256, document.grootte)
    tekst = " ".join(" ".join(blad.extract_text() for blad in PdfReader(pad).pages).replace("\u00a0", " ").split())
    for woord in ("Samen leren <b>aanklampen</b>", "Onthaal", "15 min", "Neem een casus mee.", "Europees Sociaal Fonds", "geen officieel document"):  # fmt: skip
        assert woord in tekst
    assert "0.15" not in tekst


def test_asking_twice_while_it_is_made_is_asking_once(sessie, begeleider, snel):
    een, twee = vraag(sessie, begeleider), vraag(sessie, begeleider)
    assert (een.pk, Job.objects.count(), Document.objects.count()) == (twee.pk, 1, 1)
    assert Gebeurtenis.objects.filter(wat="document.gevraagd").count() == 1
    voer_uit(een.job_id)
    assert vraag(sessie, begeleider).pk != een.pk
    assert vraag(sessie, iemand("lid", sessie.netwerk)).pk != een.pk


def test_a_second_attempt_is_made_of_the_same_facts(sessie, begeleider, monkeypatch):
    gezien = []

    def maak(inhoud, uit, _meld):
        gezien.append(inhoud)
        if len(gezien) == 1:
            raise OSError("de schijf is vol")
        uit.write_bytes(b"%PDF-1.7")
        return Bestand(sha256_van(uit), 8, 1, "proef")

    monkeypatch.setattr("documenten.domain.maken.maak_pdf", maak)
    document = vraag(sessie, begeleider)
    assert not voer_uit(document.job_id)
    type(sessie).objects.filter(pk=sessie.pk).update(titel="Iets anders")
    Job.objects.update(niet_voor=None)
    assert voer_uit(document.job_id)
    assert gezien[0] == gezien[1]


def test_what_is_not_there_any_more_is_told_and_can_be_tried_again(sessie, begeleider, client, snel):
    document = vraag(sessie, begeleider, sleutel="0")
    assert not voer_uit(document.job_id)
    document.refresh_from_db()
    assert (document.job.status, document.job.fout) == (
        JobStatus.MISLUKT,
        "Waarover dit document gaat, is er niet meer.",
    )
    probeer_opnieuw(document, door=begeleider, bel=lambda pk: None)
    document.job.refresh_from_db()
    assert document.job.status == JobStatus.WACHT
    with pytest.raises(DomainError):
        probeer_opnieuw(Document(job=None), door=begeleider)


def test_only_who_asked_fetches_it_and_only_while_they_may(sessie, begeleider, client, snel):
    lid = iemand("lid", sessie.netwerk)
    document = vraag(sessie, lid)
    adres = reverse("documenten:bestand", kwargs={"netwerk": sessie.netwerk.slug, "pk": document.pk})
    client.force_login(lid)
    assert client.get(adres).url == document.get_absolute_url(), "not made yet"
    voer_uit(document.job_id)
    antwoord = client.get(adres)
    assert antwoord["Content-Disposition"].startswith("attachment; filename=")
    assert b"".join(antwoord.streaming_content) == b"%PDF-1.7 proef"
    assert "Haal op" in client.get(document.get_absolute_url()).content.decode()
    client.force_login(begeleider)
    assert client.get(adres).status_code == 404
    client.force_login(lid)
    type(sessie).objects.filter(pk=sessie.pk).update(status="concept")
    assert client.get(adres).status_code == 404, "they see the meeting no more"
    type(sessie).objects.filter(pk=sessie.pk).update(status="gepland")
    beeindig(lid.lidmaatschappen.get(), door=begeleider)
    assert client.get(adres).status_code in {302, 404}


def test_a_file_that_was_damaged_is_not_handed_out(sessie, begeleider, client, snel, tmp_path):
    document = vraag(sessie, begeleider)
    voer_uit(document.job_id)
    document.refresh_from_db()
    (tmp_path / document.pad).write_bytes(b"%PDF-1.7 anders")
    client.force_login(begeleider)
    adres = reverse("documenten:bestand", kwargs={"netwerk": sessie.netwerk.slug, "pk": document.pk})
    antwoord = client.get(adres, follow=True)
    assert "beschadigd of verdwenen" in antwoord.content.decode()


def test_the_button_leads_to_the_page_where_one_waits(sessie, begeleider, client, snel):
    client.force_login(begeleider)
    antwoord = client.post(
        reverse("sessies:programma", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})
    )
    document = Document.objects.get()
    assert antwoord.url == document.get_absolute_url()
    assert "in de wachtrij" in client.get(antwoord.url).content.decode()
    voortgang = reverse("documenten:voortgang", kwargs={"netwerk": sessie.netwerk.slug, "pk": document.pk})
    assert 'hx-trigger="every 1s"' in client.get(voortgang, headers={"HX-Request": "true"}).content.decode()
    voer_uit(document.job_id)
    assert client.get(voortgang, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "er wordt nu niets gemaakt" in client.get(voortgang).content.decode()


def test_a_week_later_the_row_and_the_file_are_gone(sessie, begeleider, snel, tmp_path):
    oud, nieuw = vraag(sessie, begeleider), vraag(sessie, iemand("lid", sessie.netwerk))
    for document in (oud, nieuw):
        voer_uit(document.job_id)
        document.refresh_from_db()
    Document.objects.filter(pk=oud.pk).update(aangemaakt_op=klok.nu() - BEWAARTIJD - timedelta(minutes=1))
    pad = tmp_path / oud.pad
    los = pad.with_name("tmp-los.pdf")
    los.write_bytes(b"x")
    for bestand in (pad, los):
        os.utime(bestand, (0, 0))
    ruim_op()
    assert list(Document.objects.all()) == [nieuw]
    assert [p.name for p in pad.parent.iterdir()] == [Path(nieuw.pad).name]


def test_every_kind_is_laid_out_by_the_renderer():
    assert register.alles.documentsoorten.keys() <= register.alles.opmaken.keys()
