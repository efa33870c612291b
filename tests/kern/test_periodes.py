from datetime import date

import pytest

from kern.exceptions import DomainError
from kern.periodes import Periode


@pytest.mark.parametrize(
    ("sleutel", "van", "tot", "titel"),
    [
        ("2022-Q3", date(2022, 7, 1), date(2022, 9, 30), "derde kwartaal 2022"),
        ("2019-T2", date(2019, 5, 1), date(2019, 8, 31), "tweede viermaandsperiode 2019"),
        ("2020-H1", date(2020, 1, 1), date(2020, 6, 30), "eerste halfjaar 2020"),
        ("2020-Q4", date(2020, 10, 1), date(2020, 12, 31), "vierde kwartaal 2020"),
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "2021"),
    ],
)
def test_lees_knows_every_kind_of_period(sleutel, van, tot, titel):
    periode = Periode.lees(sleutel)

    assert (periode.van, periode.tot, periode.titel) == (van, tot, titel)
    assert Periode.rond(van, periode.soort) == periode == Periode.rond(tot, periode.soort)
    assert periode.volgende().vorige() == periode


@pytest.mark.parametrize("sleutel", ["", "2022-Q5", "2022-Q0", "2022-T4", "2022-H3", "22-Q1", "2022-W1", "x", "1800"])
def test_lees_refuses_what_is_no_period(sleutel):
    with pytest.raises(DomainError):
        Periode.lees(sleutel)


def test_moments_of_a_period_are_brussels_time():
    periode = Periode.lees("2022-Q1")

    assert periode.begin.isoformat() == "2022-01-01T00:00:00+01:00"
    assert periode.einde.isoformat() == "2022-04-01T00:00:00+02:00"
    assert periode.maanden == "januari–maart 2022"
    assert date(2022, 3, 31) in periode
    assert periode.is_voorbij(date(2022, 4, 1))
    assert not periode.is_voorbij(date(2022, 3, 31))
