"""A date poll is begun: its days and who is asked. Nothing is sent until somebody does so."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict

from django.db import transaction
from django.utils import timezone

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_staat_er_nog
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.opmaak import dag as in_woorden
from netwerken.domain.accounts import wie_heeft
from netwerken.domain.grens import eis_doet_mee, eis_loopt, eis_zelfde_netwerk
from netwerken.models import Gebruiker, Groep, Netwerk, Orgaan, Organisatie
from prikken.enums import MEESTE_DAGEN, MINSTE_DAGEN, Prikstaat
from prikken.models import Datumprikker, Gevraagde, Prikdag
from sessies.domain.genodigden import MEESTE, Persoon

GESLOTEN = "Deze datumprikker is gesloten: er verandert niets meer aan."
AL_GEVRAAGD = "De vraag is al gesteld. De dagen veranderen niet meer: begin een nieuwe datumprikker."


class Prikvelden(TypedDict, total=False):
    """The fields of a date poll that people fill in."""

    titel: str
    soort: str
    groep: Groep | None
    orgaan: Orgaan | None
    minuten: int
    uitleg: str
    tot: date


class Voorstel(TypedDict):
    """One day that is proposed."""

    begint_op: datetime
    eindigt_op: datetime


def neem(prikker: Datumprikker) -> Datumprikker:
    """The poll as it stands, for one at a time: what else changes it waits until this transaction ends."""
    vers: Datumprikker = (
        Datumprikker.objects.select_for_update(no_key=True, of=("self",))
        .select_related("netwerk", "groep", "orgaan")
        .get(pk=prikker.pk)
    )
    return vers


def neem_lopend(prikker: Datumprikker) -> Datumprikker:
    """As :func:`neem`. Raises DomainError for a poll that is closed."""
    vers = neem(prikker)
    if vers.staat not in {Prikstaat.CONCEPT, Prikstaat.OPEN}:
        raise DomainError(GESLOTEN, code="gesloten")
    return vers


@transaction.atomic
def begin_prikker(
    netwerk: Netwerk,
    *,
    velden: Prikvelden,
    dagen: Sequence[Voorstel],
    mensen: Sequence[Persoon] = (),
    door: Gebruiker | None,
) -> Datumprikker:
    """Begin a poll with its days, and put people on its list; nothing is sent. Raises DomainError for bad input."""
    eis_loopt(netwerk)
    prikker = Datumprikker(netwerk=netwerk, **velden)
    _keur(prikker, dagen)
    prikker.save()
    _schrijf_dagen(prikker, dagen)
    leg_vast("prik.begonnen", onderwerp=prikker, door=door, dagen=len(dagen))
    if mensen:
        vraag_mensen(prikker, mensen, door=door)
    return prikker


@transaction.atomic
def wijzig_prikker(
    prikker: Datumprikker, *, velden: Prikvelden, dagen: Sequence[Voorstel], versie: int, door: Gebruiker | None
) -> Datumprikker:
    """Change a poll that was not sent yet. Raises DomainError for another, VersieConflict when somebody was first."""
    if not neem(prikker).is_concept:
        raise DomainError(AL_GEVRAAGD)
    for naam, waarde in velden.items():
        setattr(prikker, naam, waarde)
    _keur(prikker, dagen)
    bewaar(prikker, list(velden), versie=versie)
    prikker.dagen.all().delete()
    _schrijf_dagen(prikker, dagen)
    leg_vast("prik.gewijzigd", onderwerp=prikker, door=door, velden=sorted(velden), dagen=len(dagen))
    return prikker


@transaction.atomic
def haal_prikker_weg(prikker: Datumprikker, *, door: Gebruiker | None) -> None:
    """Take away a poll that was begun by mistake. Raises DomainError once somebody was asked."""
    eis_staat_er_nog(prikker)
    if not neem(prikker).is_concept:
        raise DomainError("De vraag is al gesteld. Sluit de datumprikker zonder een dag te kiezen.")
    leg_vast("prik.weggehaald", onderwerp=prikker, door=door)
    prikker.delete()


@transaction.atomic
def verleng(prikker: Datumprikker, *, tot: date, door: Gebruiker | None) -> Datumprikker:
    """Give people another last day to answer. Raises DomainError for a day that is over or comes too late."""
    prikker = neem_lopend(prikker)
    was, prikker.tot = prikker.tot, tot
    eis_laatste_dag(prikker, list(prikker.dagen.values_list("begint_op", flat=True)))
    bewaar(prikker, ["tot"], versie=prikker.versie)
    leg_vast("prik.verlengd", onderwerp=prikker, door=door, tot=tot.isoformat(), was=was.isoformat())
    return prikker


@transaction.atomic
def vraag_mensen(prikker: Datumprikker, mensen: Sequence[Persoon], *, door: Gebruiker | None) -> list[Gevraagde]:
    """Put people on the list; nothing is sent. Who stands there already is left, who was taken off comes back."""
    prikker = neem_lopend(prikker)
    bekend = {_sleutel(rij): rij for rij in prikker.gevraagden.all()}
    te_doen = {persoon.sleutel: persoon for persoon in mensen}
    terug = [rij for sleutel in te_doen if (rij := bekend.get(sleutel)) and rij.ingetrokken_op]
    rijen = [_rij(prikker, persoon) for sleutel, persoon in te_doen.items() if sleutel not in bekend]
    if len(bekend) + len(rijen) > MEESTE:
        raise DomainError(f"Op één lijst staan hoogstens {MEESTE} mensen. Kies er minder.")
    for rij in terug:
        rij.ingetrokken_op = None
    Gevraagde.objects.bulk_update(terug, ["ingetrokken_op"], batch_size=200)
    nieuw = [*terug, *Gevraagde.objects.bulk_create(rijen, batch_size=200)]
    if nieuw:
        leg_vast("prik.mensen_erbij", onderwerp=prikker, door=door, rijen=[rij.pk for rij in nieuw])
    return nieuw


@transaction.atomic
def vraag_gast(
    prikker: Datumprikker,
    *,
    email: str,
    naam: str = "",
    functie: str = "",
    organisatie: Organisatie | None = None,
    door: Gebruiker | None,
) -> Gevraagde:
    """Put one person on the list by mail address. Raises DomainError for bad input, and who stands there already."""
    prikker = neem_lopend(prikker)
    email = email.strip().lower()
    eis_doet_mee(prikker.netwerk, organisatie)
    if not email:
        raise DomainError("Schrijf een e-mailadres: daar gaat de vraag naartoe.", veld="email")
    rij = prikker.gevraagden.filter(email__iexact=email).first()
    if rij is not None and rij.ingetrokken_op is None:
        raise DomainError("Dit adres staat al op de lijst.", veld="email")
    if rij is None:
        if prikker.gevraagden.count() >= MEESTE:
            raise DomainError(f"Op één lijst staan hoogstens {MEESTE} mensen.", veld="email")
        rij = Gevraagde(netwerk=prikker.netwerk, prikker=prikker, email=email, gebruiker=wie_heeft(email))
    rij.naam, rij.functie, rij.organisatie, rij.ingetrokken_op = naam.strip(), functie.strip(), organisatie, None
    eis_geldig(rij)
    rij.save()
    leg_vast("prik.mensen_erbij", onderwerp=prikker, door=door, rijen=[rij.pk])
    return rij


@transaction.atomic
def haal_mensen_weg(prikker: Datumprikker, *, rijen: Sequence[int], door: Gebruiker | None) -> int:
    """Take people off the list again who were just put on it. Raises DomainError when one of them was asked meanwhile."""
    prikker = neem_lopend(prikker)
    te_doen = prikker.gevraagden.filter(pk__in=list(rijen))
    if te_doen.exclude(verstuurd_op=None).exists():
        raise DomainError("De vraag vertrok intussen. Haal mensen een voor een van de lijst.")
    aantal = te_doen.count()
    te_doen.delete()
    leg_vast("prik.mensen_weg", onderwerp=prikker, door=door, aantal=aantal)
    return aantal


@transaction.atomic
def haal_gevraagde_weg(gevraagde: Gevraagde, *, door: Gebruiker | None) -> Gevraagde:
    """Take one person off the list: their link works no more, what they answered counts no more. Raises DomainError twice."""
    neem_lopend(gevraagde.prikker)
    gevraagde.refresh_from_db(fields=["ingetrokken_op"])
    if gevraagde.ingetrokken_op is not None:
        raise DomainError("Deze persoon staat al niet meer op de lijst.")
    gevraagde.ingetrokken_op = klok.nu()
    gevraagde.save(update_fields=["ingetrokken_op", "gewijzigd_op"])
    leg_vast("prik.gevraagde_weg", onderwerp=gevraagde, door=door)
    return gevraagde


@transaction.atomic
def zet_gevraagde_terug(gevraagde: Gevraagde, *, door: Gebruiker | None) -> Gevraagde:
    """Put somebody back who was taken off the list, with what they answered."""
    neem_lopend(gevraagde.prikker)
    gevraagde.ingetrokken_op = None
    gevraagde.save(update_fields=["ingetrokken_op", "gewijzigd_op"])
    leg_vast("prik.gevraagde_terug", onderwerp=gevraagde, door=door)
    return gevraagde


@transaction.atomic
def zet_moet_kunnen(gevraagde: Gevraagde, *, moet: bool, door: Gebruiker | None) -> Gevraagde:
    """Say whether the meeting makes no sense without this person."""
    neem_lopend(gevraagde.prikker)
    gevraagde.refresh_from_db(fields=["moet_kunnen"])
    if gevraagde.moet_kunnen == moet:
        return gevraagde
    gevraagde.moet_kunnen = moet
    gevraagde.save(update_fields=["moet_kunnen", "gewijzigd_op"])
    leg_vast("prik.moet_kunnen", onderwerp=gevraagde, door=door, moet=moet)
    return gevraagde


def eis_laatste_dag(prikker: Datumprikker, begint: Sequence[datetime]) -> None:
    """Raise DomainError when the last day to answer is over, or does not come before the first proposed day."""
    if prikker.tot < klok.vandaag():
        raise DomainError("Deze dag is voorbij. Kies vandaag of een dag erna.", veld="tot")
    eerste = min(map(timezone.localdate, begint))
    if prikker.tot >= eerste:
        raise DomainError(f"Kies een dag voor de eerste voorgestelde dag, {in_woorden(eerste)}.", veld="tot")


def _keur(prikker: Datumprikker, dagen: Sequence[Voorstel]) -> None:
    eis_zelfde_netwerk(prikker.netwerk, prikker.groep, prikker.orgaan)
    if prikker.groep is not None and prikker.orgaan is not None:
        raise DomainError("Kies een groep of een orgaan, niet allebei.", veld="orgaan")
    if not MINSTE_DAGEN <= len(dagen) <= MEESTE_DAGEN:
        raise DomainError(f"Stel {MINSTE_DAGEN} tot {MEESTE_DAGEN} dagen voor.", veld="dagen")
    begint = [voorstel["begint_op"] for voorstel in dagen]
    if len(set(begint)) < len(begint):
        raise DomainError("Dezelfde dag met hetzelfde uur staat er twee keer.", veld="dagen")
    if min(begint) <= klok.nu():
        raise DomainError(
            f"{in_woorden(min(begint)).capitalize()} is voorbij. Stel een dag voor die nog komt.", veld="dagen"
        )
    eis_laatste_dag(prikker, begint)
    eis_geldig(prikker)


def _schrijf_dagen(prikker: Datumprikker, dagen: Sequence[Voorstel]) -> None:
    rijen = [Prikdag(netwerk=prikker.netwerk, prikker=prikker, **voorstel) for voorstel in dagen]
    Prikdag.objects.bulk_create(sorted(rijen, key=lambda rij: rij.begint_op))


def _sleutel(rij: Gevraagde) -> object:
    return rij.email.lower() or (rij.functie, rij.organisatie_id)


def _rij(prikker: Datumprikker, persoon: Persoon) -> Gevraagde:
    return Gevraagde(
        netwerk=prikker.netwerk, prikker=prikker, gebruiker_id=persoon.gebruiker_id, organisatie_id=persoon.organisatie_id,
        naam=persoon.naam[:120], functie=persoon.functie[:250], email=persoon.email.lower(), bron=persoon.bron[:250],
    )  # fmt: skip
