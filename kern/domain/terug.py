"""Taking an act back: exactly that act, once, and only while nobody did anything with its object since.

Every act writes a line in the log. Who does it in a page hears which (:func:`luister`); from that line :func:`neem_terug`
finds the object again and lets the inverse act of the domain do its work. The line of the inverse then names the one it
takes back (``neemt_terug``). Nothing is rolled back by itself: what an inverse does stands in the domain of its app.

An act that replaces words keeps the old ones beside its line (:func:`onthoud`), for as long as it can be taken back and no
longer: the log itself holds ids and states only.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models.functions import Now

from kern.exceptions import DomainError, VersieConflict
from kern.models import Gebeurtenis, Vorige
from kern.opmaak import moment

NEEMT_TERUG = "neemt_terug"
GELDT = timedelta(days=1)  # a message is read at once, or by who comes back to an open page
VERLOPEN = "Deze knop werkt niet meer. Er is niets teruggenomen; wat je wilt veranderen, doe je op de pagina zelf."
_bron: ContextVar[Gebeurtenis | None] = ContextVar("kern_terug_bron", default=None)
_gehoord: ContextVar[list[Gebeurtenis] | None] = ContextVar("kern_terug_gehoord", default=None)


@dataclass(frozen=True)
class Daad:
    """What was done: its line in the log, and the last line that the same request wrote.

    ``samen`` are the lines of what was taken back together with it, just before.
    """

    regel: Gebeurtenis
    laatste: int
    samen: frozenset[int] = frozenset()


@contextmanager
def luister() -> Iterator[list[Gebeurtenis]]:
    """Hear which lines are written inside."""
    regels: list[Gebeurtenis] = []
    eerder = _gehoord.set(regels)
    try:
        yield regels
    finally:
        _gehoord.reset(eerder)


def hoor(regel: Gebeurtenis) -> None:
    """Tell who listens that a line was written."""
    if (regels := _gehoord.get()) is not None:
        regels.append(regel)


def verwijzing() -> dict[str, str]:
    """What the line of an act says of the act that it takes back; nothing for an ordinary act."""
    bron = _bron.get()
    return {NEEMT_TERUG: str(bron.uid)} if bron is not None else {}


def onthoud(regel: Gebeurtenis, **waarden: object) -> None:
    """Keep what stood there before the act of this line, in its transaction; not when it takes another back itself."""
    if _bron.get() is None:
        Vorige.objects.create(regel=regel, waarden=json.loads(json.dumps(waarden, cls=DjangoJSONEncoder)))


def is_onthouden(regel: Gebeurtenis) -> bool:
    """Whether the act of this line kept what stood there before."""
    return Vorige.objects.filter(pk=regel.pk).exists()


def vorige(regel: Gebeurtenis) -> dict[str, object]:
    """What stood there before the act of this line. Raises DomainError when it is no longer kept."""
    rij = Vorige.objects.filter(pk=regel.pk).first()
    if rij is None:
        raise DomainError(VERLOPEN, code="verlopen")
    return dict(rij.waarden)


def ruim_op() -> int:
    """Forget the words of acts that can be taken back no longer. Returns how many rows went."""
    return Vorige.objects.filter(op__lt=Now() - GELDT).delete()[0]


def niets(_regel: Gebeurtenis) -> Mapping[str, object]:
    """What an inverse needs to know that needs nothing."""
    return {}


def neem_terug(
    daad: Daad,
    neem: Callable[..., object],
    *,
    met: Callable[[Gebeurtenis], Mapping[str, object]] = niets,
    weggehaald: Callable[[Gebeurtenis], models.Model] | None = None,
    door: models.Model,
    netwerk_id: int,
) -> object:
    """Let ``neem(obj, **met(regel), door=…)`` take back what ``daad`` did, in one transaction.

    ``weggehaald`` gives the object again when the act took it away. Raises DomainError, with who did what since, when the object is no longer as the act left it; and what ``neem``
    raises. Two who press at once take back once: the object is read before the log, and every inverse writes on
    condition that the object still stands as it was read.
    """
    model = apps.get_model(daad.regel.onderwerp_soort)
    try:
        with transaction.atomic():
            obj: models.Model | None = model._base_manager.filter(pk=daad.regel.onderwerp_id).first()
            if zin := wat_er_sindsdien_gebeurde(daad, door=door):
                raise DomainError(zin, code="intussen")
            if obj is None and weggehaald is not None:
                obj = weggehaald(daad.regel)
            if obj is None or getattr(obj, "netwerk_id", netwerk_id) != netwerk_id:
                raise DomainError("Dit staat er niet meer. Er is niets teruggenomen.", code="weg")
            eerder = _bron.set(daad.regel)
            try:
                uitkomst = neem(obj, **met(daad.regel), door=door)
            finally:
                _bron.reset(eerder)
            Vorige.objects.filter(pk=daad.regel.pk).delete()
            return uitkomst
    except VersieConflict as fout:
        zin = wat_er_sindsdien_gebeurde(daad, door=door)
        raise DomainError(zin or "Iemand deed hier net iets mee. Er is niets teruggenomen.", code="intussen") from fout


def wat_er_sindsdien_gebeurde(daad: Daad, *, door: models.Model) -> str:
    """Who did something with the object since the act, as a sentence; empty when nobody did."""
    regel = daad.regel
    over = Gebeurtenis.objects.filter(onderwerp_soort=regel.onderwerp_soort, onderwerp_id=regel.onderwerp_id)
    later = over.filter(pk__gt=daad.laatste).exclude(pk__in=daad.samen).last()
    if later is None:
        return ""
    if later.gegevens.get(NEEMT_TERUG) == str(regel.uid):
        return "Dit is al teruggenomen."
    wanneer = moment(later.gebeurd_op)
    if later.door_id == door.pk:
        return (
            f"Je deed hier intussen zelf nog iets mee ({wanneer}). Er is niets teruggenomen; wijzig het op de pagina."
        )
    wie = get_user_model()._default_manager.filter(pk=later.door_id).first() if later.door_id else None
    naam = str(wie) if wie is not None else "Het platform"
    return (
        f"{naam} deed hier intussen iets mee ({wanneer}). Er is niets teruggenomen; kijk op de pagina hoe het nu staat."
    )
