from itertools import combinations

import pytest

from kennis.overzicht.terugkeer import Signaalwoorden, _paren, terugkerende
from tests.fabrieken.kennis import SignaalFactory
from tests.fabrieken.netwerken import NetwerkFactory, iemand, toegang

pytestmark = pytest.mark.django_db


def _toegang(netwerk):
    return toegang(iemand("opdrachtgever", netwerk), netwerk)


def test_signals_with_the_same_words_in_two_networks_return():
    een, twee = NetwerkFactory(), NetwerkFactory()
    a = SignaalFactory(netwerk=een, titel="Vervoer en opvang ontbreken", gevraagd="Regel een proef")
    SignaalFactory(netwerk=een, titel="Opvang en vervoer ontbreken ook hier", gevraagd="Regel een proef")
    b = SignaalFactory(netwerk=twee, titel="De opvang sluit niet aan op het vervoer", gevraagd="Wacht niet")
    SignaalFactory(netwerk=twee, titel="Formulieren stapelen zich op", gevraagd="Schaf af")

    gevonden = terugkerende([_toegang(een), _toegang(twee)])

    assert len(gevonden) == 1
    assert {titel for _, titel, _, _ in gevonden[0].per_netwerk} >= {b.titel}
    assert "opvang" in gevonden[0].titel.lower()
    assert gevonden[0].geadresseerde == a.geadresseerde


def test_signals_of_one_network_do_not_return():
    netwerk = NetwerkFactory()
    SignaalFactory.create_batch(2, netwerk=netwerk)

    assert terugkerende([_toegang(netwerk), _toegang(NetwerkFactory())]) == []


def test_pairs_are_those_that_looking_at_every_two_would_find():
    """Found by the stems they share, and not by holding every signal against every other."""
    signalen = [
        Signaalwoorden(
            n, n % 4, f"Signaal {n}", "/", 0, "wie", " ".join(f"stam{n * k % 17}" for k in range(1, 6)), "w " * 5
        )
        for n in range(40)
    ]
    stammen = {s.pk: set(s.stammen.split()) for s in signalen}
    alle = [(stammen[a.pk] & stammen[b.pk], a, b) for a, b in combinations(signalen, 2) if a.netwerk_id != b.netwerk_id]
    verwacht = sorted((p for p in alle if len(p[0]) > 1), key=lambda p: (-len(p[0]), p[1].pk, p[2].pk))

    assert len(verwacht) > 20
    assert list(_paren(signalen)) == verwacht
