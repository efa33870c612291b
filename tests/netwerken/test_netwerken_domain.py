from datetime import date

import pytest

from kern import register
from kern.exceptions import DomainError
from kern.models import Gebeurtenis
from netwerken.domain import netwerken as domein
from netwerken.domain import rollen
from netwerken.models import Afwijking, Lidmaatschap, Netwerk, Netwerkorganisatie, Orgaan, Organisatie
from tests.fabrieken.netwerken import GebruikerFactory, NetwerkFactory, OrgaanFactory, PlichtFactory
from tests.weigering import geweigerd

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


@pytest.mark.parametrize(
    ("velden", "zin"), [({"naam": "x" * 251}, "250"), ({"naam": " "}, "leeg"), ({"naam": "Goed", "land": "BEL"}, "2")]
)
def test_what_the_model_refuses_of_an_organisation_is_refused_in_words(velden, zin):
    with geweigerd(zin, Organisatie, Netwerkorganisatie):
        domein.neem_organisatie_op(NetwerkFactory(), **velden, door=None)


def test_reasons_that_grow_too_long_together_are_refused(netwerk):
    """Each of them fits."""
    langst = Netwerkorganisatie._meta.get_field("motivering").max_length
    domein.neem_organisatie_op(netwerk, naam="Het Huis", motivering="x" * langst, door=None)
    with geweigerd("Motivering"):
        domein.neem_organisatie_op(netwerk, naam="Het Huis", motivering="Nog iets.", door=None)


@pytest.mark.parametrize(("jaar", "mag"), [(2019, False), (2020, True), (2022, True), (2023, False)])
def test_a_promise_is_kept_otherwise_in_a_year_in_which_the_network_runs(jaar, mag):
    netwerk = NetwerkFactory(start=date(2020, 12, 31), einde=date(2022, 1, 1))
    plicht = PlichtFactory(netwerk=netwerk)
    if mag:
        assert domein.stel_afwijking_voor(plicht, jaar=jaar, reden="Zaal dicht.", door=None).jaar == jaar
    else:
        with geweigerd(f"In {jaar} loopt dit netwerk niet", Afwijking, veld="jaar"):
            domein.stel_afwijking_voor(plicht, jaar=jaar, reden="Zaal dicht.", door=None)


def test_a_decision_is_about_one_deviation_which_then_says_it(netwerk):
    plicht, orgaan = PlichtFactory(netwerk=netwerk), OrgaanFactory(netwerk=netwerk)
    een, ander = (domein.stel_afwijking_voor(plicht, jaar=jaar, reden="x", door=None) for jaar in (2026, 2027))

    domein.beslis_afwijking(een, staat="aanvaard", op=date(2026, 5, 1), orgaan=orgaan, door=None)

    assert (een.staat, een.besloten_op, een.besloten_door) == ("aanvaard", date(2026, 5, 1), orgaan)
    ander.refresh_from_db()
    assert (ander.staat, ander.besloten_op, ander.besloten_door) == ("voorgesteld", None, None)


def test_a_new_network_has_the_ordinary_parts_and_what_it_has_something_for():
    gewoon = [punt.sleutel for punt in register.alles.menu if punt.gewoon]
    assert 0 < len(gewoon) < len(register.alles.menu)
    assert domein.onderdelen_voor({}) == gewoon
    assert domein.onderdelen_voor({"piloten": True, "signalen": False}) == [*gewoon, "piloten"]


def test_a_network_without_end_runs_on():
    assert domein.stel_afwijking_voor(PlichtFactory(), jaar=2099, reden="Zaal dicht.", door=None).jaar == 2099


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


def test_what_is_written_of_an_organisation_that_already_takes_part_is_kept_with_what_was_there(netwerk):
    def neem_op(soort, motivering):
        domein.neem_organisatie_op(netwerk, naam="OCMW Waterhove", soorten=[soort], motivering=motivering, door=None)
        return netwerk.netwerkorganisaties.get()

    rij = neem_op("welzijn", "Kent de buurt.")
    assert (rij.motivering, rij.versie) == ("Kent de buurt.", 1)
    neem_op("promotor", "Deed een proef.")
    rij = neem_op("promotor", "Deed een proef.")

    assert rij.motivering == "Kent de buurt.\n\nDeed een proef."
    assert (rij.soorten, rij.versie) == (["promotor", "welzijn"], 3)


def test_the_network_that_rows_were_asked_of_is_not_read_again_with_every_row(django_assert_num_queries):
    netwerk = NetwerkFactory()
    OrgaanFactory(netwerk=netwerk)
    OrgaanFactory()

    with django_assert_num_queries(1) as gevraagd:
        (orgaan,) = Orgaan.objects.in_netwerk(netwerk).select_related("netwerk", "samengeroepen_door")
        assert orgaan.netwerk is netwerk
    assert "korte_naam" not in gevraagd[0]["sql"]
    with django_assert_num_queries(1):
        assert len({o.netwerk.slug for o in Orgaan.objects.select_related("netwerk")}) == 2


def test_objects_behind_more_than_a_thousand_keys_are_read_in_one_question(django_assert_num_queries):
    """SQLite refuses a condition of more than a thousand parts, and Django writes one part for each key if we let it."""
    netwerk = NetwerkFactory()
    organisaties = Organisatie.objects.bulk_create(
        Organisatie(naam=f"Organisatie {n}", vergelijk=f"organisatie {n}") for n in range(1100)
    )
    Netwerkorganisatie.objects.bulk_create(
        Netwerkorganisatie(netwerk=netwerk, organisatie=organisatie) for organisatie in organisaties
    )
    with django_assert_num_queries(2):
        rijen = list(Netwerkorganisatie.objects.prefetch_related("organisatie"))
        assert {rij.organisatie for rij in rijen} == set(organisaties)
