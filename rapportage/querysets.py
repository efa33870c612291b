from typing import TYPE_CHECKING, Self

from django.db.models import F

from netwerken.querysets import NetwerkobjectQuerySet
from rapportage.enums import Lezers, RapportStaat

if TYPE_CHECKING:
    from rapportage.models import Aanbeveling, Beslispunt, Rapport  # noqa: F401 -- named in a base class


class AanbevelingQuerySet(NetwerkobjectQuerySet["Aanbeveling"]):
    recht_bekijken = "rapportage.bekijk_aanbeveling"

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("netwerk", "onderwerp__hoofdstuk", "thema", "rode_draad").prefetch_related(
            "aansprekingen__geadresseerde", "projectbewijzen__project"
        )

    def voor_overzicht(self) -> Self:
        """As :meth:`voor_lijst`, with all evidence and follow-up, in the order of the report."""
        return (
            self.voor_lijst()
            .prefetch_related(
                "opvolgingen",
                "sessiebewijzen",
                "vraagbewijzen",
                "inzichtbewijzen",
                "pilootbewijzen__piloot",
                "fichebewijzen__fiche",
                "signaalbewijzen__signaal__herkenningen",
            )
            .order_by(
                F("onderwerp__hoofdstuk__nummer").asc(nulls_last=True),
                F("onderwerp__nummer").asc(nulls_last=True),
                F("thema__volgorde").asc(nulls_last=True),
                "thema_id",
                "nummer",
            )
        )


class RapportQuerySet(NetwerkobjectQuerySet["Rapport"]):
    recht_bekijken = "rapportage.bekijk_rapport"

    def openbaar(self) -> Self:
        """Those that were published for everybody; a withdrawn one stays findable, without its file."""
        return self.filter(staat__in=[RapportStaat.GEPUBLICEERD, RapportStaat.INGETROKKEN], lezers=Lezers.IEDEREEN)

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("netwerk", "job").order_by("-aangemaakt_op", "pk")


class BeslispuntQuerySet(NetwerkobjectQuerySet["Beslispunt"]):
    recht_bekijken = "rapportage.bekijk_periode"
