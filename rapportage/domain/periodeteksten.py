"""What people write for the report of a period: decision points and what was decided, risks, stories, evaluations."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_niet_later, eis_staat_er_nog
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.opmaak import dag
from kern.periodes import Periode
from kern.zoeken import zoekindex
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.models import Gebruiker, Netwerk
from rapportage.domain.eindredactie import houd_vast
from rapportage.enums import Periodetekstsoort
from rapportage.models import Beslispunt, Periodetekst, Teruggenomen
from sessies.enums import SessieStatus
from sessies.models import Sessie


class Beslispuntvelden(TypedDict, total=False):
    """What people write of a decision point."""

    vraag: str
    waarom_nu: str
    opties: str
    voorstel: str
    gevolg: str
    zonder_besluit: str
    uitvoerder: str


class Periodetekstvelden(TypedDict):
    """What people write in a text of a period."""

    tekst: str
    maatregel: str


TEKSTVELDEN = frozenset(Beslispuntvelden.__annotations__)


def eis_te_schrijven(netwerk: Netwerk, sleutel: str) -> Periode:
    """Return the period of ``sleutel``, fit to write for: in the rhythm of the network, begun, and within its years.

    Raises DomainError with what is wrong.
    """
    periode = Periode.lees(sleutel)
    if periode.soort != netwerk.rapportritme:
        ritme = Periode.rond(netwerk.start, netwerk.rapportritme).sleutel
        raise DomainError(
            f"{sleutel} past niet bij het ritme van dit netwerk. Schrijf bijvoorbeeld {ritme}.", veld="periode"
        )
    if periode.van > klok.vandaag():
        raise DomainError(f"{periode.titel.capitalize()} is nog niet begonnen.", veld="periode")
    if periode.tot < netwerk.start or (netwerk.einde is not None and periode.van > netwerk.einde):
        raise DomainError(f"In {periode.titel} liep dit netwerk niet.", veld="periode")
    return periode


# --- decision points ---------------------------------------------------------------------------------------------
@transaction.atomic
def leg_beslispunt_voor(
    netwerk: Netwerk,
    *,
    periode: str,
    nummer: int | None = None,
    door: Gebruiker | None,
    **velden: Unpack[Beslispuntvelden],
) -> Beslispunt:
    """Put a point on the list that is decided on with the report of ``periode``; last without ``nummer``.

    ``velden``: vraag, waarom_nu, opties, voorstel, gevolg, zonder_besluit, uitvoerder. Raises DomainError for a period
    one cannot write for, a number that is taken and an empty question.
    """
    sleutel = eis_te_schrijven(netwerk, periode).sleutel
    houd_vast(netwerk)  # numbers are given one by one
    anderen = Beslispunt.objects.filter(netwerk=netwerk, periode=sleutel)
    if nummer is not None and anderen.filter(nummer=nummer).exists():
        raise DomainError(f"Er is al een beslispunt B{nummer} in {sleutel}.", veld="nummer")
    nummer = nummer or (anderen.aggregate(hoogste=Max("nummer"))["hoogste"] or 0) + 1
    punt = Beslispunt(netwerk=netwerk, periode=sleutel, nummer=nummer, **_schoon(velden))
    eis_geldig(punt)
    punt.save()
    leg_vast("beslispunt.voorgelegd", onderwerp=punt, door=door, periode=sleutel)
    return punt


@transaction.atomic
def wijzig_beslispunt(punt: Beslispunt, *, velden: Beslispuntvelden, versie: int, door: Gebruiker | None) -> Beslispunt:
    """Change the words of a point that was not decided yet.

    Raises DomainError once it is decided, VersieConflict when somebody else saved first.
    """
    _eis_open(punt)
    for naam, waarde in _schoon(velden).items():
        setattr(punt, naam, waarde)
    eis_geldig(punt)
    bewaar(punt, velden, versie=versie)
    leg_vast("beslispunt.gewijzigd", onderwerp=punt, door=door, velden=sorted(velden))
    return punt


@transaction.atomic
def verwijder_beslispunt(punt: Beslispunt, *, door: Gebruiker | None) -> None:
    """Take away a point that was never decided. Raises DomainError when it was, now or before."""
    eis_staat_er_nog(punt)
    _eis_open(punt)
    if punt.teruggenomen.exists():
        raise DomainError("Over dit punt werd al eens besloten; het blijft daarom staan.")
    leg_vast("beslispunt.verwijderd", onderwerp=punt, door=door, periode=punt.periode, nummer=punt.nummer)
    zoekindex.verwijder(punt)
    punt.delete()


@transaction.atomic
def leg_besluit_vast(
    punt: Beslispunt,
    *,
    besluit: str,
    op: date | None = None,
    sessie: Sessie | None = None,
    versie: int,
    door: Gebruiker | None,
) -> Beslispunt:
    """Record what was decided on a point: in which meeting (None: outside a meeting) and on which day.

    Without ``op`` it is the day of the meeting. Raises DomainError without words or day, for a day in the future or
    another than that of the meeting, for one before the period of the point, for a meeting that is not in the calendar, and when it was decided before;
    VersieConflict when somebody else saved first.
    """
    _eis_open(punt)
    eis_zelfde_netwerk(punt.netwerk, sessie)
    punt.besluit, punt.besluit_sessie = besluit.strip(), sessie
    if not punt.besluit:
        raise DomainError("Schrijf wat er besloten is.", veld="besluit")
    punt.besloten_op = _dag_van_besluit(op, sessie)
    periode = Periode.lees(punt.periode)
    if punt.besloten_op < periode.van:
        waar = "op" if op else "sessie"
        raise DomainError(
            f"Dit punt hoort bij {periode.titel}: het kan niet beslist zijn vóór {dag(periode.van)}.", veld=waar
        )
    bewaar(punt, ["besluit", "besloten_op", "besluit_sessie"], versie=versie)
    leg_vast(
        "beslispunt.besloten", onderwerp=punt, door=door, op=punt.besloten_op, sessie=sessie.pk if sessie else None
    )
    return punt


@transaction.atomic
def neem_besluit_terug(punt: Beslispunt, *, reden: str, versie: int, door: Gebruiker | None) -> Beslispunt:
    """Open a point again; what was decided stays readable beside the reason.

    Raises DomainError without a reason or when nothing was decided, VersieConflict when somebody else saved first.
    """
    if punt.besloten_op is None:
        raise DomainError("Over dit punt is nog niet besloten.")
    if not reden.strip():
        raise DomainError("Schrijf waarom het besluit niet meer geldt.", veld="reden")
    Teruggenomen.objects.create(
        beslispunt=punt,
        besluit=punt.besluit,
        besloten_op=punt.besloten_op,
        sessie=punt.besluit_sessie,
        datum=klok.vandaag(),
        reden=reden.strip(),
    )
    punt.besluit, punt.besloten_op, punt.besluit_sessie = "", None, None
    bewaar(punt, ["besluit", "besloten_op", "besluit_sessie"], versie=versie)
    leg_vast("beslispunt.besluit_teruggenomen", onderwerp=punt, door=door)
    return punt


@transaction.atomic
def herstel_besluit(punt: Beslispunt, *, door: Gebruiker | None) -> Beslispunt:
    """Let the decision that was taken back last stand again. Raises DomainError when none was, or another stands."""
    _eis_open(punt)
    laatste = punt.teruggenomen.order_by("pk").last()
    if laatste is None:
        raise DomainError("Over dit punt werd geen besluit teruggenomen.")
    punt.besluit, punt.besloten_op, punt.besluit_sessie = laatste.besluit, laatste.besloten_op, laatste.sessie
    bewaar(punt, ["besluit", "besloten_op", "besluit_sessie"], versie=punt.versie)
    laatste.delete()
    leg_vast("beslispunt.besluit_hersteld", onderwerp=punt, door=door)
    return punt


def _dag_van_besluit(op: date | None, sessie: Sessie | None) -> date:
    if sessie is not None:
        if sessie.status not in (SessieStatus.GEPLAND, SessieStatus.GEHOUDEN):
            raise DomainError("Kies een bijeenkomst die in de kalender staat.", veld="sessie")
        van, tot = timezone.localdate(sessie.begint_op), timezone.localdate(sessie.eindigt_op)
        op = op or van
        if not van <= op <= tot:
            raise DomainError(f"Die vergadering was op {dag(van)}. Kies die dag, of een andere vergadering.", veld="op")
    if op is None:
        raise DomainError("Kies de dag waarop het besloten is.", veld="op")
    eis_niet_later(op, "De dag van het besluit")
    return op


def _eis_open(punt: Beslispunt) -> None:
    if punt.is_besloten:
        raise DomainError("Over dit punt is al besloten. Neem het besluit eerst terug.", code="besloten")


def _schoon(velden: Mapping[str, object]) -> dict[str, str]:
    if vreemd := set(velden) - TEKSTVELDEN:
        raise DomainError(f"Dit hoort niet bij een beslispunt: {', '.join(sorted(vreemd))}.")
    return {naam: str(waarde).strip() for naam, waarde in velden.items()}


# --- texts -------------------------------------------------------------------------------------------------------
@transaction.atomic
def schrijf_periodetekst(
    netwerk: Netwerk, *, periode: str, soort: str, tekst: str, maatregel: str = "", door: Gebruiker | None
) -> Periodetekst:
    """Write a text of one kind for the report of ``periode``.

    Raises DomainError for an unknown kind, a period one cannot write for and an empty text.
    """
    if soort not in Periodetekstsoort.values:
        raise DomainError("Kies een soort tekst uit de lijst.", veld="soort")
    sleutel = eis_te_schrijven(netwerk, periode).sleutel
    rij = Periodetekst(netwerk=netwerk, periode=sleutel, soort=soort, tekst=tekst.strip(), maatregel=maatregel.strip())
    eis_geldig(rij)
    rij.save()
    leg_vast("periodetekst.geschreven", onderwerp=rij, door=door, soort=soort)
    return rij


@transaction.atomic
def wijzig_periodetekst(
    rij: Periodetekst, *, tekst: str, maatregel: str = "", versie: int, door: Gebruiker | None
) -> Periodetekst:
    """Change a text. Raises DomainError for an empty one, VersieConflict when somebody else saved first."""
    rij.tekst, rij.maatregel = tekst.strip(), maatregel.strip()
    eis_geldig(rij)
    bewaar(rij, ["tekst", "maatregel"], versie=versie)
    leg_vast("periodetekst.gewijzigd", onderwerp=rij, door=door)
    return rij


@transaction.atomic
def verwijder_periodetekst(rij: Periodetekst, *, door: Gebruiker | None) -> None:
    """Take a text away."""
    eis_staat_er_nog(rij)
    leg_vast("periodetekst.verwijderd", onderwerp=rij, door=door, periode=rij.periode, soort=rij.soort)
    rij.delete()
