from typing import Self

from django.db.models import Count

from netwerken.querysets import NetwerkobjectQuerySet


class FicheQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "kennis.bekijk_fiche"

    def openbaar(self) -> Self:
        return self.filter(is_openbaar=True)

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("netwerk", "thema").annotate(aantal_overnames=Count("overnames", distinct=True))


class SignaalQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "kennis.bekijk_signaal"

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("netwerk").annotate(aantal_herkenningen=Count("herkenningen", distinct=True))


class CasusQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "kennis.bekijk_casus"
