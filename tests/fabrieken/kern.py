"""What the core owns: a line of the audit trail, and a clock that stands still."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models, transaction

from kern.domain.audit import leg_vast
from kern.models import Gebeurtenis
from kern.werk import jobs
from netwerken.models import Gebruiker

BRUSSEL = ZoneInfo("Europe/Brussels")


def moment(jaar: int, maand: int, dag: int, uur: int = 12, minuut: int = 0) -> datetime:
    """An aware moment in Brussels."""
    return datetime(jaar, maand, dag, uur, minuut, tzinfo=BRUSSEL)


def gebeurtenis(wat: str, onderwerp: models.Model, door: Gebruiker | None = None, **gegevens: object) -> Gebeurtenis:
    """One audit line, in its own transaction."""
    with transaction.atomic():
        return leg_vast(wat, onderwerp=onderwerp, door=door, **gegevens)


def vraag_werk(ontdubbel="rapport:1", aanvraag=None, gebeld=None):
    """Ask for a job of the kind 'proef'; ``gebeld`` collects whom the bell rang for."""
    gebeld = [] if gebeld is None else gebeld
    return jobs.vraag_aan(
        "proef",
        ontdubbelsleutel=ontdubbel,
        gegevens={},
        door=None,
        netwerk_id=None,
        aanvraagsleutel=aanvraag,
        bel=gebeld.append,
    )
