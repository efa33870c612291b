"""Recommendations as links of the chain, and the arrows that lead to them."""

from collections.abc import Iterable

from kern.keten import Pijl, Schakel, Soort
from kern.toegang import Toegang
from rapportage.enums import Sterkte
from rapportage.models import (
    Aanbeveling,
    Fichebewijs,
    Inzichtbewijs,
    Pilootbewijs,
    Sessiebewijs,
    Signaalbewijs,
    Vraagbewijs,
)
from rapportage.rules import oordeel_over


def _schakels(ids: Iterable[int], toegang: Toegang) -> list[Schakel]:
    gezien = Aanbeveling.objects.zichtbaar_voor(toegang).filter(pk__in=ids).select_related("netwerk").met_draagvlak()
    return [
        Schakel(
            "aanbeveling", a.pk, f"{a.code} {a.tekst}", a.get_absolute_url(), Sterkte(oordeel_over(a).getoond).label
        )
        for a in gezien.order_by("nummer")
    ]


SOORTEN = (Soort("aanbeveling", "aanbeveling", _schakels),)
PIJLEN = (
    Pijl("leervraag", "aanbeveling", Vraagbewijs, "leervraag_id", "aanbeveling_id"),
    Pijl("sessie", "aanbeveling", Sessiebewijs, "sessie_id", "aanbeveling_id"),
    Pijl("inzicht", "aanbeveling", Inzichtbewijs, "inzicht_id", "aanbeveling_id"),
    Pijl("piloot", "aanbeveling", Pilootbewijs, "piloot_id", "aanbeveling_id"),
    Pijl("fiche", "aanbeveling", Fichebewijs, "fiche_id", "aanbeveling_id"),
    Pijl("signaal", "aanbeveling", Signaalbewijs, "signaal_id", "aanbeveling_id"),
)
