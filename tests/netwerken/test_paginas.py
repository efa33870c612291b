import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.fabrieken.netwerken import (
    FinancieringFactory,
    LidmaatschapFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    PlichtFactory,
    iemand,
)

pytestmark = pytest.mark.django_db


def _url(naam, netwerk):
    return reverse(f"netwerken:{naam}", kwargs={"netwerk": netwerk.slug})


@pytest.mark.parametrize("naam", ["overzicht", "stand", "leden", "taken"])
def test_the_number_of_queries_does_not_grow_with_the_rows(naam, client):

    aantallen = []
    for rijen in (1, 3):
        netwerk = NetwerkFactory()
        for _ in range(rijen):
            PlichtFactory(netwerk=netwerk, soort="kwartaalrapport")
            LidmaatschapFactory(netwerk=netwerk)
            NetwerkorganisatieFactory(netwerk=netwerk)
        client.force_login(iemand("netwerkbegeleider", netwerk))
        client.get(_url(naam, netwerk))
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(_url(naam, netwerk)).status_code == 200
        aantallen.append(len(vragen))

    assert aantallen[0] == aantallen[1]


def test_only_a_network_with_european_money_shows_the_emblem(client):
    for europees in (True, False):
        netwerk = NetwerkFactory()
        FinancieringFactory(netwerk=netwerk, europees=europees)
        client.force_login(iemand("lid", netwerk))

        inhoud = client.get(_url("overzicht", netwerk)).content.decode()

        assert ("Embleem van de Europese Unie" in inhoud) is europees


def test_the_outbox_is_a_page_of_the_demonstration_only(client, settings):
    assert client.get("/postvak/").status_code == 404
    settings.MODUS = "demo"
    assert client.get("/postvak/").status_code == 200


def test_begin_sends_everybody_to_their_work(client):
    assert client.get("/")["Location"] == reverse("account_login")
    netwerk = NetwerkFactory()
    mens = iemand("lid", netwerk)
    client.force_login(mens)
    assert client.get("/")["Location"] == netwerk.get_absolute_url()
    LidmaatschapFactory(gebruiker=mens)
    assert client.get("/")["Location"] == "/mijn-netwerken/"


def test_search_escapes_what_is_typed(client):
    netwerk = NetwerkFactory()
    client.force_login(iemand("lid", netwerk))

    inhoud = client.get(_url("zoeken", netwerk), {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in inhoud
    assert "&lt;script&gt;alert" in inhoud


def test_production_asks_for_a_second_step(client, settings):
    settings.MFA_VERPLICHT = True
    netwerk = NetwerkFactory()
    client.force_login(iemand("lid", netwerk))

    assert client.get(_url("overzicht", netwerk))["Location"] == reverse("mfa_index")
    assert client.get("/over/privacy/").status_code == 200


def test_a_mail_address_keeps_its_small_letter_and_a_function_gets_a_capital(client, netwerk, begeleider):
    client.force_login(begeleider)
    for email, functie in (("an@nacht.example", ""), ("bo@nacht.example", "toeleider")):
        LidmaatschapFactory(netwerk=netwerk, gebruiker__email=email, gebruiker__functie=functie, gebruiker__naam="")
    bladzijde = client.get(_url("leden", netwerk)).content.decode()
    assert ("<div>an@nacht.example<br>" in bladzijde, "<div>Toeleider<br>" in bladzijde) == (True, True)
