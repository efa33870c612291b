"""On which days a meeting comes back: every so many weeks, or on the third Wednesday of the month."""

from calendar import Calendar
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, takewhile

from kern.exceptions import DomainError
from sessies.enums import Ritme

MEESTE_KEREN = 36  # three years of once a month
_MAANDEN = 12


def dagen(
    vanaf: date, *, ritme: Ritme, om_de: int = 1, keren: int | None = None, tot: date | None = None
) -> list[date]:
    """The days of a rhythm from ``vanaf`` on, at most ``keren`` of them and none after ``tot``.

    By month the weekday keeps its place: the third Wednesday stays the third one, a fifth one is the last of its month. Raises
    DomainError without an end, or for more than :data:`MEESTE_KEREN` days.
    """
    if ritme == Ritme.EENMAAL:
        return [vanaf]
    if keren is None and tot is None:
        raise DomainError("Zeg hoeveel keer, of tot welke dag.", veld="keren")
    rij = _om_de_weken(vanaf, om_de) if ritme == Ritme.WEKEN else _om_de_maanden(vanaf, om_de)
    uit = list(
        islice(takewhile(lambda dag: tot is None or dag <= tot, rij), min(keren or MEESTE_KEREN, MEESTE_KEREN) + 1)
    )
    if keren is not None and keren <= MEESTE_KEREN:
        return uit[:keren]
    if len(uit) > MEESTE_KEREN:
        raise DomainError(
            f"Dat zijn er te veel: plan hoogstens {MEESTE_KEREN} keer vooruit.", veld="tot" if tot else "keren"
        )
    return uit


def _om_de_weken(vanaf: date, om_de: int) -> Iterator[date]:
    while True:
        yield vanaf
        vanaf += timedelta(weeks=om_de)


def _om_de_maanden(vanaf: date, om_de: int) -> Iterator[date]:
    zoveelste, maand = zoveelste_van(vanaf), vanaf.year * _MAANDEN + vanaf.month - 1
    while True:
        jaar, rest = divmod(maand, _MAANDEN)
        weken = Calendar().monthdatescalendar(jaar, rest + 1)
        kan = [dag for week in weken for dag in week if dag.month == rest + 1 and dag.weekday() == vanaf.weekday()]
        yield kan[zoveelste]
        maand += om_de


def zoveelste_van(dag: date) -> int:
    """Which of its weekday a day is in its month: 0 for the first, -1 for a fifth one."""
    rang = (dag.day - 1) // 7
    return rang if rang < 4 else -1
