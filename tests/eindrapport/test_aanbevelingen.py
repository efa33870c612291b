"""What may happen to a recommendation."""

from datetime import date, timedelta

import pytest

from kern import klok
from kern.exceptions import AnderNetwerkError, DomainError, VersieConflict
from kern.models import Gebeurtenis
from rapportage.domain.aanbevelingen import (
    doe_aanbeveling,
    haal_bewijs_weg,
    voeg_bewijs_toe,
    volg_op,
    wijzig_aanbeveling,
)
from rapportage.models import Aanbeveling, Projectbewijs
from tests.fabrieken.netwerken import NetwerkFactory, iemand
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.rapportage import (
    AanbevelingFactory,
    OnderwerpFactory,
    ProjectbewijsFactory,
    RodeDraadFactory,
)
from tests.fabrieken.sessies import SessieFactory

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


@pytest.mark.parametrize("wat", ["onderwerp", "rode_draad", "bewijs"])
def test_nothing_of_another_network_is_linked(netwerk, wat):
    vreemd = {
        "onderwerp": OnderwerpFactory, "rode_draad": RodeDraadFactory,
        "bewijs": lambda: {"projecten": [ProjectFactory()]},
    }[wat]()  # fmt: skip
    with pytest.raises(AnderNetwerkError):
        doe_aanbeveling(netwerk, tekst="Doe dit.", door=None, **{wat: vreemd})
    assert not Aanbeveling.objects.exists()


def test_evidence_of_an_unknown_kind_is_refused(aanbeveling):
    with pytest.raises(DomainError, match="geruchten"):
        voeg_bewijs_toe(aanbeveling, soort="geruchten", objecten=[aanbeveling], door=None)


def test_changing_keeps_the_number_and_replaces_the_addressees(aanbeveling, begeleider):
    nummer = aanbeveling.nummer
    wijzig_aanbeveling(
        aanbeveling, velden={"tekst": "Doe het anders.", "sterkte": "kern"}, versie=1, aan=[("OCMW", "Bel terug.")],
        door=begeleider,
    )  # fmt: skip
    aanbeveling.refresh_from_db()
    assert (aanbeveling.nummer, aanbeveling.tekst, aanbeveling.versie) == (nummer, "Doe het anders.", 2)
    assert [g.wie for g in aanbeveling.aansprekingen.all()] == ["OCMW"]

    wijzig_aanbeveling(aanbeveling, velden={"tegen": "2028"}, versie=2, door=begeleider)
    assert aanbeveling.aansprekingen.count() == 1


def test_a_stale_save_is_noticed_and_a_number_cannot_be_typed(aanbeveling):
    with pytest.raises(VersieConflict):
        wijzig_aanbeveling(aanbeveling, velden={"tekst": "Te laat."}, versie=7, door=None)
    with pytest.raises(DomainError, match="nummer"):
        wijzig_aanbeveling(aanbeveling, velden={"nummer": 3}, versie=1, door=None)


def test_evidence_is_added_once_and_taken_away(aanbeveling, begeleider):
    project = ProjectFactory(netwerk=aanbeveling.netwerk)
    voeg_bewijs_toe(aanbeveling, soort="projecten", objecten=[project], door=begeleider)
    voeg_bewijs_toe(aanbeveling, soort="projecten", objecten=[project], door=begeleider)
    assert Projectbewijs.objects.count() == 1

    haal_bewijs_weg(aanbeveling, soort="projecten", obj=project, door=begeleider)
    assert not Projectbewijs.objects.exists()
    with pytest.raises(DomainError, match="niet"):
        haal_bewijs_weg(aanbeveling, soort="projecten", obj=project, door=begeleider)


def test_evidence_of_nothing_or_of_another_network_is_refused(aanbeveling):
    with pytest.raises(DomainError, match="minstens één"):
        voeg_bewijs_toe(aanbeveling, soort="projecten", objecten=[], door=None)
    with pytest.raises(AnderNetwerkError):
        voeg_bewijs_toe(aanbeveling, soort="projecten", objecten=[ProjectFactory()], door=None)
    bewijs = ProjectbewijsFactory()
    with pytest.raises(AnderNetwerkError):
        haal_bewijs_weg(aanbeveling, soort="projecten", obj=bewijs.project, door=None)


def test_follow_up_is_noted_newest_first(aanbeveling):
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
