"""Taking somebody off the list of a meeting, and putting them back; a place that comes free goes to who waits."""

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.post import haal_terug
from kern.domain.versies import zoals_het_staat
from kern.exceptions import DomainError
from netwerken.models import Gebruiker
from sessies.domain.genodigden import begin_opnieuw, eis_komend, neem
from sessies.domain.uitnodigen import Brief, sleutel_van, zet_brieven_klaar
from sessies.domain.wachtlijst import schuif_door, trek_aanbod_terug
from sessies.enums import SessieStatus
from sessies.models import Genodigde, Sessie


@transaction.atomic
def haal_van_lijst(genodigde: Genodigde, *, door: Gebruiker | None) -> bool:
    """Take somebody off the list; True when a mail tells them, because they were invited.

    Raises DomainError when it was done already, or the meeting began.
    """
    sessie = neem(genodigde.sessie)
    hoort_het = haal_weg(sessie, zoals_het_staat(genodigde), door=door)
    schuif_door(sessie)
    return hoort_het


def haal_weg(sessie: Sessie, genodigde: Genodigde, *, door: Gebruiker | None) -> bool:
    """The same on a meeting that the caller locked, with nobody moving up yet."""
    if genodigde.ingetrokken_op is not None:
        raise DomainError("Deze persoon staat niet meer op de lijst.")
    if sessie.status == SessieStatus.GEPLAND:
        eis_komend(sessie)
    leg_vast("genodigde.van_lijst", onderwerp=genodigde, door=door, sessie=sessie.pk, verstuurd=genodigde.is_verstuurd)
    genodigde.ingetrokken_op = klok.nu()
    genodigde.eigen_volgnummer += genodigde.is_verstuurd
    genodigde.aangeboden_tot = None  # a place is held for nobody who is off the list
    genodigde.save(update_fields=["ingetrokken_op", "eigen_volgnummer", "aangeboden_tot"])
    hoort_het = genodigde.is_verstuurd and bool(genodigde.email) and sessie.status == SessieStatus.GEPLAND
    if hoort_het:
        zet_brieven_klaar(sessie, [Brief(genodigde, "ingetrokken", [])], door=door)
    return hoort_het


@transaction.atomic
def zet_terug(genodigde: Genodigde, *, door: Gebruiker | None) -> bool:
    """Put back who was just taken off the list; True when a mail had told them already, and they must be invited anew.

    Raises DomainError when they stand on it, or the meeting began.
    """
    sessie = neem(genodigde.sessie)
    genodigde.refresh_from_db()
    if genodigde.ingetrokken_op is None:
        raise DomainError("Deze persoon staat al op de lijst.")
    if sessie.status == SessieStatus.GEPLAND:
        eis_komend(sessie)
    vertrok = genodigde.is_verstuurd and haal_terug(sleutel_van(sessie, genodigde, "ingetrokken"))
    if vertrok:
        begin_opnieuw([genodigde])
    else:
        genodigde.ingetrokken_op = None
        genodigde.eigen_volgnummer -= genodigde.is_verstuurd
        genodigde.save(update_fields=["ingetrokken_op", "eigen_volgnummer"])
    leg_vast("genodigde.terug_op_lijst", onderwerp=genodigde, door=door, sessie=sessie.pk)
    trek_aanbod_terug(sessie)
    schuif_door(sessie)
    return vertrok
