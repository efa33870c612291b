"""Sent twice makes one: after "back", after a double click, and when two copies come at the same instant.

A form carries a hidden key. While its request runs, :func:`beurt` says which key that is; every audit line
(:func:`kern.domain.audit.leg_vast`) lets :func:`neem` write the key in the same transaction, with a conditional insert. So
what is made and the memory of it are committed together or not at all, on any database, and whatever the domain function.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models.functions import Now
from django.utils.crypto import salted_hmac

from kern.exceptions import AlVerstuurd
from kern.models import Inzending

BEWAARD = timedelta(days=30)  # long enough for a tab that stayed open


@dataclass
class Beurt:
    """One request that carries a key: which form (``sleutel``), with what in it (``vingerafdruk``).

    ``als_bezoeker`` is the key as it was for somebody who was not logged in yet: accepting an invitation logs in.
    """

    sleutel: str
    vingerafdruk: str
    als_bezoeker: str = ""
    pk: uuid.UUID = field(default_factory=uuid.uuid4)
    is_genomen: bool = False


_nu: ContextVar[Beurt | None] = ContextVar("beurt", default=None)


@contextmanager
def beurt(deze: Beurt | None) -> Iterator[None]:
    """Everything inside belongs to this request."""
    vorige = _nu.set(deze)
    try:
        yield
    finally:
        _nu.reset(vorige)


def maak_sleutel(*delen: object) -> str:
    """One word for all of these together, from which nobody without our secret can guess what they were."""
    return salted_hmac("inzending", "\x1f".join(str(d) for d in delen), algorithm="sha256").hexdigest()


def neem(onderwerp: models.Model | None = None) -> None:
    """Remember in the caller's transaction that this form made ``onderwerp``; nothing without a key.

    Raises AlVerstuurd when another request used the key first. That one is waited for, when it is still busy.
    """
    deze = _nu.get()
    if deze is None:
        return
    mijn = Inzending.objects.filter(pk=deze.sleutel, beurt=deze.pk)
    if deze.is_genomen and mijn.exists():  # a second audit line of the same act
        return
    rij = Inzending(sleutel=deze.sleutel, vingerafdruk=deze.vingerafdruk, beurt=deze.pk)
    if onderwerp is not None:
        rij.onderwerp_soort, rij.onderwerp_id = onderwerp._meta.label_lower, str(onderwerp.pk)
    Inzending.objects.bulk_create([rij], ignore_conflicts=True)
    if not mijn.exists():
        raise AlVerstuurd
    deze.is_genomen = True


def eerdere(deze: Beurt) -> Inzending | None:
    """Return what the same form with the same things in it made before, in another request."""
    gelijk = Inzending.objects.filter(pk__in=(deze.sleutel, deze.als_bezoeker), vingerafdruk=deze.vingerafdruk)
    return gelijk.exclude(beurt=deze.pk).first()


def is_aangenomen(deze: Beurt, naar: str) -> bool:
    """Note where the form led, unless that is the page of what it made; False when nothing was made.

    Mostly it is, and then nothing is written: a second write would wait behind everybody who writes.
    """
    rij = Inzending.objects.filter(pk=deze.sleutel, beurt=deze.pk).first() if deze.is_genomen else None
    if rij is not None and adres_van(rij) != naar:
        Inzending.objects.filter(pk=rij.pk).update(naar=naar)
    return rij is not None


def adres_van(inzending: Inzending) -> str:
    """Return where the form led, or the page of what it made when that is not known yet; '' when that has none."""
    if inzending.naar or not inzending.onderwerp_soort:
        return inzending.naar
    obj = apps.get_model(inzending.onderwerp_soort)._default_manager.filter(pk=inzending.onderwerp_id).first()
    return str(obj.get_absolute_url()) if obj is not None and hasattr(obj, "get_absolute_url") else ""


def ruim_op() -> int:
    """Forget what is too old to come again. Returns how many rows went."""
    return Inzending.objects.filter(op__lt=Now() - BEWAARD).delete()[0]
