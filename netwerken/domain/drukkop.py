"""What a document says of the network it comes from."""

from kern.pdf.opmaak import Financieringsfeiten, Netwerkkop
from netwerken.models import Financiering, Netwerk


def drukkop(netwerk: Netwerk) -> Netwerkkop:
    """Return the names of the network, who pays it, and whether it is a demonstration."""
    return {
        "naam": netwerk.naam,
        "korte_naam": netwerk.korte_naam,
        "is_demo": netwerk.is_demo,
        "financiering": financiering(netwerk),
    }


def financiering(netwerk: Netwerk) -> list[Financieringsfeiten]:
    """Who pays the network, European funds first."""
    return [
        {"fonds": f.fonds, "programma": f.programma, "is_europees": f.is_europees}
        for f in Financiering.objects.filter(netwerk=netwerk).order_by("-is_europees", "fonds", "pk")
    ]
