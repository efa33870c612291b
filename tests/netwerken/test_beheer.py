"""The page where a beheerder lands, and a new network with who will run it."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kern.domain.post import inhoud_van
from kern.models import Bericht, Gebeurtenis
from netwerken.domain.uitnodigen import aanvaard, lees, teken
from netwerken.models import Lidmaatschap, Netwerk, Uitnodiging
from tests.fabrieken.netwerken import GebruikerFactory, LidmaatschapFactory, NetwerkFactory, als

pytestmark = pytest.mark.django_db
NIEUW = {
    "naam": "Leernetwerk Oproep 555", "korte_naam": "Oproep 555", "slug": "", "grondslag": "opdracht",
    "start": "1 februari 2027", "einde": "", "land": "BE", "rapportritme": "Q", "email": "Wie@begeleidt.example", "functie": "Coach",
}  # fmt: skip


@pytest.fixture
def beheerder():
    return GebruikerFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def beheer(beheerder):
    return als(beheerder)


def _sleutel(client, adres):
    return client.get(adres).content.decode().partition('name="eenmalig" value="')[2].partition('"')[0]


def _maak(client, **anders):
    adres = reverse("netwerk-nieuw")
    return client.post(adres, {**NIEUW, "eenmalig": _sleutel(client, adres), **anders})


def test_a_beheerder_without_a_network_begins_here(beheer):
    assert beheer.get("/")["Location"] == "/beheer/"
    tekst = beheer.get("/beheer/").content.decode()
    assert "Nog geen netwerk" in tekst
    assert reverse("netwerk-nieuw") in tekst


def test_each_network_says_who_runs_it_and_what_last_happened(beheer):
    niemand = NetwerkFactory(naam="Zonder iemand")
    met = LidmaatschapFactory(rol="netwerkbegeleider", netwerk=NetwerkFactory(naam="Met iemand")).netwerk
    LidmaatschapFactory(rol="netwerkbegeleider", netwerk=niemand, gebruiker__is_active=False)
    rijen = {n.naam: n for n in beheer.get("/beheer/").context["rijen"]}
    assert (rijen["Met iemand"].heeft_begeleider, rijen["Zonder iemand"].heeft_begeleider) == (True, False)
    assert rijen["Met iemand"].leden == met.lidmaatschappen.count() == 1
    tekst = beheer.get("/beheer/").content.decode()
    for zin in ("niemand", "Databank", "Logboek", "Wie mail verstuurt", "Django"):
        assert zin in tekst


def test_the_page_asks_as_often_for_three_networks_as_for_one(beheer):
    def vragen():
        with CaptureQueriesContext(connection) as gevangen:
            beheer.get("/beheer/")
        return len(gevangen)

    LidmaatschapFactory(rol="netwerkbegeleider")
    eerst = vragen()
    LidmaatschapFactory(rol="netwerkbegeleider")
    LidmaatschapFactory(rol="lid")
    assert vragen() == eerst <= 20


def test_a_new_network_is_made_with_who_runs_it(beheer, beheerder):
    antwoord = _maak(beheer)
    assert antwoord["Location"] == "/beheer/"
    netwerk = Netwerk.objects.get()
    assert (netwerk.slug, netwerk.start, netwerk.korte_naam) == ("oproep-555", date(2027, 2, 1), "Oproep 555")
    assert netwerk.heeft("bijeenkomsten")
    uitnodiging = Uitnodiging.objects.get(netwerk=netwerk)
    assert (uitnodiging.email, uitnodiging.rol, uitnodiging.functie) == (
        "wie@begeleidt.example",
        "netwerkbegeleider",
        "Coach",
    )
    assert Bericht.objects.get().aan == "wie@begeleidt.example"
    brief = inhoud_van(Bericht.objects.get()).tekst
    assert "de beheerder van het platform je uitnodigde" in brief
    assert "Je richt het netwerk in" in brief
    assert list(Gebeurtenis.objects.values_list("wat", "door_id")) == [
        ("netwerk.gemaakt", beheerder.pk),
        ("uitnodiging.gestuurd", beheerder.pk),
    ]
    tekst = beheer.get("/beheer/").content.decode()
    assert "vertrekt nu" in tekst
    assert "uitgenodigd" in tekst
    mens = aanvaard(lees(teken(uitnodiging)), naam="Wie", wachtwoord="een-lang-wachtwoord-99")
    assert als(mens).get(netwerk.get_absolute_url()).status_code == 200
    assert Lidmaatschap.objects.get(netwerk=netwerk).gebruiker == mens


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"korte_naam": "Beheer"}, "slug", "al het begin van een ander adres"),
        ({"slug": "staat-er"}, "slug", "Er is al een netwerk op dit adres"),
        ({"korte_naam": "Staat er"}, "slug", "Er is al een netwerk op het adres"),
        ({"einde": "1/1/2026"}, None, "Een netwerk eindigt na zijn start."),
        ({"email": "geen adres"}, "email", "mailadres"),
        ({"slug": "Met Spaties"}, "slug", "kleine letters"),
        ({"korte_naam": "!!!"}, "slug", "Dit veld"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_made(anders, veld, zin, beheer):
    NetwerkFactory(slug="staat-er")
    antwoord = _maak(beheer, **anders)
    assert antwoord.status_code == 200
    fouten = antwoord.context["form"].errors
    assert any(zin in fout for fout in fouten.get(veld or "__all__", [])), fouten
    assert NIEUW["naam"] in antwoord.content.decode()
    assert (Netwerk.objects.count(), Uitnodiging.objects.count(), len(mail.outbox)) == (1, 0, 0)


def test_a_beheerder_does_not_run_a_network_by_making_it(beheer, beheerder):
    antwoord = _maak(beheer, email=beheerder.email)
    assert "Je kunt jezelf geen rol geven" in antwoord.context["form"].errors["email"][0]
    assert not Netwerk.objects.exists()


def test_who_may_not_make_networks_does_not_see_the_page():
    helper = GebruikerFactory(is_staff=True)
    assert als(helper).get(reverse("netwerk-nieuw")).status_code == 404
    assert "Nieuw netwerk" not in als(helper).get("/beheer/").content.decode()
    helper.user_permissions.add(Permission.objects.get(codename="add_netwerk"))
    assert als(helper).get(reverse("netwerk-nieuw")).status_code == 200
