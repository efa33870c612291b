"""Who stands before a door reads whom to ask, and keeps menu, search and what was typed."""

import pytest
from django.test import Client
from django.urls import reverse

from sessies.models import Leervraag
from tests.fabrieken.netwerken import GebruikerFactory, LidmaatschapFactory, NetwerkFactory, iemand


@pytest.fixture
def netwerk(db):
    return NetwerkFactory(slug="proefnet")


def adres(naam):
    return reverse(naam, kwargs={"netwerk": "proefnet"})


def test_a_refusal_keeps_menu_and_search_and_names_whom_to_ask(client, netwerk):
    wie = GebruikerFactory(naam="", functie="trekker van het leernetwerk")
    LidmaatschapFactory(gebruiker=wie, netwerk=netwerk, rol="netwerkbegeleider")
    weg = GebruikerFactory(naam="", functie="vertrokken begeleider", is_active=False)
    LidmaatschapFactory(gebruiker=weg, netwerk=netwerk, rol="netwerkbegeleider")
    client.force_login(iemand("lid", netwerk))

    antwoord = client.get(adres("sessies:plan"))
    html = antwoord.content.decode()

    assert antwoord.status_code == 403
    assert "Trekker van het leernetwerk, netwerkbegeleider" in html
    assert "ertrokken begeleider" not in html
    assert 'role="search"' in html
    assert f'href="{adres("sessies:lijst")}"' in html


def test_a_refusal_never_tells_to_ask_oneself(client, netwerk):
    begeleider = iemand("netwerkbegeleider", netwerk)
    LidmaatschapFactory(gebruiker=GebruikerFactory(functie="dossierbeheerder"), netwerk=netwerk, rol="opdrachtgever")
    client.force_login(begeleider)

    html = client.get(reverse("netwerken:financiering-nieuw", kwargs={"netwerk": "proefnet"})).content.decode()

    assert "Dossierbeheerder, opdrachtgever" in html


def test_a_form_that_comes_after_the_session_leads_back_to_the_page_it_was_on(client, netwerk):
    pagina = adres("sessies:breng-in")

    antwoord = client.post(pagina, {"woorden": "Hoe dan?"}, headers={"referer": f"http://testserver{pagina}?thema=2"})
    elders = client.post(pagina, {"woorden": "Hoe dan?"}, headers={"referer": "https://evil.example/x/"})

    assert antwoord["Location"] == f"/accounts/login/?next={pagina}%3Fthema%3D2"
    assert elders["Location"] == f"/accounts/login/?next={pagina}"
    assert not Leervraag.objects.exists()


def test_a_form_without_its_key_leads_back_to_where_it_was_typed(netwerk):
    client = Client(enforce_csrf_checks=True)
    client.force_login(iemand("netwerkbegeleider", netwerk))
    pagina = adres("sessies:plan")

    antwoord = client.post(pagina, {"titel": "x"}, headers={"referer": f"http://testserver{pagina}"})

    assert antwoord.status_code == 403
    assert f'href="{pagina}"' in antwoord.content.decode()
