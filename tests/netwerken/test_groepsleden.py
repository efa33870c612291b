"""Who belongs to a group: a person or an organisation, from one day to another; her meetings invite them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kern import klok
from netwerken.models import Groepslid
from sessies.models import Genodigde, Sessie
from sessies.overzicht.genodigden import mensen_van
from tests.fabrieken.netwerken import GroepFactory, LidmaatschapFactory, MandaatFactory, NetwerkorganisatieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def groep(netwerk):
    return GroepFactory(netwerk=netwerk, naam="Intervisie Oost")


@pytest.fixture
def huis(netwerk):
    """An organisation with two people."""
    huis = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    for naam in ("An", "Bo"):
        LidmaatschapFactory(netwerk=netwerk, rol="lid", organisatie=huis, gebruiker__naam=naam)
    return huis


def adressen(netwerk, **criteria):
    return sorted(persoon.naam for persoon in mensen_van(netwerk, criteria))


def test_who_belongs_comes_as_a_person_or_with_their_organisation_and_only_between_the_days(netwerk, groep, huis):
    alleen = LidmaatschapFactory(netwerk=netwerk, rol="lid", gebruiker__naam="Ced").gebruiker
    vroeger = LidmaatschapFactory(netwerk=netwerk, rol="lid", gebruiker__naam="Dirk").gebruiker
    later = LidmaatschapFactory(netwerk=netwerk, rol="lid", gebruiker__naam="Els").gebruiker
    Groepslid.objects.create(netwerk=netwerk, groep=groep, organisatie=huis)
    Groepslid.objects.create(netwerk=netwerk, groep=groep, gebruiker=alleen)
    Groepslid.objects.create(netwerk=netwerk, groep=groep, gebruiker=vroeger, tot=klok.vandaag())
    Groepslid.objects.create(netwerk=netwerk, groep=groep, gebruiker=later, van=klok.vandaag() + timedelta(days=1))
    assert adressen(netwerk, groep=groep.pk) == ["An", "Bo", "Ced"]
    assert adressen(netwerk, groep=groep.pk, organisaties=[huis.pk]) == ["An", "Bo"]
    Groepslid.objects.filter(organisatie=huis).delete()
    assert adressen(netwerk, groep=groep.pk) == ["Ced"]


def test_one_line_is_one_person_or_one_organisation_and_each_once(netwerk, groep, huis):
    mens = huis.lidmaatschappen.first().gebruiker
    Groepslid.objects.create(netwerk=netwerk, groep=groep, gebruiker=mens)
    for velden in ({}, {"gebruiker": mens, "organisatie": huis}, {"gebruiker": mens}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Groepslid.objects.create(netwerk=netwerk, groep=groep, **velden)


def test_the_form_says_what_is_missing_beside_the_field(client, netwerk, begeleider, groep, huis):
    client.force_login(begeleider)
    adres = reverse("netwerken:groepslid-nieuw", kwargs={"netwerk": netwerk.slug})
    mens = huis.lidmaatschappen.first().gebruiker
    assert "Kies een persoon of een organisatie." in client.post(adres, {"groep": groep.pk}).content.decode()
    beide = {"groep": groep.pk, "gebruiker": mens.pk, "organisatie": huis.pk}
    assert "niet allebei" in client.post(adres, beide).content.decode()
    client.post(adres, {"groep": groep.pk, "gebruiker": mens.pk})
    assert "zit al in de groep" in client.post(adres, {"groep": groep.pk, "gebruiker": mens.pk}).content.decode()
    lijst = client.get(reverse("netwerken:groep-lijst", kwargs={"netwerk": netwerk.slug})).content.decode()
    assert str(mens) in lijst


@pytest.mark.parametrize("van", ["groep", "orgaan"])
def test_a_meeting_of_a_group_or_body_begins_with_its_people_on_the_list(client, netwerk, begeleider, groep, huis, van):
    if van == "groep":
        Groepslid.objects.create(netwerk=netwerk, groep=groep, organisatie=huis)
        kring, wie = groep, 2
    else:
        kring, wie = MandaatFactory(orgaan__netwerk=netwerk, netwerk=netwerk).orgaan, 1
    client.force_login(begeleider)
    dag = klok.vandaag() + timedelta(days=30)
    velden = {
        "titel": "Samen", "soort": "intervisie", "datum": dag.isoformat(), "begintijd": "10u", "eindtijd": "12u",
        "vorm": "online", van: kring.pk,
    }  # fmt: skip
    antwoord = client.post(reverse("sessies:plan", kwargs={"netwerk": netwerk.slug}), velden, follow=True)
    sessie = Sessie.objects.get(titel="Samen")
    assert Genodigde.objects.filter(sessie=sessie, verstuurd_op=None).count() == wie, antwoord.content.decode()[:2000]
    assert "op de lijst van genodigden" in antwoord.content.decode()
    LidmaatschapFactory(netwerk=netwerk, rol="lid", organisatie=huis)
    if van == "groep":
        lijst = client.get(reverse("sessies:genodigden", kwargs={"netwerk": netwerk.slug, "nummer": sessie.nummer}))
        assert lijst.context["erbij"] == 1
