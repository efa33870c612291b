"""The page of the beheerder: what the night found, and mail that does not leave."""

import pytest
from django.urls import reverse
from django.utils import timezone

from kern.models import Bericht, Controle, Gebeurtenis
from kern.models.bericht import BerichtStatus
from tests.fabrieken.netwerken import GebruikerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheerder(client):
    mens = GebruikerFactory(is_staff=True)
    client.force_login(mens)
    return mens


def _bericht(**velden):
    return Bericht.objects.create(
        sleutel=f"proef:{len(velden)}:{velden.get('aan')}",
        soort="proef",
        onderwerp="Je code",
        tekst="Geheim 1234",
        **velden,
    )


def test_the_beheerder_sees_findings_and_mail_that_stays(client, beheerder):
    Controle.objects.create(
        deel="auditketen", gedaan_op=timezone.now(), in_orde=False, bevindingen=["Netwerk 3, regel 7: is veranderd."]
    )
    _bericht(aan="weg@test.example", status=BerichtStatus.MISLUKT, fout="SMTPRecipientsRefused: 550")
    _bericht(aan="goed@test.example", status=BerichtStatus.VERZONDEN)

    tekst = client.get(reverse("toestand")).content.decode()

    assert "Netwerk 3, regel 7" in tekst
    assert "weg@test.example" in tekst
    assert "550" in tekst
    assert "goed@test.example" not in tekst
    assert "Geheim 1234" not in tekst, "what a mail says is for its reader"


def test_a_mail_that_was_given_up_is_sent_again(client, beheerder):
    bericht = _bericht(aan="weg@test.example", status=BerichtStatus.MISLUKT, fout="550", poging=9)

    assert client.post(reverse("bericht-opnieuw", args=[bericht.pk])).status_code == 302

    bericht.refresh_from_db()
    assert (bericht.status, bericht.poging) == (BerichtStatus.WACHT, 0)
    assert Gebeurtenis.objects.get(wat="bericht.opnieuw").door_id == beheerder.pk


def test_for_everybody_else_it_is_not_there(client, netwerk):
    bericht = _bericht(aan="weg@test.example", status=BerichtStatus.MISLUKT)
    client.force_login(GebruikerFactory())

    assert client.get(reverse("toestand")).status_code == 404
    assert client.post(reverse("bericht-opnieuw", args=[bericht.pk])).status_code == 404
    assert Bericht.objects.get().status == BerichtStatus.MISLUKT
