"""The mails of a date poll: the question, a reminder, and that no day came of it."""

from collections.abc import Sequence

from django.core import signing
from django.db import transaction
from django.urls import reverse

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.post import Rondschrijven, haal_terug, zet_velen_klaar
from kern.exceptions import DomainError
from kern.opmaak import dag, tijdvak
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.models import Gebruiker
from prikken.domain.prikken import eis_laatste_dag, neem_lopend
from prikken.enums import Prikstaat
from prikken.models import Datumprikker, Gevraagde
from prikken.querysets import GevraagdeQuerySet
from sessies.domain.uitnodigen import EEN_PER_DAG

ZOUT = "prikken.gevraagde"
SOORT = "prik"  # of the mail
KOPPEN = {
    "vraag": "Wanneer kun je? {titel}",
    "herinnering": "Nog even: wanneer kun je? {titel}",
    "geen": "Er komt geen datum: {titel}",
}


def token_van(gevraagde: Gevraagde) -> str:
    """The signed word in the address at which one person answers."""
    return signing.Signer(salt=ZOUT).sign(gevraagde.geheim)


def pad_van(gevraagde: Gevraagde) -> str:
    """The address at which one person answers, without account."""
    return reverse("prikken_link:antwoord", args=[token_van(gevraagde)])


def te_vragen(prikker: Datumprikker) -> GevraagdeQuerySet:
    """Who stands on the list with an address, and was not asked yet."""
    return Gevraagde.objects.filter(prikker=prikker, verstuurd_op=None).op_lijst().exclude(email="").order_by("pk")


@transaction.atomic
def verstuur(prikker: Datumprikker, *, door: Gebruiker | None) -> list[int]:
    """Ask everybody who was not asked yet; returns their rows. Raises DomainError when there is nobody, or it is too late."""
    prikker = neem_lopend(prikker)
    eis_laatste_dag(prikker, list(prikker.dagen.values_list("begint_op", flat=True)))
    rijen = list(te_vragen(prikker))
    if not rijen:
        raise DomainError("Er is niemand om te vragen. Zet eerst mensen met een e-mailadres op de lijst.")
    nu, was = klok.nu(), prikker.staat
    prikker.staat, prikker.gevraagd_op = Prikstaat.OPEN, prikker.gevraagd_op or nu
    prikker.save(update_fields=["staat", "gevraagd_op", "gewijzigd_op"])
    Gevraagde.objects.filter(pk__in=[rij.pk for rij in rijen]).update(verstuurd_op=nu, gewijzigd_op=nu)
    _zet_klaar(prikker, rijen, "vraag", door=door)
    pks = [rij.pk for rij in rijen]
    leg_vast("prik.gevraagd", onderwerp=prikker, door=door, rijen=pks, was=str(was))
    return pks


@transaction.atomic
def neem_vraag_terug(prikker: Datumprikker, *, rijen: Sequence[int], was: str, door: Gebruiker | None) -> Datumprikker:
    """Let the question not leave. Raises DomainError when a mail left already, or somebody answered."""
    prikker = neem_lopend(prikker)
    gevraagd = list(prikker.gevraagden.filter(pk__in=list(rijen)))
    vertrokken = [haal_terug(_sleutel(rij, "vraag")) for rij in gevraagd]
    if any(vertrokken) or any(rij.antwoord_op for rij in gevraagd):
        raise DomainError("De vraag is al vertrokken. Sluit de datumprikker als er geen datum hoeft te komen.")
    Gevraagde.objects.filter(pk__in=[rij.pk for rij in gevraagd]).update(verstuurd_op=None, gewijzigd_op=klok.nu())
    prikker.staat = was
    if was == Prikstaat.CONCEPT:
        prikker.gevraagd_op = None
    prikker.save(update_fields=["staat", "gevraagd_op", "gewijzigd_op"])
    leg_vast("prik.vraag_terug", onderwerp=prikker, door=door, aantal=len(gevraagd))
    return prikker


def te_herinneren(prikker: Datumprikker) -> GevraagdeQuerySet:
    """Who was asked and did not answer, and got no mail of this today."""
    grens = klok.nu() - EEN_PER_DAG
    rijen = Gevraagde.objects.filter(prikker=prikker, verstuurd_op__lte=grens).stil()
    return rijen.exclude(herinnerd_op__gt=grens).order_by("pk")


@transaction.atomic
def herinner(prikker: Datumprikker, *, door: Gebruiker | None) -> int:
    """Ask once more who did not answer, at most once a day; returns how many. Raises DomainError when there is nobody."""
    prikker = neem_lopend(prikker)
    if prikker.is_voorbij:
        raise DomainError("Antwoorden kan niet meer. Geef eerst een latere laatste dag.")
    rijen = list(te_herinneren(prikker))
    if not rijen:
        raise DomainError("Er is niemand om te herinneren: iedereen antwoordde, of kreeg vandaag al een mail.")
    _zet_klaar(prikker, rijen, "herinnering", door=door)
    Gevraagde.objects.filter(pk__in=[rij.pk for rij in rijen]).update(herinnerd_op=klok.nu())
    leg_vast("prik.herinnerd", onderwerp=prikker, door=door, aantal=len(rijen))
    return len(rijen)


def vertel_geen_dag(prikker: Datumprikker, *, door: Gebruiker | None) -> int:
    """Tell who was asked that no day came of it, in the caller's transaction; returns how many."""
    rijen = list(prikker.gevraagden.op_lijst().exclude(verstuurd_op=None).exclude(email="").order_by("pk"))
    _zet_klaar(prikker, rijen, "geen", door=door)
    return len(rijen)


def haal_geen_dag_terug(prikker: Datumprikker) -> None:
    """Let those mails not leave, in the caller's transaction. Raises DomainError when one left already."""
    rijen = prikker.gevraagden.op_lijst().exclude(verstuurd_op=None).exclude(email="")
    if any(haal_terug(_sleutel(rij, "geen")) for rij in rijen):
        raise DomainError("De mail dat er geen datum komt, is al vertrokken. Begin een nieuwe datumprikker.")


def _sleutel(rij: Gevraagde, soort: str) -> str:
    """What makes a mail one mail: of this person; a reminder at this hour."""
    return f"prik:{rij.pk}:{soort}" + (f":{klok.nu():%Y%m%d%H%M}" if soort == "herinnering" else "")


def _zet_klaar(prikker: Datumprikker, rijen: Sequence[Gevraagde], soort: str, *, door: Gebruiker | None) -> None:
    """Write the mails; what is the same for all is worked out once."""
    gelijk = {
        "netwerk": briefhoofd(prikker.netwerk),
        "soort": soort,
        "titel": prikker.titel,
        "uitleg": prikker.uitleg,
        "reden": prikker.reden,
        "dagen": [tijdvak(rij.begint_op, rij.eindigt_op) for rij in prikker.dagen.all()],
        "tot": dag(prikker.tot),
    }
    brieven: list[Rondschrijven] = [
        {
            "sleutel": _sleutel(rij, soort),
            "aan": rij.email,
            "onderwerp": KOPPEN[soort].format(titel=prikker.titel),
            "gebruiker_id": rij.gebruiker_id,
            "gegevens": {**gelijk, "naam": rij.naam, "bron": rij.bron, "pad": pad_van(rij)},
        }
        for rij in rijen
    ]
    zet_velen_klaar(
        SOORT, brieven, sjabloon="prik", netwerk_id=prikker.netwerk_id, antwoord_aan=door.email if door else ""
    )
