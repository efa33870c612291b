from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from kern import klok
from kern.domain.post import Inhoud, als_mail, inhoud_van, verstuur_opnieuw, verstuur_wachtende, zet_klaar
from kern.exceptions import DomainError
from kern.models import Bericht
from kern.models.bericht import BerichtStatus
from kern.werk import bel
from tests.transactiewacht import RendertInTransactie
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


def _zet(sleutel="a", **velden):
    with transaction.atomic():
        return zet_klaar(
            "proef",
            sleutel=sleutel,
            aan="lid@voorbeeld.example",
            onderwerp="Dag",
            **(velden or {"inhoud": Inhoud("Tekst", "")}),
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
        zet_klaar("proef", sleutel="a", aan="a@b.example", onderwerp="x", inhoud=Inhoud("y", ""))
        transaction.set_rollback(True)

    assert verstuur_wachtende() == 0
    assert not Bericht.objects.exists()


def test_the_same_key_is_one_mail():
    assert _zet("a").pk == _zet("a").pk


def test_a_subject_with_a_line_break_is_one_line():
    bericht = _zet()
    with transaction.atomic():
        bericht = zet_klaar(
            "p", sleutel="b", aan="a@b.example", onderwerp="Dag\r\nBcc: x@y.example", inhoud=Inhoud("t", "")
        )

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


def test_a_round_goes_over_one_line_and_a_mail_that_is_refused_holds_up_no_other(smtp_server, settings, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = smtp_server.host, smtp_server.port
    for n in range(4):
        _zet(str(n))
    Bericht.objects.filter(sleutel="1").update(aan="weg@voorbeeld.example")
    belt = []
    monkeypatch.setattr(bel, "bel_post", lambda: belt.append(1))

    assert verstuur_wachtende(maximaal=4) == 3
    assert belt == [1], "a full round rings for the next"
    assert verstuur_wachtende() == 0
    assert belt == [1]
    assert len(smtp_server.berichten) == 3
    assert smtp_server.verbindingen <= 2


@pytest.mark.parametrize(
    ("oud", "status"), [(timedelta(days=7), "wacht"), (timedelta(days=7, microseconds=1), "mislukt")]
)
def test_a_mail_that_no_server_takes_is_given_up_after_seven_days(smtp_server, settings, oud, status):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = smtp_server.host, smtp_server.port
    smtp_server.weiger = True
    bericht = _zet()

    with klok.op(bericht.aangemaakt_op + oud):
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
        pauzes.append(round((bericht.niet_voor - begin).total_seconds() / 10))

    assert pauzes == [6, 12, 24, 2160], "times ten seconds after the first, second, third and last attempt"


def test_a_queue_that_does_not_answer_keeps_the_mail(monkeypatch, django_capture_on_commit_callbacks, caplog):
    def weiger():
        raise ConnectionError

    monkeypatch.setattr("kern.werk.bel.bel_post", weiger)
    with django_capture_on_commit_callbacks(execute=True):
        bericht = _zet()

    assert "de post vertrekt straks" in caplog.text
    assert Bericht.objects.get().status == BerichtStatus.WACHT
    assert bericht.pk


def test_a_mail_is_rendered_when_it_is_sent_and_stays_what_was_sent():
    bericht = _zet(
        sjabloon="rapport_klaar", gegevens={"titel": "Kwartaal <1>", "url": "/x/", "netwerk": {"europees": ["ESF"]}}
    )
    assert (bericht.tekst, bericht.html) == ("", "")
    wordt = inhoud_van(bericht)

    verstuur_wachtende()

    bericht.refresh_from_db()
    assert (bericht.tekst, bericht.html, bericht.gegevens) == (*wordt, {})
    assert inhoud_van(bericht) == wordt
    assert "Kwartaal <1> is gemaakt" in wordt.tekst
    assert "Europese Unie – ESF" in wordt.tekst
    assert "Kwartaal &lt;1&gt;" in wordt.html
    (vertrokken,) = mail.outbox
    assert (vertrokken.body, vertrokken.alternatives[0].content) == wordt


def test_a_mail_that_cannot_be_rendered_waits_and_the_next_one_leaves():
    kapot, goed = _zet("a", sjabloon="bestaat_niet"), _zet("b")

    assert verstuur_wachtende() == 1

    kapot.refresh_from_db()
    goed.refresh_from_db()
    assert (kapot.status, goed.status) == (BerichtStatus.WACHT, BerichtStatus.VERZONDEN)
    assert "bestaat_niet" in kapot.fout


def test_what_json_cannot_hold_is_refused_when_it_is_written():
    with pytest.raises(TypeError):
        _zet(sjabloon="rapport_klaar", gegevens={"titel": klok.nu()})


def test_nothing_renders_while_an_act_is_going_on():
    assert render_to_string("post/rapport_klaar.txt", {})
    with transaction.atomic(), pytest.raises(RendertInTransactie):
        render_to_string("post/rapport_klaar.txt", {})


def _bericht(**velden):
    bericht = _zet()
    Bericht.objects.filter(pk=bericht.pk).update(**velden)
    bericht.refresh_from_db()
    return bericht


STRAKS, ZONET = timedelta(minutes=1), -timedelta(minutes=1)


def test_what_left_is_held_by_nobody_and_says_when_it_left():
    bericht = _bericht(fout="451 straks", poging=2)

    verstuur_wachtende()

    bericht.refresh_from_db()
    assert (bericht.status, bericht.lease_tot, bericht.fout, bericht.poging) == (BerichtStatus.VERZONDEN, None, "", 3)
    assert bericht.verzonden_op is not None


def test_what_did_not_leave_is_held_by_nobody_and_waits_for_its_turn():
    bericht = _bericht(sjabloon="bestaat_niet", tekst="")

    assert verstuur_wachtende() == 0

    bericht.refresh_from_db()
    assert (bericht.status, bericht.lease_tot, bericht.verzonden_op) == (BerichtStatus.WACHT, None, None)
    assert bericht.niet_voor > timezone.now()
    assert bericht.fout.startswith("TemplateDoesNotExist")


@pytest.mark.parametrize(
    ("velden", "vertrekt"),
    [
        ({"status": "bezig", "lease_tot": STRAKS}, False),
        ({"status": "bezig", "lease_tot": ZONET}, True),
        ({"status": "bezig", "lease_tot": timedelta(minutes=3)}, False),
        ({"status": "bezig", "lease_tot": timedelta(minutes=5)}, True),  # longer than there are: the clock was set back
        ({"status": "wacht", "niet_voor": timedelta(hours=5)}, False),
        ({"status": "wacht", "niet_voor": timedelta(hours=7)}, True),
        ({"status": "wacht", "niet_voor": STRAKS}, False),
        ({"status": "wacht", "niet_voor": ZONET}, True),
        ({"status": "bezig", "lease_tot": ZONET, "niet_voor": STRAKS}, False),
        ({"status": "mislukt", "lease_tot": ZONET}, False),
        ({"status": "verzonden", "lease_tot": ZONET}, False),
    ],
)
def test_which_mail_leaves(velden, vertrekt):
    _bericht(**{k: timezone.now() + v if isinstance(v, timedelta) else v for k, v in velden.items()})

    assert verstuur_wachtende() == vertrekt
    assert len(mail.outbox) == vertrekt


def test_a_mail_that_is_being_sent_is_held_for_two_minutes(monkeypatch):
    bericht, gezien = _bericht(), []

    def kijk(rij, _verbinding):
        gezien.append(Bericht.objects.get(pk=rij.pk))
        raise ConnectionError

    monkeypatch.setattr("kern.domain.post.als_mail", kijk)
    verstuur_wachtende()

    (tijdens,) = gezien
    assert (tijdens.pk, tijdens.status, tijdens.poging) == (bericht.pk, BerichtStatus.BEZIG, 1)
    assert timedelta(seconds=110) < tijdens.lease_tot - timezone.now() < timedelta(seconds=121)


@pytest.mark.parametrize(
    ("status", "mag"), [("mislukt", True), ("wacht", True), ("bezig", False), ("verzonden", False)]
)
def test_a_mail_that_did_not_leave_tries_again_from_the_start(status, mag):
    later = timezone.now() + timedelta(hours=1)
    bericht, ander = _bericht(status=status, poging=9, niet_voor=later, lease_tot=later), _zet("b")
    Bericht.objects.filter(pk=ander.pk).update(status="mislukt", poging=4)
    if not mag:
        with geweigerd("al vertrokken"):
            verstuur_opnieuw(bericht, door=None)
        return
    verstuur_opnieuw(bericht, door=None)

    bericht.refresh_from_db()
    ander.refresh_from_db()
    assert (bericht.status, bericht.poging, bericht.niet_voor, bericht.lease_tot) == ("wacht", 0, None, None)
    assert (ander.status, ander.poging) == ("mislukt", 4), "only this one"


def test_a_mail_that_left_is_not_sent_again():
    bericht = _zet()
    verstuur_wachtende()

    with pytest.raises(DomainError, match="al vertrokken"):
        verstuur_opnieuw(bericht, door=None)

    assert verstuur_wachtende() == 0


@pytest.mark.parametrize(("modus", "telt"), [("demo", 1), ("productie", 0)])
def test_only_the_demonstration_says_so_in_its_mails(settings, modus, telt):
    settings.MODUS = modus
    tekst, html = inhoud_van(_zet(sjabloon="rapport_klaar", gegevens={"titel": "Rapport", "url": "/x/"}))

    for inhoud in (tekst, html):
        assert inhoud.count("Demonstratie, geen officieel document") == telt


@pytest.mark.parametrize(
    ("eigen", "platform", "naar"),
    [("wie@x.example", "p@x.example", ["wie@x.example"]), ("", "p@x.example", ["p@x.example"]), ("", "", [])],
)
def test_an_answer_goes_to_who_wrote_or_else_to_who_runs_the_platform(settings, eigen, platform, naar):
    settings.CONTACT_MAIL = platform

    assert als_mail(_zet(inhoud=Inhoud("Dag", ""), antwoord_aan=eigen)).reply_to == naar


def test_the_bell_rings_once_for_a_mail_and_not_for_the_past(monkeypatch, django_capture_on_commit_callbacks):
    gebeld = []
    monkeypatch.setattr("kern.werk.bel.bel_post", lambda: gebeld.append(1))
    with django_capture_on_commit_callbacks(execute=True):
        _zet()
        _zet()
    assert gebeld == [1]
    with django_capture_on_commit_callbacks(execute=True), klok.op(datetime(2022, 11, 22, 12, tzinfo=UTC)):
        _zet("b")
    assert gebeld == [1]
