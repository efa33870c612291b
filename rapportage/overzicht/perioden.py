"""Over which periods one may ask a report, kept until something happens: who fills the form looks at many rows otherwise."""

from contextlib import suppress
from dataclasses import dataclass

from kern.exceptions import DomainError
from kern.periodes import Periode
from kern.toegang import Toegang
from netwerken.models import Netwerk
from rapportage.domain.periodes import laatste_periode_met_activiteit, periodes_met_gegevens, periodes_te_melden


@dataclass(frozen=True)
class TeMelden:
    """The keys of the closed periods of a network, newest first, and of the one that a report is most likely about."""

    sleutels: tuple[str, ...]
    laatste: str = ""

    @property
    def periodes(self) -> list[Periode]:
        return [Periode.lees(sleutel) for sleutel in self.sleutels]


def te_melden(toegang: Toegang) -> TeMelden:
    """What was kept of the network of ``toegang``."""
    (gevonden,) = toegang.bewaard("te melden", TeMelden, lambda t: [lees_te_melden(t.netwerk)], los=True)
    return gevonden


def lees_te_melden(netwerk: Netwerk) -> TeMelden:
    """The same, read now; one query per kind of thing."""
    gekend = periodes_met_gegevens(netwerk)
    laatste = ""
    with suppress(DomainError):  # nothing happened yet: then the newest is on top
        laatste = laatste_periode_met_activiteit(netwerk, gekend=gekend).sleutel
    return TeMelden(tuple(p.sleutel for p in periodes_te_melden(netwerk, gekend=gekend)), laatste)
