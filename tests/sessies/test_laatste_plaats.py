"""A hundred people answer in the same instant, each in a connection of their own: the last place is given once."""

import threading

import pytest
from django.db import connection

from kern.exceptions import DomainError
from sessies.domain import antwoorden
from sessies.enums import Antwoord
from sessies.models import Genodigde, Sessie
from tests.fabrieken.netwerken import NetwerkFactory
from tests.fabrieken.sessies import SessieFactory

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes in turn: nothing is locked per row"),
    pytest.mark.django_db(transaction=True),
]
RONDES, TEGELIJK = 20, 20


def _maak(mensen):
    sessie = SessieFactory(netwerk=NetwerkFactory(), hoogstens_ter_plaatse=1)
    rijen = [Genodigde(netwerk=sessie.netwerk, sessie=sessie, email=f"g{n}@elders.example") for n in range(mensen)]
    return sessie, Genodigde.objects.bulk_create(rijen)


def _storm(rijen):
    """Everybody says yes, and asks to wait when it is full; ``TEGELIJK`` connections are open at once."""
    fouten, slag, beurt = [], threading.Barrier(TEGELIJK), iter(list(rijen))
    slot = threading.Lock()

    def een(rij):
        try:
            antwoorden.antwoord(rij, keuze=Antwoord.JA, door=None)
        except DomainError as fout:
            if fout.code != "vol":
                raise
            antwoorden.antwoord(rij, keuze=Antwoord.WACHT, door=None)

    def draad():
        try:
            slag.wait()
            while True:
                with slot:
                    rij = next(beurt, None)
                if rij is None:
                    return
                een(rij)
        except Exception as fout:  # noqa: BLE001 -- whatever it is, the test judges it
            fouten.append(f"{type(fout).__name__}: {fout}")
        finally:
            connection.close()

    draden = [threading.Thread(target=draad) for _ in range(TEGELIJK)]
    for d in draden:
        d.start()
    for d in draden:
        d.join()
    return fouten


def test_of_a_hundred_at_once_exactly_one_has_the_last_place_and_the_others_stand_in_line():
    for ronde in range(RONDES):
        mensen = 100 if ronde == 0 else TEGELIJK  # the whole crowd once: it takes seconds
        sessie, rijen = _maak(mensen)

        assert _storm(rijen) == [], ronde

        assert sessie.genodigden.filter(antwoord=Antwoord.JA).count() == 1, ronde
        nummers = list(sessie.genodigden.wachtend().values_list("wachtnummer", flat=True))
        assert nummers == list(range(1, mensen)), ronde
        sessie.netwerk.delete()


def test_without_the_lock_of_the_meeting_it_overbooks(monkeypatch):
    """The control: it shows that the test above can fail."""
    monkeypatch.setattr(
        antwoorden, "neem", lambda sessie: Sessie.objects.select_related("netwerk", "vaste_plaats").get(pk=sessie.pk)
    )
    te_veel = 0
    for _ in range(RONDES):
        sessie, rijen = _maak(TEGELIJK)
        _storm(rijen)
        te_veel = sessie.genodigden.filter(antwoord=Antwoord.JA).count()
        if te_veel > 1:
            break
    assert te_veel > 1
