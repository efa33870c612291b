"""What somebody may do in their networks, loaded for one network or for all of them at once."""

import pytest

from kern.models import BewaardeStand
from kern.standen import Standen
from netwerken.domain.toegang import toegang_van, toegangen_van
from tests.conftest import BEWAARD
from tests.fabrieken.netwerken import (
    GebruikerFactory,
    LidmaatschapFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    iemand,
)

pytestmark = pytest.mark.django_db


def test_who_is_no_member_has_no_access_and_a_member_what_all_their_roles_give(netwerk):
    organisatie = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    een = LidmaatschapFactory(netwerk=netwerk, rol="lid", organisatie=organisatie)
    ander = LidmaatschapFactory(netwerk=netwerk, rol="projectmedewerker", gebruiker=een.gebruiker)
    iemand("opdrachtgever", netwerk)

    toegang = toegang_van(een.gebruiker, netwerk)

    assert (toegang.rollen, toegang.lidmaatschap_ids) == ({"lid", "projectmedewerker"}, {een.pk, ander.pk})
    assert toegang.organisatie_ids == {organisatie.pk}
    assert toegang_van(een.gebruiker, NetwerkFactory()) is None


def test_all_networks_of_somebody_come_in_their_order_with_what_was_worked_out_for_each(
    monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(Standen, "haal", BEWAARD)
    mens = GebruikerFactory()
    netwerken = [NetwerkFactory(naam=naam) for naam in ("Zee", "Aarde")]
    for netwerk in netwerken:
        LidmaatschapFactory(gebruiker=mens, netwerk=netwerk, rol="lid")
        toegang_van(mens, netwerk).standen.haal("iets", lambda waar=netwerk.naam: waar)
    NetwerkFactory()

    with django_assert_num_queries(3):
        toegangen = toegangen_van(mens)
        bewaard = [(t.netwerk.naam, t.standen.haal("iets", lambda: "opnieuw")) for t in toegangen]

    assert bewaard == [("Aarde", "Aarde"), ("Zee", "Zee")]
    assert BewaardeStand.objects.count() == 2


def test_who_has_no_network_asks_nothing_more(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert toegangen_van(GebruikerFactory.build(pk=1)) == []
