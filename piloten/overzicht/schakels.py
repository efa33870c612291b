"""Pilots as links of the chain, and the arrows that lead to them."""

from collections.abc import Iterable

from kern.keten import Pijl, Schakel, Soort
from kern.toegang import Toegang
from piloten.models import Piloot, PilootUitInzicht, PilootUitLeervraag


def _schakels(ids: Iterable[int], toegang: Toegang) -> list[Schakel]:
    rijen = Piloot.objects.zichtbaar_voor(toegang).filter(pk__in=ids).select_related("netwerk")
    return [Schakel("piloot", p.pk, p.titel, p.get_absolute_url(), _notitie(p)) for p in rijen.order_by("start", "pk")]


def _notitie(piloot: Piloot) -> str:
    if piloot.besluit:
        return f"besluit: {piloot.get_besluit_display()}"
    return piloot.get_fase_display()


SOORTEN = (Soort("piloot", "piloot", _schakels),)
PIJLEN = (
    Pijl("leervraag", "piloot", PilootUitLeervraag, "leervraag_id", "piloot_id"),
    Pijl("inzicht", "piloot", PilootUitInzicht, "inzicht_id", "piloot_id"),
)
