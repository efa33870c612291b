"""Organisations of a network that may be one and the same, and where one went after it was merged."""

from difflib import SequenceMatcher
from itertools import combinations

from kern.models import Gebeurtenis
from netwerken.models import Netwerk, Netwerkorganisatie

LIJKT_VANAF = 0.88  # of what the names have in common: a typing error or a small word more, not another town
Paar = tuple[Netwerkorganisatie, Netwerkorganisatie]


def dubbels(netwerk: Netwerk) -> list[Paar]:
    """Pairs with names that look alike, or with the same words in another order. One query."""
    rijen = Netwerkorganisatie.objects.in_netwerk(netwerk).select_related("organisatie").order_by("organisatie__naam")
    return [(een, ander) for een, ander in combinations(rijen, 2) if _lijken(een, ander)]


def _lijken(een: Netwerkorganisatie, ander: Netwerkorganisatie) -> bool:
    namen = [rij.organisatie.naam.casefold().split() for rij in (een, ander)]
    if sorted(namen[0]) == sorted(namen[1]):
        return True
    maat = SequenceMatcher(None, een.organisatie.vergelijk, ander.organisatie.vergelijk, autojunk=False)
    return all(meet() >= LIJKT_VANAF for meet in (maat.real_quick_ratio, maat.quick_ratio, maat.ratio))


def ging_op_in(netwerk: Netwerk, pk: int) -> Netwerkorganisatie | None:
    """What took the place of a row that is not there any more, as the audit trail tells; None when nothing did."""
    samen = Gebeurtenis.objects.filter(wat="organisatie.samengevoegd", netwerk_id=netwerk.pk).order_by("pk")
    naar = {
        regel["rij"]: int(onderwerp)
        for regel, onderwerp in samen.values_list("gegevens", "onderwerp_id")
        if regel.get("rij")
    }
    gezien: set[int] = set()
    while pk in naar and pk not in gezien:
        gezien.add(pk)
        pk = naar[pk]
    return Netwerkorganisatie.objects.in_netwerk(netwerk).filter(pk=pk).first() if gezien else None
