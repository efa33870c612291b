"""What people's own calendars, and the mails that tell of it, must know of a meeting."""

from datetime import UTC
from email.utils import parseaddr
from typing import TypedDict

from django.conf import settings

from kern.agenda import Afspraak
from kern.rijketekst import als_tekst
from sessies.enums import SessieStatus
from sessies.models import Sessie

_STATUS = {SessieStatus.AFGELAST: "CANCELLED", SessieStatus.CONCEPT: "TENTATIVE"}


class Feiten(TypedDict):
    """What an invitation said of a meeting; moments in ISO 8601, in UTC."""

    titel: str
    begint_op: str
    eindigt_op: str
    waar: str
    adres: str
    online_adres: str
    gaat_door: bool
    antwoord_tot: str  # in words, as it was told


def wanneer(feiten: Feiten) -> tuple[str, ...]:
    """What makes somebody come at the wrong hour."""
    return feiten["begint_op"], feiten["eindigt_op"]


def waarheen(feiten: Feiten) -> tuple[str, ...]:
    """What makes somebody come to the wrong place, or follow at the wrong address."""
    return feiten["waar"], feiten["adres"], feiten["online_adres"]


def feiten_van(sessie: Sessie) -> Feiten:
    """What there is to tell of a meeting now."""
    return {
        "titel": sessie.titel,
        "begint_op": sessie.begint_op.astimezone(UTC).isoformat(),
        "eindigt_op": sessie.eindigt_op.astimezone(UTC).isoformat(),
        "waar": sessie.waar,
        "adres": dict(sessie.wegwijs).get("Adres", ""),
        "online_adres": sessie.online_adres,
        "gaat_door": sessie.status != SessieStatus.AFGELAST,
        "antwoord_tot": sessie.antwoorden_tot,
    }


def uid_van(sessie: Sessie) -> str:
    """By which name calendars know a meeting: the same in a mail, a file and a feed, so that it is one line."""
    return f"{sessie.uid}@lerend-netwerk"


def organisator_adres() -> str:
    """The mailbox that stands as organiser: the one somebody reads, or else the one that mails leave from."""
    return settings.CONTACT_MAIL or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def afspraak_van(sessie: Sessie, *, url: str, organisator: str = "") -> Afspraak:
    """What a calendar must know of a meeting, told to nobody in particular.

    The organiser is a mailbox of the platform, whoever runs the network: a calendar takes a change only from who invited,
    and people come and go.
    """
    uitleg = [
        sessie.netwerk.naam,
        als_tekst(sessie.doel, adressen=True),
        f"Online: {sessie.online_adres}" if sessie.online_adres else "",
        "\n".join(f"{naam}: {tekst}" for naam, tekst in sessie.wegwijs),
        url,
    ]
    afgelast = sessie.status == SessieStatus.AFGELAST
    return {
        "uid": uid_van(sessie),
        "volgnummer": sessie.volgnummer,
        "methode": "CANCEL" if afgelast else "PUBLISH",
        "staat": _STATUS.get(SessieStatus(sessie.status), "CONFIRMED"),
        "begint_op": sessie.begint_op.isoformat(),
        "eindigt_op": sessie.eindigt_op.isoformat(),
        "gewijzigd_op": sessie.gewijzigd_op.isoformat(),
        "titel": sessie.titel,
        "waar": sessie.waar,
        "uitleg": "\n\n".join(deel for deel in uitleg if deel),
        "url": url,
        "organisator": {"naam": sessie.netwerk.naam, "mail": organisator or organisator_adres()},
    }
