"""Over which periods a network can report: those of its life and those that hold something, once they are over."""

from datetime import date

import pytest

from kern import klok
from kern.exceptions import DomainError
from projecten.models import Indicator, Leereffect
from rapportage.domain.periodes import (
    eis_periode,
    laatste_periode_met_activiteit,
    periodes_met_gegevens,
    periodes_te_melden,
    periodes_van_looptijd,
)
from rapportage.models import Beslispunt, Periodetekst
from sessies.models import Inzicht
from tests.fabrieken.kennis import FicheFactory, OvernameFactory, SignaalFactory
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory
from tests.fabrieken.piloten import PilootFactory
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import InzichtFactory, LeervraagFactory, SessieFactory

pytestmark = pytest.mark.django_db
DAG, MOMENT = date(2021, 2, 10), moment(2021, 2, 10)


@pytest.fixture
def netwerk():
    """In the autumn of 2022, a network that began that year."""
    with klok.op(moment(2022, 10, 12)):
        yield NetwerkFactory(start=date(2022, 4, 1), rapportritme="Q")


def sleutels(periodes):
    return [p.sleutel for p in periodes]


# --- its life -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("start", "einde", "gevonden"),
    [
        (date(2022, 4, 1), None, ["2022-Q4", "2022-Q3", "2022-Q2"]),
        (date(2022, 6, 30), date(2022, 9, 30), ["2022-Q3", "2022-Q2"]),
        (date(2022, 6, 30), date(2022, 10, 1), ["2022-Q4", "2022-Q3", "2022-Q2"]),
        (date(2022, 6, 30), date(2025, 1, 1), ["2022-Q4", "2022-Q3", "2022-Q2"]),
        (date(2022, 10, 1), None, ["2022-Q4"]),
        (date(2023, 1, 1), None, []),
    ],
)
def test_the_periods_of_a_network_run_from_its_start_until_today_or_its_end(start, einde, gevonden):
    with klok.op(moment(2022, 10, 12)):
        netwerk = NetwerkFactory(start=start, einde=einde, rapportritme="Q")
        assert sleutels(periodes_van_looptijd(netwerk)) == gevonden
        assert sleutels(periodes_te_melden(netwerk)) == [s for s in gevonden if s != "2022-Q4"]


def test_a_period_is_over_on_the_day_after_it():
    netwerk = NetwerkFactory(start=date(2022, 7, 1), rapportritme="Q")
    with klok.op(moment(2022, 9, 30)):
        assert periodes_te_melden(netwerk) == []
    with klok.op(moment(2022, 10, 1)):
        assert sleutels(periodes_te_melden(netwerk)) == ["2022-Q3"]


# --- what it holds --------------------------------------------------------------------------------------------------
def _los_inzicht(netwerk, _dag, moment_):
    inzicht = InzichtFactory(netwerk=netwerk, sessie=None, leervraag=LeervraagFactory(netwerk=netwerk))
    Inzicht.objects.filter(pk=inzicht.pk).update(aangemaakt_op=moment_)


def _stand(netwerk, *_):
    Indicator.objects.create(netwerk=netwerk, titel="Doel", soort="absoluut", doel=1).standen.create(
        netwerk=netwerk, periode="2021-Q1", waarde=1, bron="telling"
    )


def _met_project(maak):
    return lambda n, dag, m: maak(ProjectFactory(netwerk=n), dag, m)


# what holds a day → how it is made, and whether people met, asked or visited then
BRONNEN = {
    "bijeenkomst": (lambda n, d, m: SessieFactory(netwerk=n, status="gehouden", begint_op=m), True),
    "vraag": (lambda n, d, m: LeervraagFactory(netwerk=n, ingebracht_op=m), True),
    "los inzicht": (_los_inzicht, False),
    "start van een piloot": (_met_project(lambda p, d, m: PilootFactory(project=p, start=d)), False),
    "besluit over een piloot": (_met_project(lambda p, d, m: PilootFactory(project=p, besluit_op=d)), False),
    "fiche": (lambda n, d, m: FicheFactory(netwerk=n, datum=d), False),
    "overname": (
        lambda n, d, m: OvernameFactory(fiche__netwerk=n, fiche__datum=date(2030, 1, 1), datum=d), True,
    ),
    "signaal": (lambda n, d, m: SignaalFactory(netwerk=n, datum=d), False),
    "contact": (_met_project(lambda p, d, m: p.contacten.create(netwerk=p.netwerk, datum=d, soort="mail")), True),
    "leereffect": (
        _met_project(lambda p, d, m: Leereffect.objects.create(netwerk=p.netwerk, project=p, datum=d, tekst="Anders")),
        False,
    ),
    "stand": (_stand, False),
    "beslispunt": (lambda n, d, m: Beslispunt.objects.create(netwerk=n, periode="2021-Q1", nummer=1, vraag="?"), False),
    "tekst": (
        lambda n, d, m: Periodetekst.objects.create(netwerk=n, periode="2021-Q1", soort="risico", tekst="T"), False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("bron", BRONNEN)
def test_everything_that_happened_makes_its_period_one_to_report_on_for_its_own_network(netwerk, bron):
    maak, is_activiteit = BRONNEN[bron]
    elders = NetwerkFactory(start=date(2022, 4, 1), rapportritme="Q")
    maak(netwerk, DAG, MOMENT)
    FicheFactory(netwerk=netwerk, datum=date(2022, 8, 1))  # written later, when nobody met
    FicheFactory(netwerk=elders, datum=date(2022, 8, 1))

    assert "2021-Q1" in sleutels(periodes_met_gegevens(netwerk))
    assert sleutels(periodes_met_gegevens(elders)) == ["2022-Q3"]
    assert laatste_periode_met_activiteit(netwerk).sleutel == ("2021-Q1" if is_activiteit else "2022-Q3")
    assert laatste_periode_met_activiteit(elders).sleutel == "2022-Q3"
    assert eis_periode(netwerk, "2021-Q1").sleutel == "2021-Q1"
    with pytest.raises(DomainError, match="Over 2021-Q1 zijn er nog geen gegevens in dit netwerk"):
        eis_periode(elders, "2021-Q1")


def test_a_meeting_that_is_only_an_idea_or_was_called_off_is_no_activity(netwerk):
    SessieFactory(netwerk=netwerk, status="concept", begint_op=MOMENT)
    assert periodes_met_gegevens(netwerk) == []
    SessieFactory(netwerk=netwerk, status="afgelast", begint_op=moment(2022, 8, 1))
    LeervraagFactory(netwerk=netwerk, ingebracht_op=moment(2022, 5, 1))
    assert sleutels(periodes_met_gegevens(netwerk)) == ["2022-Q3", "2022-Q2"]
    assert laatste_periode_met_activiteit(netwerk).sleutel == "2022-Q2"


def test_an_insight_of_a_meeting_counts_on_the_day_of_the_meeting(netwerk):
    sessie = SessieFactory(netwerk=netwerk, status="gehouden", begint_op=MOMENT)
    inzicht = InzichtFactory(netwerk=netwerk, sessie=sessie)
    Inzicht.objects.filter(pk=inzicht.pk).update(aangemaakt_op=moment(2022, 8, 1))
    assert sleutels(periodes_met_gegevens(netwerk)) == ["2021-Q1"]


def test_a_text_of_an_earlier_rhythm_is_told_there_and_a_figure_here(netwerk):
    Beslispunt.objects.create(netwerk=netwerk, periode="2021-T1", nummer=1, vraag="?")
    assert periodes_met_gegevens(netwerk) == []
    indicator = Indicator.objects.create(netwerk=netwerk, titel="Doel", soort="absoluut", doel=1)
    indicator.standen.create(netwerk=netwerk, periode="2021-T2", waarde=1, bron="telling")
    assert sleutels(periodes_met_gegevens(netwerk)) == ["2021-Q2"]


# --- refused --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("sleutel", "zin"),
    [
        ("2022-Q4", r"die periode is nog niet voorbij. Kies een periode tot en met 2022-Q3.$"),
        ("2022-Q1", r"in dit netwerk. De laatste periode waarover een rapport kan, is 2022-Q3.$"),
        ("2022-H1", r"rapporteert per kwartaal. Schrijf de periode bijvoorbeeld als 2022-Q3.$"),
    ],
)
def test_a_period_that_cannot_be_says_why_and_what_can(netwerk, sleutel, zin):
    with pytest.raises(DomainError, match=zin) as fout:
        eis_periode(netwerk, sleutel)
    assert fout.value.veld == "periode"


def test_where_nothing_can_be_reported_on_no_period_is_proposed(netwerk):
    begint = NetwerkFactory(start=date(2022, 10, 3), rapportritme="Q")
    for sleutel, zin in (("2022-Q4", "nog niet voorbij.$"), ("2022-Q3", "in dit netwerk.$")):
        with pytest.raises(DomainError, match=zin):
            eis_periode(begint, sleutel)
