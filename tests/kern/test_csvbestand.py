"""A file of a list is written while it is read: a long one takes no more memory than a short one."""

import tracemalloc

import pytest
from django.urls import reverse

from kern import csvbestand
from kern.csvbestand import csv_antwoord
from kern.lijsten import FilterlijstView
from kern.views import NetwerkMixin
from tests.fabrieken.piloten import PilootFactory
from tests.kern.test_lijsten import EIGEN


def _piek(aantal):
    tracemalloc.start()
    try:
        antwoord = csv_antwoord("x", ["a", "b"], ((n, "woord " * 10) for n in range(aantal)))
        lengte = sum(len(stuk) for stuk in antwoord)
        return tracemalloc.get_traced_memory()[1], lengte
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_rows():
    _piek(10)
    (kort, weinig), (lang, veel) = _piek(2_000), _piek(40_000)

    assert veel > 18 * weinig
    assert lang < kort * 1.5


def test_rows_are_read_while_the_file_leaves(monkeypatch):
    monkeypatch.setattr(csvbestand, "STUK", 1)
    gelezen = []
    antwoord = csv_antwoord("x", ["a"], (gelezen.append(n) or (n,) for n in range(10)))
    stukken = iter(antwoord)

    assert len(gelezen) == 1
    next(stukken)
    next(stukken)
    assert len(gelezen) < 10
    assert b"".join(stukken).decode().splitlines()[-1] == "9"


def test_what_cannot_be_read_is_an_error_and_no_half_file():
    def rijen():
        yield (1,)
        raise OSError("weg")

    with pytest.raises(OSError, match="weg"):
        csv_antwoord("x", ["a"], rijen())


@pytest.mark.django_db
def test_a_list_is_read_bit_by_bit(client, netwerk, begeleider, monkeypatch):
    monkeypatch.setattr("kern.lijsten.CSV_HAP", 2)
    PilootFactory.create_batch(5, netwerk=netwerk)
    antwoord = client.get(reverse("piloten:lijst", kwargs={"netwerk": netwerk.slug}), {"als": "csv"})

    assert antwoord.streaming
    assert len(antwoord.getvalue().decode().splitlines()) == 6


@pytest.mark.parametrize("klasse", [k for k in EIGEN if issubclass(k, FilterlijstView) and issubclass(k, NetwerkMixin)])
def test_the_right_is_asked_before_the_file(klasse):
    assert klasse.__mro__.index(NetwerkMixin) < klasse.__mro__.index(FilterlijstView)
