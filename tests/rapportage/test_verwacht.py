"""What is expected around reports: by whom, and when nothing is."""

import json
from datetime import date

import pytest

from kern import klok, register
from kern.werk.uitvoeren import voer_uit
from netwerken.models import Netwerk
from rapportage.domain.rapporten import bestanden_van
from rapportage.models import Momentopname
from rapportage.overzicht import cijfers
from rapportage.overzicht.plichten import TELLERS
from rapportage.overzicht.rapporten import opmerkingen
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import iemand, toegang
from tests.rapportage.conftest import vraag
from tests.rapportage.test_maken import snel  # noqa: F401 - a fixture


def _titels(gebruiker, netwerk):
    return [t.titel for t in register.taken_van(toegang(gebruiker, netwerk)) if "rapport" in t.titel.lower()]


def test_no_report_is_due_over_a_time_before_the_network(netwerk, begeleider):
    with klok.op(moment(2022, 10, 10)):
        assert _titels(begeleider, netwerk)
        Netwerk.objects.filter(pk=netwerk.pk).update(start=date(2022, 10, 1))
        assert _titels(begeleider, Netwerk.objects.get(pk=netwerk.pk)) == []


@pytest.mark.usefixtures("snel")
def test_only_who_may_publish_is_asked_to(netwerk, begeleider):
    rapport = vraag(netwerk)
    voer_uit(rapport.job_id)
    assert [t for t in _titels(begeleider, netwerk) if t.startswith("Lees en publiceer")]

    opdrachtgever = iemand("opdrachtgever", netwerk)

    assert not [t for t in _titels(begeleider, netwerk) if t.startswith("Lees en publiceer")]
    assert [t for t in _titels(opdrachtgever, netwerk) if t.startswith("Lees en publiceer")]


def test_a_network_without_recommendations_shows_no_figure_of_them(netwerk, begeleider):
    netwerk.onderdelen = [deel for deel in netwerk.onderdelen if deel != "aanbevelingen"]
    assert cijfers.cijfers(toegang(begeleider, netwerk)) == []


def test_after_its_end_a_network_owes_no_reports(netwerk):
    jaar = (date(2022, 1, 1), date(2022, 12, 31))
    netwerk.einde = date(2022, 8, 15)
    telling = TELLERS["kwartaalrapport"](netwerk, *jaar, date(2022, 12, 31))
    assert (telling.gedaan, telling.gepland, telling.te_laat) == (0, 0, 3)


@pytest.mark.usefixtures("snel")
def test_who_publishes_hears_what_the_report_lacks(rapport):
    assert opmerkingen([]) == []
    voer_uit(rapport.job_id)
    bestanden = bestanden_van(rapport)
    opname = Momentopname.objects.get(rapport=rapport)

    def met(**delen):
        inhoud = json.loads(opname.inhoud)
        inhoud["delen"] |= delen
        Momentopname.objects.filter(pk=opname.pk).update(inhoud=json.dumps(inhoud))
        return opmerkingen(bestanden)

    vol = {"titel": "Vol", "opkomst": {"aanwezig": 3}}
    assert met(beslispunten=["iets"], bijeenkomsten={"rijen": [vol]}) == []
    assert met(beslispunten=[], bijeenkomsten={"rijen": [vol, {"titel": "Leeg", "opkomst": None}]}) == [
        "Er staat geen beslispunt in voor deze periode.",
        "Van 1\xa0bijeenkomst ontbreekt de opkomst: Leeg.",
    ]
