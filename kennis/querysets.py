from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Case, When

from kennis.enums import SignaalStaat
from kern.querysets import Aantal
from netwerken.querysets import NetwerkobjectQuerySet

if TYPE_CHECKING:
    from kennis.models import Casus, Casusreeks, Fiche, Overname, Signaal  # noqa: F401 -- named in a base class


class FicheQuerySet(NetwerkobjectQuerySet["Fiche"]):
    recht_bekijken = "kennis.bekijk_fiche"

    def openbaar(self) -> Self:
        return self.filter(is_openbaar=True)

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        rijen = self.select_related("netwerk", "thema")
        return rijen.annotate(aantal_overnames=Aantal(self.model, "overnames")).order_by("-datum", "-pk")


class OvernameQuerySet(models.QuerySet["Overname"]):
    def tussen(self, van: date, tot: date) -> Self:
        """Taken over from ``van`` to ``tot``, both included."""
        return self.filter(datum__gte=van, datum__lte=tot)


class SignaalQuerySet(NetwerkobjectQuerySet["Signaal"]):
    recht_bekijken = "kennis.bekijk_signaal"

    def voorgelegd(self) -> Self:
        """Signals that wait for the steering group."""
        return self.filter(staat=SignaalStaat.VOORGELEGD)

    def te_herkennen_door(self, projecten: Iterable[int], sinds: date) -> Self:
        """Signals since that day, not passed on yet, that none of these projects recognised."""
        nieuw = self.filter(datum__gte=sinds).exclude(staat=SignaalStaat.DOORGEGEVEN)
        return nieuw.exclude(herkenningen__project_id__in=list(projecten))

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        rijen = (
            self.select_related("netwerk", "thema")
            .prefetch_related("aan")
            .annotate(
                aantal_herkenningen=Aantal(self.model, "herkenningen"),
                aantal_projecten=Aantal(self.model, "herkenningen", "project"),
            )
        )
        return rijen.order_by("-datum", "-pk")

    def wachtend_eerst(self) -> Self:
        """What waits for the steering group on top, then what was reported, then what was passed on."""
        volgorde = Case(When(staat=SignaalStaat.VOORGELEGD, then=0), When(staat=SignaalStaat.GEMELD, then=1), default=2)
        return self.order_by(volgorde, "-datum", "-pk")


C = TypeVar("C", "Casus", "Casusreeks")


class CasusQuerySet(NetwerkobjectQuerySet[C]):
    recht_bekijken = "kennis.bekijk_casus"
