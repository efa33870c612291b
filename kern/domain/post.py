"""The outbox: mail is a row in the transaction of what it tells; sending comes after the commit."""

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.template.loader import render_to_string

from kern import klok
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.models import Bericht
from kern.models.bericht import BerichtStatus
from kern.werk import bel

if TYPE_CHECKING:
    from collections.abc import Mapping

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
GEEF_OP_NA = timedelta(days=7)


def zet_klaar(
    soort: str,
    *,
    sleutel: str,
    aan: str,
    onderwerp: str,
    tekst: str,
    html: str = "",
    gebruiker: models.Model | None = None,
    netwerk_id: int | None = None,
    antwoord_aan: str = "",
) -> Bericht:
    """Write one mail in the outbox, in the caller's transaction; ``sleutel`` makes a repeat harmless.

    An answer goes to ``antwoord_aan``, or else to who runs the platform. While the past is replayed, the mail counts
    as sent.
    """
    oud = klok.staat_stil()
    bericht, is_nieuw = Bericht.objects.get_or_create(
        sleutel=sleutel,
        defaults={
            "soort": soort,
            "aan": aan,
            "antwoord_aan": antwoord_aan,
            "onderwerp": " ".join(onderwerp.split())[:400],
            "tekst": tekst,
            "html": html,
            "gebruiker_id": gebruiker.pk if gebruiker else None,
            "netwerk_id": netwerk_id,
            "status": BerichtStatus.VERZONDEN if oud else BerichtStatus.WACHT,
            "verzonden_op": klok.nu() if oud else None,
        },
    )
    if is_nieuw and not oud:
        transaction.on_commit(_bel, robust=True)
    return bericht


def zet_sjabloon_klaar(
    soort: str,
    *,
    sjabloon: str,
    gegevens: "Mapping[str, object]",
    onderwerp: str,
    sleutel: str,
    aan: str,
    gebruiker: models.Model | None = None,
    netwerk_id: int | None = None,
    antwoord_aan: str = "",
) -> Bericht:
    """Like :func:`zet_klaar`, with text and html from ``templates/post/<sjabloon>.txt`` and ``.html``."""
    context = {**gegevens, "site_url": settings.SITE_URL, "onderwerp": onderwerp, "demo": settings.MODUS == "demo"}
    return zet_klaar(
        soort,
        sleutel=sleutel,
        aan=aan,
        onderwerp=onderwerp,
        tekst=render_to_string(f"post/{sjabloon}.txt", context),
        html=css_inline.inline(render_to_string(f"post/{sjabloon}.html", context)),
        gebruiker=gebruiker,
        netwerk_id=netwerk_id,
        antwoord_aan=antwoord_aan,
    )


def _bel() -> None:
    try:
        bel.bel_post()
    except Exception:
        logger.warning("De wachtrij antwoordt niet; de post vertrekt straks.", exc_info=True)


def verstuur_wachtende(maximaal: int = 100) -> int:
    """Send what waits in the outbox; returns how many left. Each mail is claimed before it is sent."""
    te_doen = (Q(status=BerichtStatus.WACHT) | Q(status=BerichtStatus.BEZIG, lease_tot__lt=Now())) & (
        Q(niet_voor=None) | Q(niet_voor__lte=Now())
    )
    vertrokken = 0
    for pk in Bericht.objects.filter(te_doen).order_by("pk").values_list("pk", flat=True)[:maximaal]:
        geraakt = Bericht.objects.filter(te_doen, pk=pk).update(
            status=BerichtStatus.BEZIG, lease_tot=Now() + LEASE, poging=F("poging") + 1
        )
        if geraakt == 1 and _verstuur(Bericht.objects.get(pk=pk)):
            vertrokken += 1
    return vertrokken


def als_mail(bericht: Bericht) -> EmailMultiAlternatives:
    """Return the mail of a row as it leaves: one reader, one Message-ID for every attempt, no list to leave."""
    domein = settings.SITE_URL.partition("://")[2].partition(":")[0].partition("/")[0]
    antwoord_aan = bericht.antwoord_aan or settings.CONTACT_MAIL
    mail = EmailMultiAlternatives(
        bericht.onderwerp,
        bericht.tekst,
        settings.DEFAULT_FROM_EMAIL,
        [bericht.aan],
        reply_to=[antwoord_aan] if antwoord_aan else None,
        headers={
            "Message-ID": f"<{bericht.pk}.{bericht.aangemaakt_op:%Y%m%d%H%M%S}@{domein}>",
            "Auto-Submitted": "auto-generated",  # so that nobody's out-of-office answers us
            "Content-Language": "nl-BE",
        },
        connection=get_connection(fail_silently=False),
    )
    if bericht.html:
        mail.attach_alternative(bericht.html, "text/html")
    return mail


def _verstuur(bericht: Bericht) -> bool:
    mail = als_mail(bericht)
    try:
        mail.send()
    except Exception as fout:  # noqa: BLE001 -- whatever a mail server does, the mail waits and goes later
        logger.warning("Bericht %s vertrok niet: %s", bericht.pk, fout)
        op = klok.nu() - bericht.aangemaakt_op > GEEF_OP_NA
        pauze = timedelta(seconds=min(30 * 2 ** min(bericht.poging, 10), 6 * 3600))
        Bericht.objects.filter(pk=bericht.pk, status=BerichtStatus.BEZIG).update(
            status=BerichtStatus.MISLUKT if op else BerichtStatus.WACHT,
            fout=f"{type(fout).__name__}: {fout}"[:300],
            lease_tot=None,
            niet_voor=Now() + pauze,
        )
        return False
    Bericht.objects.filter(pk=bericht.pk).update(
        status=BerichtStatus.VERZONDEN, verzonden_op=Now(), lease_tot=None, fout=""
    )
    return True


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
    transaction.on_commit(_bel, robust=True)
