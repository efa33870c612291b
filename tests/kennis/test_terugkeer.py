import pytest

from kennis.overzicht.terugkeer import terugkerende
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
