from typing import Self

from kern.toegang import Toegang
from netwerken.querysets import NetwerkobjectQuerySet


class ProjectQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "projecten.bekijk_project"

    def gevalideerd(self) -> Self:
        return self.filter(is_gevalideerd=True)

    def van_mij(self, toegang: Toegang) -> Self:
        """The projects this person works for."""
        return self.filter(netwerk=toegang.netwerk, pk__in=toegang.feit("projecten"))

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("promotor", "oproep", "netwerk").prefetch_related("themas")


class ContactQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "projecten.bekijk_contact"


class ActieQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "projecten.bekijk_actieplan"

    def voor_lijst(self) -> Self:
        """Everything the action plan shows of an action, in a constant number of queries."""
        return self.select_related("organisatie", "thema").prefetch_related("principes__principe")


class DoelQuerySet(NetwerkobjectQuerySet):
    recht_bekijken = "projecten.bekijk_doelen"
