"""Names and numbers are pointed out before a text is shared; who goes on is in the log, and what it was is not."""

import json

import pytest
from django.urls import reverse

from kern.models import Gebeurtenis
from kern.persoonsgegevens import stempel, vind
from sessies.domain import links
from sessies.models import Leervraag
from tests.fabrieken.netwerken import LidmaatschapFactory
from tests.toegang.wereld import maak_wereld

pytestmark = pytest.mark.django_db
TEKST = "Mevrouw Voorbeelds belde op 0470 12 34 56 en schreef naar jo@werkplek.example."
STUKKEN = ("Mevrouw Voorbeelds", "0470 12 34 56", "jo@werkplek.example")


@pytest.fixture
def wereld():
    return maak_wereld()


@pytest.fixture
def client(client, wereld):
    client.force_login(wereld.mensen["netwerkbegeleider"])
    return client


def adres(naam, wereld, **kwargs):
    return reverse(naam, kwargs={"netwerk": wereld.netwerk.slug, **kwargs})


def woord(tekst, waar="verslag", namen=()):
    return stempel(vind([(waar, tekst)], namen))


def regels():
    return list(Gebeurtenis.objects.filter(wat="persoonsgegevens.toch_gedeeld"))


@pytest.fixture
def sessie(wereld):
    sessie = wereld.d["sessie_gehouden"] if "sessie_gehouden" in wereld.d else wereld.d["sessie"]
    type(sessie).objects.filter(pk=sessie.pk).update(verslag=TEKST, verslag_op=None)
    sessie.refresh_from_db()
    return sessie


def test_minutes_are_shared_after_a_question_and_the_log_says_how_many(client, wereld, sessie):
    pad = adres("sessies:verslag-delen", wereld, nummer=sessie.nummer)
    antwoord = client.post(pad)
    assert antwoord.status_code == 200
    for stuk in STUKKEN:
        assert f"<mark>{stuk}</mark>" in antwoord.content.decode()
    sessie.refresh_from_db()
    assert (sessie.verslag_op, regels()) == (None, [])

    assert client.post(pad, {"toch": "iets anders"}).status_code == 200
    antwoord = client.post(pad, {"toch": woord(TEKST)})
    assert antwoord.status_code == 302
    sessie.refresh_from_db()
    assert sessie.verslag_op is not None
    (regel,) = regels()
    assert regel.gegevens == {"soorten": {"mailadres": 1, "naam": 1, "telefoonnummer": 1}}
    assert (regel.onderwerp_id, regel.netwerk_id) == (str(sessie.pk), wereld.netwerk.pk)
    alles = json.dumps(list(Gebeurtenis.objects.values_list("gegevens", flat=True)))
    assert not [stuk for stuk in STUKKEN if stuk in alles]


def test_the_name_of_a_member_is_found_in_their_own_network_alone(client, wereld, sessie):
    LidmaatschapFactory(netwerk=wereld.netwerk, gebruiker__naam="Jo Verzonnen")
    LidmaatschapFactory(gebruiker__naam="Al Elders")
    type(sessie).objects.filter(pk=sessie.pk).update(verslag="Jo Verzonnen en Al Elders waren er.")
    html = client.post(adres("sessies:verslag-delen", wereld, nummer=sessie.nummer)).content.decode()
    assert "<mark>Jo Verzonnen</mark>" in html
    assert "<mark>Al Elders</mark>" not in html


def test_minutes_without_anything_are_shared_at_once_and_leave_no_line(client, wereld, sessie):
    type(sessie).objects.filter(pk=sessie.pk).update(verslag="We waren met twaalf.")
    assert client.post(adres("sessies:verslag-delen", wereld, nummer=sessie.nummer)).status_code == 302
    assert regels() == []


def test_a_question_through_a_link_is_asked_without_telling_who_is_a_member(client, wereld):
    client.logout()
    LidmaatschapFactory(netwerk=wereld.netwerk, gebruiker__naam="Jo Verzonnen")
    pad = reverse("sessies_link:vraag", kwargs={"token": links.token_van(wereld.d["vraaglink"])})
    gegevens = {"woorden": f"Jo Verzonnen zegt: {TEKST}", "delen": "netwerk", "inzending": "a" * 32}
    voor = Leervraag.objects.count()
    html = client.post(pad, gegevens).content.decode()
    assert "<mark>0470 12 34 56</mark>" in html
    assert "<mark>Jo Verzonnen</mark>" not in html
    assert "Jo Verzonnen zegt" in html  # what was typed is kept
    assert Leervraag.objects.count() == voor

    toch = woord(gegevens["woorden"], "je vraag")
    assert client.post(pad, {**gegevens, "toch": toch}).status_code == 302
    assert Leervraag.objects.count() == voor + 1
    assert [regel.door_id for regel in regels()] == [None]


def test_a_card_is_made_public_after_a_question_and_taken_back_without(client, wereld):
    fiche = wereld.d["fiche"]
    type(fiche).objects.filter(pk=fiche.pk).update(tekst=TEKST, is_openbaar=False)
    pad = adres("kennis:publiceer", wereld, slug=fiche.slug)
    antwoord = client.post(pad)
    assert antwoord.status_code == 200
    assert adres("kennis:wijzig", wereld, slug=fiche.slug) in antwoord.content.decode()
    fiche.refresh_from_db()
    assert not fiche.is_openbaar
    assert client.post(pad, {"toch": antwoord.context["toch"]}).status_code == 302
    fiche.refresh_from_db()
    assert fiche.is_openbaar
    assert len(regels()) == 1
    assert client.post(pad, {"actie": "trek-in"}).status_code == 302
    assert len(regels()) == 1


def test_a_signal_asks_when_it_is_passed_on_and_when_something_new_is_typed(client, wereld):
    signaal = wereld.d["signaal"]
    type(signaal).objects.filter(pk=signaal.pk).update(tekst=TEKST)
    client.force_login(wereld.mensen["opdrachtgever"])
    antwoord = client.post(adres("kennis:geef-door", wereld, nummer=signaal.nummer))
    assert antwoord.status_code == 200
    assert [v.stuk for v in antwoord.context["vondsten"]][-1] == "Mevrouw Voorbeelds"
    signaal.refresh_from_db()
    assert signaal.staat != "doorgegeven"
    assert regels() == []
