"""The list of people of a meeting: who is meant, who stands on it, who joined since."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kern.domain.post import inhoud_van
from kern.models import Bericht
from sessies.domain import genodigden, uitnodigen
from sessies.domain.bezetting import telling
from sessies.domain.plaatsen import wijzig_plaats
from sessies.overzicht.genodigden import mensen_van, wie_erbij_kwam
from tests.fabrieken.netwerken import (
    LidmaatschapFactory,
    MandaatFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    OrgaanFactory,
    iemand,
)
from tests.fabrieken.projecten import OproepFactory, ProjectFactory, ProjectmedewerkerFactory
from tests.fabrieken.sessies import PlaatsFactory, SessieFactory
from tests.weigering import geweigerd

GAST = "gast@elders.example"


@pytest.fixture
def sessie(netwerk):
    return SessieFactory(netwerk=netwerk)


@pytest.fixture
def gast(sessie, begeleider):
    return genodigden.voeg_gast_toe(sessie, email=GAST.upper(), naam="An", functie="toeleider", door=begeleider)


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"email": " "}, "Schrijf een e-mailadres"),
        ({"email": GAST}, "staat al op de lijst"),
        ({"email": "geen adres"}, "geldig"),
    ],
)
def test_a_guest_needs_an_address_of_their_own(sessie, gast, begeleider, velden, zin):
    with geweigerd(zin):
        genodigden.voeg_gast_toe(sessie, **velden, door=begeleider)


def test_nobody_is_put_on_the_list_of_what_began_or_is_off(netwerk, begeleider):
    for staat in ("gehouden", "afgelast"):
        with geweigerd("Deze bijeenkomst is"):
            genodigden.voeg_gast_toe(SessieFactory(netwerk=netwerk, **{staat: True}), email=GAST, door=begeleider)


@pytest.fixture
def mensen(netwerk):
    """Four people in several capacities, and a stranger."""
    oproep = OproepFactory(netwerk=netwerk)
    project = ProjectFactory(netwerk=netwerk, oproep=oproep, provincie="limburg")
    ander = ProjectFactory(netwerk=netwerk)
    welzijn = NetwerkorganisatieFactory(netwerk=netwerk, soorten=["welzijn"]).organisatie
    uit = {
        "an": LidmaatschapFactory(netwerk=netwerk, rol="projectmedewerker", organisatie=welzijn),
        "bo": LidmaatschapFactory(netwerk=netwerk, rol="projectmedewerker"),
        "cis": LidmaatschapFactory(netwerk=netwerk, rol="lid", organisatie=welzijn),
    }
    ProjectmedewerkerFactory(lidmaatschap=uit["an"], project=project)
    ProjectmedewerkerFactory(lidmaatschap=uit["bo"], project=ander)
    LidmaatschapFactory(netwerk=NetwerkFactory(), rol="lid")
    return {**uit, "oproep": oproep, "project": project, "welzijn": welzijn}


def _wie(netwerk, mensen, **criteria):
    namen = {mensen[naam].gebruiker.email: naam for naam in ("an", "bo", "cis")}
    return sorted(namen.get(persoon.email, "?") for persoon in mensen_van(netwerk, criteria))


def test_a_description_means_any_of_a_line_and_all_of_the_lines(netwerk, mensen):
    assert _wie(netwerk, mensen) == []
    assert _wie(netwerk, mensen, rollen=["projectmedewerker", "lid"]) == ["an", "bo", "cis"]
    assert _wie(netwerk, mensen, soorten=["welzijn"]) == ["an", "cis"]
    assert _wie(netwerk, mensen, soorten=["welzijn"], rollen=["projectmedewerker"]) == ["an"]
    assert _wie(netwerk, mensen, oproepen=[mensen["oproep"].pk]) == ["an"]
    assert _wie(netwerk, mensen, provincies=["limburg"], rollen=["lid"]) == []
    assert _wie(netwerk, mensen, organisaties=[mensen["welzijn"].pk]) == ["an", "cis"]


def test_who_is_meant_twice_stands_once_and_who_joins_later_is_found(netwerk, sessie, mensen, begeleider):
    criteria = {"rollen": ["projectmedewerker", "lid"]}
    LidmaatschapFactory(netwerk=netwerk, rol="lid", gebruiker=mensen["an"].gebruiker)

    eerst = genodigden.zet_op_lijst(sessie, mensen_van(netwerk, criteria), criteria=criteria, door=begeleider)
    nog_eens = genodigden.zet_op_lijst(sessie, mensen_van(netwerk, criteria), criteria=criteria, door=begeleider)
    assert (len(eerst.nieuw), len(nog_eens.nieuw), nog_eens.stonden_er_al) == (3, 0, 3)
    assert wie_erbij_kwam(sessie) == []

    nieuw = iemand("lid", netwerk)
    assert [persoon.email for persoon in wie_erbij_kwam(sessie)] == [nieuw.email]
    assert genodigden.haal_onverstuurden_weg(sessie, rijen=[rij.pk for rij in eerst.nieuw], door=begeleider) == 3


def test_a_body_gives_its_seats_without_deputies_also_those_without_account(netwerk, sessie, begeleider):
    orgaan = OrgaanFactory(netwerk=netwerk)
    lid = LidmaatschapFactory(netwerk=netwerk, rol="lid")
    MandaatFactory(orgaan=orgaan, netwerk=netwerk, lidmaatschap=lid, functie="schepen")
    MandaatFactory(orgaan=orgaan, netwerk=netwerk, functie="directeur")
    MandaatFactory(orgaan=orgaan, netwerk=netwerk, rol="plaatsvervanger", functie="adjunct")

    mensen = mensen_van(netwerk, {"orgaan": orgaan.pk})
    genodigden.zet_op_lijst(sessie, mensen, door=begeleider)

    assert [(persoon.email, persoon.functie) for persoon in mensen] == [
        (lid.gebruiker.email, "schepen"),
        ("", "directeur"),
    ]
    assert telling(sessie)[:3] == (2, 1, 1)


def test_the_way_there_stands_in_the_mail_and_another_street_is_told(netwerk, begeleider):
    plaats = PlaatsFactory(netwerk=netwerk, parkeren="Achter de kerk.")
    sessie = SessieFactory(netwerk=netwerk, vaste_plaats=plaats, plaats=plaats.naam)
    genodigden.voeg_gast_toe(sessie, email=GAST, door=begeleider)
    uitnodigen.verstuur(sessie, door=begeleider)
    (brief,) = Bericht.objects.all()
    assert "Parkeren: Achter de kerk." in inhoud_van(brief).tekst
    assert "Zitplaatsen" not in inhoud_van(brief).tekst

    wijzig_plaats(
        plaats, velden={"naam": plaats.naam, "adres": "Dorpsplein 2", "gemeente": "Mechelen"}, versie=1, door=begeleider
    )
    sessie.refresh_from_db()
    (te_doen,) = uitnodigen.te_vertellen(sessie)
    assert (te_doen.soort, te_doen.verschil) == (
        "elders", [("Adres", "Kerkstraat 1, Mechelen", "Dorpsplein 2, Mechelen")]
    )  # fmt: skip


def test_the_list_takes_as_many_queries_for_one_as_for_three_and_its_csv_holds_no_formula(client, netwerk, begeleider):
    client.force_login(begeleider)
    vragen = {}
    for hoeveel in (1, 3):
        sessie = SessieFactory(netwerk=netwerk)
        for n in range(hoeveel):
            organisatie = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
            genodigden.voeg_gast_toe(
                sessie, email=f"g{n}@elders.example", naam="=1+1", organisatie=organisatie, door=begeleider
            )
        uitnodigen.verstuur(sessie, door=begeleider)
        pad = reverse("sessies:genodigden", kwargs={"netwerk": netwerk.slug, "nummer": sessie.nummer})
        client.get(pad)  # what is kept for the reader is worked out
        with CaptureQueriesContext(connection) as gehoord:
            client.get(pad)
        vragen[hoeveel] = len(gehoord)

    assert vragen[1] == vragen[3]
    csv = b"".join(client.get(f"{pad}?als=csv").streaming_content).decode("utf-8-sig")
    assert csv.count("g2@elders.example") == 1
    assert ";=1+1" not in csv
    assert not any(regel.startswith("=") for regel in csv.splitlines())
