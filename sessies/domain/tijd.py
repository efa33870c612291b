"""From a day and an hour on the wall to a moment, and the two nights a year on which that goes wrong."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from kern.exceptions import DomainError

HOOGSTENS_DAGEN = 14  # how many days one meeting may take


class BestaatNietError(DomainError):
    """That hour does not exist, or exists twice, on that day."""


def in_brussel(dag: date, uur: time) -> datetime:
    """Return the aware moment at which the clock in Brussels shows ``uur`` on ``dag``.

    Raises BestaatNietError in the night the clock jumps: for an hour that is skipped and for one that comes twice.
    """
    zone = timezone.get_default_timezone()
    moment = datetime.combine(dag, uur, tzinfo=zone)
    if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise BestaatNietError(
            f"{uur:%-H.%M} uur bestaat niet op die dag: de klok springt die nacht van 2 naar 3 uur. Kies een ander uur."
        )
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        raise BestaatNietError(
            f"{uur:%-H.%M} uur komt die nacht twee keer voor: de klok gaat terug van 3 naar 2 uur. Kies een ander uur."
        )
    return moment


def einde_in_brussel(dag: date, uur: time) -> datetime:
    """Return the moment at which something ends; 0.00 is midnight at the end of ``dag``. Raises BestaatNietError."""
    return in_brussel(dag + timedelta(days=1) if uur == time.min else dag, uur)
