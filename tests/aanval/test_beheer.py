"""The administrator's room: who enters, and that it bypasses no rule and leaves a trace."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from kern.models import Gebeurtenis
from netwerken.models import Gebruiker, Netwerk
from tests.fabrieken.netwerken import GebruikerFactory, iemand
from tests.toegang.wereld import maak_wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld():
    return maak_wereld()


def _als(mens):
    client = Client()
    client.force_login(mens)
    return client


def _beheerder(**velden):
    return GebruikerFactory(is_staff=True, **velden)


def test_only_a_beheerder_enters_the_administrators_room(wereld):
    for mens in wereld.mensen.values():
        antwoord = _als(mens).get("/beheer/")
        assert antwoord.status_code in {302, 403}
        assert "Netwerken en mensen" not in antwoord.content.decode()
    assert Client().get("/beheer/")["Location"].startswith("/beheer/login/")
    assert "/accounts/login/" in Client().get("/beheer/login/")["Location"]
    assert _als(_beheerder(is_superuser=True)).get("/beheer/").status_code == 200


def test_a_beheerder_who_is_not_the_highest_cannot_raise_anybody():
    helper, doelwit = _beheerder(), GebruikerFactory()
    helper.user_permissions.add(
        *Permission.objects.filter(codename__in=["change_gebruiker", "view_gebruiker", "add_gebruiker"])
    )
    client = _als(helper)
    for pad in (
        f"/beheer/netwerken/gebruiker/{doelwit.pk}/change/",
        f"/beheer/netwerken/gebruiker/{helper.pk}/change/",
    ):
        mens = Gebruiker.objects.get(pk=int(pad.split("/")[4]))
        velden = {"email": mens.email, "naam": "Nieuw", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
        assert client.post(pad, velden).status_code == 302
        mens.refresh_from_db()
        assert (mens.naam, mens.is_superuser) == ("Nieuw", False)
    doelwit.refresh_from_db()
    assert not doelwit.is_staff


def test_a_beheerder_bypasses_no_rule_and_leaves_a_trace():
    client = _als(_beheerder(is_superuser=True))
    velden = {
        "naam": "Nieuw net", "korte_naam": "Nieuw", "slug": "nieuw-net", "grondslag": "opdracht", "start": "2024-01-01",
        "einde": "2023-01-01", "land": "BE", "labels": "{}", "onderdelen": "[]", "rapportritme": "Q",
    }  # fmt: skip
    geweigerd = client.post("/beheer/netwerken/netwerk/add/", velden)
    assert "Een netwerk eindigt na zijn start." in geweigerd.content.decode()
    assert client.post("/beheer/netwerken/netwerk/add/", velden | {"slug": "beheer", "einde": ""}).status_code == 200
    assert not Netwerk.objects.exists()

    assert client.post("/beheer/netwerken/netwerk/add/", velden | {"einde": ""}).status_code == 302
    netwerk = Netwerk.objects.get()
    assert Gebeurtenis.objects.filter(wat="netwerk.gemaakt", onderwerp_id=str(netwerk.pk)).count() == 1

    mens = GebruikerFactory()
    rol = {"gebruiker": mens.pk, "netwerk": netwerk.pk, "rol": "netwerkbegeleider", "organisatie": ""}
    assert client.post("/beheer/netwerken/lidmaatschap/add/", rol).status_code == 302
    assert Gebeurtenis.objects.filter(wat="lidmaatschap.gegeven").count() == 1
    assert client.post("/beheer/netwerken/lidmaatschap/add/", rol).status_code == 200, (
        "twice is told, not an error page"
    )


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("labels", "[1]"),
        ("labels", '{"lid": 5}'),
        ("onderdelen", '{"a": 1}'),
        ("onderdelen", "[1]"),
        ("labels", "geen json"),
    ],
)
def test_words_that_would_break_every_page_of_a_network_are_refused(veld, waarde):
    client = _als(_beheerder(is_superuser=True))
    velden = {
        "naam": "Net", "korte_naam": "Net", "slug": "net-x", "grondslag": "opdracht", "start": "2024-01-01", "einde": "",
        "land": "BE", "labels": "{}", "onderdelen": "[]", "rapportritme": "Q",
    }  # fmt: skip
    antwoord = client.post("/beheer/netwerken/netwerk/add/", velden | {veld: waarde})

    assert antwoord.status_code == 200
    assert veld in antwoord.context["adminform"].form.errors
    assert not Netwerk.objects.exists()


def test_every_page_of_the_administrators_room_opens_and_nothing_is_removed_there(wereld):
    client = _als(_beheerder(is_superuser=True))
    for model in ("netwerk", "gebruiker", "lidmaatschap", "netwerkorganisatie"):
        for pad in ("", "add/", "?q=zzz", "?p=9999", "?o=zzz"):
            assert client.get(f"/beheer/netwerken/{model}/{pad}").status_code in {200, 302}, (model, pad)
    assert client.post(f"/beheer/netwerken/netwerk/{wereld.netwerk.pk}/delete/", {"post": "yes"}).status_code == 403
    mens = iemand("lid", wereld.netwerk)
    assert client.post(f"/beheer/netwerken/gebruiker/{mens.pk}/delete/", {"post": "yes"}).status_code == 403
