from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from kern import klok
from kern.domain.post import verstuur_wachtende, zet_klaar
from kern.models import Bericht
from kern.models.bericht import BerichtStatus

pytestmark = pytest.mark.django_db


def _zet(sleutel="a", **velden):
    with transaction.atomic():
        return zet_klaar(
            "proef", sleutel=sleutel, aan="lid@voorbeeld.example", onderwerp="Dag", tekst="Tekst", **velden
        )


def test_a_mail_waits_in_the_outbox_and_leaves_once():
    bericht = _zet()
    assert mail.outbox == []

    assert verstuur_wachtende() == 1
    assert verstuur_wachtende() == 0

    bericht.refresh_from_db()
    assert bericht.status == BerichtStatus.VERZONDEN
    assert [m.to for m in mail.outbox] == [["lid@voorbeeld.example"]]


def test_a_mail_that_is_rolled_back_never_leaves():
    with transaction.atomic():
        zet_klaar("proef", sleutel="a", aan="a@b.example", onderwerp="x", tekst="y")
        transaction.set_rollback(True)

    assert verstuur_wachtende() == 0
    assert not Bericht.objects.exists()


def test_the_same_key_is_one_mail():
    assert _zet("a").pk == _zet("a").pk


def test_a_subject_with_a_line_break_is_one_line():
    bericht = _zet()
    with transaction.atomic():
        bericht = zet_klaar("p", sleutel="b", aan="a@b.example", onderwerp="Dag\r\nBcc: x@y.example", tekst="t")

    assert bericht.onderwerp == "Dag Bcc: x@y.example"
    verstuur_wachtende()
    assert {m.bcc == [] for m in mail.outbox} == {True}


def test_replayed_mails_count_as_sent():
    with klok.op(datetime(2022, 11, 22, 12, tzinfo=UTC)):
        bericht = _zet()

    assert bericht.status == BerichtStatus.VERZONDEN
    assert verstuur_wachtende() == 0


def test_a_mail_server_that_refuses_gets_the_same_mail_later(smtp_server, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = smtp_server.host, smtp_server.port
    bericht = _zet()

    smtp_server.weiger = True
    assert verstuur_wachtende() == 0
    bericht.refresh_from_db()
    assert bericht.status == BerichtStatus.WACHT
    assert "451" in bericht.fout

    smtp_server.weiger = False
    assert verstuur_wachtende() == 0, "the pause counts"
    Bericht.objects.update(niet_voor=None)
    assert verstuur_wachtende() == 1
    assert len(smtp_server.berichten) == 1
    assert f"Message-ID: <{bericht.pk}.".encode() in smtp_server.berichten[0].content


@pytest.mark.parametrize(
    ("oud", "status"), [(timedelta(days=6, hours=23), "wacht"), (timedelta(days=7, hours=1), "mislukt")]
)
def test_a_mail_that_no_server_takes_is_given_up_after_seven_days(smtp_server, settings, oud, status):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = smtp_server.host, smtp_server.port
    smtp_server.weiger = True
    bericht = _zet()
    Bericht.objects.update(aangemaakt_op=klok.nu() - oud)

    verstuur_wachtende()

    bericht.refresh_from_db()
    assert bericht.status == status


def test_the_pause_of_a_mail_grows_and_ends_at_six_hours(smtp_server, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = smtp_server.host, smtp_server.port
    smtp_server.weiger = True
    bericht = _zet()
    pauzes = []
    for poging in (0, 1, 2, 20):
        Bericht.objects.update(poging=poging, niet_voor=None)
        begin = timezone.now()
        verstuur_wachtende()
        bericht.refresh_from_db()
        pauzes.append(round((bericht.niet_voor - begin).total_seconds() / 60))

    assert pauzes == [1, 2, 4, 360], "minutes after the first, second, third and last attempt"


def test_a_queue_that_does_not_answer_keeps_the_mail(monkeypatch, django_capture_on_commit_callbacks, caplog):
    def weiger():
        raise ConnectionError

    monkeypatch.setattr("kern.werk.bel.bel_post", weiger)
    with django_capture_on_commit_callbacks(execute=True):
        bericht = _zet()

    assert "de post vertrekt straks" in caplog.text
    assert Bericht.objects.get().status == BerichtStatus.WACHT
    assert bericht.pk
