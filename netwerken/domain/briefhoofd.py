"""The head of a mail of a network."""

from netwerken.models import Netwerk


def briefhoofd(netwerk: Netwerk) -> dict[str, object]:
    """What ``templates/post/basis`` says of a network, as JSON can hold it: its names and words, and the European funds that pay."""
    europees = netwerk.financieringen.filter(is_europees=True).values_list("fonds", flat=True)
    return {
        "naam": netwerk.naam,
        "korte_naam": netwerk.korte_naam,
        "wie_begeleidt": netwerk.wie_begeleidt,
        "europees": list(europees),
    }
