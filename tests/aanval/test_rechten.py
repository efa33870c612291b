"""Somebody tries to be more than they are: roles, links, other people's objects, addresses of files."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kern import klok
from kern.exceptions import DomainError
from netwerken.domain.uitnodigen import nodig_uit, teken
from netwerken.models import Gebruiker, Lidmaatschap, Netwerk, Uitnodiging
from tests.fabrieken.netwerken import NetwerkFactory, als
from tests.fabrieken.sessies import SessieFactory
from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import maak_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.een_databank]


@pytest.fixture
def wereld():
    return maak_wereld()


def _inhoud(netwerk):
    return {naam: list(model.objects.filter(netwerk=netwerk).order_by("pk").values()) for naam, model in _wat().items()}


def _wat():
    from kennis.models import Fiche, Signaal
    from piloten.models import Piloot
    from rapportage.models import Aanbeveling, Rapport
    from sessies.models import Leervraag, Sessie, Vraaglink

    modellen = (Fiche, Signaal, Piloot, Aanbeveling, Rapport, Leervraag, Sessie, Vraaglink, Lidmaatschap, Uitnodiging)
    return {model.__name__: model for model in modellen}


def test_who_leaves_a_network_is_out_with_the_next_click(wereld):
    for rol, mens in wereld.mensen.items():
        client = als(mens)
        pad = reverse("netwerken:overzicht", kwargs={"netwerk": wereld.netwerk.slug})
        assert client.get(pad).status_code == 200
        Lidmaatschap.objects.filter(gebruiker=mens).delete()
        assert client.get(pad).status_code == 404
        for naam, regel in TOEGANG.items() if rol == "netwerkbegeleider" else ():
            if "netwerk" in regel.kwargs(wereld):
                assert client.get(reverse(naam, kwargs=regel.kwargs(wereld))).status_code in {404, 405}, (naam, rol)


def test_a_closed_account_is_logged_off_at_once(wereld):
    mens = wereld.mensen["opdrachtgever"]
    client = als(mens)
    Gebruiker.objects.filter(pk=mens.pk).update(is_active=False)

    antwoord = client.get(reverse("netwerken:overzicht", kwargs={"netwerk": wereld.netwerk.slug}))
    assert (antwoord.status_code, antwoord["Location"].startswith("/accounts/login/")) == (302, True)


def test_fields_that_a_form_does_not_ask_change_nothing(wereld):
    """Mass assignment: role, network, state, author and the flags of an account travel along with an honest form."""
    ander = NetwerkFactory()
    extra = {
        "netwerk": ander.pk, "netwerk_id": ander.pk, "nummer": "9999-999", "staat": "gepubliceerd", "status": "gehouden",
        "is_staff": "on", "is_superuser": "on", "ingebracht_door": 1, "gemaakt_door": 1, "is_demo": "on", "slug": "gekaapt",
        "openbaar_op": "2020-01-01", "gepubliceerd_op": "2020-01-01", "beantwoord_op": "2020-01-01", "id": 1, "pk": 1,
    }  # fmt: skip
    mens = wereld.mensen["projectmedewerker"]
    client = als(mens)
    slug = {"netwerk": wereld.netwerk.slug}
    client.post(
        reverse("sessies:breng-in", kwargs=slug), {"woorden": "Hoe dan?", "delen": "netwerk", **extra, "antwoord": "x"}
    )
    vraag = _wat()["Leervraag"].objects.get(woorden="Hoe dan?")
    client.post(reverse("piloten:wijzig", kwargs=slug | {"nummer": wereld.d["piloot"].nummer}), extra)
    mens.refresh_from_db()

    assert (vraag.netwerk, vraag.staat, vraag.ingebracht_door, vraag.antwoord) == (
        wereld.netwerk,
        "ingebracht",
        mens,
        "",
    )
    assert vraag.nummer != "9999-999"
    assert (mens.is_staff, mens.is_superuser) == (False, False)
    assert not Netwerk.objects.filter(slug="gekaapt").exists()


def test_an_object_of_another_network_cannot_be_smuggled_into_a_form(wereld):
    """Every choice of every form, filled with the twin from another network."""
    ander = maak_wereld()
    client = als(wereld.mensen["netwerkbegeleider"])
    voor = _inhoud(ander.netwerk)
    vreemd = {
        "project": ander.d["project"].pk, "drager": f"project:{ander.d['project'].pk}", "wie": f"project:{ander.d['project'].pk}",
        "drager_sleutel": f"project:{ander.d['project'].pk}", "leervraag": ander.d["leervraag"].pk,
        "leervragen": ander.d["leervraag"].pk, "inzichten": ander.d["inzicht"].pk, "piloten": ander.d["piloot"].pk,
        "fiches": ander.d["fiche"].pk, "projecten": ander.d["project"].pk, "sessie": ander.d["sessie"].pk,
        "stukken": ander.d["project"].pk, "soort": "projecten", "weg": ander.d["project"].pk, "plicht": ander.d["afwijking"].plicht_id,
    }  # fmt: skip
    for naam, regel in TOEGANG.items():
        if regel.post[5] == 200:
            antwoord = client.post(reverse(naam, kwargs=regel.kwargs(wereld)), vreemd)
            assert antwoord.status_code in {200, 404}, naam
    assert _inhoud(ander.netwerk) == voor


def test_nobody_gives_themselves_another_role(wereld):
    begeleider = wereld.mensen["netwerkbegeleider"]
    pad = reverse("netwerken:uitnodigen", kwargs={"netwerk": wereld.netwerk.slug})
    antwoord = als(begeleider).post(pad, {"email": begeleider.email.upper(), "rol": "projectmedewerker"})

    assert antwoord.status_code == 200
    assert "Je kunt jezelf geen rol geven" in antwoord.content.decode()
    with pytest.raises(DomainError, match="jezelf geen rol"):
        nodig_uit(wereld.netwerk, email=f" {begeleider.email} ", rol="opdrachtgever", door=begeleider)
    assert not Uitnodiging.objects.filter(email=begeleider.email).exists()


def test_an_address_that_no_column_can_hold_is_refused_beside_the_field(wereld):
    lang = f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 30}.example"
    begeleider = als(wereld.mensen["netwerkbegeleider"])
    slug = {"netwerk": wereld.netwerk.slug}
    for naam, veld, erbij in (
        ("netwerken:uitnodigen", "email", {"rol": "lid"}),
        ("sessies:breng-in", "antwoord_mail", {"woorden": "Hoe?", "delen": "netwerk", "herkomst": "telefoon"}),
    ):
        antwoord = begeleider.post(reverse(naam, kwargs=slug), {veld: lang, **erbij})
        assert antwoord.status_code == 200, naam
        assert set(antwoord.context["form"].errors) == {veld}, antwoord.context["form"].errors
    bezoeker = Client().post(
        reverse("sessies_link:vraag", kwargs=TOEGANG["sessies_link:vraag"].kwargs(wereld)),
        {"woorden": "Hoe?", "delen": "netwerk", "antwoord_mail": lang},
    )
    assert set(bezoeker.context["form"].errors) == {"antwoord_mail"}


def test_an_invitation_posted_twice_makes_one_account_and_then_says_it_was_used(wereld):
    pad = reverse("netwerken_link:uitnodiging", args=[teken(wereld.d["uitnodiging"])])
    velden = {"naam": "", "wachtwoord": ""}

    assert [Client().post(pad, velden).status_code for _ in range(2)] == [302, 410]
    email = wereld.d["uitnodiging"].email
    assert Gebruiker.objects.filter(email=email).count() == 1
    assert Lidmaatschap.objects.filter(gebruiker__email=email).count() == 1


@pytest.mark.parametrize("wat", ["knip", "plak", "leeg", "ander zout"])
def test_a_signed_link_that_was_altered_opens_nothing(wat, wereld):
    for naam in ("netwerken_link:uitnodiging", "sessies_link:vraag", "sessies_link:volg"):
        token = TOEGANG[naam].kwargs(wereld)["token"]
        anders = TOEGANG["sessies_link:volg" if "vraag" in naam else "sessies_link:vraag"].kwargs(wereld)["token"]
        token = {"knip": token[:-1], "plak": f"{token}A", "leeg": ":", "ander zout": anders}[wat]
        for doe in (Client().get, Client().post):
            assert doe(reverse(naam, kwargs={"token": token})).status_code in {404, 405, 410}, naam


def test_a_link_for_questions_ends_with_its_network(wereld):
    pad = reverse("sessies_link:vraag", kwargs=TOEGANG["sessies_link:vraag"].kwargs(wereld))
    assert Client().get(pad).status_code == 200
    gisteren = klok.vandaag() - timedelta(days=1)
    Netwerk.objects.filter(pk=wereld.netwerk.pk).update(einde=gisteren)

    assert Client().get(pad).status_code == 404
    assert Client().post(pad, {"woorden": "Nog iets", "delen": "netwerk"}).status_code == 404
    assert not _wat()["Leervraag"].objects.filter(woorden="Nog iets").exists()


def test_a_link_for_questions_ends_when_its_maker_leaves(wereld):
    pad = reverse("sessies_link:vraag", kwargs=TOEGANG["sessies_link:vraag"].kwargs(wereld))
    Lidmaatschap.objects.filter(gebruiker=wereld.d["vraaglink"].gemaakt_door).delete()

    assert Client().get(pad).status_code == 404


def test_a_link_for_questions_ends_when_the_account_of_its_maker_is_closed(wereld):
    pad = reverse("sessies_link:vraag", kwargs=TOEGANG["sessies_link:vraag"].kwargs(wereld))
    assert Client().get(pad).status_code == 200
    Gebruiker.objects.filter(pk=wereld.d["vraaglink"].gemaakt_door_id).update(is_active=False)

    assert Client().get(pad).status_code == 404


def test_public_pages_show_nothing_that_is_not_public(client, wereld):
    SessieFactory(
        netwerk=wereld.netwerk,
        nummer="1999-001",
        titel="Geheim overleg",
        status="concept",
        begint_op=klok.nu() + timedelta(days=3),
    )
    for mens in wereld.mensen.values():
        Gebruiker.objects.filter(pk=mens.pk).update(naam="Voornaam Achternaam", functie="Een functie")
    publiek = [n for n in TOEGANG if "openbaar:" in n or n.startswith("over:")]
    for naam in publiek:
        inhoud = client.get(reverse(naam, kwargs=TOEGANG[naam].kwargs(wereld)), {"q": ""}).content.decode()
        assert wereld.d["fiche"].titel not in inhoud, naam
        assert "Geheim overleg" not in inhoud, naam
        assert "Voornaam Achternaam" not in inhoud, naam
        assert not [m for m in wereld.mensen.values() if m.email in inhoud], naam


def test_a_file_of_a_report_has_no_address_but_the_one_that_asks_the_right(client, wereld):
    for pad in ("/media/x.pdf", "/bestanden/x.pdf", "/static/../bestanden/x.pdf", "/static/%2e%2e/bestanden/x.pdf"):
        assert client.get(pad).status_code in {302, 404}, pad
    rapport = wereld.d["rapport"]
    pad = reverse("rapportage:bestand", kwargs={"netwerk": wereld.netwerk.slug, "slug": rapport.slug, "soort": "pdf"})
    assert client.get(pad)["Location"].startswith("/accounts/login/")
    assert client.get(f"/rapporten/{wereld.netwerk.slug}/{rapport.slug}/pdf/").status_code == 404
