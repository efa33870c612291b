"""The reminder before a meeting: one mail a day per person, about all of them, only to who may come."""

from datetime import timedelta

import pytest
from django.core import mail

from kern import klok
from kern.domain.post import verstuur_wachtende
from kern.models import Bericht
from sessies.domain import antwoorden, genodigden, sessies, uitnodigen
from sessies.domain.herinneringen import stuur_herinneringen
from sessies.models import Genodigde
from tests.fabrieken.sessies import SessieFactory

pytestmark = pytest.mark.django_db
GAST = "gast@elders.example"


def _genodigd(netwerk, begeleider, *, dagen=2, email=GAST, antwoord="", **velden):
    """Somebody who was invited last week to a meeting that begins in so many days."""
    sessie = SessieFactory(netwerk=netwerk, begint_op=klok.nu() + timedelta(days=dagen), **velden)
    rij = genodigden.voeg_gast_toe(sessie, email=email, naam="An", door=begeleider)
    uitnodigen.verstuur(sessie, door=begeleider)
    if antwoord:
        antwoorden.antwoord(rij, keuze=antwoord, door=None)
    Genodigde.objects.filter(pk=rij.pk).update(verstuurd_op=klok.nu() - timedelta(days=7))
    rij.refresh_from_db()
    return rij


@pytest.fixture
def brieven():
    """What left as a reminder since the last time."""

    def haal():
        verstuur_wachtende()
        uit, mail.outbox = [m for m in mail.outbox if m.subject.startswith("Binnenkort")], []
        return uit

    return haal


def test_all_meetings_of_a_person_are_in_one_mail_and_once(netwerk, begeleider, brieven):
    eerste = _genodigd(netwerk, begeleider, titel="Koffie aan de poort")
    tweede = _genodigd(netwerk, begeleider, titel="Wie ontbreekt?", dagen=1, antwoord="ja")

    assert [stuur_herinneringen() for _ in range(2)] == [1, 0]

    (brief,) = brieven()
    assert (brief.to, brief.subject) == ([GAST], "Binnenkort: 2 bijeenkomsten")
    for woorden in (
        "Koffie aan de poort", "Wie ontbreekt?", uitnodigen.pad_van(eerste), uitnodigen.pad_van(tweede),
        "We hoorden nog niet of je komt", "Kom je toch niet?",
    ):  # fmt: skip
        assert woorden in brief.body


@pytest.mark.parametrize(
    "wie",
    [
        {"antwoord": "nee"},
        {"dagen": 5},
        {"dagen": -1},
    ],
    ids=["said no", "not yet", "began"],
)
def test_who_does_not_come_or_has_time_gets_none(netwerk, begeleider, brieven, wie):
    dagen = wie.pop("dagen", 2)
    rij = _genodigd(netwerk, begeleider, **wie)
    type(rij.sessie).objects.update(
        begint_op=klok.nu() + timedelta(days=dagen), eindigt_op=klok.nu() + timedelta(days=dagen, hours=2)
    )

    assert stuur_herinneringen() == 0


def test_who_was_invited_or_reminded_today_gets_none(netwerk, begeleider):
    rij = _genodigd(netwerk, begeleider)
    Genodigde.objects.update(verstuurd_op=klok.nu())
    assert stuur_herinneringen() == 0

    Genodigde.objects.update(verstuurd_op=klok.nu() - timedelta(days=7), herinnerd_op=klok.nu() - timedelta(hours=3))
    assert stuur_herinneringen() == 0
    Genodigde.objects.filter(pk=rij.pk).update(herinnerd_op=klok.nu() - timedelta(days=1))
    assert stuur_herinneringen() == 1


def test_a_meeting_that_moves_or_is_cancelled_takes_its_reminder_along(netwerk, begeleider, brieven):
    rij = _genodigd(netwerk, begeleider)
    assert stuur_herinneringen() == 1
    Genodigde.objects.update(herinnerd_op=klok.nu() - timedelta(days=1))
    assert stuur_herinneringen() == 0

    begin = klok.nu() + timedelta(days=1)
    sessies.wijzig_sessie(
        rij.sessie, velden={"begint_op": begin, "eindigt_op": begin + timedelta(hours=2)}, versie=1, door=begeleider
    )
    assert stuur_herinneringen() == 1

    ander = _genodigd(netwerk, begeleider, email="ander@elders.example")
    sessies.las_af(ander.sessie, reden="De zaal is dicht.", door=begeleider)
    assert stuur_herinneringen() == 0
    assert Bericht.objects.filter(soort="herinnering").count() == 2
