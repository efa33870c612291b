"""What may happen to a recommendation."""

from datetime import date, timedelta

import pytest

from kern import klok
from kern.exceptions import AnderNetwerkError, DomainError, VersieConflict
from kern.models import Gebeurtenis
from kern.zoeken import zoekindex
from rapportage.domain.aanbevelingen import (
    doe_aanbeveling,
    haal_bewijs_weg,
    voeg_bewijs_toe,
    volg_op,
    wijzig_aanbeveling,
)
from rapportage.models import Aanbeveling, Projectbewijs
from tests.fabrieken.netwerken import GeadresseerdeFactory, NetwerkFactory, ThemaFactory, iemand
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.rapportage import (
    AanbevelingFactory,
    AansprekingFactory,
    OnderwerpFactory,
    ProjectbewijsFactory,
    RodeDraadFactory,
)
from tests.fabrieken.sessies import SessieFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


@pytest.fixture
def begeleider(netwerk):
    return iemand("netwerkbegeleider", netwerk)


@pytest.fixture
def aanbeveling(netwerk):
    return AanbevelingFactory(netwerk=netwerk)


def test_it_gets_the_next_number_of_its_network_and_keeps_evidence_and_addressees(netwerk, begeleider):
    project, sessie = ProjectFactory(netwerk=netwerk), SessieFactory(netwerk=netwerk)
    een = doe_aanbeveling(netwerk, tekst="Doe dit.", door=begeleider)
    twee = doe_aanbeveling(
        netwerk, tekst=" Doe dat. ", sterkte="kern", aan=[("VDAB", "Bel."), ("Werkgevers", "")],
        bewijs={"projecten": [project, project], "sessies": [sessie]}, door=begeleider,
    )  # fmt: skip
    elders = doe_aanbeveling(NetwerkFactory(), tekst="Iets anders.", door=None)

    assert [een.code, twee.code, elders.code] == ["A1", "A2", "A1"]
    assert twee.tekst == "Doe dat."
    assert [g.wie for g in twee.aansprekingen.all()] == ["VDAB", "Werkgevers"]
    assert twee.projectbewijzen.count() == 1
    assert twee.sessiebewijzen.get().sessie == sessie
    assert Gebeurtenis.objects.get(wat="aanbeveling.gedaan", onderwerp_id=twee.pk).gegevens["nummer"] == 2


def test_a_number_is_never_used_again(netwerk):
    doe_aanbeveling(netwerk, tekst="Een.", door=None)
    doe_aanbeveling(netwerk, tekst="Twee.", door=None).delete()
    assert doe_aanbeveling(netwerk, tekst="Drie.", door=None).nummer == 3


@pytest.mark.parametrize(
    "velden",
    [
        {"tekst": "  "},
        {"tekst": "x" * 401},
        {"tekst": "Ja.", "sterkte": "heel sterk"},
        {"tekst": "Ja.", "aan": [("", "wat")]},
    ],
)
def test_what_is_not_right_is_said_and_takes_no_number(netwerk, velden):
    with pytest.raises(DomainError):
        doe_aanbeveling(netwerk, **velden, door=None)
    assert not Aanbeveling.objects.exists()
    assert doe_aanbeveling(netwerk, tekst="Nu wel.", door=None).nummer == 1


VREEMD = {
    "onderwerp": OnderwerpFactory,
    "thema": ThemaFactory,
    "rode_draad": RodeDraadFactory,
    "bewijs": lambda: {"projecten": [ProjectFactory()]},
    "aan": lambda: [(GeadresseerdeFactory(), "Bel.")],
}


@pytest.mark.parametrize("wat", VREEMD)
def test_nothing_of_another_network_is_linked(netwerk, wat):
    with pytest.raises(AnderNetwerkError):
        doe_aanbeveling(netwerk, tekst="Doe dit.", door=None, **{wat: VREEMD[wat]()})
    assert not Aanbeveling.objects.exists()


@pytest.mark.parametrize("wat", ["onderwerp", "thema", "rode_draad", "aan"])
def test_nothing_of_another_network_is_linked_later(aanbeveling, wat):
    vreemd = VREEMD[wat]()
    velden, aan = ({}, vreemd) if wat == "aan" else ({wat: vreemd}, None)
    with pytest.raises(AnderNetwerkError):
        wijzig_aanbeveling(aanbeveling, velden=velden, versie=1, aan=aan, door=None)
    assert Aanbeveling.objects.get(pk=aanbeveling.pk).versie == 1


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"sterkte_door": "de stuurgroep"}, "sterkte_waarom"), ({"sterkte_waarom": "Het is dringend."}, "sterkte_door")],
)
def test_who_sets_a_strength_says_who_and_why(netwerk, aanbeveling, velden, veld):
    with geweigerd("of laat beide leeg", Aanbeveling, veld=veld):
        doe_aanbeveling(netwerk, tekst="Doe dit.", **velden, door=None)
    with geweigerd("of laat beide leeg", veld=veld):
        wijzig_aanbeveling(aanbeveling, velden=velden, versie=1, door=None)
    beide = {"sterkte_door": "de stuurgroep", "sterkte_waarom": "Het is dringend."}
    assert doe_aanbeveling(netwerk, tekst="Doe dit.", **beide, door=None).sterkte_door == "de stuurgroep"


def test_an_addressee_is_spoken_to_once_whatever_the_spelling(netwerk, aanbeveling):
    for aan in (
        [("VDAB", "Bel."), ("vdab", "Schrijf.")],
        [(GeadresseerdeFactory(netwerk=netwerk, naam="OCMW"), "")] * 2,
    ):
        with geweigerd("één keer aan", Aanbeveling, veld="aan"):
            doe_aanbeveling(netwerk, tekst="Doe dit.", aan=aan, door=None)
    doe_aanbeveling(netwerk, tekst="Doe dit.", aan=[("VDAB", "Bel.")], door=None)
    wijzig_aanbeveling(aanbeveling, velden={}, versie=1, aan=[("Sectorfonds", "Betaal.")], door=None)
    assert list(zoekindex.verschillen()) == []  # whom it addresses is found as well


def test_a_change_that_is_not_right_is_refused(aanbeveling):
    with geweigerd("Aanbeveling"):
        wijzig_aanbeveling(aanbeveling, velden={"tekst": " "}, versie=1, door=None)


def test_evidence_of_an_unknown_kind_is_refused(aanbeveling):
    with pytest.raises(DomainError, match="geruchten"):
        voeg_bewijs_toe(aanbeveling, soort="geruchten", objecten=[aanbeveling], door=None)


def test_changing_keeps_the_number_and_replaces_the_addressees(aanbeveling, begeleider):
    nummer = aanbeveling.nummer
    AansprekingFactory(aanbeveling=aanbeveling, wie="VDAB")
    van_ander = AansprekingFactory(aanbeveling__netwerk=aanbeveling.netwerk, wie="VDAB")
    wijzig_aanbeveling(
        aanbeveling, velden={"tekst": "Doe het anders.", "sterkte": "kern"}, versie=1, aan=[("OCMW", "Bel terug.")],
        door=begeleider,
    )  # fmt: skip
    aanbeveling.refresh_from_db()
    assert (aanbeveling.nummer, aanbeveling.tekst, aanbeveling.versie) == (nummer, "Doe het anders.", 2)
    assert [g.wie for g in aanbeveling.aansprekingen.all()] == ["OCMW"]

    wijzig_aanbeveling(aanbeveling, velden={"tegen": "2028"}, versie=2, door=begeleider)
    assert aanbeveling.aansprekingen.count() == 1
    assert van_ander.aanbeveling.aansprekingen.get() == van_ander


def test_a_stale_save_is_noticed_and_a_number_cannot_be_typed(aanbeveling):
    with pytest.raises(VersieConflict):
        wijzig_aanbeveling(aanbeveling, velden={"tekst": "Te laat."}, versie=7, door=None)
    with pytest.raises(DomainError, match="nummer"):
        wijzig_aanbeveling(aanbeveling, velden={"nummer": 3}, versie=1, door=None)


def test_evidence_is_added_once_and_taken_away(aanbeveling, begeleider):
    project = ProjectFactory(netwerk=aanbeveling.netwerk)
    ander = ProjectFactory(netwerk=aanbeveling.netwerk)
    voeg_bewijs_toe(aanbeveling, soort="projecten", objecten=[project], door=begeleider)
    voeg_bewijs_toe(aanbeveling, soort="projecten", objecten=[project, ander, ander], door=begeleider)
    assert set(Projectbewijs.objects.values_list("project", flat=True)) == {project.pk, ander.pk}
    gezegd = Gebeurtenis.objects.filter(wat="aanbeveling.bewijs_toegevoegd").order_by("pk")
    assert [g.gegevens["ids"] for g in gezegd] == [[project.pk], [ander.pk]]

    haal_bewijs_weg(aanbeveling, soort="projecten", obj=ander, door=begeleider)
    haal_bewijs_weg(aanbeveling, soort="projecten", obj=project, door=begeleider)
    assert not Projectbewijs.objects.exists()
    with pytest.raises(DomainError, match="niet"):
        haal_bewijs_weg(aanbeveling, soort="projecten", obj=project, door=begeleider)


def test_the_evidence_of_one_recommendation_is_not_that_of_another(aanbeveling):
    eigen = ProjectbewijsFactory(aanbeveling=aanbeveling)
    ander = AanbevelingFactory(netwerk=aanbeveling.netwerk)
    voeg_bewijs_toe(ander, soort="projecten", objecten=[eigen.project], door=None)
    haal_bewijs_weg(ander, soort="projecten", obj=eigen.project, door=None)
    assert Projectbewijs.objects.get() == eigen


def test_evidence_of_nothing_or_of_another_network_is_refused(aanbeveling):
    with pytest.raises(DomainError, match="minstens één"):
        voeg_bewijs_toe(aanbeveling, soort="projecten", objecten=[], door=None)
    with pytest.raises(AnderNetwerkError):
        voeg_bewijs_toe(aanbeveling, soort="projecten", objecten=[ProjectFactory()], door=None)
    bewijs = ProjectbewijsFactory()
    with pytest.raises(AnderNetwerkError):
        haal_bewijs_weg(aanbeveling, soort="projecten", obj=bewijs.project, door=None)


def test_follow_up_is_noted_newest_first(aanbeveling):
    volg_op(aanbeveling, staat="ontvangen", datum=klok.vandaag(), door=None).delete()  # today is not to come
    volg_op(aanbeveling, staat="ontvangen", datum=date(2023, 1, 5), door=None)
    volg_op(aanbeveling, staat="overgenomen", datum=date(2023, 6, 20), eigenaar=" sectorfonds ", door=None)
    assert [(o.staat, o.eigenaar) for o in aanbeveling.opvolgingen.all()] == [
        ("overgenomen", "sectorfonds"),
        ("ontvangen", ""),
    ]


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"staat": "ontvangen", "datum": None}, "toekomst"),
        ({"staat": "niet_overgenomen", "datum": date(2023, 1, 5)}, "Leg uit"),
        ({"staat": "vergeten", "datum": date(2023, 1, 5)}, "Staat"),
    ],
)
def test_a_follow_up_that_is_not_right_is_refused(aanbeveling, velden, zin):
    velden = {**velden, "datum": velden["datum"] or klok.vandaag() + timedelta(days=1)}
    with pytest.raises(DomainError, match=zin):
        volg_op(aanbeveling, **velden, door=None)
    assert not aanbeveling.opvolgingen.exists()
