"""Handing in what a network must deliver, and accepting it or sending it back. Every time leaves its trace."""

from contextlib import nullcontext
from datetime import date

from django.core.files import File
from django.db import transaction

from kern import klok
from kern.domain import kluis
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_niet_later
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from netwerken.enums import IndieningStaat
from netwerken.models import Gebruiker, Indiening, Oplevering

MAP = "opleveringen"


def dien_in(
    oplevering: Oplevering,
    *,
    link: str = "",
    bestand: "File[bytes] | None" = None,
    toelichting: str = "",
    op: date | None = None,
    versie: int,
    door: Gebruiker | None,
) -> Indiening:
    """Hand in a deliverable with a link, a file or both; ``op`` is the day (None: today).

    Raises DomainError without either, for a file that may not be kept, a day in the future and something that is
    accepted or lies with who judges; VersieConflict when somebody else saved first.
    """
    if not link and bestand is None:
        raise DomainError("Kies een bestand of geef een link.", veld="link")
    with kluis.bewaar(bestand, MAP) if bestand is not None else nullcontext() as bewaard, transaction.atomic():
        if oplevering.aanvaard_op is not None:
            raise DomainError("Deze oplevering is al aanvaard.")
        if oplevering.ingediend_op is not None:
            raise DomainError("Deze oplevering is al ingediend. Trek ze eerst in om iets anders in te dienen.")
        dag = op or klok.vandaag()
        eis_niet_later(dag, "De dag van indienen")
        indiening = Indiening(
            oplevering=oplevering, netwerk=oplevering.netwerk, datum=dag, link=link, toelichting=toelichting.strip()
        )
        if bewaard is not None:
            indiening.pad, indiening.bestandsnaam = bewaard.pad, bewaard.naam
            indiening.sha256, indiening.grootte = bewaard.sha256, bewaard.grootte
        eis_geldig(indiening)
        indiening.save()
        _zet(oplevering, versie, ingediend_op=dag)
        leg_vast(
            "oplevering.ingediend", onderwerp=oplevering, door=door, indiening=indiening.pk, sha256=indiening.sha256
        )
    return indiening


@transaction.atomic
def trek_indiening_in(oplevering: Oplevering, *, versie: int, door: Gebruiker | None) -> None:
    """Take back what was handed in and not judged yet; its row and its file stay. Raises DomainError otherwise."""
    indiening = _bij_beoordelaar(oplevering)
    _sluit(indiening, IndieningStaat.INGETROKKEN, klok.vandaag())
    _zet(oplevering, versie, ingediend_op=None)
    leg_vast("oplevering.ingetrokken", onderwerp=oplevering, door=door, indiening=indiening.pk)


@transaction.atomic
def aanvaard(oplevering: Oplevering, *, op: date | None = None, versie: int, door: Gebruiker | None) -> None:
    """Accept what was handed in; ``op`` is the day (None: today).

    Raises DomainError when nothing waits, for a day in the future or before it was handed in.
    """
    indiening, dag = _bij_beoordelaar(oplevering), op or klok.vandaag()
    eis_niet_later(dag, "De dag van aanvaarden")
    if dag < indiening.datum:
        raise DomainError("Het werd pas later ingediend. Kies die dag of een dag erna.", veld="op")
    _sluit(indiening, IndieningStaat.AANVAARD, dag)
    _zet(oplevering, versie, aanvaard_op=dag)
    leg_vast("oplevering.aanvaard", onderwerp=oplevering, door=door, indiening=indiening.pk)


@transaction.atomic
def neem_aanvaarding_terug(oplevering: Oplevering, *, indiening: int, door: Gebruiker | None) -> None:
    """Let what was accepted wait for a judgement again. Raises DomainError when it is not accepted (any more)."""
    rij = oplevering.indieningen.filter(pk=indiening, staat=IndieningStaat.AANVAARD).first()
    if rij is None or oplevering.aanvaard_op is None:
        raise DomainError("Deze oplevering is niet aanvaard.")
    _leg_weer_voor(rij)
    _zet(oplevering, oplevering.versie, aanvaard_op=None)
    leg_vast("oplevering.aanvaarding_teruggenomen", onderwerp=oplevering, door=door, indiening=rij.pk)


@transaction.atomic
def neem_terugsturen_terug(
    oplevering: Oplevering, *, indiening: int | None, aanvaard_op: date | None, door: Gebruiker | None
) -> None:
    """Let what was sent back stand as it did: waiting for a judgement, or accepted on ``aanvaard_op``.

    Raises DomainError when it was not sent back, or handed in again since.
    """
    rij = oplevering.indieningen.filter(pk=indiening or 0, staat=IndieningStaat.TERUG).first()
    if rij is None or oplevering.ingediend_op is not None:
        raise DomainError("Hier is niets teruggestuurd dat nog terug kan.")
    if aanvaard_op is None:
        _leg_weer_voor(rij)
    else:
        _sluit(rij, IndieningStaat.AANVAARD, aanvaard_op)
    _zet(oplevering, oplevering.versie, ingediend_op=rij.datum, aanvaard_op=aanvaard_op)
    leg_vast("oplevering.terugsturen_teruggenomen", onderwerp=oplevering, door=door, indiening=rij.pk)


@transaction.atomic
def stuur_terug(oplevering: Oplevering, *, reden: str, versie: int, door: Gebruiker | None) -> None:
    """Send back what was handed in, or what was accepted before, with the reason: it has to be handed in again.

    Raises DomainError without a reason or when nothing was handed in.
    """
    if not reden.strip():
        raise DomainError("Schrijf wat er nog moet gebeuren.", veld="reden")
    was_aanvaard_op = oplevering.aanvaard_op
    if was_aanvaard_op is not None:
        indiening = oplevering.indieningen.filter(staat=IndieningStaat.AANVAARD).first()
    else:
        indiening = _bij_beoordelaar(oplevering)
    if indiening is not None:
        _sluit(indiening, IndieningStaat.TERUG, klok.vandaag(), reden.strip())
    _zet(oplevering, versie, ingediend_op=None, aanvaard_op=None)
    leg_vast(
        "oplevering.teruggestuurd", onderwerp=oplevering, door=door, indiening=indiening.pk if indiening else None,
        aanvaard_op=was_aanvaard_op,
    )  # fmt: skip


def _bij_beoordelaar(oplevering: Oplevering) -> Indiening:
    """What was handed in and waits. Raises DomainError when nothing does."""
    indiening = oplevering.indieningen.filter(staat=IndieningStaat.INGEDIEND).first()
    if indiening is None:
        raise DomainError("Er ligt hiervoor niets om te beoordelen.")
    return indiening


def _sluit(indiening: Indiening, staat: IndieningStaat, dag: date, reden: str = "") -> None:
    indiening.staat, indiening.beoordeeld_op, indiening.reden = staat, dag, reden
    indiening.save(update_fields=["staat", "beoordeeld_op", "reden"])


def _leg_weer_voor(indiening: Indiening) -> None:
    indiening.staat, indiening.beoordeeld_op, indiening.reden = IndieningStaat.INGEDIEND, None, ""
    indiening.save(update_fields=["staat", "beoordeeld_op", "reden"])


def _zet(oplevering: Oplevering, versie: int, **velden: date | None) -> None:
    for naam, waarde in velden.items():
        setattr(oplevering, naam, waarde)
    bewaar(oplevering, velden, versie=versie)
