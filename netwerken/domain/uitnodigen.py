"""Joining a network goes by invitation only: signed, for one address, once, until a date."""

from datetime import timedelta
from typing import TypedDict

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from kern import klok, opmaak
from kern.domain.audit import leg_vast
from kern.domain.post import haal_terug, zet_klaar
from kern.exceptions import DomainError
from netwerken.domain.accounts import wie_heeft
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.domain.rollen import eis_mag_rol_geven, geef_rol
from netwerken.enums import Rol
from netwerken.models import Gebruiker, Lidmaatschap, Netwerk, Netwerkorganisatie, Organisatie, Uitnodiging

_ZOUT = "netwerken.uitnodiging"
GELDIG = timedelta(days=14)
ONGELDIG = "Deze uitnodiging is niet meer geldig. Vraag een nieuwe aan wie je uitnodigde."


class Genodigde(TypedDict):
    """Whom one invites, and as what."""

    email: str
    rol: str
    functie: str
    organisatie: Organisatie | None


@transaction.atomic
def nodig_uit(
    netwerk: Netwerk,
    *,
    email: str,
    rol: str,
    functie: str = "",
    organisatie: Organisatie | None = None,
    door: Gebruiker,
) -> Uitnodiging:
    """Invite somebody to a role in a network; the mail leaves after the commit.

    Raises DomainError for an unknown role, oneself, an organisation outside the network, or somebody who has the role.
    """
    email = email.strip().lower()
    if rol not in Rol.values:
        raise DomainError("Kies een rol uit de lijst.", veld="rol")
    bekend = wie_heeft(email)
    if bekend == door:  # whichever of one's addresses
        raise DomainError(
            "Je kunt jezelf geen rol geven. Vraag het aan iemand anders van je netwerk of aan de beheerder.",
            veld="email",
        )
    eis_mag_rol_geven(netwerk, rol, door)
    if organisatie and not Netwerkorganisatie.objects.filter(netwerk=netwerk, organisatie=organisatie).exists():
        raise DomainError("Die organisatie hoort niet bij dit netwerk.", veld="organisatie")
    if bekend is not None and Lidmaatschap.objects.filter(netwerk=netwerk, rol=rol, gebruiker=bekend).exists():
        raise DomainError("Deze persoon heeft die rol al in dit netwerk.", veld="email")
    nu = klok.nu()
    Netwerk.objects.select_for_update(no_key=True).get(
        pk=netwerk.pk
    )  # of two at once, the first is replaced by the second
    Uitnodiging.objects.filter(netwerk=netwerk, rol=rol, email=email, aanvaard_op=None, ingetrokken_op=None).update(
        ingetrokken_op=nu
    )
    uitnodiging = Uitnodiging.objects.create(
        netwerk=netwerk,
        email=email,
        rol=rol,
        functie=functie,
        organisatie=organisatie,
        uitgenodigd_door=door,
        geldig_tot=nu + GELDIG,
    )
    leg_vast("uitnodiging.gestuurd", onderwerp=uitnodiging, door=door, rol=rol)
    _mail(uitnodiging)
    return uitnodiging


@transaction.atomic
def nodig_opnieuw_uit(uitnodiging: Uitnodiging, *, door: Gebruiker) -> Uitnodiging:
    """Send an open invitation once more, also when its term is over: a new one takes its place.

    Raises DomainError when it was used or withdrawn meanwhile, or for the reasons of :func:`nodig_uit`.
    """
    if not Uitnodiging.objects.filter(pk=uitnodiging.pk, aanvaard_op=None, ingetrokken_op=None).exists():
        raise DomainError("Deze uitnodiging is al gebruikt of ingetrokken.")
    return nodig_uit(
        uitnodiging.netwerk,
        email=uitnodiging.email,
        rol=uitnodiging.rol,
        functie=uitnodiging.functie,
        organisatie=uitnodiging.organisatie,
        door=door,
    )


def _sleutel(uitnodiging: Uitnodiging) -> str:
    """What makes the mail of an invitation one mail."""
    return f"uitnodiging:{uitnodiging.pk}"


def _mail(uitnodiging: Uitnodiging) -> None:
    """Put the invitation in the outbox; an answer goes to whoever invited."""
    netwerk = uitnodiging.netwerk
    zet_klaar(
        "uitnodiging",
        sjabloon="uitnodiging",
        gegevens={
            "netwerk": briefhoofd(netwerk),
            "van": _van_wie(uitnodiging),
            "begeleidt": uitnodiging.rol == Rol.NETWERKBEGELEIDER,
            "rol": netwerk.label_van(uitnodiging.rol),
            "functie": uitnodiging.functie,
            "pad": reverse("netwerken_link:uitnodiging", args=[teken(uitnodiging)]),
            "geldig_tot": opmaak.dag(uitnodiging.geldig_tot),
        },
        onderwerp=f"Je bent uitgenodigd in het lerend netwerk {netwerk.korte_naam}",
        sleutel=_sleutel(uitnodiging),
        aan=uitnodiging.email,
        netwerk_id=netwerk.pk,
        antwoord_aan=uitnodiging.uitgenodigd_door.email,
    )


def _van_wie(uitnodiging: Uitnodiging) -> str:
    """Who invited, without a name: who made the network is no member of it."""
    is_lid = Lidmaatschap.objects.filter(gebruiker=uitnodiging.uitgenodigd_door, netwerk=uitnodiging.netwerk).exists()
    return uitnodiging.netwerk.wie_begeleidt if is_lid else "de beheerder van het platform"


def teken(uitnodiging: Uitnodiging) -> str:
    """Return the signed token of an invitation, for in a link."""
    return signing.dumps({"u": uitnodiging.pk}, salt=_ZOUT)


def lees(token: str) -> Uitnodiging:
    """Return the invitation of a token. Raises DomainError, always with the same sentence, when it is not usable.

    What was sent from an account that is closed by now, opens nothing.
    """
    try:
        pk = signing.loads(token, salt=_ZOUT, max_age=GELDIG)["u"]
    except (signing.BadSignature, KeyError, TypeError) as fout:
        raise DomainError(ONGELDIG) from fout
    uitnodiging = (
        Uitnodiging.objects.select_related("netwerk", "organisatie")
        .filter(pk=pk, aanvaard_op=None, ingetrokken_op=None, geldig_tot__gte=klok.nu())
        .filter(uitgenodigd_door__is_active=True)
        .first()
    )
    if uitnodiging is None:
        raise DomainError(ONGELDIG)
    return uitnodiging


def bestaande_gebruiker(uitnodiging: Uitnodiging) -> Gebruiker | None:
    return wie_heeft(uitnodiging.email)


@transaction.atomic
def aanvaard(
    uitnodiging: Uitnodiging, *, gebruiker: Gebruiker | None = None, naam: str = "", wachtwoord: str = ""
) -> Gebruiker:
    """Use an invitation, once; makes the account when there is none and returns the person.

    ``gebruiker`` is who is logged in. Raises DomainError when the invitation was used meanwhile, is for another
    address, or the password is too weak (the account may also have none: login then goes by code).
    """
    bekend = bestaande_gebruiker(uitnodiging)
    if bekend is not None and bekend != gebruiker:
        raise DomainError("Er is al een account met dit adres. Meld je eerst aan en open de uitnodiging opnieuw.")
    if gebruiker is not None and bekend is None:
        raise DomainError("Deze uitnodiging is voor een ander adres. Meld je eerst af.")
    if (
        Uitnodiging.objects.filter(pk=uitnodiging.pk, aanvaard_op=None, ingetrokken_op=None).update(
            aanvaard_op=klok.nu()
        )
        != 1
    ):
        raise DomainError(ONGELDIG)
    persoon = bekend or _maak_account(uitnodiging, naam, wachtwoord)
    geef_rol(persoon, uitnodiging.netwerk, rol=uitnodiging.rol, organisatie=uitnodiging.organisatie, door=persoon)
    leg_vast("uitnodiging.aanvaard", onderwerp=uitnodiging, door=persoon)
    return persoon


def _maak_account(uitnodiging: Uitnodiging, naam: str, wachtwoord: str) -> Gebruiker:
    nieuw = Gebruiker(email=uitnodiging.email, naam=naam.strip(), functie=uitnodiging.functie)
    if wachtwoord:
        try:
            validate_password(wachtwoord, nieuw)
        except ValidationError as fout:
            raise DomainError(" ".join(fout.messages), veld="wachtwoord") from fout
        nieuw.set_password(wachtwoord)
    else:
        nieuw.set_unusable_password()
    nieuw.save()
    EmailAddress.objects.create(user=nieuw, email=nieuw.email, verified=True, primary=True)
    return nieuw


@transaction.atomic
def trek_in(uitnodiging: Uitnodiging, *, door: Gebruiker | None) -> bool:
    """Withdraw an open invitation; its link then says it is no longer valid. Returns whether its mail left already."""
    if (
        Uitnodiging.objects.filter(pk=uitnodiging.pk, aanvaard_op=None, ingetrokken_op=None).update(
            ingetrokken_op=klok.nu()
        )
        != 1
    ):
        raise DomainError("Deze uitnodiging is al gebruikt of ingetrokken.")
    vertrok = haal_terug(_sleutel(uitnodiging))
    leg_vast("uitnodiging.ingetrokken", onderwerp=uitnodiging, door=door, vertrok=vertrok)
    return vertrok
