"""The minutes on paper say for which organisations people were there, and no name of anybody."""

import pytest

from sessies.overzicht import verslagdruk
from tests.fabrieken.deelname import AanwezigheidFactory, AanwezigheidslijstFactory
from tests.fabrieken.netwerken import OrganisatieFactory

pytestmark = pytest.mark.django_db


def _namens(lijst):
    return verslagdruk.lees(lijst.netwerk, str(lijst.sessie.pk)).delen["namens"]


def test_each_organisation_stands_there_once_with_how_many_came():
    lijst, school = AanwezigheidslijstFactory(), OrganisatieFactory(naam="School")
    AanwezigheidFactory.create_batch(2, lijst=lijst, organisatie=school)
    AanwezigheidFactory(lijst=lijst, organisatie=OrganisatieFactory(naam="ocmw"))
    AanwezigheidFactory(lijst=lijst, organisatie=None)
    AanwezigheidFactory(lijst=lijst, organisatie=OrganisatieFactory(naam="Afwezig"), toestand="afwezig")

    assert _namens(lijst) == "ocmw, School (2), 1 zonder organisatie"


def test_without_a_list_nothing_is_said_of_it():
    assert _namens(AanwezigheidslijstFactory()) == ""
