"""What may happen to the parts of a network's set-up."""

from datetime import date

import pytest

from kern import klok
from kern.exceptions import AnderNetwerkError, DomainError, VersieConflict
from kern.models import Gebeurtenis, Zoekdocument
from kern.zoeken.zoekvraag import lees
from netwerken.domain import inrichting, themas
from netwerken.domain.grens import eis_doet_mee
from netwerken.domain.netwerken import neem_organisatie_op, voeg_toe
from netwerken.enums import Plichtsoort
from netwerken.models import Groep, Mandaat, Netwerkorganisatie, Organisatie, Plicht, Thema, Themaniveau
from netwerken.rules import WAT_TELT
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import (
    GroepFactory,
    MandaatFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    OrgaanFactory,
    OrganisatieFactory,
    PlichtFactory,
    ThemaFactory,
)
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import SessieFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


def plant(netwerk, kort, ouder=None):
    return themas.voeg_thema_toe(netwerk, lang=f"Lang {kort}", kort=kort, ouder=ouder, door=None)


def op_rij(netwerk):
    """Short title, level and order of every theme, as a flat list of any other page reads them."""
    return [(t.kort, t.niveau, t.volgorde) for t in Thema.objects.in_netwerk(netwerk)]


def regels():
    return [(g.wat, g.gegevens) for g in Gebeurtenis.objects.order_by("pk")]


def test_every_kind_of_promise_says_what_it_counts():
    assert set(WAT_TELT) == set(Plichtsoort)


def test_a_change_writes_what_differs_and_one_line(netwerk):
    plicht = PlichtFactory(netwerk=netwerk, titel="Vier", norm=4)

    inrichting.wijzig_deel(plicht, velden={"titel": "Vijf", "norm": 5, "eenheid": ""}, versie=1, door=None)

    plicht.refresh_from_db()
    assert (plicht.titel, plicht.norm, plicht.versie) == ("Vijf", 5, 2)
    assert regels() == [("plicht.gewijzigd", {"velden": ["titel", "norm"]})]


def test_a_change_of_nothing_leaves_no_line(netwerk):
    plicht = PlichtFactory(netwerk=netwerk, norm=4)

    inrichting.wijzig_deel(plicht, velden={"norm": 4}, versie=1, door=None)

    assert Plicht.objects.get().versie == 1
    assert regels() == []


def test_a_stale_change_is_refused_even_of_nothing(netwerk):
    plicht = PlichtFactory(netwerk=netwerk, norm=4, versie=3)
    for norm in (4, 9):
        with pytest.raises(VersieConflict):
            inrichting.wijzig_deel(plicht, velden={"norm": norm}, versie=1, door=None)

    assert Plicht.objects.get().norm == 4


def test_a_broken_rule_is_refused_in_words(netwerk):
    eerste, plicht = PlichtFactory(netwerk=netwerk, titel="A"), PlichtFactory(netwerk=netwerk, titel="B")
    with geweigerd("De norm is minstens 1", Plicht):
        inrichting.wijzig_deel(plicht, velden={"norm": 0}, versie=1, door=None)
    plicht.refresh_from_db()
    with geweigerd("Deze afspraak staat er al", Plicht):
        inrichting.wijzig_deel(plicht, velden={"titel": eerste.titel}, versie=1, door=None)
    plicht.refresh_from_db()
    with geweigerd("De laatste dag ligt niet voor de eerste", Plicht):
        inrichting.wijzig_deel(plicht, velden={"van": date(2024, 2, 1), "tot": date(2024, 1, 1)}, versie=1, door=None)


def test_networks_never_touch(netwerk):
    groep, vreemd = GroepFactory(netwerk=netwerk), ThemaFactory()
    with pytest.raises(AnderNetwerkError):
        inrichting.wijzig_deel(groep, velden={"thema": vreemd}, versie=1, door=None)
    with pytest.raises(AnderNetwerkError):
        plant(netwerk, "A", ouder=vreemd)

    assert Groep.objects.get().thema is None


def test_an_organisation_first_takes_part(netwerk):
    orgaan, buiten = OrgaanFactory(netwerk=netwerk), OrganisatieFactory(naam="Buiten")
    with geweigerd("Buiten hoort niet bij dit netwerk", Mandaat):
        voeg_toe(Mandaat, netwerk, orgaan=orgaan, organisatie=buiten, functie="directeur", door=None)
    with geweigerd("Buiten hoort niet bij dit netwerk"):
        inrichting.wijzig_deel(orgaan, velden={"samengeroepen_door": buiten}, versie=1, door=None)


def test_what_ends_ends_once_and_not_before_it_began(netwerk):
    plicht = PlichtFactory(netwerk=netwerk, van=date(2026, 3, 1))
    with geweigerd("De laatste dag ligt niet voor de eerste"):
        inrichting.beeindig_deel(plicht, op=date(2026, 2, 1), door=None)
    plicht.refresh_from_db()
    with klok.op(moment(2026, 4, 1)):
        inrichting.beeindig_deel(plicht, op=date(2026, 4, 1), door=None)
        assert plicht.is_beeindigd
        with geweigerd("al beëindigd"):
            inrichting.beeindig_deel(plicht, op=date(2026, 4, 1), door=None)
        assert list(Plicht.objects.lopend()) == []
        assert list(Plicht.objects.te_kiezen(netwerk)) == []
        for ook in (plicht, plicht.pk, str(plicht.pk)):
            assert list(Plicht.objects.te_kiezen(netwerk, ook=ook)) == [plicht]
        assert list(Plicht.objects.te_kiezen(netwerk, ook="x' OR 1=1")) == []
    with klok.op(moment(2026, 3, 31)):
        assert list(Plicht.objects.lopend()) == [plicht]


@pytest.mark.parametrize(
    ("had", "krijgt"),
    [(None, None), (date(2026, 3, 31), None), (date(2026, 4, 1), None), (date(2026, 4, 2), date(2026, 4, 2))],
)
def test_what_ended_goes_on_to_the_last_day_it_had_where_that_is_still_to_come(netwerk, had, krijgt):
    plicht = PlichtFactory(netwerk=netwerk, van=date(2026, 1, 1), tot=date(2026, 4, 1))
    with klok.op(moment(2026, 4, 1)):
        inrichting.heropen_deel(plicht, tot=had, door=None)

    plicht.refresh_from_db()
    assert (plicht.tot, plicht.versie) == (krijgt, 2)
    assert regels() == [("plicht.heropend", {})]


def test_what_goes_on_is_not_taken_up_again_and_nothing_ends_before_it_begins(netwerk):
    loopt, nog_niet = PlichtFactory(netwerk=netwerk), PlichtFactory(netwerk=netwerk, van=date(2026, 6, 1))
    Plicht.objects.filter(pk=nog_niet.pk).update(tot=date(2026, 3, 1))
    nog_niet.refresh_from_db()
    with klok.op(moment(2026, 4, 1)):
        with geweigerd("loopt nog"):
            inrichting.heropen_deel(loopt, tot=None, door=None)
        with geweigerd("De laatste dag ligt niet voor de eerste"):
            inrichting.heropen_deel(nog_niet, tot=date(2026, 5, 1), door=None)


def test_what_nothing_points_to_can_be_taken_away(netwerk):
    groep = GroepFactory(netwerk=netwerk)
    pk = groep.pk

    inrichting.verwijder_deel(groep, door=None)

    assert not Groep.objects.exists()
    assert list(Gebeurtenis.objects.values_list("wat", "onderwerp_id")) == [("groep.verwijderd", str(pk))]


def test_what_something_points_to_stays(netwerk):
    orgaan = OrgaanFactory(netwerk=netwerk, naam="Stuurgroep")
    for _ in range(2):
        MandaatFactory(orgaan=orgaan)
    SessieFactory(netwerk=netwerk, orgaan=orgaan)
    with geweigerd(r"Stuurgroep blijft staan: er hangt nog iets aan vast \(2 mandaten en 1 bijeenkomst\)", Mandaat):
        inrichting.verwijder_deel(orgaan, door=None)


def test_an_organisation_leaves_a_network_when_nothing_there_points_to_it(netwerk):
    rij = NetwerkorganisatieFactory(netwerk=netwerk)
    elders = OrgaanFactory()
    MandaatFactory(orgaan=elders, organisatie=rij.organisatie)
    hier = MandaatFactory(orgaan=OrgaanFactory(netwerk=netwerk), organisatie=rij.organisatie)
    with geweigerd(r"blijft staan.*\(1 mandaat\)", Netwerkorganisatie):
        inrichting.neem_organisatie_weg(rij, door=None)
    hier.delete()

    inrichting.neem_organisatie_weg(rij, door=None)

    assert not Netwerkorganisatie.objects.filter(netwerk=netwerk).exists()
    assert Organisatie.objects.filter(pk=rij.organisatie_id).exists()


def test_an_organisation_is_known_by_its_name(netwerk):
    eerste = neem_organisatie_op(netwerk, naam="OCMW Waterhove", soorten=["welzijn"], door=None)
    ander = NetwerkFactory()

    assert neem_organisatie_op(ander, naam=" OCMW Waterhove ", soorten=["vdab"], door=None) == eerste
    assert [o.naam for o in inrichting.zoek_organisaties(NetwerkFactory(), "hóve ocmw vzw")] == ["OCMW Waterhove"]
    assert inrichting.zoek_organisaties(NetwerkFactory(), "tove") == []
    assert inrichting.zoek_organisaties(netwerk, "hove") == []
    assert inrichting.zoek_organisaties(netwerk, "  ") == []


def test_no_more_than_eight_organisations_are_offered_and_first_those_that_come_first(netwerk):
    for letter in "IHGFEDCBA":
        OrganisatieFactory(naam=f"Huis {letter}")
    OrganisatieFactory(naam="Huis 0", opgegaan_in=Organisatie.objects.first())

    assert [o.naam[-1] for o in inrichting.zoek_organisaties(netwerk, "huis")] == list("ABCDEFGH")


def test_the_name_of_an_organisation_changes_while_it_is_nobody_elses(netwerk):
    rij, ander = NetwerkorganisatieFactory(netwerk=netwerk), OrganisatieFactory(naam="Bezet")
    velden = {"land": "FI", "soorten": ["partner"], "motivering": "", "door": None}

    with geweigerd("bestaat al een organisatie"):
        inrichting.wijzig_organisatie(rij, naam=ander.naam.lower(), versie=1, **velden)
    inrichting.wijzig_organisatie(rij, naam="Juist", versie=1, **velden)
    assert (Organisatie.objects.get(pk=rij.organisatie_id).naam, rij.organisatie.land) == ("Juist", "FI")

    project = ProjectFactory(netwerk=netwerk, promotor=rij.organisatie)
    inrichting.wijzig_organisatie(rij, naam="Zonnehuis", versie=rij.versie, **velden)
    assert Zoekdocument.objects.filter(soort="project", object_id=project.pk).met(lees("zonnehuis")).count() == 1

    NetwerkorganisatieFactory(organisatie=rij.organisatie)
    with geweigerd("doet ook mee aan een ander netwerk"):
        inrichting.wijzig_organisatie(rij, naam="Anders", versie=rij.versie, **velden)


def test_address_and_ground_of_a_network_are_the_administrators(netwerk):
    with geweigerd("wijzigt alleen de beheerder"):
        inrichting.wijzig_netwerk(netwerk, velden={"slug": "x"}, versie=1, door=None)
    with geweigerd("Kies onderdelen uit de lijst"):
        inrichting.wijzig_netwerk(netwerk, velden={"onderdelen": ["zwembad"]}, versie=1, door=None)
    with geweigerd("eindigt na zijn start"):
        inrichting.wijzig_netwerk(netwerk, velden={"einde": date(2019, 1, 1)}, versie=1, door=None)


def test_words_replace_the_ordinary_ones_and_empty_gives_them_back(netwerk):
    labels = {"lid": "partner ", "opdrachtgever": ""}
    inrichting.stel_woorden_in(netwerk, labels=labels, niveaus=["pijler", "thema", "", ""], versie=1, door=None)
    inrichting.stel_woorden_in(netwerk, labels=labels, niveaus=["ambitie"], versie=2, door=None)

    netwerk.refresh_from_db()
    assert (netwerk.labels, netwerk.versie) == ({"lid": "partner"}, 3)
    assert list(Themaniveau.objects.values_list("niveau", "label")) == [(1, "ambitie")]
    with geweigerd("Sla geen laag over"):
        inrichting.stel_woorden_in(netwerk, labels={}, niveaus=["", "thema"], versie=3, door=None)
    with geweigerd("rol die niet bestaat"):
        inrichting.stel_woorden_in(netwerk, labels={"baas": "x"}, niveaus=[], versie=3, door=None)


def test_themes_stand_right_under_the_one_they_belong_to(netwerk):
    a, b = plant(netwerk, "A"), plant(netwerk, "B")
    a1 = plant(netwerk, "A1", a)
    plant(netwerk, "B1", b)
    plant(netwerk, "A1a", a1)

    assert op_rij(netwerk) == [("A", 1, 0), ("A1", 2, 1), ("A1a", 3, 2), ("B", 1, 3), ("B1", 2, 4)]


def test_a_theme_moves_with_what_hangs_below_it(netwerk):
    a, b = plant(netwerk, "A"), plant(netwerk, "B")
    plant(netwerk, "A1", a)

    themas.verplaats_thema(b, stap=-1, door=None)
    assert [t[0] for t in op_rij(netwerk)] == ["B", "A", "A1"]
    with geweigerd("al vooraan"):
        themas.verplaats_thema(b, stap=-1, door=None)
    with geweigerd("al achteraan"):
        themas.verplaats_thema(a, stap=1, door=None)
    with geweigerd("al achteraan"):
        themas.verplaats_thema(a, stap=0, door=None)


def test_a_theme_hung_elsewhere_takes_its_branch_along(netwerk):
    a, b = plant(netwerk, "A"), plant(netwerk, "B")
    a1 = plant(netwerk, "A1", a)
    plant(netwerk, "A1a", a1)
    a1.refresh_from_db()

    themas.wijzig_thema(a1, velden={"ouder": None, "kort": "Nu boven"}, versie=1, door=None)
    assert op_rij(netwerk) == [("A", 1, 0), ("Nu boven", 1, 1), ("A1a", 2, 2), ("B", 1, 3)]
    a1.refresh_from_db()
    themas.wijzig_thema(a1, velden={"ouder": b}, versie=2, door=None)
    assert op_rij(netwerk) == [("A", 1, 0), ("B", 1, 1), ("Nu boven", 2, 2), ("A1a", 3, 3)]


def test_a_theme_never_hangs_under_itself_or_too_deep(netwerk):
    tak = [plant(netwerk, "1")]
    for kort in ("2", "3", "4"):
        tak.append(plant(netwerk, kort, tak[-1]))
    top = plant(netwerk, "top")
    tak[0].refresh_from_db()
    with geweigerd("te diep", Thema):
        plant(netwerk, "5", tak[-1])
    with geweigerd("niet onder zichzelf", Thema):
        themas.wijzig_thema(tak[0], velden={"ouder": tak[2]}, versie=1, door=None)
    with geweigerd("te diep", Thema):
        themas.wijzig_thema(tak[0], velden={"ouder": top}, versie=1, door=None)
    assert [t.kort for t in themas.onder(tak[2])] == ["4"]


def test_a_branch_is_hung_as_deep_as_there_are_levels_and_the_deepest_is_renamed_where_it_stands(netwerk):
    tak = [plant(netwerk, "1")]
    for kort in ("2", "3"):
        tak.append(plant(netwerk, kort, tak[-1]))
    top = plant(netwerk, "top")
    tak[0].refresh_from_db()
    themas.wijzig_thema(tak[0], velden={"ouder": top}, versie=1, door=None)
    assert [t[1] for t in op_rij(netwerk)] == [1, 2, 3, 4]
    top.refresh_from_db()
    themas.wijzig_thema(top, velden={"kort": "Top"}, versie=1, door=None)
    assert [t[0] for t in op_rij(netwerk)] == ["Top", "1", "2", "3"]


@pytest.mark.parametrize(("stap", "zin"), [(-2, "al vooraan"), (0, "al achteraan"), (2, "al achteraan")])
def test_a_theme_moves_one_place_at_a_time(netwerk, stap, zin):
    rij = [plant(netwerk, kort) for kort in "ABCDE"]
    with geweigerd(zin):
        themas.verplaats_thema(rij[2], stap=stap, door=None)
    themas.verplaats_thema(rij[2], stap=1, door=None)
    assert [t[0] for t in op_rij(netwerk)] == ["A", "B", "D", "C", "E"]


def test_a_theme_ends_after_what_hangs_below_it(netwerk):
    a = plant(netwerk, "A")
    a1 = plant(netwerk, "A1", a)
    with geweigerd("Beëindig eerst wat eronder hangt: A1"):
        themas.beeindig_thema(a, op=date(2026, 1, 1), door=None)

    themas.beeindig_thema(a1, op=date(2026, 1, 1), door=None)
    themas.beeindig_thema(a, op=date(2026, 1, 1), door=None)

    assert all(t.is_beeindigd for t in Thema.objects.all())


def test_a_title_that_is_taken_is_refused_in_words(netwerk):
    plant(netwerk, "A")
    with pytest.raises(DomainError, match="Er is al een thema met deze titel"):
        plant(netwerk, "A")
    assert Thema.objects.count() == 1


def test_other_words_for_roles_leave_the_levels_alone(netwerk):
    inrichting.stel_woorden_in(netwerk, labels={}, niveaus=["pijler"], versie=1, door=None)
    niveau = Themaniveau.objects.get()
    inrichting.stel_woorden_in(netwerk, labels={"lid": "partner"}, niveaus=["pijler"], versie=2, door=None)

    assert Themaniveau.objects.get() == niveau
    assert Gebeurtenis.objects.filter(wat="netwerk.niveaus_gewijzigd").count() == 1


def test_what_leads_to_no_network_is_no_part_of_one():
    with pytest.raises(LookupError, match=r"netwerken\.Organisatie does not lead to a network"):
        inrichting._pad_naar_netwerk(Organisatie)


def test_an_organisation_is_asked_for_only_when_there_is_one(netwerk, django_assert_num_queries):
    with django_assert_num_queries(0):
        eis_doet_mee(netwerk, "tekst", None, netwerk)
    hier, elders = NetwerkorganisatieFactory(netwerk=netwerk), NetwerkorganisatieFactory()
    eis_doet_mee(netwerk, hier.organisatie)
    with geweigerd("hoort niet bij dit netwerk"):
        eis_doet_mee(netwerk, hier.organisatie, elders.organisatie)


@pytest.mark.parametrize(("naam", "land", "zin"), [("x" * 251, "BE", "250"), ("Goed", "BEL", "2"), ("", "BE", "leeg")])
def test_a_name_or_country_that_the_model_refuses_is_refused_in_words(netwerk, naam, land, zin):
    rij = NetwerkorganisatieFactory(netwerk=netwerk)
    with geweigerd(zin):
        inrichting.wijzig_organisatie(
            rij, naam=naam, land=land, soorten=["partner"], motivering="", versie=1, door=None
        )
    assert Organisatie.objects.get().naam != naam


def test_a_new_theme_leaves_with_its_place_in_the_tree(netwerk):
    a, _ = plant(netwerk, "A"), plant(netwerk, "B")
    onder = plant(netwerk, "A1", ouder=a)

    assert (onder.volgorde, onder.niveau) == (1, 2)
    assert op_rij(netwerk) == [("A", 1, 0), ("A1", 2, 1), ("B", 1, 2)]
