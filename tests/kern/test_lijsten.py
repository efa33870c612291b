"""A page number that is no longer there shows the last page, in every list."""

import pytest
from django.urls import get_resolver, reverse
from django.views.generic import ListView

from kern.lijsten import LijstView
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
