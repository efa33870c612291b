"""The fields of a meeting: what they must be together, and what stood there before, as JSON can hold it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from django.db import models
from django.utils import timezone

from kern.domain.geldig import eis_geldig
from kern.exceptions import DomainError
from netwerken.domain.grens import eis_zelfde_netwerk
from sessies.domain.tijd import HOOGSTENS_DAGEN
from sessies.enums import SessieStatus
from sessies.models import Opkomst, Sessie

VELDEN = {veld.name: veld for veld in Sessie._meta.concrete_fields}
BESLOTEN = (
    "Deze bijeenkomst komt niet op de openbare agenda: daar staan alleen netwerksessies, uitwisselingen en werkbezoeken van "
    "het hele netwerk."
)


def stand_van(sessie: Sessie, namen: Iterable[str]) -> dict[str, object]:
    """What stands in these fields: an hour as text in one zone, an object as its id."""
    stand = {}
    for naam in namen:
        waarde = getattr(sessie, VELDEN[naam].attname)
        stand[naam] = waarde.astimezone(UTC).isoformat() if isinstance(waarde, datetime) else waarde
    return stand


def lees_stand(stand: Mapping[str, object]) -> dict[str, object]:
    """The values of before. Raises DomainError when an object that stood there is gone."""
    velden = {}
    for naam, waarde in stand.items():
        velden[naam] = _lees(VELDEN[naam], waarde) if waarde is not None else None
    return velden


def _lees(veld: models.Field, waarde: object) -> object:
    if isinstance(veld, models.DateTimeField):
        return datetime.fromisoformat(str(waarde))
    if not isinstance(veld, models.ForeignKey):
        return waarde
    obj = veld.related_model._base_manager.filter(pk=waarde).first()
    if obj is None:
        raise DomainError(f"Wat er stond bij ‘{veld.verbose_name}’, is er niet meer. Er is niets teruggenomen.")
    return obj


def vul_in(sessie: Sessie, nieuw: Mapping[str, object]) -> dict[str, object]:
    """Give a meeting these fields; the last day to answer moves along with it. Returns what was written."""
    begon = sessie.begint_op
    for naam, waarde in nieuw.items():
        setattr(sessie, naam, waarde)
    if sessie.antwoord_tot is None or sessie.begint_op == begon or "antwoord_tot" in nieuw:
        return dict(nieuw)
    sessie.antwoord_tot += sessie.begint_op - begon  # as long before it as it was
    return {**nieuw, "antwoord_tot": sessie.antwoord_tot}


def keur(sessie: Sessie) -> None:
    """Check what a meeting must be, whoever plans it."""
    eis_zelfde_netwerk(sessie.netwerk, sessie.groep, sessie.orgaan, sessie.vaste_plaats)
    if sessie.groep is not None and sessie.orgaan is not None:
        raise DomainError("Een bijeenkomst is van een groep of van een orgaan, niet van allebei.", veld="orgaan")
    if sessie.is_openbaar and not sessie.kan_openbaar:
        raise DomainError(BESLOTEN, veld="is_openbaar")
    if timezone.is_naive(sessie.begint_op) or timezone.is_naive(sessie.eindigt_op):
        raise ValueError("begint_op and eindigt_op must be aware")
    if sessie.eindigt_op <= sessie.begint_op:
        raise DomainError("Een bijeenkomst eindigt na het begin.", veld="eindigt_op")
    if sessie.antwoord_tot is not None and sessie.antwoord_tot > sessie.begint_op:
        raise DomainError("Antwoorden kan ten laatste tot de bijeenkomst begint.", veld="antwoord_tot")
    if (sessie.laatste_dag - sessie.datum).days >= HOOGSTENS_DAGEN:
        raise DomainError(f"Een bijeenkomst duurt hoogstens {HOOGSTENS_DAGEN} dagen.", veld="eindigt_op")
    eis_geldig(sessie, zonder=["nummer"])


def ging_door(sessie: Sessie) -> bool:
    """Whether a meeting is closed, or something was noted of it already."""
    uitkomsten = (sessie.besluiten, sessie.actiepunten, sessie.inzichten, Opkomst.objects.filter(sessie=sessie))
    return sessie.status == SessieStatus.GEHOUDEN or any(stukken.exists() for stukken in uitkomsten)
