from datetime import date

import pytest

from kern.exceptions import DomainError
from kern.models import Gebeurtenis
from netwerken.domain import netwerken as domein
from netwerken.domain import rollen
from netwerken.models import Lidmaatschap, Netwerk, Netwerkorganisatie
from tests.fabrieken.netwerken import GebruikerFactory, NetwerkFactory

pytestmark = pytest.mark.django_db


def test_an_organisation_collects_its_capacities_in_one_row():
    netwerk = NetwerkFactory()
    domein.neem_organisatie_op(netwerk, naam="Lokaal bestuur Waterhove", soorten=["lokaal_bestuur"], door=None)
    domein.neem_organisatie_op(netwerk, naam="Lokaal bestuur Waterhove", soorten=["promotor"], door=None)

    rij = Netwerkorganisatie.objects.get()
    assert rij.soorten == ["lokaal_bestuur", "promotor"]
    assert rij.soortnamen == ["lokaal bestuur", "promotor"]


def test_an_unknown_capacity_is_refused():
    with pytest.raises(DomainError, match="Onbekende soort"):
        domein.neem_organisatie_op(NetwerkFactory(), naam="x", soorten=["baas"], door=None)

    assert not Netwerkorganisatie.objects.exists()


def test_a_role_given_twice_is_given_once():
    netwerk, mens = NetwerkFactory(), GebruikerFactory()
    eerste = rollen.geef_rol(mens, netwerk, rol="lid", door=None)
    tweede = rollen.geef_rol(mens, netwerk, rol="lid", door=None)

    assert eerste == tweede
    assert Gebeurtenis.objects.filter(wat="lidmaatschap.gegeven").count() == 1


def test_a_network_that_ends_before_it_starts_is_refused():
    with pytest.raises(DomainError, match="eindigt na zijn start"):
        domein.maak_netwerk(
            naam="x",
            korte_naam="x",
            slug="x-net",
            grondslag="opdracht",
            start=date(2022, 1, 1),
            einde=date(2021, 1, 1),
            door=None,
        )

    assert not Netwerk.objects.exists()


def test_only_parts_of_the_set_up_are_added_that_way():
    with pytest.raises(DomainError, match="eigen weg"):
        domein.voeg_toe(Lidmaatschap, NetwerkFactory(), gebruiker=GebruikerFactory(), rol="lid", door=None)
