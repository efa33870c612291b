"""The way back: one click takes back exactly the act, once, and only while nobody did anything with it since."""

import threading
from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from kern.domain.terug import Daad, neem_terug, wat_er_sindsdien_gebeurde
from kern.exceptions import DomainError
from kern.meldingen import ongedaan_van
from kern.models import Gebeurtenis
from sessies.domain import verloop
from sessies.models import Actiepunt
from tests.fabrieken.netwerken import NetwerkFactory, als, iemand
from tests.fabrieken.sessies import ActiepuntFactory, SessieFactory

BEZIG = "Er is niets teruggenomen"


@pytest.fixture
def netwerk(db):
    return NetwerkFactory(slug="proefnet")


@pytest.fixture
def begeleider(netwerk):
    return iemand("netwerkbegeleider", netwerk)


@pytest.fixture
def punt(netwerk):
    return ActiepuntFactory(sessie=SessieFactory(netwerk=netwerk, voorbij=True))


def _adres(punt, naam="actiepunt-klaar"):
    return reverse(f"sessies:{naam}", kwargs={"netwerk": punt.netwerk.slug, "pk": punt.pk})


def _vink_af(client, punt):
    """Tick it off; returns the address behind "Maak ongedaan"."""
    antwoord = client.post(_adres(punt), follow=True)
    (bericht,) = antwoord.context["messages"]
    assert "Maak ongedaan" in antwoord.content.decode()
    return ongedaan_van(bericht.extra_tags)


def _zinnen(antwoord):
    return [str(m) for m in antwoord.context["messages"]]


def _staat(punt):
    return Actiepunt.objects.get(pk=punt.pk).staat


def test_one_click_takes_it_back_and_the_log_says_which_act(begeleider, punt):
    client = als(begeleider)
    antwoord = client.post(_vink_af(client, punt), {"terug": "/proefnet/taken/"}, follow=True)

    daad, terug = Gebeurtenis.objects.filter(wat__startswith="actiepunt.").order_by("pk")
    assert (_staat(punt), _zinnen(antwoord)) == ("open", ["Het actiepunt staat weer open."])
    assert antwoord.request["PATH_INFO"] == "/proefnet/taken/"
    assert (terug.wat, terug.door_id, terug.gegevens) == (
        "actiepunt.heropend",
        begeleider.pk,
        {"neemt_terug": str(daad.uid)},
    )


def test_twice_is_once(begeleider, punt):
    client = als(begeleider)
    weg = _vink_af(client, punt)
    client.post(weg)
    client.post(_adres(punt))

    antwoord = client.post(weg, follow=True)

    assert _zinnen(antwoord)[-1].startswith("Je deed hier intussen zelf nog iets mee")
    assert _staat(punt) == "klaar"


def test_the_same_button_again_says_that_it_was_taken_back(begeleider, punt):
    client = als(begeleider)
    weg = _vink_af(client, punt)
    client.post(weg, follow=True)

    assert _zinnen(client.post(weg, follow=True)) == ["Dit is al teruggenomen."]


def test_who_changed_it_meanwhile_is_named_and_nothing_is_taken_back(netwerk, begeleider, punt):
    collega = iemand("netwerkbegeleider", netwerk)
    client = als(begeleider)
    weg = _vink_af(client, punt)
    for daad in (verloop.heropen_actiepunt, verloop.rond_actiepunt_af):
        daad(Actiepunt.objects.get(pk=punt.pk), door=collega)

    (zin,) = _zinnen(client.post(weg, follow=True))

    assert zin.startswith(f"{collega} deed hier intussen iets mee (")
    assert BEZIG in zin
    assert _staat(punt) == "klaar"


def test_what_the_platform_changed_is_said(begeleider, punt):
    client = als(begeleider)
    weg = _vink_af(client, punt)
    verloop.heropen_actiepunt(Actiepunt.objects.get(pk=punt.pk), door=None)

    assert _zinnen(client.post(weg, follow=True))[0].startswith("Het platform deed hier intussen iets mee")


def test_a_button_of_somebody_else_or_of_yesterday_does_nothing(netwerk, begeleider, punt, monkeypatch):
    weg = _vink_af(als(begeleider), punt)
    ander = als(iemand("netwerkbegeleider", netwerk))

    assert _zinnen(ander.post(weg, follow=True))[0].startswith("Deze knop werkt niet meer.")
    later = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(signing.time, "time", later.timestamp)
    client = als(begeleider)
    assert _zinnen(client.post(weg, follow=True))[0].startswith("Deze knop werkt niet meer.")
    assert _staat(punt) == "klaar"


def test_the_button_of_one_object_opens_no_other(netwerk, begeleider, punt):
    ander = ActiepuntFactory(sessie=punt.sessie, staat="klaar")
    client = als(begeleider)
    _, _, woord = _vink_af(client, punt).partition("?")

    client.post(f"{_adres(ander)}?{woord}")

    assert (_staat(punt), _staat(ander)) == ("klaar", "klaar")


def test_who_may_not_do_the_act_may_not_take_it_back(netwerk, begeleider, punt):
    weg = _vink_af(als(begeleider), punt)

    assert als(iemand("lid", netwerk)).post(weg).status_code == 403
    assert als(iemand("netwerkbegeleider", NetwerkFactory())).post(weg).status_code == 404


def test_a_row_that_is_gone_takes_nothing_back(netwerk, begeleider, punt):
    regel = _regel(punt, begeleider)
    Actiepunt.objects.filter(pk=punt.pk).delete()

    with pytest.raises(DomainError, match="staat er niet meer"):
        _neem(Daad(regel, regel.pk), begeleider, netwerk)


def _regel(punt, door):
    verloop.rond_actiepunt_af(punt, door=door)
    return Gebeurtenis.objects.filter(wat="actiepunt.afgerond").last()


def _neem(daad, door, netwerk):
    return neem_terug(daad, verloop.heropen_actiepunt, door=door, netwerk_id=netwerk.pk)


def test_what_changes_between_reading_and_writing_takes_nothing_back(netwerk, begeleider, punt):
    daad = Daad(regel := _regel(punt, begeleider), regel.pk)

    def te_laat(obj, *, door):
        Actiepunt.objects.filter(pk=obj.pk).update(versie=99)
        return verloop.heropen_actiepunt(obj, door=door)

    with pytest.raises(DomainError, match="Iemand deed hier net iets mee"):
        neem_terug(daad, te_laat, door=begeleider, netwerk_id=netwerk.pk)
    assert _staat(punt) == "klaar"


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_take_back_once():
    netwerk = NetwerkFactory()
    door = iemand("netwerkbegeleider", netwerk)
    punt = ActiepuntFactory(sessie=SessieFactory(netwerk=netwerk, voorbij=True))
    regel = _regel(punt, door)
    start, uit = threading.Barrier(2), []

    def druk():
        start.wait(5)
        try:
            _neem(Daad(regel, regel.pk), door, netwerk)
            uit.append("")
        except DomainError as fout:
            uit.append(str(fout))
        finally:
            connection.close()

    draden = [threading.Thread(target=druk) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert sorted(uit) == ["", "Dit is al teruggenomen."]
    assert Gebeurtenis.objects.filter(wat="actiepunt.heropend").count() == 1
    assert wat_er_sindsdien_gebeurde(Daad(regel, regel.pk), door=door) == "Dit is al teruggenomen."
