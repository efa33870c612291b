"""A meeting as a calendar file, for people's own calendars."""

from kern.agenda import als_kalender
from sessies.domain.afspraak import afspraak_van
from sessies.models import Sessie


def als_agendabestand(sessie: Sessie, *, url: str, organisator: str = "") -> bytes:
    """Return one VEVENT with a stable UID and a sequence number that rises when hour or place change.

    ``url`` is the full address of the meeting's page; ``organisator`` the mail address that stands as organiser, without
    which a calendar does not take a meeting away again.
    """
    return als_kalender(afspraak_van(sessie, url=url, organisator=organisator))
