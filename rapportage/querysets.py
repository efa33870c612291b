from typing import Self

from netwerken.querysets import NetwerkobjectQuerySet
from rapportage.enums import RapportStaat


class AanbevelingQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "rapportage.bekijk_aanbeveling"

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("netwerk", "onderwerp__hoofdstuk", "thema", "rode_draad").prefetch_related(
            "geadresseerden", "projectbewijzen__project"
        )


class RapportQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "rapportage.bekijk_rapport"

    def gepubliceerd(self) -> Self:
        return self.filter(staat=RapportStaat.GEPUBLICEERD)

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("netwerk", "job").order_by("-aangemaakt_op", "pk")
