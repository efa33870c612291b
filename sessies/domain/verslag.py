"""The life of minutes: written per point of the agenda, shared with who may see the meeting, and taken back."""

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.zoeken import zoekindex
from netwerken.models import Gebruiker
from sessies.domain.goedkeuring import eis_niet_goedgekeurd, leg_voor, neem_kring
from sessies.domain.staat import eis_begonnen
from sessies.domain.verslaginhoud import heeft_tekst
from sessies.models import Agendapunt, Sessie


@transaction.atomic
def schrijf_verslag(sessie: Sessie, *, tekst: str, versie: int, door: Gebruiker | None) -> Sessie:
    """Write what goes for the meeting as a whole. Others read it once it is shared. Raises VersieConflict when somebody was first."""
    eis_begonnen(sessie)
    eis_niet_goedgekeurd(sessie)
    sessie.verslag = tekst.strip()
    bewaar(sessie, ["verslag"], versie=versie)
    leg_vast("sessie.verslag_geschreven", onderwerp=sessie, door=door)
    return sessie


@transaction.atomic
def schrijf_bij_punt(punt: Agendapunt, *, tekst: str, versie: int, door: Gebruiker | None) -> Agendapunt:
    """Write what was said at one point: who writes at another is not in the way. Raises VersieConflict when somebody was first."""
    eis_begonnen(punt.sessie)
    eis_niet_goedgekeurd(punt.sessie)
    punt.verslag = tekst.strip()
    eis_geldig(punt)
    bewaar(punt, ["verslag"], versie=versie)
    zoekindex.zet(punt.sessie)
    leg_vast("sessie.verslag_geschreven", onderwerp=punt.sessie, door=door, punt=punt.pk)
    return punt


@transaction.atomic
def stuur_verslag_rond(sessie: Sessie, *, door: Gebruiker | None) -> Sessie:
    """Share the minutes with everybody who may see the meeting. Raises DomainError when there are none."""
    if not heeft_tekst(sessie):
        raise DomainError("Er is nog geen verslag om te delen. Schrijf het eerst.", veld="verslag")
    if sessie.verslag_op is None:
        neem_kring(sessie)
        sessie.verslag_op = klok.nu()
        bewaar(sessie, ["verslag_op"], versie=sessie.versie)
        leg_vast("sessie.verslag_rondgestuurd", onderwerp=sessie, door=door)
        leg_voor(sessie)
    return sessie


@transaction.atomic
def haal_verslag_terug(sessie: Sessie, *, door: Gebruiker | None) -> Sessie:
    """Share the minutes no longer; their words stay for who writes them. Raises DomainError when they were not shared."""
    if sessie.verslag_op is None:
        raise DomainError("Dit verslag is niet gedeeld.")
    neem_kring(sessie)
    eis_niet_goedgekeurd(sessie)
    sessie.verslag_op = None
    bewaar(sessie, ["verslag_op"], versie=sessie.versie)
    leg_vast("sessie.verslag_teruggehaald", onderwerp=sessie, door=door)
    leg_voor(sessie)
    return sessie
