"""Asking, making, failing, trying again: one report, made once."""

import os
import subprocess
import sys
import time
import uuid
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from kern.domain.post import inhoud_van
from kern.exceptions import DomainError
from kern.models import Bericht, Job
from kern.models.job import JobStatus
from kern.pdf.maken import Bestand, sha256_van
from kern.werk.uitvoeren import voer_uit
from netwerken.models import Lidmaatschap
from rapportage.domain.periodes import laatste_periode_met_activiteit, periodes_met_gegevens, periodes_te_melden
from rapportage.domain.publiceren import publiceer_rapport
from rapportage.domain.rapporten import bestanden_van, probeer_opnieuw
from rapportage.forms.aanvraag import AanvraagForm
from rapportage.models import Artefact, Momentopname, Rapport
from rapportage.overzicht.perioden import lees_te_melden
from rapportage.xlsx import maak_xlsx
from tests.fabrieken.netwerken import NetwerkFactory, iemand
from tests.rapportage.conftest import vraag
from tests.rapportage.gegevens import PERIODE, maak_netwerk


@pytest.fixture
def snel(monkeypatch):
    """A renderer that writes a file at once."""

    def maak(_momentopname, uit, meld):
        meld({"stap": "Signalen"})
        meld({"bladzijde": 3})
        meld({"opmerking": "de validator liep vast"})
        meld({"later": "een bericht dat deze versie niet kent"})
        uit.write_bytes(b"%PDF-1.7 proef")
        return Bestand(sha256_van(uit), uit.stat().st_size, 3, "proef")

    monkeypatch.setattr("rapportage.domain.maken.maak_pdf", maak)


@pytest.fixture
def begeleider(netwerk):
    return iemand("netwerkbegeleider", netwerk)


def werk_af(rapport):
    rapport.refresh_from_db()
    return voer_uit(rapport.job_id)


# --- asking ------------------------------------------------------------------------------------------------------
def test_a_double_request_is_one_row_and_one_job(netwerk):
    sleutel = uuid.uuid4().hex
    gebeld = []
    een = vraag(netwerk, aanvraagsleutel=sleutel, bel=gebeld.append)
    twee = vraag(netwerk, aanvraagsleutel=sleutel, bel=gebeld.append)
    drie = vraag(netwerk, aanvraagsleutel=uuid.uuid4().hex, bel=gebeld.append)
    assert een.pk == twee.pk == drie.pk
    assert een.job_id == twee.job_id == drie.job_id
    assert (Rapport.objects.count(), Job.objects.count()) == (1, 1)


def test_a_key_of_another_report_is_refused(netwerk):
    vraag(netwerk, aanvraagsleutel="zelfde")
    with pytest.raises(DomainError, match="ander rapport"):
        vraag(netwerk, soort="eind", periode="", aanvraagsleutel="zelfde")


@pytest.mark.parametrize(
    "periode, zin",
    [
        (
            "2035-Q1",
            "Over 2035-Q1 zijn er nog geen gegevens: die periode is nog niet voorbij. Kies een periode tot en met",
        ),
        (
            "2019-Q1",
            "Over 2019-Q1 zijn er nog geen gegevens in dit netwerk. De laatste periode waarover een rapport kan, is",
        ),
        ("2022-H1", "rapporteert per kwartaal. Schrijf de periode bijvoorbeeld als 2022-Q3."),
        ("2022", "rapporteert per kwartaal"),
        ("volgend jaar", "‘volgend jaar’ is geen periode."),
        ("2022-Q7", "bestaat niet"),
    ],
)
def test_a_period_that_cannot_be(netwerk, periode, zin):
    with pytest.raises(DomainError) as fout:
        vraag(netwerk, periode=periode)
    assert zin in str(fout.value)
    assert not Rapport.objects.exists()


@pytest.mark.django_db
def test_a_closed_period_in_which_nothing_happened_can_be_reported_on():
    """Its page asks for texts and offers the report: then it can be chosen, from the start of the network to its end."""
    leeg = NetwerkFactory(start=date(2022, 5, 10), einde=date(2022, 12, 31))
    assert [p.sleutel for p in periodes_te_melden(leeg)] == ["2022-Q4", "2022-Q3", "2022-Q2"]
    assert vraag(leeg, periode="2022-Q2").periode == "2022-Q2"
    form = AanvraagForm(netwerk=leeg, te_melden=lees_te_melden(leeg))
    assert [sleutel for sleutel, _ in form.fields["periode"].widget.choices] == ["2022-Q4", "2022-Q3", "2022-Q2"]


@pytest.mark.django_db
def test_a_network_without_data_and_an_unknown_kind():
    leeg = NetwerkFactory()
    assert periodes_met_gegevens(leeg) == []
    with pytest.raises(DomainError, match="nog geen afgesloten periode"):
        laatste_periode_met_activiteit(leeg)
    with pytest.raises(DomainError, match="Over 2019-Q3 zijn er nog geen gegevens in dit netwerk"):
        vraag(leeg, periode="2019-Q3")
    with pytest.raises(DomainError, match="Kies een soort"):
        vraag(leeg, soort="iets")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "ritme, sleutel, slug",
    [
        ("T", "2022-T3", "viermaandsrapport-2022-t3"),
        ("H", "2022-H2", "halfjaarrapport-2022-h2"),
        ("", "2022", "jaarrapport-2022"),
    ],
)
def test_the_rhythm_of_the_network_names_the_report(ritme, sleutel, slug):
    netwerk = maak_netwerk(rapportritme=ritme)
    netwerk.beslispunten.update(periode=sleutel)
    netwerk.periodeteksten.update(periode=sleutel)
    assert vraag(netwerk, periode=sleutel).slug == slug


# --- making ------------------------------------------------------------------------------------------------------
def test_made_once_with_mail_and_audit(snel, netwerk, begeleider):
    rapport = vraag(netwerk, door=begeleider)
    assert werk_af(rapport) is True
    assert werk_af(rapport) is False
    rapport.refresh_from_db()
    assert rapport.staat == "gemaakt"
    pdf, xlsx = bestanden_van(rapport)
    assert (pdf.soort, pdf.bladzijden, xlsx.soort) == ("pdf", 3, "xlsx")
    for artefact in (pdf, xlsx):
        assert sha256_van(Path(settings.MEDIA_ROOT) / artefact.pad) == artefact.sha256
    bericht = Bericht.objects.get()
    assert bericht.aan == begeleider.email
    assert bericht.onderwerp.startswith("Je rapport is klaar")
    assert rapport.get_absolute_url() in inhoud_van(bericht).tekst


def test_who_left_the_network_is_not_told_that_its_report_is_there(snel, netwerk, begeleider):
    rapport = vraag(netwerk, door=begeleider)
    Lidmaatschap.objects.filter(gebruiker=begeleider).delete()

    assert werk_af(rapport) is True

    assert not Bericht.objects.exists()


def test_making_again_keeps_the_old_files_until_the_new_are_there(snel, rapport):
    werk_af(rapport)
    eerste = bestanden_van(rapport)
    opnieuw = vraag(rapport.netwerk)
    assert bestanden_van(opnieuw) == eerste
    werk_af(opnieuw)
    assert bestanden_van(opnieuw) != eerste
    assert Momentopname.objects.filter(rapport=rapport).count() == 2


def test_a_published_report_stays_as_it_is(snel, rapport, begeleider):
    with pytest.raises(DomainError, match="Alleen een rapport dat klaar is"):
        publiceer_rapport(rapport, door=begeleider)
    werk_af(rapport)
    opnieuw = vraag(rapport.netwerk)
    with pytest.raises(DomainError, match="wordt net opnieuw gemaakt"):
        publiceer_rapport(rapport, door=begeleider)
    werk_af(opnieuw)
    publiceer_rapport(rapport, door=begeleider)
    rapport.refresh_from_db()
    assert rapport.staat == "gepubliceerd"
    with pytest.raises(DomainError, match="blijft zoals het is"):
        vraag(rapport.netwerk)
    with pytest.raises(DomainError, match="Alleen een rapport dat klaar is"):
        publiceer_rapport(rapport, door=begeleider)


def test_a_report_published_while_it_was_made_again_keeps_its_files(netwerk, begeleider, snel):
    rapport = vraag(netwerk, door=begeleider)
    werk_af(rapport)
    gepubliceerd = [a.sha256 for a in bestanden_van(rapport)]
    opnieuw = vraag(netwerk, door=begeleider)
    Rapport.objects.filter(pk=rapport.pk).update(staat="gepubliceerd")  # in the instant between the check and the claim

    assert not werk_af(opnieuw)

    assert Job.objects.get(pk=opnieuw.job_id).status == JobStatus.MISLUKT
    assert [a.sha256 for a in bestanden_van(rapport)] == gepubliceerd
    assert Artefact.objects.count() == 2
    assert "blijft zoals het is" in Job.objects.get(pk=opnieuw.job_id).fout
    assert not Bericht.objects.filter(soort="rapport_mislukt").exists()  # it is there: nobody is told that it failed


def test_a_failure_says_why_and_can_be_tried_again(snel, netwerk, begeleider, monkeypatch):
    rapport = vraag(netwerk, door=begeleider)

    def stuk(*_args):
        raise DomainError("Het PDF-bestand kon niet gemaakt worden: het papier is op.")

    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr("rapportage.domain.maken.maak_pdf", stuk)
        assert werk_af(rapport) is False
    rapport.refresh_from_db()
    assert (rapport.job.status, rapport.job.fout) == (
        JobStatus.MISLUKT,
        "Het PDF-bestand kon niet gemaakt worden: het papier is op.",
    )
    mail = Bericht.objects.get()
    assert mail.onderwerp.startswith("Je rapport is niet gemaakt")
    assert "het papier is op" in inhoud_van(mail).tekst
    opname = Momentopname.objects.get()
    probeer_opnieuw(rapport, door=begeleider, bel=lambda pk: None)
    assert werk_af(rapport) is True
    assert Momentopname.objects.get() == opname  # the figures were frozen at the first attempt
    assert Bericht.objects.count() == 2
    with pytest.raises(DomainError):
        probeer_opnieuw(rapport, door=begeleider, bel=lambda pk: None)


def test_an_accident_goes_back_to_the_queue_and_leaves_no_half_file(rapport, monkeypatch):
    def ongeluk(_momentopname, uit, _meld):
        uit.write_bytes(b"%PDF half")
        raise RuntimeError("stroom weg")

    monkeypatch.setattr("rapportage.domain.maken.maak_pdf", ongeluk)
    werk_af(rapport)
    rapport.refresh_from_db()
    assert rapport.job.status == JobStatus.WACHT
    assert not list((Path(settings.MEDIA_ROOT) / "rapporten").glob("tmp-*"))
    assert not Artefact.objects.exists()


def test_a_report_that_is_gone_and_what_dead_attempts_left(snel, rapport):
    map_ = Path(settings.MEDIA_ROOT) / "rapporten"
    map_.mkdir(parents=True, exist_ok=True)
    oud, jong = map_ / "tmp-oud.pdf", map_ / "tmp-jong.pdf"
    oud.write_bytes(b"x")
    jong.write_bytes(b"x")
    os.utime(oud, (0, 0))
    werk_af(rapport)
    assert not oud.exists()
    assert jong.exists()
    for artefact in bestanden_van(rapport):  # a file that a row names stays, however old
        os.utime(Path(settings.MEDIA_ROOT) / artefact.pad, (0, 0))
    job = Job.objects.create(soort="rapport", gegevens={"rapport": 0}, aanvraagsleutel="weg", ontdubbelsleutel="weg")
    voer_uit(job.pk)
    job.refresh_from_db()
    assert job.fout == "Dit rapport bestaat niet meer."
    werk_af(vraag(rapport.netwerk))
    assert all((Path(settings.MEDIA_ROOT) / a.pad).is_file() for a in Artefact.objects.all())


WERKER = "import django; django.setup(); import sys, uuid; from kern.werk.uitvoeren import voer_uit; voer_uit(uuid.UUID(sys.argv[1]))"


@pytest.mark.django_db(transaction=True)
def test_kill_9_in_the_middle_made_exactly_once_by_the_next():
    netwerk = maak_netwerk()
    rapport = vraag(netwerk, door=iemand("netwerkbegeleider", netwerk))
    naam = connection.settings_dict["NAME"]
    url = os.environ.get("DATABASE_URL", "")
    databank = f"sqlite:///{naam}" if not url else f"{url.rpartition('/')[0]}/{naam}"
    omgeving = {**os.environ, "DATABASE_URL": databank}
    kind = subprocess.Popen([sys.executable, "-c", WERKER, str(rapport.job_id)], cwd=settings.BASE_DIR, env=omgeving)
    einde = time.monotonic() + 180
    while Job.objects.get(pk=rapport.job_id).deel < 3:
        assert kind.poll() is None, "the worker was done before it could be killed"
        assert time.monotonic() < einde
        time.sleep(0.01)
    assert voer_uit(rapport.job_id) is False  # who holds it lives
    kind.kill()
    kind.wait()
    opname = Momentopname.objects.get()
    job = Job.objects.get(pk=rapport.job_id)
    assert (job.status, Artefact.objects.count(), Bericht.objects.count()) == (JobStatus.BEZIG, 0, 0)
    assert voer_uit(job.pk) is True  # the lease still ran, but its holder is seen to be dead
    assert voer_uit(job.pk) is False
    job.refresh_from_db()
    assert (job.status, job.poging) == (JobStatus.KLAAR, 2)
    assert Momentopname.objects.get().sha256 == opname.sha256
    assert (Artefact.objects.count(), Bericht.objects.count()) == (2, 1)


# --- the workbook ------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_no_cell_is_a_formula_and_the_bytes_repeat(tmp_path):
    from kern.canoniek import schrijf
    from tests.rapportage.conftest import inhoud_van

    kwaad = '=HYPERLINK("http://127.0.0.1/";"x")'
    netwerk = maak_netwerk(tekst=lambda _gewoon, lang: kwaad if lang > 40 else "=1+1", korte_naam="=cmd")
    opname = schrijf(inhoud_van(vraag(netwerk)))
    een, twee = maak_xlsx(opname, tmp_path / "een.xlsx"), maak_xlsx(opname, tmp_path / "twee.xlsx")
    assert een.sha256 == twee.sha256
    boek = openpyxl.load_workbook(tmp_path / "een.xlsx")
    assert boek.sheetnames[0] == "Over dit bestand"
    assert {"Cijfers", "Signalen", "Begroting", "Doelen"} <= set(boek.sheetnames)
    cellen = [cel for vel in boek for rij in vel.iter_rows() for cel in rij if cel.value is not None]
    assert any(cel.value == kwaad for cel in cellen)
    assert {cel.data_type for cel in cellen} <= {"s", "n", "d"}
    assert all(vel.freeze_panes == "A2" for vel in boek)


# --- the command -------------------------------------------------------------------------------------------------
def test_the_command_makes_the_file(netwerk, tmp_path, capsys):
    uit = tmp_path / "rapport.pdf"
    call_command("rapport", netwerk=netwerk.slug, soort="kwartaal", uitvoer=uit)
    assert uit.read_bytes().startswith(b"%PDF")
    assert Rapport.objects.get().periode == PERIODE  # the latest with data
    publiceer_rapport(Rapport.objects.get(), door=None)
    call_command("rapport", netwerk=netwerk.slug, soort="kwartaal", periode=PERIODE, uitvoer=tmp_path / "x.xlsx")
    assert (tmp_path / "x.xlsx").read_bytes().startswith(b"PK")
    assert Momentopname.objects.count() == 1


@pytest.mark.parametrize(
    "opties, zin",
    [
        ({"netwerk": "niets"}, "Er is geen netwerk 'niets'. Bekend: "),
        ({"periode": "2035-Q1"}, "Over 2035-Q1 zijn er nog geen gegevens"),
        ({"uitvoer": Path("/bestaat/niet/x.pdf")}, "De map /bestaat/niet bestaat niet."),
    ],
)
def test_the_command_says_in_one_line_what_is_wrong(netwerk, tmp_path, opties, zin):
    with pytest.raises(CommandError) as fout:
        call_command(
            "rapport", **{"netwerk": netwerk.slug, "soort": "kwartaal", "uitvoer": tmp_path / "x.pdf", **opties}
        )
    assert zin in str(fout.value)
    assert "\n" not in str(fout.value)
    assert fout.value.returncode == 1


def test_the_command_gives_up_when_making_fails(netwerk, tmp_path, monkeypatch, caplog):
    def stuk(*_args):
        raise RuntimeError("stuk")

    monkeypatch.setattr("rapportage.domain.maken.maak_pdf", stuk)
    with pytest.raises(
        CommandError, match=r"Er liep iets mis bij het maken\. Wat precies, staat in het logboek"
    ) as fout:
        call_command("rapport", netwerk=netwerk.slug, soort="kwartaal", uitvoer=tmp_path / "x.pdf")
    assert "stuk" not in str(fout.value)  # what Python says is for the log alone
    assert "stuk" in caplog.text


def test_the_demo_reports_are_asked_once(snel, netwerk, capsys, monkeypatch):
    netwerk.slug = "arbeidsmarktkrapte"
    netwerk.save()
    monkeypatch.setattr("rapportage.domain.rapporten.bel_worker", lambda pk: None)
    call_command("demo_rapporten")
    call_command("demo_rapporten")
    assert Job.objects.count() == 1
    werk_af(Rapport.objects.get())
    call_command("demo_rapporten", volg=True)
    assert "klaar" in capsys.readouterr().out
    Job.objects.update(status=JobStatus.MISLUKT, fout="kapot")
    with pytest.raises(CommandError, match="Niet gemaakt"):
        call_command("demo_rapporten", volg=True)
