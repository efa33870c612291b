"""What the core owns: a line of the audit trail, and a clock that stands still."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models, transaction

from kern.domain.audit import leg_vast
from kern.models import Gebeurtenis
from netwerken.models import Gebruiker

BRUSSEL = ZoneInfo("Europe/Brussels")


def moment(jaar: int, maand: int, dag: int, uur: int = 12, minuut: int = 0) -> datetime:
    """An aware moment in Brussels."""
    return datetime(jaar, maand, dag, uur, minuut, tzinfo=BRUSSEL)


def gebeurtenis(wat: str, onderwerp: models.Model, door: Gebruiker | None = None, **gegevens: object) -> Gebeurtenis:
    """One audit line, in its own transaction."""
    with transaction.atomic():
        return leg_vast(wat, onderwerp=onderwerp, door=door, **gegevens)
