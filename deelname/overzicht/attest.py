"""What can be attested of one person: the meetings of a period where they were, according to lists that are closed."""

from datetime import date, datetime, time
from typing import NamedTuple, Self

from django.db.models import Q
from django.utils import timezone

from deelname.domain.sluiten import eis_gesloten
from deelname.enums import ERBIJ, Toestand
from deelname.models import Aanwezigheid
from deelname.querysets import AanwezigheidQuerySet
from kern import klok
from kern.documenten import Documentsoort, Drukklaar
from kern.exceptions import DomainError
from kern.invoer import dag, heel_getal
from kern.opmaak import aantal, tijdvak
from kern.pdf.opmaak import Opmaak
from kern.toegang import Toegang
from netwerken.models import Netwerk

SOORT = "aanwezigheidsattest"
NERGENS = "In die periode was deze persoon nergens bij, volgens de lijsten die gesloten zijn."


class Attestvraag(NamedTuple):
    """Of whom, by one of their rows, and over which days."""

    rij: int
    van: date
    tot: date

    @property
    def sleutel(self) -> str:
        return f"{self.rij}:{self.van.isoformat()}:{self.tot.isoformat()}"

    @classmethod
    def lees(cls, sleutel: str) -> Self | None:
        """Read it back; None for anything else."""
        delen = sleutel.split(":")
        if len(delen) != 3:
            return None
        rij, van, tot = heel_getal(delen[0]), dag(delen[1]), dag(delen[2])
        return None if rij is None or van is None or tot is None else cls(rij, van, tot)


def eis_kan_attesteren(rij: Aanwezigheid) -> None:
    """Raise DomainError when nothing can be attested of this person: an open list, somebody who was not there, a forgotten name."""
    eis_gesloten(rij.lijst)
    if not rij.is_erbij:
        raise DomainError("Deze persoon was er niet bij. Kies iemand die er wel was.")
    if not _naam(rij):
        raise DomainError("De naam van deze persoon is gewist, of nooit genoteerd: een attest kan niet meer.")


def eis_ergens_bij(vraag: Attestvraag, rij: Aanwezigheid) -> None:
    """Raise DomainError when the person was at no meeting of these days."""
    if not _rijen(rij, vraag).exists():
        raise DomainError(NERGENS, veld="van")


def _naam(rij: Aanwezigheid) -> str:
    return rij.genodigde.naam if rij.genodigde is not None else rij.naam


def _rijen(rij: Aanwezigheid, vraag: Attestvraag) -> AanwezigheidQuerySet:
    """Every row of the same person in the same network: by account or mail address; who has neither, has this row only."""
    zelfde = Q(pk=rij.pk)
    if rij.gebruiker_id:
        zelfde |= Q(gebruiker=rij.gebruiker_id)
    if adres := rij.genodigde.email if rij.genodigde is not None else rij.email:
        zelfde |= Q(email__iexact=adres) | Q(genodigde__email__iexact=adres)
    begin, eind = (
        timezone.make_aware(datetime.combine(d, t)) for d, t in ((vraag.van, time.min), (vraag.tot, time.max))
    )
    rijen = Aanwezigheid.objects.filter(
        zelfde, netwerk=rij.netwerk_id, toestand__in=ERBIJ, lijst__gesloten_op__isnull=False
    )
    return rijen.filter(sessie__begint_op__range=(begin, eind)).order_by("sessie__begint_op", "pk")


def lees(netwerk: Netwerk, sleutel: str) -> Drukklaar | None:
    """Return what is attested; None when the person is forgotten, or was nowhere any more."""
    vraag = Attestvraag.lees(sleutel)
    wie = (
        Aanwezigheid.objects.filter(netwerk=netwerk, pk=vraag.rij).select_related("genodigde", "organisatie").first()
        if vraag
        else None
    )
    if vraag is None or wie is None or not _naam(wie):
        return None
    per_sessie = {rij.sessie_id: rij for rij in _rijen(wie, vraag).select_related("sessie")}
    if not per_sessie:
        return None
    return Drukklaar(
        titel=f"Aanwezigheidsattest van {_naam(wie)}",
        delen={
            "naam": _naam(wie),
            "wie": wie.wie,
            "van": vraag.van,
            "tot": vraag.tot,
            "op": klok.vandaag(),
            "rijen": [
                {
                    "titel": rij.sessie.titel,
                    "nummer": rij.sessie.nummer,
                    "wanneer": tijdvak(rij.sessie.begint_op, rij.sessie.eindigt_op),
                    "hoe": _hoe(rij),
                }
                for rij in per_sessie.values()
            ],
        },
    )


def _hoe(rij: Aanwezigheid) -> str:
    if rij.toestand != Toestand.ONLINE:
        return "ter plaatse"
    return f"online, {aantal(rij.minuten, 'minuut', 'minuten')}" if rij.minuten else "online"


def mag(toegang: Toegang, sleutel: str) -> bool:
    """Whether this person runs the network: an attestation speaks of meetings of every body."""
    vraag = Attestvraag.lees(sleutel)
    rijen = Aanwezigheid.objects.zichtbaar_voor(toegang).filter(pk=vraag.rij) if vraag else Aanwezigheid.objects.none()
    return toegang.mag("netwerken.begeleid") and rijen.exists()


DOCUMENT = Documentsoort(SOORT, Opmaak("deelname.druk.bladen:attest", ("rapport.css", "blad.css")), lees, mag)
