from collections.abc import Iterable
from typing import TypeVar

from django.db import transaction
from django.db.models import F

from kern import klok, register
from kern.exceptions import VersieConflict
from kern.models import Versiemodel

M = TypeVar("M", bound=Versiemodel)


def bewaar(obj: M, velden: Iterable[str], *, versie: int) -> M:
    """Save ``velden`` of ``obj`` if the row still stands at ``versie``; raise VersieConflict otherwise.

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
        raise VersieConflict(model._default_manager.get(pk=obj.pk))
    obj.versie = versie + 1
    obj.gewijzigd_op = moment
    return obj
