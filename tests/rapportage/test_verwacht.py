"""What is expected around reports: by whom, and when nothing is."""

import json
from datetime import date

import pytest

from kern import klok, register
from kern.periodes import Periode
from kern.werk.uitvoeren import voer_uit
from netwerken.domain.netwerken import stel_afwijking_voor
from netwerken.models import Netwerk
from rapportage.domain.rapporten import bestanden_van, vraag_rapport_aan
from rapportage.models import Momentopname, Rapport
from rapportage.overzicht import cijfers
from rapportage.overzicht.plichten import TELLERS
from rapportage.overzicht.rapporten import opmerkingen
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import PlichtFactory, iemand, toegang
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


def _te_maken(gebruiker, netwerk):
    """The tasks to make a report of a period: what, where, and whether it is late."""
    gevonden = register.taken_van(toegang(gebruiker, netwerk))
    return [(t.titel, t.url, t.is_te_laat) for t in gevonden if t.belofte == "kwartaalrapport"]


def _verwachte_taak(netwerk, sleutel, *, is_te_laat=True):
    maanden = Periode.lees(sleutel).maanden
    url = f"/{netwerk.slug}/rapporten/vraag-aan/?soort=kwartaal&periode={sleutel}"
    return (f"Maak het kwartaalrapport over {maanden}", url, is_te_laat)


def test_each_closed_period_without_a_promised_report_is_a_task_with_its_form(client, netwerk, begeleider):
    PlichtFactory(netwerk=netwerk, soort="kwartaalrapport", titel="Rapporten", norm=4)
    client.force_login(begeleider)
    with klok.op(moment(2022, 11, 10)):
        assert _te_maken(begeleider, netwerk) == [_verwachte_taak(netwerk, f"2022-Q{n}") for n in (1, 2, 3)]
        vraag_rapport_aan(netwerk, soort="kwartaal", periode="2022-Q2", door=begeleider)  # is being made
        assert _te_maken(begeleider, netwerk) == [_verwachte_taak(netwerk, f"2022-Q{n}") for n in (1, 3)]
        for _, url, _ in _te_maken(begeleider, netwerk):
            assert 'name="periode"' in client.get(url).text
        assert _te_maken(iemand("lid", netwerk), netwerk) == []


def test_of_many_missing_reports_the_three_oldest_are_told(netwerk, begeleider):
    Netwerk.objects.filter(pk=netwerk.pk).update(start=date(2021, 1, 1))
    PlichtFactory(netwerk=netwerk, soort="kwartaalrapport", titel="Rapporten", norm=12, per="looptijd")
    with klok.op(moment(2022, 11, 10)):
        netwerk = Netwerk.objects.get(pk=netwerk.pk)
        assert _te_maken(begeleider, netwerk) == [_verwachte_taak(netwerk, f"2021-Q{n}") for n in (1, 2, 3)]


def test_a_deviation_that_is_asked_leaves_the_last_period_in_which_people_met(netwerk, begeleider):
    plicht = PlichtFactory(netwerk=netwerk, soort="kwartaalrapport", titel="Rapporten", norm=4)
    with klok.op(moment(2022, 11, 10)):
        stel_afwijking_voor(plicht, jaar=2022, reden="Eén rapport volstaat.", door=None)
        assert _te_maken(begeleider, netwerk) == [_verwachte_taak(netwerk, "2022-Q3")]


def test_a_promised_report_that_was_withdrawn_is_followed_by_an_edition(client, netwerk, begeleider):
    PlichtFactory(netwerk=netwerk, soort="kwartaalrapport", titel="Rapporten", norm=4)
    for nummer in (1, 2, 3):
        staat = "ingetrokken" if nummer == 1 else "gepubliceerd"
        Rapport.objects.create(
            netwerk=netwerk, soort="kwartaal", periode=f"2022-Q{nummer}", titel="R", slug=f"r{nummer}", staat=staat
        )
    client.force_login(begeleider)
    with klok.op(moment(2022, 11, 10)):
        ((_, url, _),) = _te_maken(begeleider, netwerk)
        assert url == f"/{netwerk.slug}/rapporten/r1/"
        assert "nieuwe uitgave" in client.get(url).text
