"""The guide of a new network ticks itself off by what is there, for who may do its steps."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kern.models import Gebeurtenis
from netwerken.domain.openen import open_netwerk
from netwerken.domain.toegang import toegang_van
from netwerken.domain.uitnodigen import aanvaard, nodig_uit
from netwerken.models import Gebruiker, Netwerk, Uitnodiging
from netwerken.overzicht.gids import gids
from tests.fabrieken.netwerken import (
    GebruikerFactory,
    GroepFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    PlichtFactory,
    ThemaFactory,
    iemand,
)
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import LeervraagFactory, SessieFactory

pytestmark = pytest.mark.django_db
ALLES = ["bijeenkomsten", "vragen", "projecten", "leden"]


@pytest.fixture
def netwerk():
    return NetwerkFactory(omschrijving="", onderdelen=ALLES)


@pytest.fixture
def begeleider(netwerk):
    return iemand("netwerkbegeleider", netwerk)


def adres(naam, netwerk):
    return reverse(f"netwerken:{naam}", args=[netwerk.slug])


def open_stappen(begeleider, netwerk):
    gevonden = gids(toegang_van(begeleider, Netwerk.objects.get(pk=netwerk.pk)))
    return [regel.zin for regel in gevonden.regels if not regel.gedaan] if gevonden else None


def test_each_step_is_done_by_a_fact_and_the_guide_goes_when_all_are(netwerk, begeleider):
    daden = [
        ("Zeg in enkele zinnen waarover jullie leren", lambda: Netwerk.objects.update(omschrijving="Wij leren.")),
        ("Neem de organisaties op die meedoen", lambda: NetwerkorganisatieFactory(netwerk=netwerk)),
        (
            "Nodig de eerste mensen uit",
            lambda: nodig_uit(netwerk, email="nieuw@lid.example", rol="lid", door=begeleider),
        ),
        ("Voeg de thema’s toe waarover jullie leren", lambda: ThemaFactory(netwerk=netwerk)),
        ("Leg vast wat jullie beloofden", lambda: PlichtFactory(netwerk=netwerk)),
        (
            "Voeg toe wie samen beslist of leert: een orgaan of een groep",
            lambda: GroepFactory(netwerk=netwerk),
        ),
        ("Voeg de projecten toe", lambda: ProjectFactory(netwerk=netwerk)),
        ("Plan de eerste bijeenkomst", lambda: SessieFactory(netwerk=netwerk)),
        ("Breng de eerste vraag in", lambda: LeervraagFactory(netwerk=netwerk)),
    ]
    for nr, (_, daad) in enumerate(daden):
        assert open_stappen(begeleider, netwerk) == [zin for zin, _ in daden[nr:]]
        daad()
    assert open_stappen(begeleider, netwerk) is None


def test_what_does_not_count_leaves_a_step_open(netwerk, begeleider):
    SessieFactory(netwerk=netwerk, afgelast=True)
    nodig_uit(netwerk, email="collega@elders.example", rol="netwerkbegeleider", door=begeleider)
    Uitnodiging.objects.create(
        netwerk=netwerk, email="weg@elders.example", rol="lid", uitgenodigd_door=begeleider,
        geldig_tot="2099-01-01T00:00Z", ingetrokken_op="2026-01-01T00:00Z",
    )  # fmt: skip
    LeervraagFactory()  # of another network

    assert {"Plan de eerste bijeenkomst", "Nodig de eerste mensen uit", "Breng de eerste vraag in"} <= set(
        open_stappen(begeleider, netwerk)
    )


def test_a_network_is_asked_for_what_it_uses_only(netwerk, begeleider):
    Netwerk.objects.update(onderdelen=["leden"])
    assert not {"Voeg de projecten toe", "Plan de eerste bijeenkomst"} & set(open_stappen(begeleider, netwerk))
    Netwerk.objects.update(onderdelen=[])
    assert "Kies wat in het menu staat" in open_stappen(begeleider, netwerk)


def test_the_guide_is_for_who_may_do_its_steps_while_the_network_runs(netwerk, begeleider):
    assert gids(toegang_van(iemand("lid", netwerk), netwerk)) is None
    assert gids(toegang_van(iemand("opdrachtgever", netwerk), netwerk)) is None
    Netwerk.objects.update(start=date(2020, 1, 1), einde=date(2021, 1, 1))
    assert open_stappen(begeleider, netwerk) is None


def test_it_is_put_away_for_oneself_and_found_again(client, netwerk, begeleider):
    collega = iemand("netwerkbegeleider", netwerk)
    client.force_login(begeleider)
    assert "Zo begint" in client.get(adres("overzicht", netwerk)).content.decode()

    antwoord = client.post(adres("gids-weg", netwerk), follow=True)
    client.post(adres("gids-weg", netwerk))
    assert "Maak ongedaan" in antwoord.content.decode()
    assert "Zo begint" not in client.get(adres("overzicht", netwerk)).content.decode()
    assert adres("gids-terug", netwerk) in client.get(adres("inrichting", netwerk)).content.decode()
    assert gids(toegang_van(collega, netwerk)).is_opgeborgen is False

    client.post(adres("gids-terug", netwerk))
    assert "Zo begint" in client.get(adres("overzicht", netwerk)).content.decode()
    assert list(Gebeurtenis.objects.filter(wat="netwerk.gids").order_by("pk").values_list("gegevens", flat=True)) == [
        {"opgeborgen": True}, {"opgeborgen": False},
    ]  # fmt: skip


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_guide_is_one_query(netwerk, begeleider, aantal):
    for _ in range(aantal):
        ThemaFactory(netwerk=netwerk)
        SessieFactory(netwerk=netwerk)
    toegang = toegang_van(begeleider, netwerk)
    with CaptureQueriesContext(connection) as vragen:
        assert gids(toegang)
    assert len(vragen) == 1


def test_a_network_made_of_nothing_opens_with_the_guide_and_every_step_leads_somewhere(client):
    beheerder, wie = GebruikerFactory(is_staff=True), GebruikerFactory(email="wie@begeleidt.example")
    nieuw = open_netwerk(
        {"naam": "Vers", "korte_naam": "Vers", "slug": "", "grondslag": "subsidie", "start": date(2026, 1, 1),
         "einde": None, "land": "BE", "rapportritme": "Q"},
        email=wie.email, door=beheerder,
    )  # fmt: skip
    aanvaard(Uitnodiging.objects.get(), gebruiker=Gebruiker.objects.get(pk=wie.pk))
    client.force_login(wie)

    begin = client.get(adres("overzicht", nieuw))

    assert [regel.gedaan for regel in begin.context["gids"].regels] == [False] * len(begin.context["gids"].regels)
    assert len(begin.context["gids"].regels) == 8  # without projects, which are not in its menu
    for regel in begin.context["gids"].regels:
        assert client.get(regel.url).status_code == 200, regel.zin
