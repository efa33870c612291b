"""What somebody does with a task besides doing it: put it off until a day, hand it to somebody else, and back."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.post import zet_klaar
from kern.exceptions import DomainError
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.models import Gebruiker, Netwerk, Overdracht, Uitstel

LANGST = timedelta(days=366)


@transaction.atomic
def stel_uit(netwerk: Netwerk, *, sleutel: str, tot: date, door: Gebruiker) -> Uitstel:
    """Put a task off until a day, for this person alone; on that day it is back. Another day moves it, the same does nothing.

    Raises DomainError for a day that is not to come, or more than a year ahead.
    """
    vandaag = klok.vandaag()
    if tot <= vandaag:
        raise DomainError("Kies een dag die nog moet komen.", veld="tot")
    if tot > vandaag + LANGST:
        raise DomainError("Kies een dag binnen het jaar.", veld="tot")
    Uitstel.objects.filter(netwerk=netwerk, gebruiker=door, tot__lte=vandaag).delete()
    staat_er = Uitstel.objects.filter(netwerk=netwerk, gebruiker=door, sleutel=sleutel, tot=tot).first()
    if staat_er is not None:
        return staat_er
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


@transaction.atomic
def draag_over(
    netwerk: Netwerk, *, sleutel: str, titel: str, aan: Gebruiker, noot: str = "", door: Gebruiker
) -> Overdracht:
    """Hand a task to somebody who may do it; they get one mail. Who has it from another may hand it on.

    Raises DomainError for oneself, somebody who is no member, and a task that somebody else has by now.
    """
    if aan == door:
        raise DomainError("Deze taak is al van jou.", veld="aan")
    if not aan.is_active or not aan.lidmaatschappen.filter(netwerk=netwerk).exists():
        raise DomainError("Deze persoon werkt niet mee in dit netwerk.", veld="aan")
    Netwerk.objects.select_for_update(no_key=True).get(pk=netwerk.pk)  # of two at once, the second sees the first
    open_ = Overdracht.objects.filter(netwerk=netwerk, sleutel=sleutel, beeindigd_op=None)
    if open_.exclude(aan=door).exists():
        raise DomainError("Deze taak is intussen al doorgegeven. Kijk bij ‘Ik wacht op anderen’.")
    open_.update(beeindigd_op=klok.nu())
    overdracht = Overdracht.objects.create(
        netwerk=netwerk, sleutel=sleutel, titel=titel[:400], van=door, aan=aan, noot=noot.strip()
    )
    leg_vast("taak.doorgegeven", onderwerp=overdracht, door=door, taak=sleutel, aan=aan.pk)
    zet_klaar(
        "taak_doorgegeven",
        sjabloon="taak_doorgegeven",
        gegevens={
            "netwerk": briefhoofd(netwerk),
            "van": str(door),
            "titel": overdracht.titel,
            "noot": overdracht.noot,
            "pad": reverse("netwerken:taken", kwargs={"netwerk": netwerk.slug}),
        },
        onderwerp=f"{netwerk.korte_naam}: {door} geeft je een taak door",
        sleutel=f"overdracht:{overdracht.pk}",
        aan=aan.email,
        gebruiker=aan,
        netwerk_id=netwerk.pk,
        antwoord_aan=door.email,
    )
    return overdracht


@transaction.atomic
def geef_terug(overdracht: Overdracht, *, door: Gebruiker) -> None:
    """Let a task that was handed over be of everybody again who had it: given back, or taken back by who gave it.

    Raises DomainError when that happened before.
    """
    open_ = Overdracht.objects.filter(Q(van=door) | Q(aan=door), pk=overdracht.pk, beeindigd_op=None)
    if open_.update(beeindigd_op=klok.nu()) != 1:
        raise DomainError("Deze taak is al teruggegeven.")
    wat = "taak.teruggegeven" if door.pk == overdracht.aan_id else "taak.teruggenomen"
    leg_vast(wat, onderwerp=overdracht, door=door, taak=overdracht.sleutel)
