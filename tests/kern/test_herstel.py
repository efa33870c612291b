"""A row that was taken away stands there again as it did, as long as what it belonged to is there."""

import pytest

from kern.domain.herstel import haal_weg, weggehaald, zet_neer
from kern.models import Gebeurtenis, Vorige, Zoekdocument
from sessies.models import Besluit
from tests.fabrieken.sessies import BesluitFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


def _haal_weg(besluit):
    haal_weg(besluit, "besluit.weggehaald", door=None)
    return Gebeurtenis.objects.get(wat="besluit.weggehaald")


def test_a_row_comes_back_with_its_key_and_is_found_again():
    besluit = BesluitFactory(tekst="We kopen een bus.")
    voor = Besluit.objects.filter(pk=besluit.pk).values().get()
    vindbaar = Zoekdocument.objects.filter(soort="besluit").count()
    regel = _haal_weg(besluit)
    assert not Zoekdocument.objects.filter(soort="besluit").exists()

    zet_neer(weggehaald(regel), "besluit.teruggezet", door=None)

    na = Besluit.objects.values().get()
    assert {**na, "versie": 0} == {**voor, "versie": 0}
    assert Zoekdocument.objects.filter(soort="besluit").count() == vindbaar == 1


def test_what_belonged_to_something_that_is_gone_does_not_come_back():
    besluit = BesluitFactory()
    regel = _haal_weg(besluit)
    rij = weggehaald(regel)
    besluit.sessie.delete()

    with geweigerd("dat is er niet meer", Besluit):
        zet_neer(rij, "besluit.teruggezet", door=None)


def test_after_a_day_the_words_are_gone():
    regel = _haal_weg(BesluitFactory())
    Vorige.objects.all().delete()

    with geweigerd("Deze knop werkt niet meer", Besluit):
        weggehaald(regel)
