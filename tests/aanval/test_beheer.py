"""The administrator's room: who enters, and that it bypasses no rule and leaves a trace."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from kern.models import Gebeurtenis
from netwerken.models import Gebruiker, Netwerk
from tests.fabrieken.netwerken import GebruikerFactory, als, iemand
from tests.toegang.wereld import maak_wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld():
    return maak_wereld()


def _beheerder(**velden):
    return GebruikerFactory(is_staff=True, **velden)


def test_only_a_beheerder_enters_the_administrators_room(wereld):
    for mens in wereld.mensen.values():
        antwoord = als(mens).get("/beheer/")
        assert antwoord.status_code == 404
        tabellen = als(mens).get("/beheer/netwerken/")
        assert tabellen.status_code in {302, 403}
        assert "Lidmaatschap" not in tabellen.content.decode()
    assert Client().get("/beheer/")["Location"] == "/accounts/login/?next=/beheer/"
    assert "/accounts/login/" in Client().get("/beheer/login/")["Location"]
    beheer = als(_beheerder(is_superuser=True)).get("/beheer/")
    assert beheer.status_code == 200
    assert 'rel="icon"' in beheer.content.decode(), "or the browser asks for an address that is not there"


def test_a_beheerder_who_is_not_the_highest_cannot_raise_anybody():
    helper, doelwit = _beheerder(), GebruikerFactory()
    helper.user_permissions.add(
        *Permission.objects.filter(codename__in=["change_gebruiker", "view_gebruiker", "add_gebruiker"])
    )
    client = als(helper)
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
    client = als(_beheerder(is_superuser=True))
    velden = {
        "naam": "Nieuw net", "korte_naam": "Nieuw", "slug": "nieuw-net", "grondslag": "opdracht", "start": "2024-01-01",
        "einde": "2023-01-01", "land": "BE", "onderdelen": ["vragen"], "rapportritme": "Q",
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


NETWERK = {
    "naam": "Net", "korte_naam": "Net", "slug": "net-x", "grondslag": "opdracht", "start": "2024-01-01", "einde": "",
    "land": "BE", "onderdelen": ["kennis", "vragen"], "rapportritme": "Q", "rol_lid": "deelnemer",
}  # fmt: skip


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("rol_lid", "d" * 41, "Dit is te lang: er mogen hoogstens 40 tekens staan, en het zijn er 41."),
        ("onderdelen", ["vragen", "kelder"], "Kies onderdelen uit de lijst."),
        ("land", "XX", "Selecteer een geldige keuze."),
        ("grondslag", "", "Kies iets uit de lijst."),
        ("naam", "", "Vul dit in."),
        ("slug", "beheer", "‘beheer’ is al het begin van een ander adres."),
    ],
)
def test_words_that_would_break_every_page_of_a_network_are_refused_and_what_was_typed_stays(veld, waarde, zin):
    client = als(_beheerder(is_superuser=True))
    antwoord = client.post("/beheer/netwerken/netwerk/add/", {**NETWERK, "omschrijving": "Wie leert?", veld: waarde})

    assert antwoord.status_code == 200
    form = antwoord.context["adminform"].form
    assert list(form.errors) == [veld]
    assert zin in form.errors[veld][0]
    pagina = antwoord.content.decode()
    assert "Wie leert?" in pagina
    assert 'value="deelnemer"' in pagina or veld == "rol_lid"
    assert not Netwerk.objects.exists()


def test_a_network_is_made_and_changed_by_ticking_its_parts_and_nothing_of_it_is_lost():
    client = als(_beheerder(is_superuser=True))
    leeg = client.get("/beheer/netwerken/netwerk/add/").content.decode()
    assert 'name="labels"' not in leeg
    assert leeg.count('name="onderdelen"') > 5
    assert "Signalen" in leeg

    assert client.post("/beheer/netwerken/netwerk/add/", NETWERK).status_code == 302
    netwerk = Netwerk.objects.get()
    assert (netwerk.onderdelen, netwerk.labels) == (["kennis", "vragen"], {"lid": "deelnemer"})
    pad = f"/beheer/netwerken/netwerk/{netwerk.pk}/change/"
    pagina = client.get(pad)
    assert 'value="deelnemer"' in pagina.content.decode()
    assert pagina.context["adminform"].form["onderdelen"].value() == ["kennis", "vragen"]

    nieuw = NETWERK | {"op_versie": "1", "onderdelen": ["vragen"], "rol_opdrachtgever": "fonds", "slug": "net-y"}
    assert client.post(pad, nieuw).status_code == 302
    netwerk.refresh_from_db()
    assert (netwerk.onderdelen, netwerk.slug, netwerk.versie) == (["vragen"], "net-y", 2)
    assert netwerk.labels == {"lid": "deelnemer", "opdrachtgever": "fonds"}
    assert set(Gebeurtenis.objects.get(wat="netwerk.gewijzigd").gegevens["velden"]) == {"slug", "onderdelen", "labels"}


def test_two_beheerders_on_one_network_do_not_overwrite_each_other():
    client = als(_beheerder(is_superuser=True))
    client.post("/beheer/netwerken/netwerk/add/", NETWERK)
    pad = f"/beheer/netwerken/netwerk/{Netwerk.objects.get().pk}/change/"
    assert client.post(pad, NETWERK | {"op_versie": "1", "naam": "Eerst"}).status_code == 302

    antwoord = client.post(pad, NETWERK | {"op_versie": "1", "naam": "Later"})

    assert antwoord.status_code == 200
    assert "intussen ook elders bewaard" in antwoord.content.decode()
    assert Netwerk.objects.get().naam == "Eerst"
    form = antwoord.context["adminform"].form
    assert (form["naam"].value(), form["op_versie"].value()) == ("Later", "2")
    assert client.post(pad, NETWERK | {"op_versie": form["op_versie"].value(), "naam": "Later"}).status_code == 302
    assert Netwerk.objects.get().naam == "Later"
    assert client.post(pad, NETWERK | {"op_versie": ""}).status_code == 200, "without a version nothing is saved"


def test_an_organisation_that_looks_like_another_is_refused_beside_its_name_and_what_was_typed_stays(wereld):
    client = als(_beheerder(is_superuser=True))
    pad, velden = "/beheer/netwerken/netwerkorganisatie/add/", {"netwerk": wereld.netwerk.pk, "soorten": ["partner"]}
    assert client.post(pad, velden | {"naam": "Huis van het Werk"}).status_code == 302

    antwoord = client.post(pad, velden | {"naam": "huis van het werk", "motivering": "Ze kent de buurt."})

    assert antwoord.status_code == 200
    assert "Er bestaat al een organisatie" in antwoord.context["adminform"].form.errors["naam"][0]
    assert "Ze kent de buurt." in antwoord.content.decode()


def test_every_page_of_the_administrators_room_opens_and_nothing_is_removed_there(wereld):
    client = als(_beheerder(is_superuser=True))
    for model in ("netwerk", "gebruiker", "lidmaatschap", "netwerkorganisatie"):
        for pad in ("", "add/", "?q=zzz", "?p=9999", "?o=zzz"):
            assert client.get(f"/beheer/netwerken/{model}/{pad}").status_code in {200, 302}, (model, pad)
    assert client.post(f"/beheer/netwerken/netwerk/{wereld.netwerk.pk}/delete/", {"post": "yes"}).status_code == 403
    mens = iemand("lid", wereld.netwerk)
    assert client.post(f"/beheer/netwerken/gebruiker/{mens.pk}/delete/", {"post": "yes"}).status_code == 403
