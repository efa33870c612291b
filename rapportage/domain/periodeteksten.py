"""What people write for the report of a period: decision points, risks, value stories, self-evaluation."""

from typing import Any

from django.db import transaction

from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.periodes import Periode
from rapportage.enums import Periodetekstsoort
from rapportage.models import Beslispunt, Periodetekst


@transaction.atomic
def leg_beslispunt_voor(netwerk: Any, *, periode: str, nummer: int, vraag: str, door: Any, **velden: str) -> Beslispunt:
    """Put a point on the list the steering group decides on, in the report of ``periode``.

    ``velden``: waarom_nu, voorstel, gevolg, uitvoerder. Raises DomainError for a period that does not exist or a
    number that is taken.
    """
    sleutel = Periode.lees(periode).sleutel
    if Beslispunt.objects.filter(netwerk=netwerk, periode=sleutel, nummer=nummer).exists():
        raise DomainError(f"Er is al een beslispunt B{nummer} in {sleutel}.")
    punt = Beslispunt.objects.create(netwerk=netwerk, periode=sleutel, nummer=nummer, vraag=vraag, **velden)
    leg_vast("beslispunt.voorgelegd", onderwerp=punt, door=door, periode=sleutel)
    return punt


@transaction.atomic
def schrijf_periodetekst(
    netwerk: Any, *, periode: str, soort: str, tekst: str, maatregel: str = "", door: Any
) -> Periodetekst:
    """Write a text of one kind for the report of ``periode``. Raises DomainError for an unknown kind or period."""
    if soort not in Periodetekstsoort.values:
        raise DomainError("Kies een soort tekst uit de lijst.")
    rij = Periodetekst.objects.create(
        netwerk=netwerk, periode=Periode.lees(periode).sleutel, soort=soort, tekst=tekst, maatregel=maatregel
    )
    leg_vast("periodetekst.geschreven", onderwerp=rij, door=door, soort=soort)
    return rij
