"""How quickly questions are dealt with: a question counts as dealt with once discussed or answered."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from kern import klok
from sessies.enums import LeervraagStaat
from sessies.models import Leervraag

TERMIJN = timedelta(days=90)


@dataclass(frozen=True)
class Behandeld:
    """Of how many questions the term is over or kept, and how many were dealt with inside it."""

    binnen: int
    van: int


def behandeld_op(leervraag: Leervraag) -> datetime | None:
    """When the question was dealt with: first discussed in a meeting, or answered; needs ``met_behandeling``."""
    momenten = [m for m in (getattr(leervraag, "besproken_op", None), leervraag.beantwoord_op) if m is not None]
    return min(momenten, default=None)


def dagen_tot_behandeling(leervraag: Leervraag) -> int | None:
    """How many days that took; None while it waits."""
    moment = behandeld_op(leervraag)
    return None if moment is None else max(0, (moment - leervraag.ingebracht_op).days)


def behandeld_binnen_termijn(netwerk: Any, van: date, tot: date, peildag: date | None = None) -> Behandeld:
    """Count the questions brought in from ``van`` to ``tot`` that were dealt with within ninety days.

    Withdrawn questions do not count, nor those whose ninety days are not over yet while they wait. One query.
    """
    op = peildag or klok.vandaag()
    rijen = Leervraag.objects.in_netwerk(netwerk).exclude(staat=LeervraagStaat.INGETROKKEN)
    rijen = rijen.filter(ingebracht_op__date__gte=van, ingebracht_op__date__lte=tot).met_behandeling()
    binnen = totaal = 0
    for leervraag in rijen:
        moment = behandeld_op(leervraag)
        if (
            moment is not None
            and timezone.localtime(moment).date() <= op
            and moment - leervraag.ingebracht_op <= TERMIJN
        ):
            binnen, totaal = binnen + 1, totaal + 1
        elif timezone.localtime(leervraag.ingebracht_op).date() + TERMIJN < op:
            totaal += 1
    return Behandeld(binnen, totaal)
