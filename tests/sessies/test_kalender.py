from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sessies.models import Sessie
from sessies.overzicht.kalender import Blok, Maand, Week, eerstvolgende_vrij, uren_van, vrije_dagen
from tests.fabrieken.kern import moment
from tests.fabrieken.sessies import SessieFactory


@pytest.mark.parametrize(
    "tekst", ["", "2026", "2026-13", "2026-00", "26-11", "2026-1", "1989-12", "2101-01", "2026-11-01", "abcd-ef"]
)
def test_maand_knows_what_is_no_month(tekst):
    assert Maand.lees(tekst) is None


@pytest.mark.parametrize(
    "tekst, vorige, volgende, grenzen",
    [
        ("2026-01", "2025-12", "2026-02", (date(2025, 12, 29), date(2026, 2, 1))),
        ("2026-12", "2026-11", "2027-01", (date(2026, 11, 30), date(2027, 1, 3))),
        ("2024-02", "2024-01", "2024-03", (date(2024, 1, 29), date(2024, 3, 3))),
        ("2027-02", "2027-01", "2027-03", (date(2027, 2, 1), date(2027, 2, 28))),
    ],
)
def test_maand_goes_over_the_turn_of_the_year(tekst, vorige, volgende, grenzen):
    maand = Maand.lees(tekst)

    assert (str(maand), str(maand.vorige), str(maand.volgende), maand.grenzen) == (tekst, vorige, volgende, grenzen)


def test_weken_carry_iso_numbers_holidays_and_today():
    weken = Maand.lees("2026-11").weken([], date(2026, 11, 10), "BE")

    assert [week.nummer for week in weken] == [44, 45, 46, 47, 48, 49]
    dagen = {dag.datum: dag for week in weken for dag in week.dagen}
    assert (dagen[date(2026, 11, 1)].vrij, dagen[date(2026, 11, 4)].vrij) == ("Allerheiligen", "herfstvakantie")
    assert [d.datum for d in dagen.values() if d.is_vandaag] == [date(2026, 11, 10)]
    assert dagen[date(2026, 10, 31)].klasse == "is-out"
    assert dagen[date(2026, 11, 11)].klasse == "is-free"
    assert dagen[date(2026, 11, 10)].klasse == "is-today"


def test_week_53_stands_at_the_end_of_december():
    assert [week.nummer for week in Maand.lees("2026-12").weken([], date(2026, 1, 1), "BE")][-1] == 53


@pytest.mark.parametrize(
    "land, dag, naam",
    [
        ("BE", date(2026, 7, 11), "Feest van de Vlaamse Gemeenschap"),
        ("BE", date(2026, 7, 21), "Nationale feestdag"),
        ("BE", date(2027, 2, 10), "krokusvakantie"),
        ("NL", date(2026, 4, 27), "Koningsdag"),
    ],
)
def test_vrije_dagen_follow_the_country(land, dag, naam):
    assert vrije_dagen(land, dag.year)[dag] == naam


def test_vrije_dagen_of_a_country_we_do_not_know():
    assert vrije_dagen("FI", 2026) == {}


def test_eerstvolgende_vrij_skips_holidays_and_what_is_taken():
    vrij = eerstvolgende_vrij("BE", date(2026, 11, 1), [date(2026, 11, 10)], tot=date(2026, 12, 31))

    assert vrij == [date(2026, 11, 12), date(2026, 11, 17), date(2026, 11, 24)]
    assert eerstvolgende_vrij("BE", date(2026, 12, 20), [], tot=date(2026, 12, 31)) == []


# --- weeks ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "2026",
        "2026-48",
        "2026-w48",
        "2026-W00",
        "2026-W54",
        "2025-W53",
        "1989-W10",
        "2101-W01",
        "26-W48",
        "2026-W1",
    ],
)
def test_week_knows_what_is_no_week(tekst):
    assert Week.lees(tekst) is None


@pytest.mark.parametrize(
    "tekst, vorige, volgende, grenzen, naam",
    [
        ("2026-W48", "2026-W47", "2026-W49", (date(2026, 11, 23), date(2026, 11, 29)), "week 48, 23–29 november 2026"),
        ("2026-W49", "2026-W48", "2026-W50", (date(2026, 11, 30), date(2026, 12, 6)), "week 49, 30 november – 6 december 2026"),
        ("2026-W53", "2026-W52", "2027-W01", (date(2026, 12, 28), date(2027, 1, 3)), "week 53, 28 december 2026 – 3 januari 2027"),
        ("2027-W01", "2026-W53", "2027-W02", (date(2027, 1, 4), date(2027, 1, 10)), "week 1, 4–10 januari 2027"),
        ("2025-W01", "2024-W52", "2025-W02", (date(2024, 12, 30), date(2025, 1, 5)), "week 1, 30 december 2024 – 5 januari 2025"),
    ],
)  # fmt: skip
def test_week_goes_over_the_turn_of_the_year(tekst, vorige, volgende, grenzen, naam):
    week = Week.lees(tekst)

    assert (str(week), str(week.vorige), str(week.volgende), week.grenzen) == (tekst, vorige, volgende, grenzen)
    assert week.naam.replace("\xa0", " ") == naam


@pytest.mark.parametrize("dag", [date(2026, 12, 28), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 3)])
def test_the_last_days_of_a_year_and_the_first_share_week_53(dag):
    assert str(Week.van(dag)) == "2026-W53"


def test_a_week_knows_the_holidays_of_both_its_years():
    dagen = Week.lees("2026-W53").dagen([], date(2026, 12, 31), "BE")

    assert [d.datum.day for d in dagen] == [28, 29, 30, 31, 1, 2, 3]
    assert (dagen[3].vrij, dagen[4].vrij, dagen[3].is_vandaag) == ("kerstvakantie", "Nieuwjaar", True)


# --- meetings over more days ----------------------------------------------------------------------------------
def blokken(begin, einde):
    """What the calendar shows of one meeting, per day."""
    sessie = Sessie(begint_op=begin, eindigt_op=einde)
    return [
        (dag, b.uren.replace("\xa0", " "), (b.begin_uur, b.eind_uur))
        for dag in sessie.dagen
        if (b := Blok(sessie, dag))
    ]


@pytest.mark.parametrize(
    "begin, einde, verwacht",
    [
        (moment(2026, 11, 24, 9), moment(2026, 11, 24, 11), [(date(2026, 11, 24), "9.00–11.00 uur", (9, 11))]),
        (moment(2026, 11, 24, 12), moment(2026, 11, 24, 17), [(date(2026, 11, 24), "12.00–17.00 uur", (12, 17))]),
        (moment(2026, 11, 24, 18), moment(2026, 11, 25, 0), [(date(2026, 11, 24), "18.00–24.00 uur", (18, 24))]),
        (
            moment(2026, 11, 24, 20), moment(2026, 11, 25, 0, 30),
            [(date(2026, 11, 24), "vanaf 20.00 uur", (20, 24)), (date(2026, 11, 25), "tot 0.30 uur", (0, 1))],
        ),
        (
            moment(2026, 12, 30, 13, 30), moment(2027, 1, 1, 16),
            [
                (date(2026, 12, 30), "vanaf 13.30 uur", (13, 24)),
                (date(2026, 12, 31), "de hele dag", (0, 24)),
                (date(2027, 1, 1), "tot 16.00 uur", (0, 16)),
            ],
        ),
        (
            moment(2026, 11, 24, 9), moment(2026, 11, 26, 0),
            [(date(2026, 11, 24), "vanaf 9.00 uur", (9, 24)), (date(2026, 11, 25), "de hele dag", (0, 24))],
        ),
        (  # the night in which the clock goes back lasts an hour longer
            moment(2026, 10, 24, 9), moment(2026, 10, 25, 9),
            [(date(2026, 10, 24), "vanaf 9.00 uur", (9, 24)), (date(2026, 10, 25), "tot 9.00 uur", (0, 9))],
        ),
        (  # and the one in which it jumps an hour less
            moment(2026, 3, 28, 23), moment(2026, 3, 29, 3),
            [(date(2026, 3, 28), "vanaf 23.00 uur", (23, 24)), (date(2026, 3, 29), "tot 3.00 uur", (0, 3))],
        ),
    ],
)  # fmt: skip
def test_a_meeting_shows_its_hours_on_each_of_its_days(begin, einde, verwacht):
    assert blokken(begin, einde) == verwacht


def test_a_week_shows_its_hours_and_what_overlaps_stands_together():
    def op(uur, einde, dag=24, tot=24):
        return Sessie(begint_op=moment(2026, 11, dag, *uur), eindigt_op=moment(2026, 11, tot, *einde))

    dagen = Week.lees("2026-W48").dagen(
        [op((9, 30), (11, 0)), op((10, 0), (12, 0)), op((13, 0), (14, 15)), op((8, 0), (19, 30), 25, 26)],
        date(2026, 11, 10), "BE",
    )  # fmt: skip
    uren = uren_van(dagen)

    assert uren == range(8, 20)
    assert [[(t.rij, t.duur, len(t.plekken)) for t in dag.trossen(uren)] for dag in dagen[1:4]] == [
        [(2, 3, 2), (6, 2, 1)], [(1, 12, 1)], [(1, 12, 1)],
    ]  # fmt: skip
    assert uren_van([]) == range(9, 17)


def test_what_overlaps_stands_side_by_side_at_its_own_hour():
    def op(uur, einde):
        return Sessie(begint_op=moment(2026, 11, 24, *uur), eindigt_op=moment(2026, 11, 24, *einde))

    dagen = Week.lees("2026-W48").dagen(
        [op((9, 0), (12, 0)), op((10, 0), (11, 0)), op((11, 30), (16, 0)), op((13, 0), (14, 0))],
        date(2026, 11, 10),
        "BE",
    )
    (tros,) = dagen[1].trossen(range(9, 17))

    assert [(p.rij, p.duur, p.kolom) for p in tros.plekken] == [(0, 3, 1), (1, 1, 2), (2, 5, 2), (4, 1, 1)]


def test_what_goes_on_stands_above_what_begins():
    lang = SimpleNamespace(pk=1, begint_op=moment(2026, 11, 24, 13), dagen=[date(2026, 11, 24), date(2026, 11, 25)])
    kort = SimpleNamespace(pk=2, begint_op=moment(2026, 11, 25, 9), dagen=[date(2026, 11, 25)])

    dagen = Week.lees("2026-W48").dagen([kort, lang], date(2026, 11, 10), "BE")

    assert [b.sessie.pk for b in dagen[2].blokken] == [1, 2]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "begin, einde, staat_er",
    [
        (moment(2026, 11, 22, 9), moment(2026, 11, 22, 17), False),
        (moment(2026, 11, 22, 20), moment(2026, 11, 23, 0), False),
        (moment(2026, 11, 22, 20), moment(2026, 11, 23, 0, 1), True),
        (moment(2026, 11, 20, 9), moment(2026, 12, 1, 17), True),
        (moment(2026, 11, 29, 23, 59), moment(2026, 11, 30, 1), True),
        (moment(2026, 11, 30, 0), moment(2026, 11, 30, 9), False),
    ],
)
def test_loopt_finds_what_goes_on_in_a_week(netwerk, begin, einde, staat_er):
    SessieFactory(netwerk=netwerk, begint_op=begin, eindigt_op=einde)

    assert Sessie.objects.loopt(*Week.lees("2026-W48").grenzen).exists() is staat_er


@pytest.mark.django_db
class TestWeekpagina:
    def vraag(self, client, netwerk, **zoek):
        return client.get(reverse("sessies:week", args=[netwerk.slug]), zoek)

    def test_without_a_week_it_is_this_week(self, als, netwerk, begeleider, nu):
        antwoord = self.vraag(als(begeleider), netwerk)

        assert (str(antwoord.context["periode"]), antwoord.context["is_nu"]) == ("2026-W46", True)
        assert "geen bijeenkomsten in deze week" in antwoord.content.decode().lower()

    def test_an_impossible_week_says_so(self, als, netwerk, begeleider, nu):
        antwoord = self.vraag(als(begeleider), netwerk, week="2025-W53")

        assert antwoord.status_code == 200
        assert "Die week kennen we niet" in antwoord.content.decode()

    def test_a_meeting_of_two_days_stands_on_both(self, als, netwerk, begeleider, nu):
        sessie = SessieFactory(
            netwerk=netwerk,
            begint_op=moment(2026, 11, 24, 13, 30),
            eindigt_op=moment(2026, 11, 25, 16),
            titel="Op stap",
        )

        antwoord = self.vraag(als(begeleider), netwerk, week="2026-W48")

        gevuld = {d.datum: [b.sessie.titel for b in d.blokken] for d in antwoord.context["dagen"] if d.blokken}
        assert gevuld == {date(2026, 11, 24): ["Op stap"], date(2026, 11, 25): ["Op stap"]}
        tekst = antwoord.content.decode()
        assert tekst.count(f'href="{sessie.get_absolute_url()}"') == 2
        assert "dag 2 van 2" in tekst

    def test_a_meeting_that_began_last_week_still_shows(self, als, netwerk, begeleider, nu):
        SessieFactory(
            netwerk=netwerk, begint_op=moment(2026, 12, 31, 9), eindigt_op=moment(2027, 1, 4, 12), titel="Lang"
        )

        antwoord = self.vraag(als(begeleider), netwerk, week="2027-W01")

        assert [(d.datum.day, len(d.blokken)) for d in antwoord.context["dagen"]][:2] == [(4, 1), (5, 0)]

    def test_the_filter_travels_to_month_list_and_other_weeks(self, als, netwerk, begeleider, nu):
        SessieFactory(netwerk=netwerk, begint_op=moment(2026, 12, 31, 9), soort="werkbezoek", titel="Op stap")
        SessieFactory(netwerk=netwerk, begint_op=moment(2026, 12, 31, 9), titel="In de zaal")

        antwoord = self.vraag(als(begeleider), netwerk, week="2026-W53", soort="werkbezoek", vorm="fysiek")

        assert [s.titel for s in antwoord.context["sessies"]] == ["Op stap"]
        maand, week, lijst = (w["url"].partition("?")[2] for w in antwoord.context["weergaven"])
        assert maand == "soort=werkbezoek&vorm=fysiek&maand=2026-12"
        assert week == "soort=werkbezoek&vorm=fysiek&week=2026-W53"
        assert lijst == "soort=werkbezoek"
        assert antwoord.context["volgende_url"] == "?soort=werkbezoek&vorm=fysiek&week=2027-W01"
        assert antwoord.context["nu_url"] == "?soort=werkbezoek&vorm=fysiek"
        assert 'name="week" value="2026-W53"' in antwoord.content.decode()

    def test_an_empty_week_leads_to_the_next_meeting(self, als, netwerk, begeleider, nu):
        SessieFactory(netwerk=netwerk, afgelast=True, begint_op=moment(2026, 11, 18, 9))
        SessieFactory(netwerk=netwerk, begint_op=moment(2027, 1, 2, 9))

        antwoord = self.vraag(als(begeleider), netwerk)

        assert antwoord.context["straks_url"] == "?week=2026-W53"

    @pytest.mark.parametrize("naam", ["week", "kalender"])
    def test_one_meeting_or_three_cost_the_same_queries(
        self, als, netwerk, begeleider, nu, naam, django_assert_num_queries
    ):
        client, adres = als(begeleider), reverse(f"sessies:{naam}", args=[netwerk.slug])
        SessieFactory(netwerk=netwerk, begint_op=moment(2026, 11, 10, 9))
        client.get(adres)
        with CaptureQueriesContext(connection) as een:
            client.get(adres)
        for uur in (10, 11):
            SessieFactory(netwerk=netwerk, begint_op=moment(2026, 11, 10, uur), eindigt_op=moment(2026, 11, 12, 16))

        with django_assert_num_queries(len(een)):
            client.get(adres)


@pytest.mark.django_db
class TestPagina:
    def vraag(self, client, netwerk, **zoek):
        return client.get(reverse("sessies:kalender", args=[netwerk.slug]), zoek)

    def test_a_meeting_that_goes_on_after_midnight_stands_on_both_days(self, als, netwerk, begeleider, nu):
        SessieFactory(netwerk=netwerk, begint_op=moment(2026, 11, 30, 23, 30), titel="Nachtwerk")

        weken = self.vraag(als(begeleider), netwerk, maand="2026-12").context["weken"]

        gevuld = {
            dag.datum: [b.sessie.titel for b in dag.blokken] for week in weken for dag in week.dagen if dag.blokken
        }
        assert gevuld == {date(2026, 11, 30): ["Nachtwerk"], date(2026, 12, 1): ["Nachtwerk"]}

    def test_without_a_month_it_is_this_month(self, als, netwerk, begeleider, nu):
        antwoord = self.vraag(als(begeleider), netwerk)

        assert (str(antwoord.context["periode"]), antwoord.context["is_nu"]) == ("2026-11", True)

    def test_an_impossible_month_says_so(self, als, netwerk, begeleider, nu):
        antwoord = self.vraag(als(begeleider), netwerk, maand="2026-99")

        assert antwoord.status_code == 200
        assert "Die maand kennen we niet" in antwoord.content.decode()

    def test_the_filter_keeps_the_month(self, als, netwerk, begeleider, nu):
        SessieFactory(netwerk=netwerk, begint_op=moment(2026, 12, 3, 9), soort="werkbezoek", titel="Op stap")
        SessieFactory(netwerk=netwerk, begint_op=moment(2026, 12, 4, 9), titel="In de zaal")

        antwoord = self.vraag(als(begeleider), netwerk, maand="2026-12", soort="werkbezoek")

        assert [s.titel for s in antwoord.context["sessies"]] == ["Op stap"]
        assert 'name="maand" value="2026-12"' in antwoord.content.decode()
