from typing import Any, Self

from django.db import models

from netwerken.querysets import NetwerkobjectQuerySet


class ProjectQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "projecten.bekijk_project"

    def gevalideerd(self) -> Self:
        return self.filter(is_gevalideerd=True)

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("promotor", "oproep", "netwerk").prefetch_related("themas")

    def met_laatste_contact(self) -> Self:
        """Annotate ``laatste_contact_op``: the day of the last contact of process guidance."""
        return self.annotate(laatste_contact_op=models.Max("contacten__datum"))


class ContactQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "projecten.bekijk_contact"


class CijferQuerySet(models.QuerySet[Any]):
    def per_periode(self) -> Self:
        return self.order_by("indicator", "periode")
