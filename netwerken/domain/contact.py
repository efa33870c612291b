"""What somebody writes to who runs the platform: one mail in the outbox, and nothing kept beside it."""

import uuid
from datetime import date

from django.conf import settings
from django.db import transaction

from kern import klok, opmaak
from kern.domain.inzendingen import neem
from kern.domain.post import zet_klaar
from kern.feestdagen import werkdagen_na
from netwerken.enums import Contactsoort

WERKDAGEN = 10
_LAND = "BE"  # who writes to the platform, writes to no network


def stuur_bericht(*, soort: str, bericht: str, naam: str = "", mail: str = "", pagina: str = "") -> None:
    """Put a message of the contact page in the outbox, to the platform's contact address.

    An answer goes to ``mail`` where one was given. There is no audit line: nothing of a network changes, and the trail
    keeps nothing about people. Raises ValueError without a contact address.
    """
    if not settings.CONTACT_MAIL:
        raise ValueError("CONTACT_MAIL is empty: there is nobody to write to")
    label = Contactsoort(soort).label
    with transaction.atomic():
        neem()
        zet_klaar(
            "contact",
            sjabloon="contact",
            gegevens={
                "soort": label,
                "bericht": bericht,
                "naam": naam,
                "mail": mail,
                "pagina": pagina,
                "tegen": opmaak.dag(antwoord_tegen(klok.vandaag())),
            },
            onderwerp=f"Bericht via Contact: {label}",
            sleutel=f"contact:{uuid.uuid4().hex}",
            aan=settings.CONTACT_MAIL,
            antwoord_aan=mail,
        )


def antwoord_tegen(vanaf: date) -> date:
    """Return the day by which an answer is promised, in working days from ``vanaf``."""
    return werkdagen_na(vanaf, WERKDAGEN, _LAND)
