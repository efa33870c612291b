"""Addresses by which people's own calendars follow their meetings: making them, withdrawing them, reading them."""

from django.core import signing
from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.domain.toegang import toegang_van
from netwerken.models import Gebruiker, Groep, Netwerk
from sessies.models import Agendalink

ZOUT = "sessies.agendalink"
AL_INGETROKKEN = "Dit adres is al ingetrokken."
AL_EEN = "Voor deze bijeenkomsten heb je al een adres. Het staat hieronder."


@transaction.atomic
def maak_agendalink(*, netwerk: Netwerk | None = None, groep: Groep | None = None, door: Gebruiker) -> Agendalink:
    """Make an address for the calendar of ``door``: of one group, of one network, or of everything they may see.

    Raises DomainError for a network of which they are no member, and when they have one already.
    """
    if groep is not None and netwerk is None:
        netwerk = groep.netwerk
    if netwerk is not None:
        eis_zelfde_netwerk(netwerk, groep)
        if toegang_van(door, netwerk) is None:
            raise DomainError("Van dat netwerk ben je geen lid.", veld="welke")
    if Agendalink.objects.van(door).filter(netwerk=netwerk, groep=groep).exists():
        raise DomainError(AL_EEN, veld="welke")
    link = Agendalink.objects.create(gebruiker=door, netwerk=netwerk, groep=groep)
    leg_vast("agendalink.gemaakt", onderwerp=link, door=door, groep=groep.pk if groep else None)
    return link


@transaction.atomic
def trek_agendalink_in(link: Agendalink, *, door: Gebruiker) -> Agendalink:
    """Close an address at once, for every calendar that holds it. Raises DomainError when it was closed already."""
    moment = klok.nu()
    if Agendalink.objects.filter(pk=link.pk, ingetrokken_op=None).update(ingetrokken_op=moment) != 1:
        raise DomainError(AL_INGETROKKEN)
    link.ingetrokken_op = moment
    leg_vast("agendalink.ingetrokken", onderwerp=link, door=door)
    return link


@transaction.atomic
def vernieuw_agendalink(link: Agendalink, *, door: Gebruiker) -> Agendalink:
    """Close an address and make another for the same meetings, in one act. Raises DomainError when it was closed already."""
    trek_agendalink_in(link, door=door)
    return maak_agendalink(netwerk=link.netwerk, groep=link.groep, door=door)


def token_van(link: Agendalink) -> str:
    """The signed word in the address: who reads the table alone, cannot make it."""
    return _tekenaar().sign(link.geheim)


def lees_agendalink(token: str) -> Agendalink | None:
    """The address of a token; None when it is altered, withdrawn, or its person has no account any more."""
    try:
        geheim = _tekenaar().unsign(token)
    except signing.BadSignature:
        return None
    rijen = Agendalink.objects.werkend().select_related("gebruiker", "netwerk", "groep")
    return rijen.filter(geheim=geheim).first()


def _tekenaar() -> signing.Signer:
    return signing.Signer(salt=ZOUT, sep=".")  # some calendars do not take a colon in an address
