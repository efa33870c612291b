"""What a link of long ago opens: one clear page, the same for everybody, and nothing of the network."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from kern import klok
from kern.exceptions import DomainError
from netwerken.domain import uitnodigen
from sessies.domain.leervragen import beantwoord, volgadres
from sessies.domain.links import WERKT_NIET, maak_vraaglink, token_van
from sessies.models import Leervraag
from tests.fabrieken.netwerken import GebruikerFactory, iemand

pytestmark = pytest.mark.django_db


@pytest.fixture
def begeleider(netwerk):
    return iemand("netwerkbegeleider", netwerk)


@pytest.fixture
def vraag(netwerk, begeleider):
    from tests.fabrieken.sessies import LeervraagFactory

    rij = LeervraagFactory(netwerk=netwerk, woorden="Hoe vinden we de jongeren?", antwoord_mail="a@test.example")
    return beantwoord(rij, antwoord="Begin bij de poort.", versie=rij.versie, door=begeleider)


def _zegt_niets(antwoord, netwerk, *woorden):
    tekst = antwoord.content.decode()
    assert WERKT_NIET in tekst
    assert [w for w in (netwerk.naam, netwerk.korte_naam, netwerk.slug, *woorden) if w in tekst] == []


def _straks(**hoe):
    """A later day for everything: the page, the signature and the domain."""
    return time_machine.travel(timezone.now() + timedelta(**hoe), tick=False)


def test_a_question_link_works_until_its_last_minute_and_then_neither_opens_nor_takes(client, netwerk, begeleider):
    link = maak_vraaglink(netwerk, voor="twee scholen in de wijk", dagen=7, door=begeleider)
    pad = reverse("sessies_link:vraag", args=[token_van(link)])
    velden = {"woorden": "Mag dit nog?", "delen": "netwerk"}
    with _straks(days=6, hours=23, minutes=59):
        assert netwerk.korte_naam in client.get(pad).text

    with _straks(days=7, minutes=1):
        leeg, ingezonden = client.get(pad), client.post(pad, velden)

    for antwoord in (leeg, ingezonden):
        assert antwoord.status_code == 404
        _zegt_niets(antwoord, netwerk, "twee scholen")
    assert not Leervraag.objects.exists()


def test_a_follow_up_link_works_for_two_years_and_then_shows_nothing_of_the_question(client, netwerk, vraag):
    pad = reverse("sessies_link:volg", args=[volgadres(vraag)])
    with _straks(days=729):
        assert "Begin bij de poort." in client.get(pad).text

    with _straks(days=730, minutes=1):
        antwoord = client.get(pad)

    assert antwoord.status_code == 404
    _zegt_niets(antwoord, netwerk, "Begin bij de poort.", "jongeren", vraag.nummer)


def test_an_invitation_of_long_ago_is_gone_and_names_nobody(client, netwerk, begeleider):
    uitnodiging = uitnodigen.nodig_uit(netwerk, email="nieuw@test.example", rol="lid", door=begeleider)
    pad = reverse("netwerken_link:uitnodiging", args=[uitnodigen.teken(uitnodiging)])
    with _straks(days=13, hours=23):
        assert netwerk.naam in client.get(pad).text

    with _straks(days=14, minutes=1):
        for antwoord in (client.get(pad), client.post(pad, {"naam": "Laat", "wachtwoord": "zomerregen-boven-gent"})):
            assert antwoord.status_code == 410
            assert uitnodigen.ONGELDIG in antwoord.text
            assert [w for w in (netwerk.naam, netwerk.korte_naam, "nieuw@test.example") if w in antwoord.text] == []
        with pytest.raises(DomainError):
            uitnodigen.lees(uitnodigen.teken(uitnodiging))


@pytest.mark.parametrize("sprong", [timedelta(hours=-3), timedelta(hours=3)])
def test_links_and_invitations_go_on_when_the_clock_jumps(client, netwerk, begeleider, vraag, sprong):
    link = maak_vraaglink(netwerk, voor="twee scholen", dagen=7, door=begeleider)
    uitnodiging = uitnodigen.nodig_uit(netwerk, email="nieuw@test.example", rol="lid", door=GebruikerFactory())
    paden = [
        reverse("sessies_link:vraag", args=[token_van(link)]),
        reverse("sessies_link:volg", args=[volgadres(vraag)]),
        reverse("netwerken_link:uitnodiging", args=[uitnodigen.teken(uitnodiging)]),
    ]

    with time_machine.travel(klok.nu() + sprong, tick=False):
        assert [client.get(pad).status_code for pad in paden] == [200, 200, 200]
