"""What is recorded of a meeting: who came, what they thought of it, what was decided and promised."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.terug import onthoud
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from netwerken.models import Gebruiker
from sessies.domain.eigenaar import VELDEN, Eigenaar, eigenaar_met, zet_eigenaar
from sessies.domain.goedkeuring import eis_niet_goedgekeurd, neem_kring, werk_actielijst_bij
from sessies.domain.staat import eis_begonnen, eis_punt_van
from sessies.enums import ActiepuntStaat, Besluitsoort
from sessies.models import Actiepunt, Agendapunt, Besluit, Evaluatie, Opkomst, Sessie, Vergelijking


@transaction.atomic
def leg_opkomst_vast(
    sessie: Sessie,
    *,
    ingeschreven: int,
    aanwezig: int,
    verontschuldigd: int = 0,
    afwezig: int = 0,
    door: Gebruiker | None,
) -> Opkomst:
    """Record how many came. Raises DomainError when the numbers do not add up or the meeting is still to come."""
    eis_begonnen(sessie)
    opkomst = Opkomst.objects.filter(sessie=sessie).first() or Opkomst(sessie=sessie)
    opkomst.ingeschreven, opkomst.aanwezig = ingeschreven, aanwezig
    opkomst.verontschuldigd, opkomst.afwezig = verontschuldigd, afwezig
    eis_geldig(opkomst)
    opkomst.save()
    leg_vast("sessie.opkomst", onderwerp=sessie, door=door, ingeschreven=ingeschreven, aanwezig=aanwezig)
    return opkomst


@transaction.atomic
def leg_evaluatie_vast(
    sessie: Sessie, *, antwoorden: int, nuttig: int, toegepast: int = 0, door: Gebruiker | None
) -> Evaluatie:
    """Record what those present said, counted. Raises DomainError when the numbers do not fit."""
    eis_begonnen(sessie)
    if max(nuttig, toegepast) > antwoorden:
        raise DomainError("Er zijn niet meer ja-antwoorden dan antwoorden.", veld="antwoorden")
    evaluatie = Evaluatie.objects.filter(sessie=sessie).first() or Evaluatie(sessie=sessie)
    evaluatie.antwoorden, evaluatie.nuttig, evaluatie.toegepast = antwoorden, nuttig, toegepast
    eis_geldig(evaluatie)
    evaluatie.save()
    leg_vast("sessie.evaluatie", onderwerp=sessie, door=door, antwoorden=antwoorden)
    return evaluatie


@transaction.atomic
def neem_besluit(
    sessie: Sessie,
    *,
    tekst: str,
    soort: str = Besluitsoort.BESLISSING,
    agendapunt: Agendapunt | None = None,
    door: Gebruiker | None,
) -> Besluit:
    """Write down a decision or agreement of a meeting, at one point of its agenda or of the whole."""
    eis_begonnen(sessie)
    eis_niet_goedgekeurd(sessie)
    eis_punt_van(sessie, agendapunt)
    besluit = Besluit(netwerk=sessie.netwerk, sessie=sessie, agendapunt=agendapunt, tekst=tekst.strip(), soort=soort)
    eis_geldig(besluit)
    besluit.save()
    leg_vast("besluit.genomen", onderwerp=besluit, door=door, sessie=sessie.pk, soort=str(soort))
    return besluit


@transaction.atomic
def spreek_actiepunt_af(
    sessie: Sessie,
    *,
    tekst: str,
    wie: str = "",
    eigenaar: Eigenaar | None = None,
    tegen: date | None = None,
    agendapunt: Agendapunt | None = None,
    door: Gebruiker | None,
) -> Actiepunt:
    """Write down who will do what, by when. Raises DomainError when nobody is named, or who is not of this network."""
    eis_begonnen(sessie)
    neem_kring(sessie)
    eis_niet_goedgekeurd(sessie)
    eis_punt_van(sessie, agendapunt)
    punt = Actiepunt(netwerk=sessie.netwerk, sessie=sessie, agendapunt=agendapunt, tekst=tekst.strip(), tegen=tegen)
    zet_eigenaar(punt, eigenaar, wie)
    eis_geldig(punt)
    punt.save()
    leg_vast("actiepunt.afgesproken", onderwerp=punt, door=door, sessie=sessie.pk)
    werk_actielijst_bij(sessie)
    return punt


@transaction.atomic
def wijs_actiepunt_toe(
    actiepunt: Actiepunt,
    *,
    wie: str = "",
    eigenaar: Eigenaar | None = None,
    tegen: date | None,
    versie: int,
    door: Gebruiker | None,
) -> Actiepunt:
    """Let another do it, by when; what was chosen or written before makes place.

    Raises DomainError when it is done or nobody is named, VersieConflict when somebody else saved first.
    """
    eis_open_actiepunt(actiepunt)
    was = {"wie": actiepunt.wie, "eigenaar": actiepunt.eigenaar_sleutel, "tegen": actiepunt.tegen}
    zet_eigenaar(actiepunt, eigenaar, wie)
    actiepunt.tegen = tegen
    eis_geldig(actiepunt)
    bewaar(actiepunt, ["wie", *VELDEN, "tegen"], versie=versie)
    onthoud(leg_vast("actiepunt.toegewezen", onderwerp=actiepunt, door=door), **was)
    return actiepunt


def geef_actiepunt_terug(
    actiepunt: Actiepunt, *, wie: str, eigenaar: str = "", tegen: str | None, door: Gebruiker | None
) -> Actiepunt:
    """Who had it before does it again, by the day of before. Raises DomainError when it is done."""
    dag = date.fromisoformat(tegen) if tegen else None
    wie_had_het = eigenaar_met(eigenaar)
    return wijs_actiepunt_toe(actiepunt, wie=wie, eigenaar=wie_had_het, tegen=dag, versie=actiepunt.versie, door=door)


def eis_open_actiepunt(actiepunt: Actiepunt) -> None:
    """Raise DomainError when it is done."""
    if actiepunt.staat == ActiepuntStaat.KLAAR:
        raise DomainError("Dit actiepunt is al afgerond.")


@transaction.atomic
def rond_actiepunt_af(actiepunt: Actiepunt, *, door: Gebruiker | None) -> Actiepunt:
    """Note that it is done. Raises DomainError when it was done already."""
    neem_kring(actiepunt.sessie)
    eis_open_actiepunt(actiepunt)
    actiepunt.staat, actiepunt.klaar_op = ActiepuntStaat.KLAAR, klok.vandaag()
    bewaar(actiepunt, ["staat", "klaar_op"], versie=actiepunt.versie)
    leg_vast("actiepunt.afgerond", onderwerp=actiepunt, door=door)
    werk_actielijst_bij(actiepunt.sessie)
    return actiepunt


@transaction.atomic
def heropen_actiepunt(actiepunt: Actiepunt, *, door: Gebruiker | None) -> Actiepunt:
    """Take "done" back. Raises DomainError when it was open."""
    neem_kring(actiepunt.sessie)
    if actiepunt.staat == ActiepuntStaat.OPEN:
        raise DomainError("Dit actiepunt staat al open.")
    actiepunt.staat, actiepunt.klaar_op = ActiepuntStaat.OPEN, None
    bewaar(actiepunt, ["staat", "klaar_op"], versie=actiepunt.versie)
    leg_vast("actiepunt.heropend", onderwerp=actiepunt, door=door)
    werk_actielijst_bij(actiepunt.sessie)
    return actiepunt


@transaction.atomic
def voeg_vergelijking_toe(
    sessie: Sessie, *, titel: str, kolommen: Sequence[str], rijen: Sequence[Sequence[str]], door: Gebruiker | None
) -> Vergelijking:
    """Add a comparison table: ``kolommen`` are all heads, the first one names the rows; every row is as long.

    Raises DomainError when a row has another number of cells.
    """
    if len(kolommen) < 2 or any(len(rij) != len(kolommen) for rij in rijen):
        raise DomainError("Elke rij van een vergelijking telt evenveel vakken als er kolommen zijn.", veld="rijen")
    tabel = Vergelijking(sessie=sessie, titel=titel, kolommen=list(kolommen), rijen=[list(rij) for rij in rijen])
    eis_geldig(tabel)
    tabel.save()
    leg_vast("vergelijking.toegevoegd", onderwerp=sessie, door=door, vergelijking=tabel.pk)
    return tabel
