from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Case, F, Max, Q, When

from kern.querysets import Aantal
from netwerken.querysets import NetwerkobjectQuerySet
from piloten.enums import Fase

if TYPE_CHECKING:
    from piloten.models import Piloot  # noqa: F401 -- named in a base class


class PilootQuerySet(NetwerkobjectQuerySet["Piloot"]):
    recht_bekijken = "piloten.bekijk_piloot"

    def lopend(self) -> Self:
        return self.filter(fase=Fase.LOPEND)

    def zonder_besluit(self) -> Self:
        return self.filter(besluit="")

    def wacht_op_besluit(self, vandaag: date) -> Self:
        """Pilots that are over, or should be by their end date, about which nobody decided yet."""
        return self.zonder_besluit().filter(Q(fase=Fase.AFGEROND) | Q(fase=Fase.LOPEND, einde__lt=vandaag))

    def te_starten(self, tot: date) -> Self:
        """Designs that begin on ``tot`` or before."""
        return self.filter(fase=Fase.ONTWERP, start__lte=tot)

    def late_eerst(self, vandaag: date) -> Self:
        """What waits for a decision on top, then what runs, what is designed, and what was decided."""
        te_laat = Q(fase=Fase.AFGEROND) | Q(fase=Fase.LOPEND, einde__lt=vandaag)
        volgorde = Case(
            When(te_laat & Q(besluit=""), then=0),
            When(besluit="", fase=Fase.LOPEND, then=1),
            When(besluit="", then=2),
            default=3,
        )
        return self.order_by(volgorde, F("start").desc(nulls_first=True), "-pk")

    def met_laatste_bevinding(self) -> Self:
        """Annotate ``laatste_bevinding_op``."""
        return self.annotate(laatste_bevinding_op=Max("bevindingen__datum")).order_by("start", "pk")

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        rijen = self.select_related("netwerk", "project", "organisatie")
        rijen = rijen.annotate(aantal_bevindingen=Aantal(self.model, "bevindingen"))
        return rijen.order_by(F("start").desc(nulls_first=True), "-pk")
