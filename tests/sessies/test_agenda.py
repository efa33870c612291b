import pytest

from kern.models import Gebeurtenis
from sessies.domain.agenda import met_uren, tijdverdeling, zet_op_agenda
from sessies.enums import Werkvorm
from sessies.models import Agendapunt
from tests.fabrieken.kern import moment
from tests.fabrieken.sessies import AgendapuntFactory, LeervraagFactory, SessieFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


def test_met_uren_lets_the_clock_run(netwerk):
    sessie = SessieFactory(netwerk=netwerk, begint_op=moment(2026, 3, 28, 23, 30), eindigt_op=moment(2026, 3, 29, 5))
    punten = [AgendapuntFactory(sessie=sessie, minuten=m) for m in (60, 120, 30)]

    uren = [f"{rij.begint_op:%H.%M}" for rij in met_uren(sessie, punten)]

    assert uren == ["23.30", "00.30", "03.30"], "the hour that is skipped in that night is skipped here too"


def test_tijdverdeling_leaves_breaks_out():
    punten = [
        Agendapunt(minuten=m, werkvorm=w)
        for m, w in ((20, "lezing"), (40, "werkbezoek"), (60, "panel"), (15, "pauze"), (5, ""))
    ]

    assert tijdverdeling(punten) == {"theorie": 20, "praktijk": 40, "gesprek": 60}


@pytest.mark.parametrize("vorm", Werkvorm)
def test_every_way_of_working_has_an_icon(vorm):
    assert vorm.icoon


def test_zet_op_agenda_adds_a_point_at_the_end(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk)
    AgendapuntFactory(sessie=sessie, volgorde=4)
    vraag = LeervraagFactory(netwerk=netwerk, verhelderd=True)

    punt = zet_op_agenda(vraag, sessie=sessie, minuten=45, werkvorm="intervisie", door=begeleider)

    assert (punt.volgorde, punt.titel, punt.minuten) == (5, vraag.vraag, 45)
    vraag.refresh_from_db()
    sessie.refresh_from_db()
    assert (vraag.staat, sessie.versie) == ("geagendeerd", 2)
    assert set(Gebeurtenis.objects.values_list("wat", flat=True)) == {
        "leervraag.geagendeerd",
        "sessie.agenda_aangevuld",
    }


def test_zet_op_agenda_begins_an_agenda_and_takes_a_title_or_the_question_made_short(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, concept=True)
    lang, ander = LeervraagFactory(netwerk=netwerk, woorden="xx" + " x" * 200), LeervraagFactory(netwerk=netwerk)

    eerste = zet_op_agenda(lang, sessie=sessie, door=begeleider)
    tweede = zet_op_agenda(ander, sessie=sessie, titel=" Gesprek ", door=begeleider)

    assert (eerste.volgorde, len(eerste.titel), eerste.titel[-1]) == (1, 239, "…"), "whole words, at most 240 signs"
    assert (tweede.volgorde, tweede.titel, tweede.minuten) == (2, "Gesprek", 30)


@pytest.mark.parametrize(
    "was, wordt",
    [
        ("ingebracht", "geagendeerd"),
        ("verhelderd", "geagendeerd"),
        ("besproken", "geagendeerd"),
        ("beantwoord", "beantwoord"),
    ],
)
def test_zet_op_agenda_takes_up_every_question_that_waits_and_leaves_an_answer(netwerk, begeleider, was, wordt):
    vraag = LeervraagFactory(netwerk=netwerk, staat=was)

    zet_op_agenda(vraag, sessie=SessieFactory(netwerk=netwerk), door=begeleider)

    vraag.refresh_from_db()
    assert vraag.staat == wordt


def test_zet_op_agenda_refuses_a_second_time(netwerk, begeleider):
    sessie, vraag = SessieFactory(netwerk=netwerk), LeervraagFactory(netwerk=netwerk)
    zet_op_agenda(vraag, sessie=sessie, door=begeleider)

    with geweigerd("staat al op de agenda", Agendapunt):
        zet_op_agenda(vraag, sessie=sessie, door=begeleider)


@pytest.mark.parametrize("hoe", ["voorbij", "gehouden", "afgelast"])
def test_zet_op_agenda_refuses_a_meeting_that_will_not_come(netwerk, begeleider, hoe):
    sessie = SessieFactory(netwerk=netwerk, **{hoe: True})

    with geweigerd("voorbij of afgelast", Agendapunt):
        zet_op_agenda(LeervraagFactory(netwerk=netwerk), sessie=sessie, door=begeleider)


def test_zet_op_agenda_refuses_another_network(netwerk, begeleider):
    with geweigerd("ander netwerk", Agendapunt):
        zet_op_agenda(LeervraagFactory(), sessie=SessieFactory(netwerk=netwerk), door=begeleider)


def test_zet_op_agenda_refuses_wrong_minutes(netwerk, begeleider):
    vraag, sessie = LeervraagFactory(netwerk=netwerk), SessieFactory(netwerk=netwerk)

    with geweigerd("1 minuut", Agendapunt):
        zet_op_agenda(vraag, sessie=sessie, minuten=0, door=begeleider)
