"""Every list is put in the order of its headings: both ways, what is empty last, and the file as the page."""

import re
from datetime import date

import pytest
from django.template.loader import get_template
from django.urls import reverse

from kern.lijsten import FilterlijstView
from netwerken.domain.toegang import toegang_van
from tests.fabrieken.netwerken import iemand
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.sessies import SessieFactory
from tests.kern.test_lijsten import EIGEN

GESORTEERD = [klasse for klasse in EIGEN if issubclass(klasse, FilterlijstView) and klasse.volgordes]
KOP = re.compile(r'{% kop "([^"]+)" "([^"]+)"')


def _koppen(klasse):
    bron = get_template(klasse.template_name).template.source
    for deel in re.findall(r'{% include "([^"]+/_rijen.html)"', bron):
        bron += get_template(deel).template.source
    return {volgorde: woord for woord, volgorde in KOP.findall(bron)}


@pytest.mark.parametrize("klasse", GESORTEERD, ids=lambda k: k.__name__)
def test_each_order_has_its_heading_of_the_same_name(klasse):
    assert _koppen(klasse) == {sleutel: v.naam for sleutel, v in klasse.volgordes.items()}


def test_most_lists_can_be_sorted():
    assert len(GESORTEERD) >= 6


@pytest.mark.django_db
@pytest.mark.parametrize("klasse", GESORTEERD, ids=lambda k: k.__name__)
def test_every_order_is_one_that_the_database_knows(klasse, rf, netwerk, begeleider):
    for sleutel in klasse.volgordes:
        for teken in ("", "-"):
            view = klasse()
            view.setup(rf.get("/", {"sorteer": f"{teken}{sleutel}"}), netwerk=netwerk.slug)
            view.request.netwerk, view.request.toegang = netwerk, toegang_van(begeleider, netwerk)
            assert list(view.get_queryset()) == []


@pytest.fixture
def drie(netwerk):
    return [
        PilootFactory(netwerk=netwerk, titel=titel, start=start)
        for titel, start in (("beta", date(2026, 3, 1)), ("Alfa", None), ("Celsius", date(2026, 1, 1)))
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sorteer", "titels"),
    [
        ("titel", ["Alfa", "beta", "Celsius"]),
        ("-titel", ["Celsius", "beta", "Alfa"]),
        ("start", ["Celsius", "beta", "Alfa"]),
        ("-start", ["beta", "Celsius", "Alfa"]),
    ],
)
def test_a_list_is_sorted_both_ways_with_what_is_empty_last(sorteer, titels, client, netwerk, begeleider, drie):
    adres = reverse("piloten:lijst", kwargs={"netwerk": netwerk.slug})

    pagina = client.get(adres, {"sorteer": sorteer})
    regels = client.get(adres, {"sorteer": sorteer, "als": "csv"}).getvalue().decode()

    assert [p.titel for p in pagina.context["object_list"]] == titels
    assert re.findall("Alfa|beta|Celsius", regels) == titels


@pytest.mark.django_db
def test_a_heading_says_how_it_stands_and_turns_around(client, netwerk, begeleider, drie):
    adres = reverse("piloten:lijst", kwargs={"netwerk": netwerk.slug})

    gewoon = client.get(adres, {"q": "", "page": "1"}).content.decode()
    op = client.get(adres, {"sorteer": "titel"}).content.decode()
    onzin = client.get(adres, {"sorteer": "password"}).content.decode()

    assert 'href="?q=&amp;sorteer=titel"' in gewoon
    assert "aria-sort" not in gewoon + onzin
    assert re.search(r'aria-sort="ascending"><a class="ln-sort" href="\?sorteer=-titel">Piloot<', op)
    assert '<option value="titel" selected>Piloot, van A tot Z</option>' in op
    assert '<option value="-start">Wanneer, nieuwste eerst</option>' in op


@pytest.mark.django_db
def test_meetings_are_sorted_by_where_they_are_and_how_they_stand_as_it_is_read(client, netwerk, begeleider):
    for titel, velden in {
        "gepland": {"plaats": "", "gemeente": "aalst"},
        "online": {"vorm": "online", "concept": True},
        "gehouden": {"gehouden": True, "plaats": "", "gemeente": ""},
        "afgelast": {"afgelast": True, "plaats": "Bib", "gemeente": ""},
        "extern": {"soort": "extern", "voorbij": True, "plaats": "Bib", "gemeente": "Gent"},
        "hybride": {"voorbij": True, "vorm": "hybride", "plaats": "", "gemeente": ""},
    }.items():
        SessieFactory(netwerk=netwerk, titel=titel, **velden)
    adres = reverse("sessies:lijst", kwargs={"netwerk": netwerk.slug})

    def titels(wie, **vraag):
        client.force_login(wie)
        return [s.titel for s in client.get(adres, vraag).context["object_list"]]

    assert titels(begeleider, sorteer="waar") == ["gepland", "afgelast", "extern", "hybride", "online", "gehouden"]
    op = titels(begeleider, sorteer="toestand")
    assert op == ["afgelast", "online", "gehouden", "gepland", "hybride", "extern"]
    assert titels(begeleider, sorteer="-toestand") == op[::-1]
    assert titels(iemand("lid", netwerk), sorteer="toestand") == [
        "afgelast",
        "gehouden",
        "gepland",
        "extern",
        "hybride",
    ]
