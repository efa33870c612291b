from collections.abc import Iterable
from typing import TypeVar

from django.db import models, transaction
from django.db.models import F

from kern import klok, register
from kern.exceptions import DomainError, VersieConflict
from kern.models import Versiemodel

M = TypeVar("M", bound=models.Model)
V = TypeVar("V", bound=Versiemodel)


def zoals_het_staat(obj: M, *, vast: bool = False) -> M:
    """The row of ``obj`` as it stands in the database; ``vast``: nobody else changes it before this transaction ends.

    Raises DomainError when somebody took it away meanwhile.
    """
    rijen = type(obj)._default_manager.all()
    rij = (rijen.select_for_update() if vast else rijen).filter(pk=obj.pk).first()
    if rij is None:
        raise DomainError("Dit is intussen weggehaald door iemand anders. Wat je typte, is niet bewaard.", code="weg")
    return rij


def bewaar(obj: V, velden: Iterable[str], *, versie: int) -> V:
    """Save ``velden`` of ``obj`` if the row still stands at ``versie``; raise VersieConflict otherwise, DomainError when it is gone.

    The check and the write are one conditional UPDATE, so two people can never both win, on any database.
    ``obj`` leaves with its new ``versie``.
    """
    waarden: dict[str, object] = {veld: getattr(obj, veld) for veld in velden}
    moment = klok.nu()
    model = type(obj)
    with transaction.atomic(savepoint=False):
        geraakt = model._default_manager.filter(pk=obj.pk, versie=versie).update(
            **waarden, versie=F("versie") + 1, gewijzigd_op=moment
        )
        if geraakt:
            for gevolg in register.alles.na_bewaren:
                gevolg(obj)
    if geraakt != 1:
        raise VersieConflict(zoals_het_staat(obj))
    obj.versie = versie + 1
    obj.gewijzigd_op = moment
    return obj
