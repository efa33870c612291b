"""Every address, partials included, stands in one table of who may enter, with which method."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import ROLLEN, maak_wereld

pytestmark = pytest.mark.django_db
ACTOREN = ("bezoeker", "ander", *ROLLEN)
NIET_VAN_ONS = {"admin", "account", "mfa"}  # walked by tests of their own
ZONDER_NAAM = ("account_", "mfa_", "usersessions_")


def op_beide(*wie):
    """All actors; on the second engine only these: there a query may be refused, but nobody gets another right."""
    merk = pytest.mark.een_databank
    return [actor if actor in wie else pytest.param(actor, marks=merk) for actor in ACTOREN]


def url_namen(patronen=None, voor=""):
    """All named addresses of the product, except those of the administrator's pages and of allauth."""
    for patroon in get_resolver().url_patterns if patronen is None else patronen:
        if isinstance(patroon, URLResolver):
            if patroon.namespace in NIET_VAN_ONS:
                continue
            ruimte = f"{voor}{patroon.namespace}:" if patroon.namespace else voor
            yield from url_namen(patroon.url_patterns, ruimte)
        elif isinstance(patroon, URLPattern) and patroon.name and not patroon.name.startswith(ZONDER_NAAM):
            yield f"{voor}{patroon.name}"


def test_every_url_is_in_the_table():
    assert set(url_namen()) == set(TOEGANG)


def test_no_url_is_without_a_name():
    naamloos = [
        str(p.pattern)
        for r in get_resolver().url_patterns
        if isinstance(r, URLResolver) and r.namespace not in NIET_VAN_ONS and "accounts" not in str(r.pattern)
        for p in r.url_patterns
        if isinstance(p, URLPattern) and not p.name
    ]
    assert naamloos == []


def _als(actor, wereld, ander):
    """A browser in which this actor is logged in; a visitor gets a fresh one each time."""
    client = Client()
    if actor == "ander":
        client.force_login(ander.mensen["netwerkbegeleider"])
    elif actor != "bezoeker":
        client.force_login(wereld.mensen[actor])
    return client


@pytest.fixture
def twee_werelden():
    return maak_wereld(), maak_wereld()


@pytest.mark.parametrize("actor", op_beide("netwerkbegeleider", "lid"))
def test_who_may_enter(actor, twee_werelden, subtests):
    wereld, ander = twee_werelden
    client = _als(actor, wereld, ander)
    for naam, regel in TOEGANG.items():
        with subtests.test(naam):
            pad = reverse(naam, kwargs=regel.kwargs(wereld))
            gekregen = client.get(pad, **regel.kop).status_code
            assert gekregen == regel.get[ACTOREN.index(actor)], f"GET {pad} als {actor}"


@pytest.mark.parametrize("actor", op_beide("netwerkbegeleider"))
def test_who_may_do(actor, twee_werelden, subtests):
    """An empty POST: who may not gets 302 (login), 403 or 404; who may gets a form back (200) or a redirect."""
    wereld, ander = twee_werelden
    client = _als(actor, wereld, ander)
    for naam, regel in TOEGANG.items():
        client = Client() if actor == "bezoeker" else client
        with subtests.test(naam):
            pad = reverse(naam, kwargs=regel.kwargs(wereld))
            gekregen = client.post(pad, {}, **regel.kop).status_code
            assert gekregen == regel.post[ACTOREN.index(actor)], f"POST {pad} als {actor}"


@pytest.mark.een_databank
def test_an_object_of_another_network_is_not_there(client, twee_werelden, subtests):
    """My network in the address, the other network's object behind it: 404, whatever the method."""
    wereld, ander = twee_werelden
    client.force_login(wereld.mensen["netwerkbegeleider"])
    gezien = 0
    for naam, regel in TOEGANG.items():
        kwargs = regel.kwargs(ander)
        if "netwerk" not in kwargs or kwargs | {"netwerk": ""} == regel.kwargs(wereld) | {"netwerk": ""}:
            continue  # it names no object
        gezien += 1
        kwargs = kwargs | {"netwerk": wereld.netwerk.slug}
        with subtests.test(naam):
            pad = reverse(naam, kwargs=kwargs)
            assert client.get(pad, **regel.kop).status_code in (404, 405), pad
            assert client.post(pad, {}, **regel.kop).status_code in (404, 405), pad
    assert gezien > 15


@pytest.mark.parametrize("methode", ["put", "delete", "patch", "trace"])
def test_strange_methods_change_nothing(methode, client, twee_werelden, subtests):
    wereld, _ = twee_werelden
    client.force_login(wereld.mensen["netwerkbegeleider"])
    for naam, regel in TOEGANG.items():
        with subtests.test(naam):
            pad = reverse(naam, kwargs=regel.kwargs(wereld))
            assert getattr(client, methode)(pad).status_code in (403, 404, 405)


def test_an_unknown_network_is_not_there(client, twee_werelden):
    wereld, _ = twee_werelden
    client.force_login(wereld.mensen["netwerkbegeleider"])
    assert client.get("/bestaat-niet/").status_code == 404
    assert client.get("/bestaat-niet/sessies/").status_code == 404
