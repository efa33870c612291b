"""What is done with meetings and questions can be taken back, and what it moved goes back with it."""

import pytest
from django.urls import reverse

from kern.domain.post import verstuur_wachtende
from kern.exceptions import DomainError
from kern.meldingen import ongedaan_van
from kern.models import Bericht
from sessies.domain import agenda, leervragen, sessies, verslag
from tests.fabrieken.netwerken import iemand
from tests.fabrieken.sessies import AgendapuntFactory, LeervraagFactory, SessieFactory


@pytest.fixture
def komend(netwerk):
    return SessieFactory(netwerk=netwerk, gepland_op="2026-11-01T10:00Z")


@pytest.fixture
def vraag(netwerk, komend):
    vraag = LeervraagFactory(netwerk=netwerk, staat="geagendeerd")
    AgendapuntFactory(sessie=komend, leervraag=vraag)
    return vraag


def _neem_terug(antwoord, client):
    (bericht,) = antwoord.context["messages"]
    antwoord = client.post(ongedaan_van(bericht.extra_tags), {"terug": "/proefnet/"}, follow=True)
    return [str(m) for m in antwoord.context["messages"]]


def _pad(naam, obj):
    return reverse(f"sessies:{naam}", kwargs={"netwerk": obj.netwerk.slug, "nummer": obj.nummer})


def test_a_cancelled_meeting_goes_on_after_one_click(als, begeleider, komend, vraag):
    client = als(begeleider)
    antwoord = client.post(_pad("afgelasten", komend), {"reden": "De zaal lekt."}, follow=True)
    vraag.refresh_from_db()
    assert vraag.staat == "ingebracht"

    (zin,) = _neem_terug(antwoord, client)

    komend.refresh_from_db()
    vraag.refresh_from_db()
    assert (komend.status, komend.afgelast_op, komend.reden_afgelast) == ("gepland", None, "")
    assert (komend.volgnummer, vraag.staat) == (2, "geagendeerd")
    assert zin == "De bijeenkomst gaat weer door en haar vragen staan weer op de agenda."
    ics = client.get(_pad("ics", komend)).content.decode()
    assert ("SEQUENCE:2" in ics, "STATUS:CONFIRMED" in ics, "METHOD:PUBLISH" in ics) == (True, True, True)


def test_a_cancelled_meeting_goes_on_from_its_page_later(als, begeleider, komend, vraag):
    sessies.las_af(komend, reden="De zaal lekt.", door=begeleider)
    leervragen.trek_in(leervragen.Leervraag.objects.get(pk=vraag.pk), door=begeleider)
    client = als(begeleider)
    assert "Laat ze toch doorgaan" in client.get(komend.get_absolute_url()).content.decode()

    client.post(_pad("doorgaan", komend))

    komend.refresh_from_db()
    vraag.refresh_from_db()
    assert (komend.status, vraag.staat) == ("gepland", "ingetrokken")
    with pytest.raises(DomainError, match="niet afgelast"):
        sessies.laat_doorgaan(komend, door=begeleider)


def test_a_concept_that_was_cancelled_is_a_concept_again(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, status="concept")
    sessies.las_af(sessie, reden="Toch niet.", door=begeleider)

    assert sessies.laat_doorgaan(sessie, door=begeleider).status == "concept"


def test_publishing_is_taken_back_until_the_meeting_begins(als, begeleider, netwerk):
    sessie = SessieFactory(netwerk=netwerk, status="concept")
    client = als(begeleider)
    _neem_terug(client.post(_pad("publiceer", sessie), follow=True), client)

    sessie.refresh_from_db()
    assert (sessie.status, sessie.gepland_op) == ("concept", None)
    voorbij = SessieFactory(netwerk=netwerk, voorbij=True)
    with pytest.raises(DomainError, match="nog moet beginnen"):
        sessies.haal_van_kalender(voorbij, door=begeleider)


def test_closing_is_taken_back_with_its_questions_and_what_was_written_stays(als, begeleider, netwerk):
    sessie = SessieFactory(netwerk=netwerk, voorbij=True, status="gepland")
    vraag = LeervraagFactory(netwerk=netwerk, staat="geagendeerd")
    AgendapuntFactory(sessie=sessie, leervraag=vraag)
    client = als(begeleider)
    antwoord = client.post(
        _pad("afsluiten", sessie),
        {"verslag": "Zo ging het.", "versie": sessie.versie, "inzending": "a" * 32},
        follow=True,
    )
    vraag.refresh_from_db()
    assert vraag.staat == "besproken"

    _neem_terug(antwoord, client)

    sessie.refresh_from_db()
    vraag.refresh_from_db()
    assert (sessie.status, sessie.verslag, vraag.staat) == ("gepland", "Zo ging het.", "geagendeerd")
    with pytest.raises(DomainError, match="afgesloten is"):
        sessies.heropen_sessie(sessie, door=begeleider)


def test_a_closed_meeting_is_reopened_from_its_page(als, begeleider, netwerk):
    sessie = SessieFactory(netwerk=netwerk, voorbij=True, status="gehouden")
    client = als(begeleider)
    assert ">Heropen<" in client.get(sessie.get_absolute_url()).content.decode()

    antwoord = client.post(_pad("heropenen", sessie), follow=True)
    sessie.refresh_from_db()
    assert sessie.status == "gepland"

    assert _neem_terug(antwoord, client) == ["De bijeenkomst is weer afgesloten."]


def test_minutes_that_were_shared_are_shared_no_longer_and_that_is_said(als, begeleider, netwerk):
    sessie = SessieFactory(netwerk=netwerk, voorbij=True, status="gehouden", verslag="Zo ging het.")
    client = als(begeleider)
    antwoord = client.post(_pad("verslag-delen", sessie), follow=True)
    assert "Er vertrok geen mail" in antwoord.content.decode()
    assert _neem_terug(antwoord, client) == ["Het verslag is niet meer gedeeld. Wie het al las, las het."]

    client.post(_pad("verslag-delen", sessie))
    client.post(_pad("verslag-terughalen", sessie))

    sessie.refresh_from_db()
    assert sessie.verslag_op is None
    with pytest.raises(DomainError, match="niet gedeeld"):
        verslag.haal_verslag_terug(sessie, door=begeleider)


def test_a_question_leaves_the_agenda_again(als, begeleider, netwerk, komend):
    vraag = LeervraagFactory(netwerk=netwerk, staat="verhelderd", verhelderd_op="2026-11-01T10:00Z")
    client = als(begeleider)
    velden = {"sessie": komend.pk, "titel": "Wie betaalt?", "minuten": 30, "inzending": "b" * 32}
    antwoord = client.post(_pad("agenderen", vraag), velden, follow=True)
    assert komend.agendapunten.filter(leervraag=vraag).exists()

    _neem_terug(antwoord, client)

    vraag.refresh_from_db()
    assert (vraag.staat, komend.agendapunten.filter(leervraag=vraag).exists()) == ("verhelderd", False)


def test_only_what_stands_on_the_agenda_of_a_coming_meeting_leaves_it(netwerk, begeleider, komend, vraag):
    with pytest.raises(DomainError, match="staat niet op de agenda"):
        agenda.haal_van_agenda(komend, leervraag=0, door=begeleider)
    voorbij = SessieFactory(netwerk=netwerk, voorbij=True)
    AgendapuntFactory(sessie=voorbij, leervraag=vraag)
    with pytest.raises(DomainError, match="blijft zoals ze was"):
        agenda.haal_van_agenda(voorbij, leervraag=vraag.pk, door=begeleider)


@pytest.mark.parametrize("is_vertrokken", [True, False])
def test_an_answer_is_taken_back_and_what_left_is_said(als, begeleider, netwerk, is_vertrokken):
    vrager = iemand("lid", netwerk)
    vraag = LeervraagFactory(netwerk=netwerk, staat="ingebracht", ingebracht_door=vrager)
    client = als(begeleider)
    velden = {"antwoord": "Bel eerst.", "versie": vraag.versie, "inzending": "c" * 32}
    antwoord = client.post(_pad("beantwoord", vraag), velden, follow=True)
    if is_vertrokken:
        verstuur_wachtende()

    (zin,) = _neem_terug(antwoord, client)

    vraag.refresh_from_db()
    assert (vraag.staat, vraag.antwoord, vraag.beantwoord_op) == ("ingebracht", "", None)
    assert ("De mail naar de vraagsteller is al vertrokken." in zin) is is_vertrokken
    assert Bericht.objects.count() == int(is_vertrokken)
    assert "Bel eerst." in client.get(_pad("beantwoord", vraag)).content.decode()

    leervragen.beantwoord(vraag, antwoord="Mail eerst.", versie=vraag.versie, door=begeleider)
    assert Bericht.objects.count() == 1 + int(is_vertrokken)
    assert vraag.antwoord_teruggenomen == ""


def test_only_an_answer_is_taken_back(netwerk, begeleider):
    with pytest.raises(DomainError, match="geen antwoord"):
        leervragen.neem_antwoord_terug(LeervraagFactory(netwerk=netwerk), door=begeleider)


def test_an_answer_of_which_nobody_got_a_mail_is_taken_back_too(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, staat="ingebracht", ingebracht_door=begeleider)
    leervragen.beantwoord(vraag, antwoord="Zo.", versie=vraag.versie, door=begeleider)

    assert leervragen.neem_antwoord_terug(vraag, door=begeleider) is False
