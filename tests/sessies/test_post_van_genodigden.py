"""Twelve invitations over a real mail server, read by a mail parser and a calendar parser that know nothing of us.

What the three large calendars ask of a mail before they put an appointment in, move it or take it away:

* Google and Outlook act on a ``text/calendar`` part inside ``multipart/alternative`` whose ``method`` says the same as the
  METHOD in it, in UTF-8, with one VEVENT; the same UID with a higher SEQUENCE moves it, CANCEL with STATUS:CANCELLED takes
  it away, and only an ORGANIZER that stays the same may do either;
* Apple's mail also opens a file of its own;
* each of them lists every ATTENDEE it reads, so there may be no other than the reader.
"""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
import vobject

from kern.agenda import BRUSSEL
from kern.domain.post import verstuur_wachtende
from kern.models import Bericht
from sessies.domain import genodigden, sessies, uitnodigen
from tests.fabrieken.kern import moment
from tests.fabrieken.sessies import AgendapuntFactory, SessieFactory

pytestmark = pytest.mark.django_db
AANTAL = 12


@pytest.fixture
def post(smtp_server, settings):
    """What arrived since the last time, by reader: the mail as parsed."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = smtp_server.host, smtp_server.port

    def haal():
        verstuur_wachtende()
        uit = {m.rcpt_tos[0]: message_from_bytes(m.content, policy=policy.default) for m in smtp_server.berichten}
        assert all(len(m.rcpt_tos) == 1 for m in smtp_server.berichten)
        smtp_server.berichten.clear()
        return uit

    return haal


@pytest.fixture
def sessie(netwerk, begeleider):
    sessie = SessieFactory(
        netwerk=netwerk, begint_op=moment(2099, 7, 8, 13), eindigt_op=moment(2099, 7, 8, 16),
        titel="Koffie; thee, en een ‘lange’ titel die zeker niet op één regel van vijfenzeventig tekens past",
        online_adres="https://online.example/kamer?x=1;y=2",
    )  # fmt: skip
    AgendapuntFactory(sessie=sessie, titel="Wat werkt aan de poort?")
    for n in range(AANTAL):
        genodigden.voeg_gast_toe(sessie, email=f"g{n}@elders.example", naam=f'Gast "{n}"', door=begeleider)
    uitnodigen.verstuur(sessie, door=begeleider)
    return sessie


def _afspraak(mail):
    """What a calendar reads of a mail, after the rules above."""
    (deel,) = [d for d in mail.walk() if d.get_content_type() == "text/calendar"]
    (bestand,) = [d for d in mail.walk() if d.get_content_type() == "application/ics"]
    ouders = [d for d in mail.walk() if d.is_multipart() and deel in d.get_payload()]
    assert [d.get_content_type() for d in ouders] == ["multipart/alternative"]
    assert ouders[0].get_payload()[-1] is deel
    tekst = deel.get_content()
    assert bestand.get_payload(decode=True).decode().splitlines() == tekst.splitlines()
    assert bestand.get_filename() == "bijeenkomst.ics"
    kalender = vobject.readOne(tekst)
    assert deel.get_param("method") == kalender.method.value
    assert deel.get_content_charset() == "utf-8"
    (gebeurtenis,) = kalender.vevent_list
    return kalender.method.value, gebeurtenis


def test_twelve_invitations_then_a_move_then_a_cancellation(sessie, begeleider, post):
    eerst = post()
    assert sorted(eerst) == sorted(f"g{n}@elders.example" for n in range(AANTAL))
    uids, organisatoren = set(), set()
    for adres, mail in eerst.items():
        methode, afspraak = _afspraak(mail)
        assert (methode, afspraak.sequence.value) == ("REQUEST", "0")
        assert [a.value for a in afspraak.attendee_list] == [f"mailto:{adres}"]
        assert [m.astimezone(UTC) for m in (afspraak.dtstart.value, afspraak.dtend.value)] == [
            m.astimezone(UTC) for m in (sessie.begint_op, sessie.eindigt_op)
        ]
        assert afspraak.dtstart.value.utcoffset() == timedelta(hours=2)  # summer, by the rules that came along
        assert afspraak.summary.value == sessie.titel
        uids.add(afspraak.uid.value)
        organisatoren.add(afspraak.organizer.value)
    anderen = [str(mail) for adres, mail in eerst.items() if adres != "g0@elders.example"]
    assert not any("g0@elders.example" in mail for mail in anderen)

    begin = sessie.begint_op + timedelta(days=1)
    sessies.wijzig_sessie(
        sessie, velden={"begint_op": begin, "eindigt_op": begin + timedelta(hours=3)}, versie=1, door=begeleider
    )
    assert post() == {}
    uitnodigen.verstuur(sessie, door=begeleider)
    for mail in (verplaatst := post()).values():
        methode, afspraak = _afspraak(mail)
        assert (methode, afspraak.sequence.value, afspraak.dtstart.value.astimezone(UTC)) == (
            "REQUEST",
            "1",
            begin.astimezone(UTC),
        )
        uids.add(afspraak.uid.value)
        organisatoren.add(afspraak.organizer.value)
    assert len(verplaatst) == AANTAL

    sessies.las_af(sessie, reden="De zaal is dicht.", door=begeleider)
    for mail in (af := post()).values():
        methode, afspraak = _afspraak(mail)
        assert (methode, afspraak.sequence.value, afspraak.status.value) == ("CANCEL", "2", "CANCELLED")
        uids.add(afspraak.uid.value)
        organisatoren.add(afspraak.organizer.value)
    assert len(af) == AANTAL
    assert (len(uids), len(organisatoren)) == (1, 1)


def test_the_rules_of_the_zone_say_what_the_clock_says(sessie, post):
    _, afspraak = _afspraak(next(iter(post().values())))
    zone = afspraak.dtstart.value.tzinfo
    for jaar in (2024, 2026, 2027, 2040, 2099):
        for maand, dag in ((3, 24), (3, 31), (7, 1), (10, 25), (10, 31), (12, 31)):
            for uur in (0, 4, 12, 23):  # not in the hour that is not there or is there twice
                kaal = datetime(jaar, maand, dag, uur)
                assert kaal.replace(tzinfo=zone).utcoffset() == kaal.replace(tzinfo=BRUSSEL).utcoffset(), kaal


def test_a_server_that_is_away_loses_nothing_and_doubles_nothing(sessie, begeleider, post, smtp_server):
    smtp_server.weiger = True
    assert post() == {}
    sessies.las_af(sessie, reden="De zaal is dicht.", door=begeleider)
    smtp_server.weiger = False
    Bericht.objects.update(niet_voor=None)
    verstuur_wachtende()

    assert len(smtp_server.berichten) == 2 * AANTAL  # the invitation and the cancellation, each once
    assert len({m.content.split(b"Message-ID: ")[1].split(b"\n")[0] for m in smtp_server.berichten}) == 2 * AANTAL
