"""A reader hides columns of a list: in the address, in print, kept with a filter, and said where the file has more."""

from urllib.parse import unquote

import pytest
from django.urls import resolve, reverse
from lxml import html

from kern.lijsten import VERBORGEN, FilterlijstView
from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import maak_wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld():
    return maak_wereld()


@pytest.fixture
def lijsten(wereld):
    """Address → view of each list of which columns can be hidden."""
    uit = {}
    for naam, regel in TOEGANG.items():
        pad = reverse(naam, kwargs=regel.kwargs(wereld)) if ":" in naam else ""
        klasse = getattr(resolve(pad).func, "view_class", None) if pad else None
        if isinstance(klasse, type) and issubclass(klasse, FilterlijstView) and klasse.kolommen:
            uit[pad] = klasse
    return uit


def test_every_column_that_can_be_hidden_is_the_one_under_its_heading(wereld, lijsten, client):
    client.force_login(wereld.mensen["netwerkbegeleider"])
    for pad, klasse in lijsten.items():
        boom = html.fromstring(client.get(pad).content)
        koppen = [kop.text_content().strip() for kop in boom.xpath("//div[@id='lijst']//table[1]/thead/tr/th")]
        assert len(koppen) > 4, pad
        for kolom in klasse.kolommen.values():
            assert koppen[kolom.plaats - 1] == kolom.woord, pad
            assert VERBORGEN[kolom.plaats] == f"ln-zonder-{kolom.plaats}"
        assert boom.xpath("//input[@name='zonder']/@value") == list(klasse.kolommen)
        assert "ln-zonder-" not in client.get(pad).text
    assert len(lijsten) >= 8


def test_the_last_contact_can_be_hidden_by_who_sees_it_alone(wereld, client):
    pad = reverse("projecten:lijst", kwargs={"netwerk": wereld.netwerk.slug})
    gezien = {}
    for rol in ("netwerkbegeleider", "projectmedewerker", "opdrachtgever", "lid"):
        client.force_login(wereld.mensen[rol])
        boom = html.fromstring(client.get(pad, {"zonder": "contact"}).content)
        te_kiezen = "contact" in boom.xpath("//input[@name='zonder']/@value")
        gezien[rol] = (te_kiezen, boom.xpath("//div[@id='lijst']//table/@class")[0])

    weg, niets = (True, "ln-table ln-zonder-6"), (False, "ln-table")
    assert gezien == {"netwerkbegeleider": weg, "projectmedewerker": weg, "opdrachtgever": weg, "lid": niets}


def test_what_is_hidden_stands_in_the_address_and_is_kept_with_the_filter(wereld, client):
    client.force_login(wereld.mensen["netwerkbegeleider"])
    pad = reverse("sessies:leervragen", kwargs={"netwerk": wereld.netwerk.slug})
    antwoord = client.get(pad, {"zonder": ["thema", "bijeenkomst", "bestaat-niet"], "q": ""})
    boom = html.fromstring(antwoord.content)

    assert boom.xpath("//div[@id='lijst']//table/@class") == ["ln-table ln-zonder-3 ln-zonder-5"]
    assert boom.xpath("//input[@name='zonder'][@checked]/@value") == ["thema", "bijeenkomst"]
    assert "zonder Thema en Bijeenkomst" in boom.text_content()
    (bewaar,) = boom.xpath("//a[contains(@href, 'vraag=')]/@href")
    assert "zonder=thema&zonder=bijeenkomst" in unquote(bewaar)
    (weer,) = [a.get("href") for a in boom.iter("a") if a.text == "toon alle kolommen"]
    assert "zonder" not in weer
    assert "Haal op als CSV (alle kolommen)" in antwoord.text
    assert client.get(pad, {"zonder": "thema", "als": "csv"}).getvalue() == client.get(pad, {"als": "csv"}).getvalue()


def test_another_page_and_another_order_hide_the_same(wereld, client):
    client.force_login(wereld.mensen["netwerkbegeleider"])
    pad = reverse("sessies:leervragen", kwargs={"netwerk": wereld.netwerk.slug})
    boom = html.fromstring(client.get(pad, {"zonder": ["thema", "bijeenkomst"]}).content)
    assert {a.get("href") for a in boom.xpath("//a[@class='ln-sort']")} == {
        f"?zonder=thema&zonder=bijeenkomst&sorteer={naam}" for naam in ("thema", "ingebracht", "bijeenkomst")
    }
