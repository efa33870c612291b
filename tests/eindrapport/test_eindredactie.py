"""What an editor writes for the final report."""

from datetime import date

import pytest

from kern.exceptions import AnderNetwerkError, DomainError
from kern.models import Gebeurtenis
from rapportage.domain.eindredactie import (
    leg_eindredactie_vast,
    voeg_hoofdstuk_toe,
    voeg_impactkader_toe,
    voeg_onderwerp_toe,
    voeg_rode_draad_toe,
)
from rapportage.models import Eindredactie
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.rapportage import HoofdstukFactory, OnderwerpFactory

pytestmark = pytest.mark.django_db
DAG = date(2022, 12, 15)


def test_the_opening_is_written_once_and_written_over(netwerk):
    leg_eindredactie_vast(netwerk, titel="Een", datum=DAG, inleiding=["A", "  "], door=None)
    redactie = leg_eindredactie_vast(
        netwerk, titel="Twee", datum=DAG, samenvatting=[{"kop": "Doel", "alineas": ["Zin."]}], door=None
    )
    assert Eindredactie.objects.get() == redactie
    redactie.refresh_from_db()
    assert (redactie.titel, redactie.versie, redactie.inleiding) == ("Twee", 2, [])
    assert redactie.samenvatting == [{"kop": "Doel", "alineas": ["Zin."]}]
    assert Gebeurtenis.objects.filter(wat="eindredactie.vastgelegd").count() == 2


@pytest.mark.parametrize(
    "velden",
    [{"titel": ""}, {"titel": "T", "inleiding": "een zin"}, {"titel": "T", "brief": [1]},
     {"titel": "T", "samenvatting": [{"kop": " ", "alineas": []}]}],
)  # fmt: skip
def test_an_opening_of_another_shape_is_refused(netwerk, velden):
    with pytest.raises(DomainError):
        leg_eindredactie_vast(netwerk, datum=DAG, door=None, **velden)
    assert not Eindredactie.objects.exists()


def test_a_chapter_keeps_the_title_of_its_cover_apart_from_the_one_inside(netwerk):
    hoofdstuk = voeg_hoofdstuk_toe(
        netwerk, nummer=2, omslagtitel="Lang leve leren!", titel="Levenslang leren", door=None
    )
    onderwerp = voeg_onderwerp_toe(hoofdstuk, nummer=1, titel="Mentoren", alineas=["Zin."], door=None)
    project = ProjectFactory(netwerk=netwerk)
    delen = [{"kop": "Op het beleid", "tekst": "Steun."}]
    kaders = [voeg_impactkader_toe(onderwerp, project=project, titel="K", delen=delen, door=None) for _ in range(2)]
    assert (hoofdstuk.omslagtitel, hoofdstuk.titel) == ("Lang leve leren!", "Levenslang leren")
    assert [k.volgorde for k in kaders] == [0, 1]
    assert onderwerp.netwerk == netwerk


def test_a_number_is_taken_once(netwerk):
    voeg_rode_draad_toe(netwerk, nummer=1, titel="Een", door=None)
    with pytest.raises(DomainError):
        voeg_rode_draad_toe(netwerk, nummer=1, titel="Nog een", door=None)
    hoofdstuk = HoofdstukFactory(netwerk=netwerk, nummer=1)
    with pytest.raises(DomainError):
        voeg_hoofdstuk_toe(netwerk, nummer=1, omslagtitel="A", titel="A", door=None)
    OnderwerpFactory(hoofdstuk=hoofdstuk, nummer=1)
    with pytest.raises(DomainError):
        voeg_onderwerp_toe(hoofdstuk, nummer=1, titel="B", alineas=["Zin."], door=None)


def test_a_box_wants_a_project_of_its_own_network_and_parts_with_text():
    onderwerp = OnderwerpFactory()
    with pytest.raises(AnderNetwerkError):
        voeg_impactkader_toe(
            onderwerp, project=ProjectFactory(), titel="K", delen=[{"kop": "A", "tekst": "B"}], door=None
        )
    with pytest.raises(DomainError, match="tekst"):
        voeg_impactkader_toe(
            onderwerp, project=ProjectFactory(netwerk=onderwerp.netwerk), titel="K", delen=[{"kop": "A"}], door=None
        )
