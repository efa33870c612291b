from typing import Protocol

from kern.exceptions import AnderNetwerkError, DomainError
from kern.opmaak import dag
from netwerken.models import Netwerk, Netwerkorganisatie, Organisatie


class InNetwerk(Protocol):
    """Something that belongs to one network."""

    @property
    def netwerk_id(self) -> int: ...


def eis_zelfde_netwerk(netwerk: Netwerk, *objecten: InNetwerk | None) -> None:
    """Raise AnderNetwerkError when one of ``objecten`` (None is skipped) belongs to another network.

    Every domain function that links objects calls this first, so that networks never touch.
    """
    for obj in objecten:
        if obj is not None and obj.netwerk_id != netwerk.pk:
            raise AnderNetwerkError


def eis_loopt(netwerk: Netwerk) -> None:
    """Raise DomainError when the network has ended: nothing new is brought in any more."""
    if netwerk.is_afgerond and netwerk.einde is not None:
        raise DomainError(
            f"Dit netwerk is afgerond op {dag(netwerk.einde)}. Er komt niets nieuws meer bij.", code="afgerond"
        )


def eis_doet_mee(netwerk: Netwerk, *waarden: object) -> None:
    """Raise DomainError for an organisation among ``waarden`` (others are skipped) that is not in this network."""
    organisaties = {w.pk: w for w in waarden if isinstance(w, Organisatie)}
    binnen = set(
        Netwerkorganisatie.objects.filter(netwerk=netwerk, organisatie__in=organisaties).values_list(
            "organisatie_id", flat=True
        )
    )
    for pk, organisatie in organisaties.items():
        if pk not in binnen:
            raise DomainError(
                f"{organisatie} hoort niet bij dit netwerk. Neem de organisatie eerst op.", veld="organisatie"
            )
