"""How quickly questions are dealt with: a question counts as dealt with once discussed or answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from kern.feestdagen import werkdagen_na
from netwerken.models import Netwerk
from sessies.models import Leervraag

TERMIJN = timedelta(days=90)
VERHELDER_BINNEN = 5  # working days, as the pages of a question say


@dataclass(frozen=True)
class Behandeld:
    """Of how many questions the term is over or kept, and how many were dealt with inside it."""

    binnen: int
    van: int


def verhelder_tegen(leervraag: Leervraag) -> date:
    """By when a question that came in is read and clarified, in working days of the network's country."""
    return werkdagen_na(timezone.localdate(leervraag.ingebracht_op), VERHELDER_BINNEN, leervraag.netwerk.land)


def behandeld_op(leervraag: Leervraag) -> datetime | None:
    """When the question was dealt with: first discussed in a meeting, or answered; needs ``met_behandeling``."""
    momenten = [m for m in (getattr(leervraag, "besproken_op", None), leervraag.beantwoord_op) if m is not None]
    return min(momenten, default=None)


def dagen_tot_behandeling(leervraag: Leervraag) -> int | None:
    """How many days that took; None while it waits."""
    moment = behandeld_op(leervraag)
    return None if moment is None else max(0, (moment - leervraag.ingebracht_op).days)


def behandeld_binnen_termijn(netwerk: Netwerk, van: date, tot: date) -> Behandeld:
    """Count the questions whose ninety days ended from ``van`` to ``tot``; see :func:`tel_behandeld`. One query."""
    rijen = Leervraag.objects.in_netwerk(netwerk).met_behandeling()
    vragen = ((v, timezone.localdate(op) if (op := behandeld_op(v)) else None) for v in rijen)
    return tel_behandeld(vragen, van, tot)


def tel_behandeld(vragen: Iterable[tuple[Leervraag, date | None]], van: date, tot: date) -> Behandeld:
    """Of the questions that became ninety days old from ``van`` to ``tot``: how many were dealt with by then.

    Each question comes with the day it was dealt with. Withdrawn questions do not count. The one way to count this, for
    the overview and for the report.
    """
    binnen = totaal = 0
    for leervraag, dag in vragen:
        ingebracht = timezone.localdate(leervraag.ingebracht_op)
        if van <= ingebracht + TERMIJN <= tot and not leervraag.is_ingetrokken_op(tot):
            totaal += 1
            binnen += dag is not None and dag - ingebracht <= TERMIJN
    return Behandeld(binnen, totaal)
