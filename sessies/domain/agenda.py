"""The agenda of a meeting: its points, the questions they take up, and the hours on the clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from textwrap import shorten
from typing import TypedDict

from django.db import transaction
from django.utils import timezone

from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.zoeken import zoekindex
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.models import Gebruiker, Organisatie
from sessies.domain.staat import eis_niet_afgelast, eis_niet_ingetrokken, staat_volgens_feiten, zet_staat
from sessies.enums import LeervraagStaat, SessieStatus, Werkvorm
from sessies.models import Agendapunt, Inbreng, Leervraag, Sessie

WACHTEND = (LeervraagStaat.INGEBRACHT, LeervraagStaat.VERHELDERD, LeervraagStaat.BESPROKEN)
MEESTE_PUNTEN = 60  # of one agenda
TE_VOEREN = (SessieStatus.CONCEPT, SessieStatus.GEPLAND)


class Agendaregel(TypedDict, total=False):
    """One point of an agenda as it is given: what happens, how long, how, by whom, about which question.

    ``id`` is that of the point that it is; without one it is the point of that title, or a new one.
    """

    id: int | None
    titel: str
    minuten: int | None
    werkvorm: str
    wie: str
    toelichting: str
    leervraag: Leervraag | None


LEEG: Agendaregel = {"titel": "", "minuten": None, "werkvorm": "", "wie": "", "toelichting": "", "leervraag": None}
VELDEN = tuple(LEEG)


@dataclass(frozen=True)
class Punt:
    """One point of the agenda with the hour at which it begins."""

    punt: Agendapunt
    begint_op: datetime


def met_uren(sessie: Sessie, punten: Iterable[Agendapunt]) -> list[Punt]:
    """Give every point its hour: the first when the meeting begins, the next when the one before ends; one without minutes takes none."""
    uit, moment = [], sessie.begint_op.astimezone(UTC)  # in local time an addition would not see the clock jump
    for punt in punten:
        uit.append(Punt(punt, timezone.localtime(moment)))
        moment += timedelta(minutes=punt.minuten or 0)
    return uit


def tijdverdeling(punten: Iterable[Agendapunt]) -> dict[str, int]:
    """Minutes of theory, practice and discussion; breaks and points without werkvorm stay out."""
    uit = {"theorie": 0, "praktijk": 0, "gesprek": 0}
    for punt in punten:
        aard = Werkvorm(punt.werkvorm).aard if punt.werkvorm else ""
        if aard:
            uit[aard] += punt.minuten or 0
    return uit


def schrijf_agenda(sessie: Sessie, agenda: Sequence[Agendaregel], *, door: Gebruiker | None) -> None:
    """Replace the agenda inside the caller's transaction; questions follow onto it and off it.

    A point that stays is the same row, with what was written and decided at it. Questions are read anew, so that an older copy
    in the caller's hands is no conflict. Raises DomainError when a point would go that has minutes.
    """
    gevraagd = [vraag for rij in agenda if (vraag := rij.get("leervraag"))]
    eis_zelfde_netwerk(sessie.netwerk, *gevraagd)
    nieuwe = {vraag.pk for vraag in gevraagd}
    oude = set(sessie.agendapunten.exclude(leervraag=None).values_list("leervraag", flat=True))
    vragen = neem_vragen(nieuwe | oude)
    for pk in nieuwe - oude:
        eis_niet_ingetrokken(vragen[pk])
    _schrijf_punten(sessie, agenda)
    for pk in sorted(nieuwe - oude):
        zet_geagendeerd(vragen[pk], sessie, door)
    for pk in sorted(oude - nieuwe):
        val_terug(vragen[pk], sessie, door)


def _schrijf_punten(sessie: Sessie, agenda: Sequence[Agendaregel]) -> None:
    """Give the rows of an agenda their order and words; a row that is left out goes."""
    over = {punt.pk: punt for punt in sessie.agendapunten.select_for_update()}
    gekend = [over.pop(rij.get("id") or 0, None) for rij in agenda]
    punten = []
    for i, (rij, gevonden) in enumerate(zip(agenda, gekend, strict=True), start=1):
        punt = gevonden or _met_titel(over, rij["titel"]) or Agendapunt(sessie=sessie)
        punt.volgorde = i
        gegeven = {**LEEG, **rij}
        for veld in VELDEN:
            setattr(punt, veld, gegeven[veld])
        eis_geldig(punt)
        punten.append(punt)
    haal_punten_weg(over.values())
    oude = [punt for punt in punten if punt.pk]
    Agendapunt.objects.bulk_update(oude, [*VELDEN, "volgorde"])
    zoekindex.zet(*oude, *Agendapunt.objects.bulk_create([punt for punt in punten if not punt.pk]))


def _met_titel(over: dict[int, Agendapunt], titel: str) -> Agendapunt | None:
    """Take the point of this title out of what is left."""
    pk = next((pk for pk, punt in over.items() if punt.titel == titel), None)
    return over.pop(pk) if pk is not None else None


def haal_punten_weg(punten: Iterable[Agendapunt]) -> None:
    """Take points off an agenda, in the caller's transaction. Raises DomainError for one that has minutes."""
    rijen = list(punten)
    if met_tekst := next((punt for punt in rijen if punt.verslag), None):
        raise DomainError(
            f"Bij ‘{shorten(met_tekst.titel, 80, placeholder='…')}’ staat al een tekst in het verslag. "
            "Maak die eerst leeg, dan kan het onderdeel weg."
        )
    zoekindex.verwijder(*rijen)
    Agendapunt.objects.filter(pk__in=[punt.pk for punt in rijen]).delete()


def neem_vragen(pks: Iterable[int]) -> dict[int, Leervraag]:
    """Lock these questions in the one order that everybody keeps (the meeting, then its questions by pk), read anew."""
    return {
        vraag.pk: vraag
        for vraag in Leervraag.objects.select_for_update(no_key=True).filter(pk__in=list(pks)).order_by("pk")
    }


def zet_geagendeerd(leervraag: Leervraag, sessie: Sessie, door: Gebruiker | None) -> None:
    """Note that a question stands on an agenda; of a meeting already held it counts as discussed."""
    if leervraag.staat in WACHTEND:
        gehouden = sessie.status == SessieStatus.GEHOUDEN
        zet_staat(leervraag, LeervraagStaat.BESPROKEN if gehouden else LeervraagStaat.GEAGENDEERD)
    leg_vast("leervraag.geagendeerd", onderwerp=leervraag, door=door, sessie=sessie.pk)


def val_terug(leervraag: Leervraag, sessie: Sessie, door: Gebruiker | None) -> None:
    """Give a question that left an agenda the state that follows from what remains."""
    if leervraag.staat in {LeervraagStaat.GEAGENDEERD, LeervraagStaat.BESPROKEN}:
        zet_staat(leervraag, staat_volgens_feiten(leervraag))
    leg_vast("leervraag.van_agenda", onderwerp=leervraag, door=door, sessie=sessie.pk, staat=str(leervraag.staat))


def schrijf_inbreng(sessie: Sessie, organisaties: Iterable[Organisatie]) -> None:
    """Replace the list of organisations that bring something in, inside the caller's transaction."""
    sessie.inbrengen.all().delete()
    uniek = {organisatie.pk: organisatie for organisatie in organisaties}
    Inbreng.objects.bulk_create([Inbreng(sessie=sessie, organisatie=o) for o in uniek.values()])


@transaction.atomic
def zet_op_agenda(
    leervraag: Leervraag,
    *,
    sessie: Sessie,
    titel: str = "",
    minuten: int = 30,
    werkvorm: str = "",
    door: Gebruiker | None,
) -> Agendapunt:
    """Add a point for one question at the end of an agenda. Raises DomainError when that is no longer possible."""
    eis_zelfde_netwerk(sessie.netwerk, leervraag)
    eis_niet_ingetrokken(leervraag)
    if sessie.status not in TE_VOEREN or sessie.is_voorbij:
        raise DomainError("Die bijeenkomst is voorbij of afgelast. Kies een andere.", veld="sessie")
    if sessie.agendapunten.filter(leervraag=leervraag).exists():
        raise DomainError("Deze vraag staat al op de agenda van die bijeenkomst.", veld="sessie")
    punt = Agendapunt(
        sessie=sessie,
        leervraag=leervraag,
        volgorde=_volgende_plaats(sessie),
        titel=titel.strip() or shorten(leervraag.tekst, 240, placeholder="…"),
        minuten=minuten,
        werkvorm=werkvorm,
    )
    eis_geldig(punt)
    punt.save()
    bewaar(sessie, [], versie=sessie.versie)
    zet_geagendeerd(leervraag, sessie, door)
    leg_vast("sessie.agenda_aangevuld", onderwerp=sessie, door=door, leervraag=leervraag.pk)
    return punt


def _volgende_plaats(sessie: Sessie) -> int:
    return (sessie.agendapunten.order_by("-volgorde").values_list("volgorde", flat=True).first() or 0) + 1


@transaction.atomic
def voeg_punt_toe(sessie: Sessie, *, titel: str, minuten: int | None = None, door: Gebruiker | None) -> Agendapunt:
    """Add one point at the end of an agenda. Raises DomainError when the meeting is cancelled or its agenda full."""
    eis_niet_afgelast(sessie)
    if sessie.agendapunten.count() >= MEESTE_PUNTEN:
        raise DomainError(f"Een agenda heeft hoogstens {MEESTE_PUNTEN} onderdelen.", veld="titel")
    punt = Agendapunt(sessie=sessie, volgorde=_volgende_plaats(sessie), titel=titel.strip(), minuten=minuten)
    eis_geldig(punt)
    bewaar(sessie, [], versie=sessie.versie)
    punt.save()
    leg_vast("sessie.punt_toegevoegd", onderwerp=sessie, door=door, punt=punt.pk)
    return punt


@transaction.atomic
def haal_punt_weg(sessie: Sessie, *, punt: int, door: Gebruiker | None) -> Sessie:
    """Take back that a point (its pk) was added. Raises DomainError when it is no longer there."""
    punten = sessie.agendapunten.filter(pk=punt)
    if not punten.exists():
        raise DomainError("Dit onderdeel staat niet meer op de agenda.")
    bewaar(sessie, [], versie=sessie.versie)
    haal_punten_weg(punten.select_for_update())
    leg_vast("sessie.punt_weggehaald", onderwerp=sessie, door=door, punt=punt)
    return sessie


@transaction.atomic
def haal_van_agenda(sessie: Sessie, *, leervraag: int, door: Gebruiker | None) -> Sessie:
    """Take the point of one question (its pk) off an agenda. Raises DomainError when there is none, or the meeting is over."""
    punten = sessie.agendapunten.filter(leervraag=leervraag)
    if not punten.exists():
        raise DomainError("Deze vraag staat niet op de agenda van die bijeenkomst.")
    if sessie.status not in TE_VOEREN or sessie.is_voorbij:
        raise DomainError("Die bijeenkomst is voorbij of afgelast. Haar agenda blijft zoals ze was.")
    bewaar(sessie, [], versie=sessie.versie)
    vraag = neem_vragen([leervraag])[leervraag]
    haal_punten_weg(punten.select_for_update())
    val_terug(vraag, sessie, door)
    leg_vast("sessie.agenda_ingekort", onderwerp=sessie, door=door, leervraag=leervraag)
    return sessie
