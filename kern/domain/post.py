"""The outbox: mail is a row in the transaction of what it tells; sending comes after the commit."""

import html
import json
import logging
import re
from contextlib import suppress
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING, NamedTuple, TypedDict
from urllib.parse import urlsplit

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.template.loader import render_to_string

from kern import klok
from kern.agenda import als_kalender
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.models import Bericht
from kern.models.bericht import BerichtStatus
from kern.tekst import patroon_van
from kern.werk import bel

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
LANGSTE_PAUZE = timedelta(hours=6)
GEEF_OP_NA = timedelta(days=7)
EEN_KLIK = "List-Unsubscribe=One-Click"
_METHODE = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
GEWIST = "De inhoud van deze mail is gewist, omdat de persoon om wie het gaat anoniem gemaakt is."
_GEWIST = {
    "onderwerp": "Gewiste mail", "tekst": GEWIST, "html": "", "agenda": "", "sjabloon": "", "gegevens": {}, "fout": "",
}  # fmt: skip
OUD = "De inhoud van deze mail is gewist, omdat haar termijn voorbij is."
NIEMAND = "gewist@gewist.invalid"  # a name that leads nowhere (RFC 2606)


class Inhoud(NamedTuple):
    """What a mail says: as plain text, and with its form."""

    tekst: str
    html: str


def zet_klaar(
    soort: str,
    *,
    sleutel: str,
    aan: str,
    onderwerp: str,
    inhoud: Inhoud | None = None,
    sjabloon: str = "",
    gegevens: "Mapping[str, object] | None" = None,
    gebruiker: models.Model | None = None,
    netwerk_id: int | None = None,
    antwoord_aan: str = "",
) -> Bericht:
    """Write one mail in the outbox, in the caller's transaction; ``sleutel`` makes a repeat harmless.

    What it says is ``inhoud``, or ``templates/post/<sjabloon>`` with ``gegevens``, which JSON must be able to hold: that is
    rendered when it is sent, never here. An answer goes to ``antwoord_aan``, or else to who runs the platform. While the
    past is replayed, the mail counts as sent. Raises TypeError for data that JSON cannot hold.
    """
    velden = {
        "soort": soort,
        "aan": aan,
        "antwoord_aan": antwoord_aan,
        "onderwerp": _onderwerp(onderwerp),
        "sjabloon": sjabloon,
        "gegevens": dict(gegevens or {}),
        "tekst": inhoud.tekst if inhoud else "",
        "html": inhoud.html if inhoud else "",
        "gebruiker_id": gebruiker.pk if gebruiker else None,
        "netwerk_id": netwerk_id,
    }
    bericht, is_nieuw = Bericht.objects.get_or_create(sleutel=sleutel, defaults={**velden, **_begin()})
    if is_nieuw and not klok.staat_stil():
        transaction.on_commit(_bel)
    return bericht


class Rondschrijven(TypedDict):
    """What differs between the mails of one round."""

    sleutel: str
    aan: str
    onderwerp: str
    gegevens: "Mapping[str, object]"
    gebruiker_id: int | None


def zet_velen_klaar(
    soort: str,
    brieven: "Sequence[Rondschrijven]",
    *,
    sjabloon: str,
    netwerk_id: int | None = None,
    antwoord_aan: str = "",
) -> None:
    """Write the mails of one round in the outbox, each to its own reader, in a few statements; as :func:`zet_klaar`."""
    gelijk = {"soort": soort, "sjabloon": sjabloon, "netwerk_id": netwerk_id, "antwoord_aan": antwoord_aan}
    rijen = [
        Bericht(
            sleutel=brief["sleutel"],
            aan=brief["aan"],
            onderwerp=_onderwerp(brief["onderwerp"]),
            gegevens=dict(brief["gegevens"]),
            gebruiker_id=brief["gebruiker_id"],
            **gelijk,
            **_begin(),
        )
        for brief in brieven
    ]
    Bericht.objects.bulk_create(rijen, batch_size=200, ignore_conflicts=True)
    if rijen and not klok.staat_stil():
        transaction.on_commit(_bel)


def _onderwerp(tekst: str) -> str:
    """One line, as a header can hold it."""
    return " ".join(tekst.split())[:400]


def _begin() -> dict[str, object]:
    """How a mail begins: it waits; while the past is replayed, it left then."""
    oud = klok.staat_stil()
    return {
        "status": BerichtStatus.VERZONDEN if oud else BerichtStatus.WACHT,
        "verzonden_op": klok.nu() if oud else None,
    }


def haal_terug(sleutel: str) -> bool:
    """Let a mail not leave, in the caller's transaction; True when it left already, or is leaving.

    Either way a new mail may be made with the same key.
    """
    if Bericht.objects.filter(sleutel=sleutel, status__in=[BerichtStatus.WACHT, BerichtStatus.MISLUKT]).delete()[0]:
        return False
    vertrokken = Bericht.objects.filter(sleutel=sleutel).first()
    if vertrokken is None:
        return False
    Bericht.objects.filter(pk=vertrokken.pk).update(sleutel=f"{sleutel}:teruggenomen:{vertrokken.pk}"[:200])
    return True


def inhoud_van(bericht: Bericht) -> Inhoud:
    """Return what a mail says: as it was sent, or as it will be."""
    if bericht.tekst or not bericht.sjabloon:
        return Inhoud(bericht.tekst, bericht.html)
    context = {
        **bericht.gegevens,
        "site_url": settings.SITE_URL,
        "onderwerp": bericht.onderwerp,
        "demo": settings.MODUS == "demo",
    }
    return Inhoud(
        render_to_string(f"post/{bericht.sjabloon}.txt", context),
        css_inline.inline(render_to_string(f"post/{bericht.sjabloon}.html", context)),
    )


def agenda_van(bericht: Bericht) -> str:
    """Return the calendar file that goes along with a mail whose facts hold an ``afspraak``; empty for any other."""
    if bericht.agenda or "afspraak" not in bericht.gegevens:
        return bericht.agenda
    return als_kalender(bericht.gegevens["afspraak"]).decode()


def _bel() -> None:
    try:
        bel.bel_post()
    except Exception:
        logger.warning("De wachtrij antwoordt niet; de post vertrekt straks.", exc_info=True)


def verstuur_wachtende(maximaal: int = 100) -> int:
    """Send what waits in the outbox; returns how many left. Each mail is claimed before it is sent.

    All of a round go over one connection to the mail server. A full round rings for the next one, so that a meeting of
    five hundred people does not wait for beat.
    """
    # A lease or pause longer than there are was written before the clock was set back.
    verlopen = Q(lease_tot__lt=Now()) | Q(lease_tot__gt=Now() + 2 * LEASE)
    mag_nu = Q(niet_voor=None) | Q(niet_voor__lte=Now()) | Q(niet_voor__gt=Now() + LANGSTE_PAUZE)
    te_doen = (Q(status=BerichtStatus.WACHT) | Q(status=BerichtStatus.BEZIG) & verlopen) & mag_nu
    vertrokken, verbinding = 0, get_connection(fail_silently=False)
    pks = list(Bericht.objects.filter(te_doen).order_by("pk").values_list("pk", flat=True)[:maximaal])
    for pk in pks:
        geraakt = Bericht.objects.filter(te_doen, pk=pk).update(
            status=BerichtStatus.BEZIG, lease_tot=Now() + LEASE, poging=F("poging") + 1
        )
        if geraakt == 1 and _verstuur(Bericht.objects.get(pk=pk), verbinding):
            vertrokken += 1
    _sluit(verbinding)
    if len(pks) == maximaal:
        _bel()
    return vertrokken


def _sluit(verbinding: BaseEmailBackend) -> None:
    """Hang up; a server that hung up first is no fault of a mail."""
    with suppress(OSError, SMTPException):
        verbinding.close()


def als_mail(bericht: Bericht, verbinding: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
    """Return the mail of a row as it leaves: one reader, one Message-ID for every attempt, and how to stop what repeats.

    A mail that comes back each week has ``uit`` among its facts: mail programs show it as a button (RFC 2369, RFC 8058).
    What is ``dringend`` says so to them too. An appointment goes along twice, as a part that calendars act upon by
    themselves (last of the alternatives: the richest) and as a file for those that only open files.
    """
    inhoud = inhoud_van(bericht)
    domein = urlsplit(settings.SITE_URL).hostname
    uit = bericht.gegevens.get("uit")
    antwoord_aan = bericht.antwoord_aan or settings.CONTACT_MAIL
    mail = EmailMultiAlternatives(
        bericht.onderwerp,
        inhoud.tekst,
        settings.DEFAULT_FROM_EMAIL,
        [bericht.aan],
        reply_to=[antwoord_aan] if antwoord_aan else None,
        headers={
            "Message-ID": f"<{bericht.pk}.{bericht.aangemaakt_op:%Y%m%d%H%M%S}@{domein}>",
            "Auto-Submitted": "auto-generated",  # so that nobody's out-of-office answers us
            "Content-Language": "nl-BE",
            **({"List-Unsubscribe": f"<{settings.SITE_URL}{uit}>", "List-Unsubscribe-Post": EEN_KLIK} if uit else {}),
            **({"Importance": "high", "X-Priority": "1"} if bericht.gegevens.get("dringend") else {}),
        },
        connection=verbinding or get_connection(fail_silently=False),
    )
    if inhoud.html:
        mail.attach_alternative(inhoud.html, "text/html")
    if agenda := agenda_van(bericht):
        methode = _METHODE.search(agenda)
        mail.attach_alternative(agenda, f"text/calendar; method={methode[1] if methode else 'PUBLISH'}")
        mail.attach("bijeenkomst.ics", agenda.encode(), "application/ics")
    return mail


def _verstuur(bericht: Bericht, verbinding: BaseEmailBackend) -> bool:
    try:
        bericht.tekst, bericht.html = inhoud_van(bericht)
        bericht.agenda = agenda_van(bericht)
        mail = als_mail(bericht, verbinding)
        verbinding.open()  # what is open stays open
        mail.send()
    except Exception as fout:  # noqa: BLE001 -- whatever a template or mail server does, the others go and this one waits
        _sluit(verbinding)  # the next one begins with a clean line
        logger.warning("Bericht %s vertrok niet: %s", bericht.pk, fout)
        op = klok.nu() - bericht.aangemaakt_op > GEEF_OP_NA
        pauze = min(timedelta(seconds=30 * 2 ** min(bericht.poging, 10)), LANGSTE_PAUZE)
        Bericht.objects.filter(pk=bericht.pk, status=BerichtStatus.BEZIG).update(
            status=BerichtStatus.MISLUKT if op else BerichtStatus.WACHT,
            fout=f"{type(fout).__name__}: {fout}"[:300],
            lease_tot=None,
            niet_voor=Now() + pauze,
        )
        return False
    Bericht.objects.filter(pk=bericht.pk, status=BerichtStatus.BEZIG).update(  # not when it was forgotten meanwhile
        status=BerichtStatus.VERZONDEN,
        verzonden_op=Now(),
        lease_tot=None,
        fout="",
        tekst=bericht.tekst,
        html=bericht.html,
        agenda=bericht.agenda,
        gegevens={},
    )
    return True


def vergeet(gebruiker: models.Model, *, adressen: "Collection[str]", naam: str, voortaan: str) -> None:
    """Forget the mails to a person and what other mails say of them; which mails left, and when, stays known.

    What did not leave yet is thrown away. Called inside the transaction that forgets the person.
    """
    van_wie, patroon = Q(gebruiker=gebruiker), patroon_van(naam, adressen)
    for adres in adressen:
        van_wie |= Q(aan__iexact=adres) | Q(antwoord_aan__iexact=adres)
    alle = Bericht.objects.values_list("pk", "onderwerp", "tekst", "html", "agenda", "gegevens")
    noemt = [pk for pk, *woorden in alle.iterator() if patroon.search(_tekst_van(woorden))]
    geraakt = Bericht.objects.filter(van_wie | Q(pk__in=noemt))
    geraakt.filter(status__in=[BerichtStatus.WACHT, BerichtStatus.MISLUKT]).delete()
    geraakt.filter(status=BerichtStatus.BEZIG).update(
        status=BerichtStatus.VERZONDEN, verzonden_op=Now(), lease_tot=None
    )
    geraakt.update(**_GEWIST, antwoord_aan="")
    for adres in adressen:
        Bericht.objects.filter(aan__iexact=adres).update(aan=voortaan)


def wis_oude(soorten: "Collection[str]", *, voor: datetime) -> int:
    """Wipe what mails of these kinds said and to whom, where they were made before a moment; that they left stays known."""
    oud = Bericht.objects.filter(soort__in=soorten, aangemaakt_op__lt=voor).exclude(aan=NIEMAND)
    return oud.update(**{**_GEWIST, "tekst": OUD}, aan=NIEMAND, antwoord_aan="", gebruiker=None)


def _tekst_van(woorden: list[object]) -> str:
    """All that a mail says, as people read it."""
    return html.unescape(json.dumps(woorden, ensure_ascii=False))


@transaction.atomic
def verstuur_opnieuw(bericht: Bericht, *, door: models.Model | None) -> None:
    """Let a mail that did not leave try again now. Raises DomainError when it left, or is leaving."""
    vast = Q(status=BerichtStatus.MISLUKT) | Q(status=BerichtStatus.WACHT)
    geraakt = Bericht.objects.filter(vast, pk=bericht.pk).update(
        status=BerichtStatus.WACHT, poging=0, niet_voor=None, lease_tot=None
    )
    if geraakt != 1:
        raise DomainError("Deze mail is al vertrokken.")
    leg_vast("bericht.opnieuw", onderwerp=bericht, door=door)
    transaction.on_commit(_bel)
