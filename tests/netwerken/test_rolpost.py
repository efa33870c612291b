"""Who hears of a change in roles, whichever door it came through: the acts of the network or the administrator's room."""

import pytest

from kern.domain.post import inhoud_van
from kern.models import Bericht, Gebeurtenis
from netwerken.domain import rollen, uitnodigen
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.models import Beeindiging, Lidmaatschap
from tests.fabrieken.netwerken import (
    FinancieringFactory,
    GebruikerFactory,
    LidmaatschapFactory,
    NetwerkorganisatieFactory,
    als,
    iemand,
)
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


def _mails(mens):
    return [b.onderwerp.partition(": ")[2] for b in Bericht.objects.filter(aan=mens.email).order_by("pk")]


def test_who_gets_loses_or_keeps_a_role_for_another_organisation_hears_it_and_who_did_it_does_not(netwerk):
    door, mens = iemand("netwerkbegeleider", netwerk), GebruikerFactory()
    organisatie = NetwerkorganisatieFactory(netwerk=netwerk).organisatie

    lid = rollen.geef_rol(mens, netwerk, rol="lid", door=door)
    rollen.wijzig_organisatie_van_rol(lid, organisatie=organisatie, door=door)
    rollen.wijzig_organisatie_van_rol(lid, organisatie=organisatie, door=door)
    rollen.beeindig(lid, door=door)

    assert _mails(mens) == ["jouw rol kwam erbij", "jouw rol werd gewijzigd", "jouw rol werd beëindigd"]
    assert _mails(door) == []
    eerste, tweede, derde = (inhoud_van(b) for b in Bericht.objects.filter(aan=mens.email).order_by("pk"))
    assert f"Je bent nu lid in {netwerk.naam}" in eerste.tekst
    assert netwerk.get_absolute_url() in eerste.tekst
    assert netwerk.get_absolute_url() in eerste.html
    assert f"voor {organisatie}" in tweede.tekst
    assert "is beëindigd" in derde.tekst
    uitnodiging = uitnodigen.nodig_uit(netwerk, email="gast@test.example", rol="lid", door=door)
    gast = uitnodigen.aanvaard(uitnodiging)
    assert [b.soort for b in Bericht.objects.filter(aan=gast.email)] == ["uitnodiging"], "they accepted it themselves"


def test_a_mail_names_who_runs_the_network_in_its_own_word(netwerk):
    netwerk.labels = {"netwerkbegeleider": "mentorbestuur"}
    netwerk.save()
    door, lezer = iemand("netwerkbegeleider", netwerk), iemand("opdrachtgever", netwerk)
    uitnodigen.nodig_uit(netwerk, email="gast@test.example", rol="lid", door=door)
    rollen.geef_rol(GebruikerFactory(), netwerk, rol="lid", door=door)
    for aan, zin in (
        ("gast@test.example", "omdat het mentorbestuur je uitnodigde"),
        (lezer.email, "uitleg aan het mentorbestuur"),
    ):
        mail = inhoud_van(Bericht.objects.get(aan=aan))
        assert zin in mail.tekst
        assert zin in mail.html


def test_the_head_of_a_mail_names_the_european_funds_and_no_other_money(netwerk):
    FinancieringFactory(netwerk=netwerk, europees=True, fonds="ESF+")
    FinancieringFactory(netwerk=netwerk, fonds="Vlaamse middelen")
    FinancieringFactory(europees=True, fonds="Van een ander netwerk")

    assert briefhoofd(netwerk) == {
        "naam": netwerk.naam,
        "korte_naam": netwerk.korte_naam,
        "wie_begeleidt": "de netwerkbegeleider",
        "europees": ["ESF+"],
    }


def test_a_role_is_for_an_organisation_of_the_network_and_for_an_open_account(netwerk):
    door, elders = iemand("netwerkbegeleider", netwerk), NetwerkorganisatieFactory().organisatie
    lid = LidmaatschapFactory(netwerk=netwerk)
    with geweigerd("hoort niet bij dit netwerk", Lidmaatschap, Bericht):
        rollen.geef_rol(GebruikerFactory(), netwerk, rol="lid", organisatie=elders, door=door)
    with geweigerd("hoort niet bij dit netwerk", Lidmaatschap, Bericht):
        rollen.wijzig_organisatie_van_rol(lid, organisatie=elders, door=door)
    with geweigerd("account is gesloten", Lidmaatschap, Bericht):
        rollen.geef_rol(GebruikerFactory(is_active=False), netwerk, rol="lid", door=door)
    weg = Lidmaatschap.objects.get(pk=lid.pk)
    rollen.beeindig(lid, door=door)
    with geweigerd("intussen beëindigd", Lidmaatschap, Bericht):
        rollen.wijzig_organisatie_van_rol(weg, organisatie=None, door=door)


def _sporen():
    """What a change of roles left behind: lines of the log and mails, without who did it."""
    regels = Gebeurtenis.objects.filter(wat__startswith="lidmaatschap.").order_by("pk")
    mails = Bericht.objects.order_by("pk").values_list("soort", "onderwerp")
    return [r.wat for r in regels], list(mails)


def test_the_administrators_room_leaves_the_same_lines_and_mails_as_the_acts_of_the_network(netwerk):
    baas, beheerder = iemand("opdrachtgever", netwerk), GebruikerFactory(is_staff=True, is_superuser=True)
    organisatie = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    een, twee = GebruikerFactory(), GebruikerFactory()
    lid = rollen.geef_rol(een, netwerk, rol="lid", door=beheerder)
    rollen.wijzig_organisatie_van_rol(lid, organisatie=organisatie, door=beheerder)
    rollen.geef_terug(rollen.beeindig(lid, door=beheerder), door=beheerder)
    verwacht = _sporen()
    assert len(verwacht[0]) == 4
    assert len(verwacht[1]) == 8

    client, pad = als(beheerder), "/beheer/netwerken/lidmaatschap/"
    client.post(f"{pad}add/", {"gebruiker": twee.pk, "netwerk": netwerk.pk, "rol": "lid", "organisatie": ""})
    lid = Lidmaatschap.objects.get(gebruiker=twee)
    assert client.post(f"{pad}{lid.pk}/change/", {"organisatie": organisatie.pk}).status_code == 302
    assert client.post(f"{pad}{lid.pk}/delete/", {"post": "yes"}).status_code == 302
    einde = Beeindiging.objects.get(gebruiker=twee)
    daad = {"action": "geef_de_rol_terug", "_selected_action": [einde.pk]}
    client.post("/beheer/netwerken/beeindiging/", daad)

    regels, mails = _sporen()
    assert (regels[4:], mails[8:]) == verwacht
    assert len(_mails(twee)) == len(_mails(een)) == 4
    assert len(_mails(baas)) == 8


def test_the_administrators_room_says_beside_the_field_what_a_rule_refuses(netwerk):
    client = als(GebruikerFactory(is_staff=True, is_superuser=True))
    elders = NetwerkorganisatieFactory().organisatie
    velden = {"gebruiker": GebruikerFactory().pk, "netwerk": netwerk.pk, "rol": "lid", "organisatie": elders.pk}

    antwoord = client.post("/beheer/netwerken/lidmaatschap/add/", velden)

    assert antwoord.status_code == 200
    assert "hoort niet bij dit netwerk" in antwoord.context["adminform"].form.errors["organisatie"][0]
    dicht = velden | {"gebruiker": GebruikerFactory(is_active=False).pk, "organisatie": ""}
    antwoord = client.post("/beheer/netwerken/lidmaatschap/add/", dicht)
    assert "account is gesloten" in antwoord.context["adminform"].form.errors["gebruiker"][0]
    assert not Lidmaatschap.objects.filter(netwerk=netwerk).exists()
    assert not Bericht.objects.exists()
