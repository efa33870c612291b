from datetime import UTC, date, datetime, time

import pytest

from sessies.domain.tijd import BestaatNietError, einde_in_brussel, in_brussel


@pytest.mark.parametrize(
    "dag, uur, verwacht",
    [
        (date(2026, 7, 1), time(13, 30), datetime(2026, 7, 1, 11, 30, tzinfo=UTC)),
        (date(2026, 1, 5), time(13, 30), datetime(2026, 1, 5, 12, 30, tzinfo=UTC)),
        (date(2026, 3, 29), time(1, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (date(2026, 3, 29), time(3, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (date(2026, 10, 25), time(3, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_in_brussel_reads_the_clock_on_the_wall(dag, uur, verwacht):
    assert in_brussel(dag, uur) == verwacht


@pytest.mark.parametrize("uur", [time(2, 0), time(2, 30), time(2, 59)])
def test_in_brussel_refuses_the_hour_that_is_skipped(uur):
    with pytest.raises(BestaatNietError, match="bestaat niet op die dag"):
        in_brussel(date(2026, 3, 29), uur)


@pytest.mark.parametrize("uur", [time(2, 0), time(2, 30), time(2, 59)])
def test_in_brussel_refuses_the_hour_that_comes_twice(uur):
    with pytest.raises(BestaatNietError, match="twee keer"):
        in_brussel(date(2026, 10, 25), uur)


@pytest.mark.parametrize(("uur", "dag"), [(time(0, 0), date(2026, 1, 6)), (time(0, 1), date(2026, 1, 5))])
def test_what_ends_at_midnight_ends_at_the_end_of_the_day(uur, dag):
    assert einde_in_brussel(date(2026, 1, 5), uur) == in_brussel(dag, uur)
