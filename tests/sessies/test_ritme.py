"""On which days a meeting comes back."""

from datetime import date

import pytest

from kern.exceptions import DomainError
from sessies.domain.ritme import MEESTE_KEREN, dagen, zoveelste_van
from sessies.enums import Ritme

WOENSDAG = date(2027, 1, 20)  # the third one


def test_once_is_one_day():
    assert dagen(WOENSDAG, ritme=Ritme.EENMAAL, keren=9) == [WOENSDAG]


def test_every_six_weeks():
    assert dagen(WOENSDAG, ritme=Ritme.WEKEN, om_de=6, keren=3) == [WOENSDAG, date(2027, 3, 3), date(2027, 4, 14)]


def test_the_third_wednesday_stays_the_third_one_over_a_year():
    gevonden = dagen(WOENSDAG, ritme=Ritme.MAANDEN, keren=13)
    assert gevonden[:3] == [WOENSDAG, date(2027, 2, 17), date(2027, 3, 17)]
    assert gevonden[-1] == date(2028, 1, 19)
    assert {dag.weekday() for dag in gevonden} == {2}
    assert {zoveelste_van(dag) for dag in gevonden} == {2}


def test_a_fifth_friday_becomes_the_last_of_its_month():
    gevonden = dagen(date(2027, 1, 29), ritme=Ritme.MAANDEN, keren=3)
    assert gevonden == [date(2027, 1, 29), date(2027, 2, 26), date(2027, 3, 26)]


def test_it_stops_at_the_day_that_was_said():
    assert dagen(WOENSDAG, ritme=Ritme.WEKEN, om_de=2, tot=date(2027, 2, 17)) == [
        WOENSDAG,
        date(2027, 2, 3),
        date(2027, 2, 17),
    ]
    assert dagen(WOENSDAG, ritme=Ritme.WEKEN, tot=date(2027, 2, 9), keren=2) == [WOENSDAG, date(2027, 1, 27)]


@pytest.mark.parametrize(
    ("einde", "veld"),
    [({}, "keren"), ({"keren": MEESTE_KEREN + 1}, "keren"), ({"tot": date(2090, 1, 1)}, "tot")],
)
def test_a_rhythm_without_an_end_is_refused_beside_its_field(einde, veld):
    with pytest.raises(DomainError) as fout:
        dagen(WOENSDAG, ritme=Ritme.WEKEN, **einde)
    assert fout.value.veld == veld


def test_as_many_as_may_be():
    assert len(dagen(WOENSDAG, ritme=Ritme.WEKEN, keren=MEESTE_KEREN)) == MEESTE_KEREN
