"""How a final report stands on each day: a steering report sees of it what was so at the end of its period, no more."""

from datetime import date

import pytest
from django.urls import reverse

from kern import klok
from netwerken.overzicht.stand import rijen_van, stand_van_jaar
from rapportage.domain.publiceren import publiceer_rapport, trek_rapport_in
from rapportage.domain.rapporten import begin_uitgave
from rapportage.models import Artefact, Momentopname, Rapport
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory, PlichtFactory, iemand
from tests.rapportage.conftest import inhoud_van
from tests.rapportage.gegevens import vul_uitleg_in
from tests.rapportage.test_publiceren import maak, stil

pytestmark = pytest.mark.django_db


@pytest.fixture
def netwerk():
    """A network of two years with a promise of a final report, and a final report of which each state has its day.

    Published on 20 August 2022, withdrawn on 10 November, a second edition published on 15 February 2023.
    """
    with klok.op(moment(2022, 7, 5)):
        netwerk = NetwerkFactory(start=date(2022, 1, 1), einde=date(2023, 12, 31), rapportritme="Q")
        PlichtFactory(netwerk=netwerk, soort="eindrapport", per="looptijd", norm=1, titel="Eindrapport")
        rapport = maak(netwerk, "eind")
        vul_uitleg_in(netwerk)
    with klok.op(moment(2022, 8, 20)):
        publiceer_rapport(rapport, reden="De minister vraagt het.", door=None)
    with klok.op(moment(2022, 11, 10)):
        trek_rapport_in(rapport, reden="Een cijfer klopt niet.", door=None)
    with klok.op(moment(2023, 1, 10)):
        tweede = begin_uitgave(rapport, reden="Met het juiste cijfer.", door=None, bel=stil)
        Rapport.objects.filter(pk=tweede.pk).update(staat="gemaakt", job=None)
        opname = Momentopname.objects.create(rapport=tweede, inhoud='{"delen": {"cijfers": []}}', sha256="2" * 64)
        Artefact.objects.create(
            momentopname=opname, soort="pdf", pad="rapporten/2.pdf", bestandsnaam="r.pdf", sha256="3" * 64, grootte=1
        )
    with klok.op(moment(2023, 2, 15)):
        publiceer_rapport(Rapport.objects.get(pk=tweede.pk), reden="Ze wachten erop.", door=None)
    return netwerk


def stand(netwerk, dag):
    (gevonden,) = stand_van_jaar(netwerk, dag)
    return gevonden.telling.gedaan, gevonden.toestand


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2022, 8, 19), (0, "gepland")),
        (date(2022, 8, 20), (1, "afgerond")),
        (date(2022, 11, 9), (1, "afgerond")),
        (date(2022, 11, 10), (0, "gepland")),
        (date(2023, 2, 14), (0, "gepland")),
        (date(2023, 2, 15), (1, "afgerond")),
        (date(2023, 12, 31), (1, "afgerond")),
    ],
)
def test_it_counts_from_the_day_it_is_published_until_the_day_it_is_withdrawn(netwerk, dag, verwacht):
    assert stand(netwerk, dag) == verwacht


@pytest.mark.parametrize(("periode", "gedaan"), [("2022-Q2", 0), ("2022-Q3", 1), ("2022-Q4", 0), ("2023-Q1", 1)])
def test_a_steering_report_made_today_sees_it_as_it_stood_at_the_end_of_its_period(netwerk, periode, gedaan):
    with klok.op(moment(2023, 5, 1)):
        rapport = Rapport(netwerk=netwerk, soort="kwartaal", periode=periode, titel="R", slug="r")
        (rij,) = inhoud_van(rapport)["delen"]["stand"]["rijen"]
    assert rij["gedaan"] == gedaan


def test_the_row_behind_the_figure_is_the_edition_that_stood_then(netwerk, client):
    een, twee = Rapport.objects.filter(soort="eind").order_by("uitgave")
    for dag, rapport, op in (
        (date(2022, 9, 30), een, date(2022, 8, 20)), (date(2023, 3, 31), twee, date(2023, 2, 15)),
    ):  # fmt: skip
        (gevonden,) = stand_van_jaar(netwerk, dag)
        assert [(r.obj, r.dag) for r in rijen_van(gevonden)] == [(rapport, op)]
    with klok.op(moment(2023, 5, 1)):
        client.force_login(iemand("netwerkbegeleider", netwerk))
        pagina = client.get(
            reverse("netwerken:afspraak", kwargs={"netwerk": netwerk.slug, "pk": netwerk.plichten.get().pk})
        )
    assert twee.get_absolute_url() in pagina.content.decode()
    assert een.get_absolute_url() + '"' not in pagina.content.decode()


def test_a_second_edition_beside_the_first_counts_once_and_from_the_first_day(netwerk):
    Rapport.objects.filter(uitgave=1).update(staat="gepubliceerd", ingetrokken_op=None)
    assert stand(netwerk, date(2022, 12, 1)) == (1, "afgerond")
    assert stand(netwerk, date(2023, 3, 1)) == (1, "afgerond")
