"""A page number that is no longer there shows the last page, in every list."""

import pytest
from django.template.loader import get_template
from django.urls import get_resolver, reverse
from django.views.generic import ListView

from kern.lijsten import LijstView
from tests.fabrieken.netwerken import LidmaatschapFactory
from tests.fabrieken.sessies import SessieFactory


def _lijsten(patronen):
    for patroon in patronen:
        if hasattr(patroon, "url_patterns"):
            yield from _lijsten(patroon.url_patterns)
        elif isinstance(klasse := getattr(patroon.callback, "view_class", None), type) and issubclass(klasse, ListView):
            yield klasse


@pytest.mark.django_db
@pytest.mark.parametrize(("blad", "toont"), [("2", 2), ("3", 2), ("9999", 2), ("x", 1), ("-1", 2)])
def test_a_stale_page_number_shows_a_page_that_is_there(blad, toont, client, netwerk, begeleider):
    for _ in range(26):
        SessieFactory(netwerk=netwerk)

    antwoord = client.get(
        reverse("sessies:lijst", kwargs={"netwerk": netwerk.slug}), {"page": blad, "weergave": "lijst"}
    )

    assert antwoord.status_code == 200
    assert antwoord.context["page_obj"].number == toont
    assert antwoord.context["object_list"]


def test_every_list_with_pages_does_so():
    met_bladen = {
        k for k in _lijsten(get_resolver().url_patterns) if k.paginate_by and k.__module__.split(".")[0] != "django"
    }

    assert len(met_bladen) > 8
    assert {k.__name__ for k in met_bladen if not issubclass(k, LijstView)} == set()


EIGEN = sorted({k for k in _lijsten(get_resolver().url_patterns) if issubclass(k, LijstView)}, key=str)


@pytest.mark.parametrize("klasse", EIGEN, ids=lambda k: f"{k.__module__}.{k.__name__}")
def test_every_list_is_drawn_by_the_one_template_and_says_in_words_what_it_holds(klasse):
    sjabloon = get_template(klasse.template_name).template

    assert sjabloon.source.startswith('{% extends "base_lijst.html" %}')
    assert klasse.titel
    assert klasse.enkel != klasse.meer
    assert klasse.leeg.tekst


LIJSTEN = [  # address, button, who may only read, and what those read
    ("piloten:lijst", "Ontwerp een piloot", "lid", "Zodra een project iets uitprobeert"),
    ("kennis:lijst", "Schrijf een fiche", "lid", "Zodra iemand opschrijft wat een ander kan overnemen"),
    ("sessies:leervragen", "Breng een vraag in", "opdrachtgever", "Zodra iemand een vraag inbrengt"),
    ("sessies:lijst", "Plan bijeenkomst", "lid", "Zodra er een gepland is"),
    ("rapportage:lijst", "Maak een rapport", "lid", "Zodra er een rapport is dat je mag lezen"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("pad", "knop", "rol", "leest"), LIJSTEN)
def test_an_empty_list_asks_a_first_one_only_of_who_may_make_it(pad, knop, rol, leest, client, netwerk, begeleider):
    adres = reverse(pad, kwargs={"netwerk": netwerk.slug})

    maakt = client.get(adres).content.decode()
    client.force_login(LidmaatschapFactory(netwerk=netwerk, rol=rol).gebruiker)
    kijkt = client.get(adres).content.decode()

    assert (f"</svg>{knop}</a>" in maakt, f'">{knop}</a>' in maakt, leest in maakt) == (True, True, False)
    assert (f"{knop}</a>" in kijkt, leest in kijkt) == (False, True)


@pytest.mark.django_db
def test_a_list_without_any_row_offers_nothing_to_filter(client, netwerk, begeleider):
    adres = reverse("sessies:lijst", kwargs={"netwerk": netwerk.slug})

    leeg, gefilterd = client.get(adres).content.decode(), client.get(adres, {"q": "iets"}).content.decode()

    assert ("Filter de bijeenkomsten" in leeg, "Filter de bijeenkomsten" in gefilterd) == (False, True)
    assert "ln-switch" in leeg, "month and week are there all the same"
