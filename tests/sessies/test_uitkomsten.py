"""One list over what all meetings decided and promised: who sees what, found, sorted, ticked off, and as a file."""

from datetime import date

import pytest
from django.urls import reverse

from kern.zoeken import zoekindex
from rapportage.domain import periodeteksten
from sessies.domain.weghalen import haal_actiepunt_weg, haal_besluit_weg
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, OrgaanFactory, als, iemand, toegang
from tests.fabrieken.sessies import ActiepuntFactory, BesluitFactory, SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]


@pytest.fixture
def adres(netwerk):
    return reverse("sessies:besluiten", kwargs={"netwerk": netwerk.slug})


@pytest.fixture
def client(begeleider):
    return als(begeleider)


@pytest.fixture
def rijen(netwerk, begeleider):
    """A meeting of the network and one of a body, with a decision, an agreement, three action points and a decision point."""
    open_ = SessieFactory(netwerk=netwerk, titel="Netwerkdag", status="gehouden", begint_op=moment(2026, 9, 1))
    orgaan = OrgaanFactory(netwerk=netwerk)
    besloten = SessieFactory(
        netwerk=netwerk, titel="Beraad", status="gehouden", begint_op=moment(2026, 10, 1), orgaan=orgaan, soort="stuurgroep"
    )  # fmt: skip
    BesluitFactory(sessie=open_, tekst="**Bramen** plukken we in juli")
    BesluitFactory(sessie=besloten, tekst="Het budget blijft", soort="afspraak")
    ActiepuntFactory(sessie=open_, tekst="Manden kopen", wie="Huis van de Arbeid", tegen=date(2026, 9, 30))
    ActiepuntFactory(sessie=open_, tekst="alle scholen bellen", wie="netwerkbegeleider", tegen=date(2026, 12, 31))
    ActiepuntFactory(sessie=besloten, tekst="Zaal zoeken", wie="stuurgroep", staat="klaar", klaar_op=date(2026, 10, 2))
    punt = periodeteksten.leg_beslispunt_voor(netwerk, periode="2026-Q3", vraag="Gaan we door?", door=begeleider)
    periodeteksten.leg_besluit_vast(punt, besluit="Ja, een jaar", sessie=besloten, versie=punt.versie, door=begeleider)


ALLES = ["Ja, een jaar", "Het budget blijft", "Zaal zoeken", "Bramen plukken we in juli", "alle scholen bellen", "Manden kopen"]  # fmt: skip


def wat(client, adres, **vraag):
    return [rij.wat for rij in client.get(adres, vraag).context["object_list"]]


@pytest.mark.parametrize(
    ("rol", "ziet"), [("netwerkbegeleider", ALLES), ("opdrachtgever", ALLES), ("projectmedewerker", ALLES[1:]), ("lid", ALLES[3:])]
)  # fmt: skip
def test_who_sees_what_follows_the_meeting(rol, ziet, netwerk, adres, rijen):
    assert sorted(wat(als(iemand(rol, netwerk)), adres)) == sorted(ziet)


def test_the_condition_of_a_meeting_holds_for_what_it_decided_on_both_faces(netwerk, rijen):
    for rol in ("netwerkbegeleider", "opdrachtgever", "projectmedewerker", "lid"):
        wie = toegang(iemand(rol, netwerk), netwerk)
        for fabriek in (BesluitFactory, ActiepuntFactory):
            model = fabriek._meta.model
            gezien = set(model.objects.zichtbaar_voor(wie))
            assert gezien == {o for o in model.objects.all() if wie.mag("sessies.bekijk_uitkomst", o)}
            assert gezien == {o for o in model.objects.all() if wie.mag("sessies.bekijk_sessie", o.sessie)}


def test_another_network_shows_nothing_of_this_one(rijen, adres):
    ander = NetwerkFactory()
    client = als(iemand("netwerkbegeleider", ander))

    assert client.get(adres).status_code == 404
    assert wat(client, reverse("sessies:besluiten", kwargs={"netwerk": ander.slug})) == []


@pytest.mark.parametrize(
    ("vraag", "over"),
    [
        ({"wat": "besluiten"}, {"Ja, een jaar", "Bramen plukken we in juli"}),
        ({"wat": "afspraken"}, {"Het budget blijft"}),
        ({"wat": "actiepunten"}, {"Zaal zoeken", "alle scholen bellen", "Manden kopen"}),
        ({"toestand": "te laat"}, {"Manden kopen"}),
        ({"toestand": "open"}, {"Manden kopen", "alle scholen bellen"}),
        ({"toestand": "klaar"}, {"Zaal zoeken"}),
        ({"wie": "van de arbeid"}, {"Manden kopen"}),
        ({"van": "mij"}, {"alle scholen bellen"}),
        ({"bijeenkomst": "stuurgroep"}, {"Ja, een jaar", "Het budget blijft", "Zaal zoeken"}),
        ({"q": "braam"}, {"Bramen plukken we in juli"}),
        ({"q": "gaan"}, {"Ja, een jaar"}),
        ({"wat": "onzin"}, set(ALLES)),
        ({"bijeenkomst": "stuurgroep", "wat": "actiepunten", "toestand": "open"}, set()),
    ],
)
def test_each_filter(vraag, over, client, adres, rijen):
    antwoord = client.get(adres, vraag)

    assert {rij.wat for rij in antwoord.context["object_list"]} == over
    assert antwoord.context["paginator"].count == len(over)


@pytest.mark.parametrize(
    ("sorteer", "eerst", "laatst"),
    [
        ("wat", "alle scholen bellen", "Zaal zoeken"),
        ("-wat", "Zaal zoeken", "alle scholen bellen"),
        ("tegen", "Manden kopen", None),
        ("-tegen", "alle scholen bellen", None),
        ("bijeenkomst", None, "Het budget blijft"),
    ],
)
def test_sorted_by_a_heading_on_the_page_and_in_the_file(sorteer, eerst, laatst, client, adres, rijen):
    volgorde = wat(client, adres, sorteer=sorteer)
    regels = b"".join(client.get(adres, {"sorteer": sorteer, "als": "csv"})).decode().splitlines()[1:]

    assert [regel.split(";")[1] for regel in regels] == volgorde
    assert volgorde[0] == (eerst or volgorde[0])
    assert volgorde[-1] == (laatst or volgorde[-1])


def test_the_file_says_what_stands_on_the_page(client, adres, rijen):
    regels = b"".join(client.get(adres, {"wie": "arbeid", "als": "csv"})).decode().splitlines()

    assert len(regels) == 2
    assert regels[1].startswith("actiepunt;Manden kopen;Huis van de Arbeid;2026-09-30;te laat;Netwerkdag;")


def test_an_action_point_is_ticked_off_in_place_and_the_message_takes_it_back(client, netwerk, adres, begeleider):
    punt = ActiepuntFactory(sessie=SessieFactory(netwerk=netwerk, gehouden=True))
    hier = f"{adres}?toestand=open"
    knop = reverse("sessies:actiepunt-klaar", kwargs={"netwerk": netwerk.slug, "pk": punt.pk})
    pagina = client.get(hier).content.decode()

    assert f'action="{knop}"' in pagina
    assert 'name="terug" value="/' in pagina
    antwoord = client.post(knop, {"terug": hier})
    assert antwoord["Location"] == hier
    assert "Maak ongedaan" in client.get(hier).content.decode()
    punt.refresh_from_db()
    assert punt.staat == "klaar"


def test_only_who_may_tick_off_gets_the_button(netwerk, adres, rijen):
    assert "actiepunten/" not in als(iemand("lid", netwerk)).get(adres).content.decode()


def test_it_stands_in_the_menu(client, netwerk, adres, begeleider):
    html = client.get(reverse("netwerken:overzicht", kwargs={"netwerk": netwerk.slug})).content.decode()

    assert f'href="{adres}"' in html


def test_what_is_taken_away_is_found_no_more(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, gehouden=True)
    haal_besluit_weg(BesluitFactory(sessie=sessie), door=begeleider)
    haal_actiepunt_weg(ActiepuntFactory(sessie=sessie), door=begeleider)
    punt = periodeteksten.leg_beslispunt_voor(netwerk, periode="2026-Q3", vraag="Gaan we door?", door=begeleider)
    periodeteksten.verwijder_beslispunt(punt, door=begeleider)

    assert list(zoekindex.verschillen()) == []
