"""Accounts of people: their sessions end, and a person can be forgotten while what they made stays."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.db import transaction

from kern import klok, register, standen
from kern.domain import post
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.tekst import patroon_van
from netwerken.domain.rollen import beeindig
from netwerken.models import Bewaardefilter, Gebruiker, Lidmaatschap, Uitnodiging

OUD = "Oud-deelnemer"
ANONIEM = "anoniem.invalid"  # a domain that can never exist, so that no mail leaves for it


@transaction.atomic
def beeindig_sessies(gebruiker: Gebruiker, *, door: Gebruiker) -> int:
    """End every session of a person, everywhere, at once; returns how many there were."""
    aantal = _beeindig_alle(gebruiker)
    leg_vast("gebruiker.sessies_beeindigd", onderwerp=gebruiker, door=door, aantal=aantal)
    return aantal


@transaction.atomic
def beeindig_sessie(sessie: UserSession, *, door: Gebruiker) -> None:
    """End one session of one's own. Raises DomainError for the session of somebody else."""
    if sessie.user_id != door.pk:
        raise DomainError("Deze sessie is niet van jou.")
    sessie.end()
    leg_vast("gebruiker.sessie_beeindigd", onderwerp=door, door=door)


@transaction.atomic
def wis_tweede_stap(gebruiker: Gebruiker, *, door: Gebruiker) -> int:
    """Take away the second step of somebody who lost phone and key; their sessions end too. Returns how many things went.

    Raises DomainError for oneself, and for a beheerder unless the highest one does it.
    """
    if gebruiker == door:
        raise DomainError("Je eigen tweede stap beheer je onder je profiel.")
    if _staat_hoger(gebruiker, door):
        raise DomainError("De tweede stap van een beheerder wist alleen de hoofdbeheerder.")
    aantal, _ = Authenticator.objects.filter(user=gebruiker).delete()
    _beeindig_alle(gebruiker)
    leg_vast("gebruiker.tweede_stap_gewist", onderwerp=gebruiker, door=door, aantal=aantal)
    return aantal


def wie_heeft(adres: str) -> Gebruiker | None:
    """Return whose address this is: the address of an account, or another one that its owner confirmed."""
    vanwie = Gebruiker.objects.filter(email__iexact=adres).first()
    bevestigd = EmailAddress.objects.filter(email__iexact=adres, verified=True).select_related("user").first()
    return vanwie or (bevestigd.user if bevestigd else None)


@transaction.atomic
def geef_adres(gebruiker: Gebruiker) -> None:
    """Let the address of the account be the one to which codes and links go."""
    EmailAddress.objects.filter(user=gebruiker).exclude(email=gebruiker.email).delete()
    EmailAddress.objects.update_or_create(
        user=gebruiker, email=gebruiker.email, defaults={"verified": True, "primary": True}
    )


def _beeindig_alle(gebruiker: Gebruiker) -> int:
    sessies = list(UserSession.objects.filter(user=gebruiker))
    for sessie in sessies:
        sessie.end()
    return len(sessies)


def _staat_hoger(gebruiker: Gebruiker, door: Gebruiker) -> bool:
    """Say whether somebody is a beheerder of whom only the highest one may change how they get in."""
    return (gebruiker.is_staff or gebruiker.is_superuser) and not door.is_superuser


def weigering_van(gebruiker: Gebruiker, door: Gebruiker) -> str:
    """Say why this person cannot be made anonymous, or not by ``door``; empty when they can."""
    if gebruiker.geanonimiseerd_op is not None:
        return "Dit account is al anoniem."
    if gebruiker == door:
        return "Je eigen account maak je niet anoniem. Vraag het aan een andere beheerder."
    if _staat_hoger(gebruiker, door):
        return "Een beheerder maak je alleen anoniem als je zelf hoofdbeheerder bent."
    return ""


@transaction.atomic
def maak_anoniem(gebruiker: Gebruiker, *, door: Gebruiker) -> Gebruiker:
    """Forget who a person is, for good: name, address, ways in, sessions, open links and mails. What they made stays.

    Raises DomainError for oneself, for a beheerder unless the highest one does it, and for who is anonymous already.
    """
    vast = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    if weigering := weigering_van(vast, door):
        raise DomainError(weigering)
    adres, naam = vast.email, vast.naam
    adressen = {adres, *EmailAddress.objects.filter(user=vast).values_list("email", flat=True)}
    _beeindig_alle(vast)
    _vergeet_wie(vast)
    for lidmaatschap in Lidmaatschap.objects.filter(gebruiker=vast).select_related("netwerk", "gebruiker"):
        beeindig(lidmaatschap, door=door, als_beheerder=True)  # the mail about it says "Oud-deelnemer" by now
    for weg in adressen:
        _vergeet_adres(vast, weg)
    post.vergeet(vast, adressen=adressen, naam=naam, voortaan=vast.email)
    standen.vergeet(vast.pk)
    leg_vast("gebruiker.geanonimiseerd", onderwerp=vast, door=door)
    return vast


def _vergeet_wie(gebruiker: Gebruiker) -> None:
    """The row of the person, and the rows beside it that say who it was or let them in."""
    EmailAddress.objects.filter(user=gebruiker).delete()
    Authenticator.objects.filter(user=gebruiker).delete()
    patroon = patroon_van(gebruiker.naam, [gebruiker.email])
    regels = LogEntry.objects.values_list("pk", "object_repr")
    noemt = [pk for pk, wat in regels.iterator() if patroon.search(wat)]
    LogEntry.objects.filter(pk__in=noemt).update(object_repr=OUD)
    gebruiker.email, gebruiker.naam, gebruiker.functie = f"oud-deelnemer-{gebruiker.pk}@{ANONIEM}", OUD, ""
    gebruiker.is_active = gebruiker.is_staff = gebruiker.is_superuser = False
    gebruiker.last_login, gebruiker.geanonimiseerd_op = None, klok.nu()
    gebruiker.set_unusable_password()  # every session that is left holds a key of the old one
    gebruiker.save()
    gebruiker.groups.clear()
    gebruiker.user_permissions.clear()


def _vergeet_adres(gebruiker: Gebruiker, adres: str) -> None:
    """Where an address of this person still stands: invitations, and what the other apps keep."""
    Uitnodiging.objects.filter(email__iexact=adres, aanvaard_op=None, ingetrokken_op=None).update(
        ingetrokken_op=klok.nu()
    )
    Uitnodiging.objects.filter(email__iexact=adres).update(email=gebruiker.email, functie="")
    Bewaardefilter.objects.filter(gebruiker=gebruiker).delete()
    for vergeet in register.alles.vergeet:
        vergeet(gebruiker.pk, adres)
