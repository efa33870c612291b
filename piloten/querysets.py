from typing import Self

from netwerken.querysets import NetwerkobjectQuerySet
from piloten.enums import Fase


class PilootQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "piloten.bekijk_piloot"

    def lopend(self) -> Self:
        return self.filter(fase=Fase.LOPEND)

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("netwerk", "project", "organisatie")
