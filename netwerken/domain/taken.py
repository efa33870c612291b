"""What somebody does with a task besides doing it: put it off until a day, and back."""

from datetime import date, timedelta

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from netwerken.models import Gebruiker, Netwerk, Uitstel

LANGST = timedelta(days=366)


@transaction.atomic
def stel_uit(netwerk: Netwerk, *, sleutel: str, tot: date, door: Gebruiker) -> Uitstel:
    """Put a task off until a day, for this person alone; on that day it is back. A second time moves the day.

    Raises DomainError for a day that is not to come, or more than a year ahead.
    """
    vandaag = klok.vandaag()
    if tot <= vandaag:
        raise DomainError("Kies een dag die nog moet komen.", veld="tot")
    if tot > vandaag + LANGST:
        raise DomainError("Kies een dag binnen het jaar.", veld="tot")
    Uitstel.objects.filter(netwerk=netwerk, gebruiker=door, tot__lte=vandaag).delete()
    uitstel, _ = Uitstel.objects.update_or_create(
        netwerk=netwerk, gebruiker=door, sleutel=sleutel, defaults={"tot": tot, "sinds": klok.nu()}
    )
    leg_vast("taak.uitgesteld", onderwerp=uitstel, door=door, taak=sleutel, tot=tot)
    return uitstel


@transaction.atomic
def haal_terug(netwerk: Netwerk, *, sleutel: str, door: Gebruiker) -> None:
    """Let a task that was put off wait again. Raises DomainError when it was not put off."""
    uitstel = Uitstel.objects.filter(netwerk=netwerk, gebruiker=door, sleutel=sleutel, tot__gt=klok.vandaag()).first()
    if uitstel is None:
        raise DomainError("Deze taak staat al bij je taken.")
    leg_vast("taak.teruggehaald", onderwerp=uitstel, door=door, taak=sleutel)
    uitstel.delete()
