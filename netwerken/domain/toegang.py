from typing import Any

from kern.toegang import Toegang
from netwerken.models import Lidmaatschap, Netwerk


def toegang_van(gebruiker: Any, netwerk: Netwerk) -> Toegang | None:
    """Load what decides the rights of ``gebruiker`` in ``netwerk``; None when they are no member."""
    rijen = list(
        Lidmaatschap.objects.filter(gebruiker=gebruiker, netwerk=netwerk).values_list("pk", "rol", "organisatie_id")
    )
    if not rijen:
        return None
    return Toegang(
        gebruiker=gebruiker,
        netwerk=netwerk,
        rollen=frozenset(rol for _, rol, _ in rijen),
        lidmaatschap_ids=frozenset(pk for pk, _, _ in rijen),
        organisatie_ids=frozenset(o for _, _, o in rijen if o is not None),
    )
