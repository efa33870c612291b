from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db.models import Max, Q

from netwerken.querysets import NetwerkobjectQuerySet


class ProjectQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "projecten.bekijk_project"

    def gevalideerd(self) -> Self:
        return self.filter(is_gevalideerd=True)

    def van_mij(self, toegang: Any) -> Self:
        """The projects this person works for."""
        return self.filter(netwerk=toegang.netwerk, pk__in=toegang.feit("projecten"))

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("promotor", "oproep", "netwerk").prefetch_related("themas")

    def met_laatste_contact(self) -> Self:
        """Annotate ``laatste_contact_op``: the day of the last contact of process guidance."""
        return self.annotate(laatste_contact_op=Max("contacten__datum")).order_by("code")

    def stil_sinds(self, dag: date) -> Self:
        """Projects without any contact on or after ``dag``."""
        return self.met_laatste_contact().filter(Q(laatste_contact_op=None) | Q(laatste_contact_op__lt=dag))

    def bereikt_tussen(self, van: date, tot: date) -> Self:
        """Projects with at least one contact from ``van`` to ``tot``, both included."""
        return self.filter(contacten__datum__gte=van, contacten__datum__lte=tot).distinct()


class ContactQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "projecten.bekijk_contact"

    def laatste_per_project(self, projecten: Iterable[Any]) -> dict[int, date]:
        """Return the day of the last of these contacts per project id, in one query."""
        rijen = self.filter(project__in=[p.pk for p in projecten]).order_by()
        return dict(rijen.values_list("project").annotate(laatste=Max("datum")))


class ActieQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "projecten.bekijk_actieplan"

    def voor_lijst(self) -> Self:
        """Everything the action plan shows of an action, in a constant number of queries."""
        return self.select_related("organisatie", "thema").prefetch_related("principes__principe")


class DoelQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "projecten.bekijk_doelen"
