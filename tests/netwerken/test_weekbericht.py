"""The weekly mail: asked for, on Monday morning, once, never about nothing, and off with one link."""

import threading
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from kern import klok
from kern.domain import post
from kern.domain.post import inhoud_van
from kern.models import Bericht, Gebeurtenis
from netwerken.domain import weekbericht
from netwerken.domain.weekbericht import stuur_weekberichten, token_van, volgende_maandag, zet_weekbericht
from netwerken.models import Gebruiker
from tests.fabrieken.netwerken import LidmaatschapFactory, NetwerkFactory, OpleveringFactory, iemand
from tests.fabrieken.sessies import SessieFactory

pytestmark = pytest.mark.django_db
BRUSSEL = timezone.get_default_timezone()


def _aan(gebruiker, geleden=timedelta(minutes=3)):
    Gebruiker.objects.filter(pk=gebruiker.pk).update(weekbericht=True, weekbericht_op=timezone.now() - geleden)


def _mails():
    return list(Bericht.objects.filter(soort="weekbericht"))


@pytest.fixture
def met_taak(netwerk, begeleider):
    OpleveringFactory(netwerk=netwerk, titel="Gids", tegen=klok.vandaag() - timedelta(days=12))
    return begeleider


@pytest.mark.parametrize(
    ("na", "maandag"),
    [
        (datetime(2026, 11, 10, 12), datetime(2026, 11, 16, 7)),
        (datetime(2026, 11, 16, 6, 59), datetime(2026, 11, 16, 7)),
        (datetime(2026, 11, 16, 7), datetime(2026, 11, 23, 7)),
        (datetime(2026, 3, 28, 12), datetime(2026, 3, 30, 7)),  # summer time begins between
        (datetime(2026, 10, 24, 12), datetime(2026, 10, 26, 7)),  # and ends
    ],
)
def test_it_is_due_on_monday_at_seven_in_brussels(na, maandag):
    assert volgende_maandag(na.replace(tzinfo=BRUSSEL)) == maandag.replace(tzinfo=BRUSSEL)


def test_it_is_off_until_somebody_asks_and_a_second_time_changes_nothing(netwerk, met_taak):
    assert stuur_weekberichten() == 0
    for aan in (True, True, False, False):
        zet_weekbericht(met_taak, aan=aan, door=met_taak)

    met_taak.refresh_from_db()
    assert (met_taak.weekbericht, met_taak.weekbericht_op) == (False, None)
    regels = Gebeurtenis.objects.filter(wat="gebruiker.weekbericht").order_by("pk")
    assert [r.gegevens["aan"] for r in regels] == [True, False]


def test_one_mail_a_week_however_often_beat_asks(met_taak):
    _aan(met_taak)

    assert [stuur_weekberichten() for _ in range(3)] == [1, 0, 0]

    [mail] = _mails()
    met_taak.refresh_from_db()
    assert met_taak.weekbericht_op == volgende_maandag(timezone.now())
    assert (mail.aan, mail.onderwerp[:9]) == (met_taak.email, "Je week: ")


def test_who_is_killed_between_claim_and_mail_leaves_both_undone(met_taak, monkeypatch):
    _aan(met_taak)

    def gedood(*_wat, **_velden):
        raise SystemExit

    with monkeypatch.context() as m:
        m.setattr(weekbericht, "zet_klaar", gedood)
        with pytest.raises(SystemExit):
            stuur_weekberichten()
    assert _mails() == []

    assert stuur_weekberichten() == 1
    assert len(_mails()) == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_write_one(met_taak):
    _aan(met_taak)
    start, fouten = threading.Barrier(2), []

    def stuur():
        try:
            start.wait()
            stuur_weekberichten()
        except Exception as fout:  # noqa: BLE001 -- told below
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=stuur) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert fouten == []
    assert len(_mails()) == 1


def test_nothing_to_say_is_no_mail_and_the_next_monday_comes(netwerk):
    lid = iemand("lid", netwerk)
    _aan(lid)

    assert stuur_weekberichten() == 0
    lid.refresh_from_db()
    assert lid.weekbericht_op == volgende_maandag(timezone.now())
    assert _mails() == []


@pytest.mark.parametrize("geleden", [timedelta(days=2, minutes=1), -timedelta(days=30)])
def test_a_monday_long_past_is_skipped_and_one_too_far_ahead_is_set_right(met_taak, geleden):
    _aan(met_taak, geleden)

    assert stuur_weekberichten() == 0
    met_taak.refresh_from_db()
    assert met_taak.weekbericht_op == volgende_maandag(timezone.now())


def test_it_is_not_yet_due_or_the_account_is_closed(met_taak):
    _aan(met_taak, -timedelta(minutes=5))
    assert stuur_weekberichten() == 0
    _aan(met_taak)
    Gebruiker.objects.filter(pk=met_taak.pk).update(is_active=False)
    assert stuur_weekberichten() == 0
    assert _mails() == []


def test_one_mail_over_all_networks_says_late_first_then_the_week(netwerk, met_taak):
    ander = NetwerkFactory(korte_naam="Elders", start=date(2020, 1, 1))
    LidmaatschapFactory(netwerk=ander, rol="netwerkbegeleider", gebruiker=met_taak)
    OpleveringFactory(netwerk=ander, titel="Kaart", tegen=klok.vandaag() + timedelta(days=3))
    SessieFactory(netwerk=ander, titel="Koffie", begint_op=timezone.now() + timedelta(days=2))
    _aan(met_taak)

    stuur_weekberichten()

    [mail] = _mails()
    inhoud = inhoud_van(mail)
    for tekst in (inhoud.tekst, unescape(inhoud.html)):
        volgorde = [tekst.index(w) for w in ("Van mij", "Gids", "Deze week", "Koffie", "Kaart")]
        assert volgorde == sorted(volgorde)
        assert "12\u00a0dagen te laat" in tekst
        assert "Elders" in tekst
        assert f"/link/weekbericht/{token_van(met_taak)}/"[:30] in tekst
    assert post.als_mail(mail).alternatives


def test_the_link_asks_first_and_switches_off_without_logging_in(met_taak):
    _aan(met_taak)
    pad = f"/link/weekbericht/{token_van(met_taak)}/"
    client = Client()

    assert "Geen weekbericht meer?" in client.get(pad).content.decode()
    met_taak.refresh_from_db()
    assert met_taak.weekbericht
    assert "staat uit" in client.post(pad).content.decode()
    met_taak.refresh_from_db()
    assert not met_taak.weekbericht
    assert client.get(f"{pad[:-2]}x/").status_code == 410


def test_the_button_of_a_mail_program_switches_it_off_without_a_page_of_ours(met_taak, settings):
    _aan(met_taak)
    stuur_weekberichten()
    mail = post.als_mail(_mails()[0])
    adres = mail.extra_headers["List-Unsubscribe"].strip("<>")
    assert adres.startswith(f"{settings.SITE_URL}/")
    sleutel, _, waarde = mail.extra_headers["List-Unsubscribe-Post"].partition("=")

    vreemd = Client(enforce_csrf_checks=True)  # RFC 8058: posted by the mail provider, without cookies
    antwoord = vreemd.post(adres.removeprefix(settings.SITE_URL), {sleutel: waarde}, HTTP_HOST="localhost")
    met_taak.refresh_from_db()
    assert (antwoord.status_code, met_taak.weekbericht) == (200, False)


def test_one_switches_it_on_at_ones_own_profile(client, netwerk):
    lid = iemand("lid", netwerk)
    client.force_login(lid)

    assert (
        "Je krijgt het weekbericht."
        in client.post("/accounts/weekbericht/", {"aan": "on"}, follow=True).content.decode()
    )
    lid.refresh_from_db()
    assert (lid.weekbericht, lid.weekbericht_op.astimezone(BRUSSEL).strftime("%A %H:%M")) == (True, "Monday 07:00")
    assert "checked" in client.get("/accounts/weekbericht/").content.decode()
