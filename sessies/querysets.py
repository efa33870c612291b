from datetime import date
from typing import Self

from django.db.models import Count

from kern import klok
from netwerken.querysets import NetwerkobjectQuerySet
from sessies.enums import LeervraagStaat, SessieStatus


class SessieQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "sessies.bekijk_sessie"

    def niet_afgelast(self) -> Self:
        return self.exclude(status=SessieStatus.AFGELAST)

    def komend(self) -> Self:
        """Published meetings that have not ended yet, first one first."""
        return self.filter(status=SessieStatus.GEPLAND, eindigt_op__gte=klok.nu()).order_by("begint_op", "pk")

    def tussen(self, van: date, tot: date) -> Self:
        """Meetings that begin on a day from ``van`` to ``tot``, both included."""
        return self.filter(begint_op__date__gte=van, begint_op__date__lte=tot)

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("netwerk", "groep", "orgaan").annotate(
            aantal_vragen=Count("agendapunten__leervraag", distinct=True)
        )


class LeervraagQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "sessies.bekijk_leervraag"

    def open(self) -> Self:
        return self.exclude(staat__in=[LeervraagStaat.BEANTWOORD, LeervraagStaat.INGETROKKEN])

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("netwerk", "project", "organisatie", "thema")


class InzichtQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "sessies.bekijk_inzicht"
