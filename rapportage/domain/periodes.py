"""Over which periods can a network report? Those of its life and those that hold something, once they are over."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import models
from django.utils import timezone

from kennis.models import Fiche, Overname, Signaal
from kern import klok
from kern.exceptions import DomainError
from kern.periodes import Periode
from netwerken.models import Netwerk
from piloten.models import Piloot
from projecten.models import Begeleidingscontact, Leereffect, Stand
from rapportage.models import Beslispunt, Periodetekst
from sessies.enums import SessieStatus
from sessies.models import Inzicht, Leervraag, Sessie

NAMEN = {"Q": "per kwartaal", "T": "per vier maanden", "H": "per halfjaar", "": "per jaar"}
VOORBEELDEN = {"Q": "2022-Q3", "T": "2020-T1", "H": "2023-H2", "": "2022"}


def periodes_met_gegevens(netwerk: Netwerk) -> list[Periode]:
    """Closed periods of the network's rhythm in which something happened, newest first."""
    vandaag = klok.vandaag()
    gevonden = {Periode.rond(dag, netwerk.rapportritme) for dag in _dagen(netwerk)}
    return sorted((p for p in gevonden if p.is_voorbij(vandaag)), reverse=True)


def periodes_van_looptijd(netwerk: Netwerk) -> list[Periode]:
    """The periods of the network's rhythm from its start until today or its end, newest first."""
    laatste = min(klok.vandaag(), netwerk.einde) if netwerk.einde else klok.vandaag()
    periode, gevonden = Periode.rond(netwerk.start, netwerk.rapportritme), []
    while periode.van <= laatste:
        gevonden.append(periode)
        periode = periode.volgende()
    return gevonden[::-1]


def periodes_te_melden(netwerk: Netwerk, *, gekend: Iterable[Periode] | None = None) -> list[Periode]:
    """Closed periods over which a report can be made, newest first: one in which nothing happened says so.

    ``gekend`` are those of :func:`periodes_met_gegevens`, for who read them.
    """
    vandaag = klok.vandaag()
    van_looptijd = {p for p in periodes_van_looptijd(netwerk) if p.is_voorbij(vandaag)}
    return sorted({*van_looptijd, *(periodes_met_gegevens(netwerk) if gekend is None else gekend)}, reverse=True)


def laatste_periode_met_activiteit(netwerk: Netwerk, *, gekend: Iterable[Periode] | None = None) -> Periode:
    """The newest closed period in which people met, asked or visited; without any, the newest that holds something.

    ``gekend`` are those of :func:`periodes_met_gegevens`, for who read them. Raises DomainError when there is none.
    """
    periodes = periodes_met_gegevens(netwerk) if gekend is None else list(gekend)
    if not periodes:
        raise DomainError(f"Er is nog geen afgesloten periode met gegevens in {netwerk.korte_naam}.")
    actief = {Periode.rond(dag, netwerk.rapportritme) for dag in _activiteit(netwerk)}
    return next((p for p in periodes if p in actief), periodes[0])


def _activiteit(netwerk: Netwerk) -> Iterable[date]:
    """Days on which people of the network did something together; a card written later is none."""
    momenten = (
        (
            Sessie.objects.exclude(status__in=[SessieStatus.CONCEPT, SessieStatus.AFGELAST]).filter(netwerk=netwerk),
            "begint_op",
        ),
        (Leervraag.objects.filter(netwerk=netwerk), "ingebracht_op"),
    )
    for rijen, veld in momenten:
        for moment in rijen.order_by(veld).values_list(veld, flat=True).distinct():
            yield timezone.localdate(moment)
    for model in (Overname, Begeleidingscontact):
        yield from model.objects.filter(netwerk=netwerk).order_by("datum").values_list("datum", flat=True).distinct()


def eis_periode(netwerk: Netwerk, sleutel: str) -> Periode:
    """Return the period of ``sleutel``, fit to report on. Raises DomainError with what is wrong and what to do."""
    periode = Periode.lees(sleutel)
    if periode.soort != netwerk.rapportritme:
        ritme = netwerk.rapportritme
        raise DomainError(
            f"{netwerk.korte_naam} rapporteert {NAMEN[ritme]}. Schrijf de periode bijvoorbeeld als {VOORBEELDEN[ritme]}.",
            veld="periode",
        )
    periodes = periodes_te_melden(netwerk)
    if periode in periodes:
        return periode
    raad = f" Kies een periode tot en met {periodes[0].sleutel}." if periodes else ""
    if not periode.is_voorbij(klok.vandaag()):
        raise DomainError(
            f"Over {sleutel} zijn er nog geen gegevens: die periode is nog niet voorbij.{raad}", veld="periode"
        )
    raad = f" De laatste periode waarover een rapport kan, is {periodes[0].sleutel}." if periodes else ""
    raise DomainError(f"Over {sleutel} zijn er nog geen gegevens in dit netwerk.{raad}", veld="periode")


def _dagen(netwerk: Netwerk) -> Iterable[date]:
    """Days on which something happened; one query per kind of thing."""
    sessies = Sessie.objects.exclude(status=SessieStatus.CONCEPT)
    bronnen: tuple[tuple[models.QuerySet[models.Model], str], ...] = (
        (sessies, "begint_op"),
        (Leervraag.objects.all(), "ingebracht_op"),
        (Inzicht.objects.filter(sessie=None), "aangemaakt_op"),
        (Piloot.objects.exclude(start=None), "start"),
        (Piloot.objects.exclude(besluit_op=None), "besluit_op"),
        (Fiche.objects.all(), "datum"),
        (Overname.objects.all(), "datum"),
        (Signaal.objects.all(), "datum"),
        (Begeleidingscontact.objects.all(), "datum"),
        (Leereffect.objects.all(), "datum"),
    )
    for rijen, veld in bronnen:
        for waarde in rijen.filter(netwerk=netwerk).order_by(veld).values_list(veld, flat=True).distinct():
            yield timezone.localdate(waarde) if isinstance(waarde, datetime) else waarde
    for model in (Stand, Beslispunt, Periodetekst):
        for sleutel in (
            model.objects.filter(netwerk=netwerk).order_by("periode").values_list("periode", flat=True).distinct()
        ):
            periode = Periode.lees(sleutel)
            if model is Stand or periode.soort == netwerk.rapportritme:  # of an earlier rhythm: it is told there
                yield periode.van
