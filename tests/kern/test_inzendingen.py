"""Sent twice makes one; sent again with other words makes nothing and loses nothing."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kern.domain import inzendingen
from kern.domain.audit import leg_vast
from kern.domain.inzendingen import Beurt
from kern.exceptions import AlVerstuurd, DomainError
from kern.models import Bericht, Gebeurtenis, Inzending
from netwerken.domain.uitnodigen import nodig_uit, teken
from sessies.models import Leervraag
from tests.fabrieken.netwerken import NetwerkFactory, iemand

pytestmark = pytest.mark.django_db


def _beurt(sleutel="s", vingerafdruk="v"):
    return Beurt(sleutel, vingerafdruk)


@transaction.atomic
def _doe(netwerk, *, dan=None):
    leg_vast("proef.gedaan", onderwerp=netwerk, door=None)
    leg_vast("proef.nog_iets", onderwerp=netwerk, door=None)
    if dan:
        raise dan


def test_what_is_made_and_the_memory_of_it_go_together():
    netwerk, een = NetwerkFactory(), _beurt()

    with inzendingen.beurt(een), pytest.raises(DomainError, match="Nee"):
        _doe(netwerk, dan=DomainError("Nee."))
    assert not Inzending.objects.exists()
    with inzendingen.beurt(een):
        _doe(netwerk)  # the same request tries once more, after a deadlock for instance

    rij = Inzending.objects.get()
    assert (rij.sleutel, rij.beurt, rij.onderwerp_soort, rij.onderwerp_id) == (
        "s",
        een.pk,
        "netwerken.netwerk",
        str(netwerk.pk),
    )
    assert inzendingen.adres_van(rij) == netwerk.get_absolute_url()


def test_of_a_second_line_of_the_same_act_nothing_is_remembered_again():
    netwerk = NetwerkFactory()
    with inzendingen.beurt(_beurt()), transaction.atomic(), CaptureQueriesContext(connection) as vragen:
        leg_vast("proef.gedaan", onderwerp=netwerk, door=None)
        leg_vast("proef.nog_iets", onderwerp=netwerk, door=None)

    assert sum(vraag["sql"].startswith("INSERT") and "kern_inzending" in vraag["sql"] for vraag in vragen) == 1


def test_a_second_request_with_the_same_key_does_nothing():
    netwerk = NetwerkFactory()
    with inzendingen.beurt(_beurt()):
        _doe(netwerk)

    with inzendingen.beurt(_beurt()), pytest.raises(AlVerstuurd):
        _doe(netwerk)

    assert Gebeurtenis.objects.count() == 2
    assert inzendingen.eerdere(_beurt())
    assert inzendingen.eerdere(_beurt(vingerafdruk="anders")) is None


def test_what_a_request_took_is_its_own_key_and_no_other():
    """The row of another form of the same request, or of the same form of another request, is not what it took."""
    netwerk, een = NetwerkFactory(), _beurt("s")
    with inzendingen.beurt(een):
        _doe(netwerk)
    with inzendingen.beurt(_beurt("t")):
        _doe(netwerk)

    bezet = Beurt("t", "v", pk=een.pk)
    with inzendingen.beurt(bezet), pytest.raises(AlVerstuurd):
        _doe(netwerk)
    for vreemd in (Beurt("u", "v", pk=een.pk, is_genomen=True), Beurt("s", "v", is_genomen=True)):
        assert not inzendingen.is_aangenomen(vreemd, "/elders/")
    assert inzendingen.is_aangenomen(een, "/elders/")
    assert dict(Inzending.objects.values_list("sleutel", "naar")) == {"s": "/elders/", "t": ""}


def test_a_key_is_forgotten_after_thirty_days():
    for sleutel, minuten in (("oud", 1), ("nieuw", -1)):
        op = timezone.now() - timedelta(days=30, minutes=minuten)
        Inzending.objects.create(sleutel=sleutel, vingerafdruk="v", beurt=uuid.uuid4(), op=op)

    assert inzendingen.ruim_op() == 1
    assert Inzending.objects.get().sleutel == "nieuw"


@pytest.fixture
def begeleider(client):
    mens = iemand("netwerkbegeleider", NetwerkFactory(slug="proefnet"))
    client.force_login(mens)
    return mens


def _vraag(client, woorden, sleutel="a" * 32):
    velden = {"woorden": woorden, "delen": "netwerk", "herkomst": "telefoon", "inzending": sleutel}
    return client.post(reverse("sessies:breng-in", kwargs={"netwerk": "proefnet"}), velden)


def test_back_and_sent_again_leads_to_what_was_made(client, begeleider):
    een = _vraag(client, "Hoe dan?")
    twee = _vraag(client, "Hoe dan?")
    pagina = client.get(twee["Location"])

    assert (twee.status_code, twee["Location"]) == (302, een["Location"])
    assert Leervraag.objects.count() == 1
    assert "Dit formulier was al aangekomen. We deden het één keer." in pagina.content.decode()


def test_back_and_sent_with_other_words_is_asked_again_and_then_made(client, begeleider):
    _vraag(client, "Hoe dan?")

    twee = _vraag(client, "Hoe dan wel?")

    assert twee.status_code == 200
    assert "Dit formulier verstuurde je al" in twee.content.decode()
    assert "Hoe dan wel?</textarea>" in twee.content.decode()
    assert Leervraag.objects.count() == 1
    assert _vraag(client, "Hoe dan wel?", "b" * 32).status_code == 302
    assert Leervraag.objects.count() == 2


def test_the_key_of_one_person_is_nothing_for_another(client, begeleider):
    _vraag(client, "Hoe dan?")
    ander = Client()
    ander.force_login(iemand("netwerkbegeleider", begeleider.lidmaatschappen.get().netwerk))

    assert _vraag(ander, "Hoe dan?").status_code == 302
    assert Leervraag.objects.count() == 2


def test_a_refused_form_is_not_remembered(client, begeleider):
    geweigerd = _vraag(client, "")

    assert geweigerd.status_code == 200
    assert "bewaard" not in geweigerd.cookies
    assert not Inzending.objects.exists()
    assert _vraag(client, "Hoe dan?").cookies["bewaard"].value == "a" * 32


@pytest.mark.parametrize("sleutel", ["", "x", "A" * 32, "a" * 33, "' OR 1=1"])
def test_a_form_without_its_key_comes_back_as_it_was_typed_and_makes_nothing(sleutel, client, begeleider):
    terug = _vraag(client, "Hoe dan?", sleutel)
    inhoud = terug.content.decode()

    assert terug.status_code == 200
    assert "er is nog niets bewaard" in inhoud
    assert "Hoe dan?</textarea>" in inhoud
    assert (Leervraag.objects.count(), Inzending.objects.count()) == (0, 0)
    nieuw = re.search(r'name="inzending" value="([0-9a-f]{32})"', inhoud)[1]
    assert _vraag(client, "Hoe dan?", nieuw).status_code == 302
    assert Leervraag.objects.count() == 1


def test_a_message_to_who_runs_the_platform_leaves_once(client, settings):
    velden = {"soort": "vraag", "bericht": "Dag", "inzending": "c" * 32}

    uit = [client.post(reverse("over:contact"), velden)["Location"] for _ in range(2)]
    anders = client.post(reverse("over:contact"), velden | {"bericht": "Dag nog eens"})

    assert uit == [reverse("over:contact-dank")] * 2
    assert anders["Location"] == reverse("over:contact")
    assert Bericht.objects.count() == 1


def _nodig_uit():
    netwerk = NetwerkFactory()
    return nodig_uit(netwerk, email="nieuw@voorbeeld.example", rol="lid", door=iemand("netwerkbegeleider", netwerk))


def test_an_invitation_accepted_and_accepted_again_leads_into_the_network(client):
    uitnodiging = _nodig_uit()
    pad, velden = reverse("netwerken_link:uitnodiging", args=[teken(uitnodiging)]), {"naam": "", "inzending": "d" * 32}

    een = client.post(pad, velden | {"wachtwoord": "zomerregen-boven-gent"})
    twee = client.post(pad, velden | {"wachtwoord": "zomerregen-boven-gent"})

    assert een["Location"] == uitnodiging.netwerk.get_absolute_url()
    assert (twee.status_code, twee["Location"]) == (302, een["Location"])
    assert Client().post(pad, {"naam": ""}).status_code == 410


def test_of_a_password_nothing_is_remembered():
    pad = reverse("netwerken_link:uitnodiging", args=[teken(_nodig_uit())])
    for wachtwoord in ("zomerregen-boven-gent", "winterzon-over-brugge"):
        antwoord = Client().post(pad, {"naam": "", "wachtwoord": wachtwoord, "inzending": "e" * 32})

    assert antwoord.status_code == 302, "the same form, whatever the password"
    assert Inzending.objects.count() == 1


def test_what_is_gone_or_has_no_page_leads_nowhere():
    netwerk = NetwerkFactory()
    rij = Inzending(sleutel="a", onderwerp_soort="netwerken.netwerk", onderwerp_id=str(netwerk.pk + 1))
    assert inzendingen.adres_van(rij) == ""
    rij.onderwerp_id = str(netwerk.pk)
    assert inzendingen.adres_van(rij) == netwerk.get_absolute_url()
    inzending = Inzending.objects.create(sleutel="b", vingerafdruk="v", beurt=uuid.uuid4())
    rij.onderwerp_soort, rij.onderwerp_id = "kern.inzending", inzending.pk
    assert inzendingen.adres_van(rij) == ""
    rij.naar = "/elders/"
    assert inzendingen.adres_van(rij) == "/elders/"
