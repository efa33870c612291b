from datetime import date

import pytest
from django.urls import reverse

from sessies.domain.kalender import Maand, eerstvolgende_vrij, vrije_dagen
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


@pytest.mark.django_db
class TestPagina:
    def vraag(self, client, netwerk, **zoek):
        return client.get(reverse("sessies:kalender", args=[netwerk.slug]), zoek)

    def test_a_meeting_just_before_midnight_stands_on_its_own_day(self, als, netwerk, begeleider, nu):
        SessieFactory(netwerk=netwerk, begint_op=moment(2026, 11, 30, 23, 30), titel="Nachtwerk")

        weken = self.vraag(als(begeleider), netwerk, maand="2026-12").context["weken"]

        gevuld = {dag.datum: [s.titel for s in dag.sessies] for week in weken for dag in week.dagen if dag.sessies}
        assert gevuld == {date(2026, 11, 30): ["Nachtwerk"]}

    def test_without_a_month_it_is_this_month(self, als, netwerk, begeleider, nu):
        antwoord = self.vraag(als(begeleider), netwerk)

        assert (str(antwoord.context["maand"]), antwoord.context["is_deze_maand"]) == ("2026-11", True)

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
