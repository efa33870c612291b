from datetime import date
from typing import Self

from django.db.models import Count, Max, Q

from netwerken.querysets import NetwerkobjectQuerySet
from piloten.enums import Fase


class PilootQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "piloten.bekijk_piloot"

    def lopend(self) -> Self:
        return self.filter(fase=Fase.LOPEND)

    def zonder_besluit(self) -> Self:
        return self.filter(besluit="")

    def wacht_op_besluit(self, vandaag: date) -> Self:
        """Pilots that are over, or should be by their end date, about which nobody decided yet."""
        return self.zonder_besluit().filter(Q(fase=Fase.AFGEROND) | Q(fase=Fase.LOPEND, einde__lt=vandaag))

    def met_laatste_bevinding(self) -> Self:
        """Annotate ``laatste_bevinding_op``."""
        return self.annotate(laatste_bevinding_op=Max("bevindingen__datum"))

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("netwerk", "project", "organisatie").annotate(
            aantal_bevindingen=Count("bevindingen", distinct=True)
        )
