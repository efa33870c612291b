"""A filter that somebody keeps: above its list, for them alone, in this network, gone with one click."""

import pytest
from django.urls import reverse

from kern.exceptions import DomainError
from netwerken.domain.filters import MEESTE, bewaar_filter
from netwerken.models import Bewaardefilter
from tests.fabrieken.netwerken import NetwerkFactory, als, iemand
from tests.fabrieken.sessies import LeervraagFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lijst(netwerk):
    LeervraagFactory(netwerk=netwerk)
    return reverse("sessies:leervragen", kwargs={"netwerk": netwerk.slug})


def bewaar(client, netwerk, **velden):
    adres = reverse("netwerken:filter-bewaar", kwargs={"netwerk": netwerk.slug})
    return client.post(adres, {"lijst": "sessies:leervragen", "vraag": "staat=open", "naam": "Nog open", **velden})


def namen(client, lijst):
    return [f.naam for f in client.get(lijst).context["bewaarde_filters"]]


def test_what_is_chosen_gets_a_name_and_stands_above_the_list(client, netwerk, begeleider, lijst):
    gekozen = client.get(lijst, {"staat": "open", "page": "1", "sorteer": "-ingebracht", "q": ""}).content.decode()
    assert "vraag=staat%3Dopen%26sorteer%3D-ingebracht" in gekozen
    assert "bewaar deze filter" not in client.get(lijst).content.decode()

    antwoord = bewaar(client, netwerk, vraag="staat=open&page=3&q=&als=csv")

    assert antwoord["Location"] == f"{lijst}?staat=open"
    html = client.get(antwoord["Location"]).content.decode()
    assert '<a href="?staat=open" aria-current="true">Nog open</a>' in html
    assert 'aria-label="Haal je filter ‘Nog open’ weg"' in html


def test_a_name_that_was_used_gets_the_new_filter(client, netwerk, begeleider, lijst):
    bewaar(client, netwerk)
    bewaar(client, netwerk, vraag="q=school")

    assert list(Bewaardefilter.objects.values_list("naam", "vraag")) == [("Nog open", "q=school")]


def test_it_is_of_one_person_one_network_and_one_list(client, netwerk, begeleider, lijst):
    bewaar(client, netwerk)
    ander = NetwerkFactory()
    bewaar_filter(ander, lijst="sessies:leervragen", naam="Elders", vraag="q=a", door=begeleider)

    assert namen(client, lijst) == ["Nog open"]
    assert namen(als(iemand("lid", netwerk)), lijst) == []
    assert namen(client, reverse("piloten:lijst", kwargs={"netwerk": netwerk.slug})) == []


def test_one_click_takes_it_away_and_nobody_else_can(client, netwerk, begeleider, lijst):
    bewaar(client, netwerk)
    weg = reverse("netwerken:filter-weg", kwargs={"netwerk": netwerk.slug, "pk": Bewaardefilter.objects.get().pk})

    assert als(iemand("netwerkbegeleider", netwerk)).post(weg).status_code == 404
    assert client.post(weg, {"terug": f"{lijst}?q=a"})["Location"] == f"{lijst}?q=a"
    assert namen(client, lijst) == []


@pytest.mark.parametrize("naam", ["netwerken:overzicht", "sessies:detail", "onzin", "https://elders.example/"])
def test_only_a_list_of_the_network_keeps_filters(naam, client, netwerk, begeleider):
    assert bewaar(client, netwerk, lijst=naam).status_code == 404
    assert not Bewaardefilter.objects.exists()


def test_without_a_choice_or_with_too_many_it_says_so(client, netwerk, begeleider):
    assert "Kies eerst iets in de filter" in bewaar(client, netwerk, vraag="page=2").content.decode()
    for n in range(MEESTE):
        bewaar_filter(netwerk, lijst="sessies:leervragen", naam=f"{n}", vraag="q=a", door=begeleider)
    with pytest.raises(DomainError, match="twaalf"):
        bewaar_filter(netwerk, lijst="sessies:leervragen", naam="te veel", vraag="q=a", door=begeleider)
    assert Bewaardefilter.objects.count() == MEESTE
