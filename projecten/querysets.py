from typing import TYPE_CHECKING, Self, TypeVar

from kern.toegang import Toegang
from netwerken.querysets import NetwerkobjectQuerySet

if TYPE_CHECKING:
    from projecten.models import Actie, Begeleidingscontact, Begrotingslijn, Indicator, Project  # noqa: F401 -- named in a base class


D = TypeVar("D", "Indicator", "Begrotingslijn")


class ProjectQuerySet(NetwerkobjectQuerySet["Project"]):
    recht_bekijken = "projecten.bekijk_project"

    def gevalideerd(self) -> Self:
        return self.filter(is_gevalideerd=True)

    def met_code(self, code: str) -> Self:
        """The project with this code, however its capitals are typed."""
        return self.filter(code__iexact=code)

    def met_nummer(self, nummer: str) -> Self:
        """The projects with this file number, however its capitals are typed; none for what has no number."""
        return self.filter(nummer__iexact=nummer) if nummer else self.none()

    def van_mij(self, toegang: Toegang) -> Self:
        """The projects this person works for."""
        return self.filter(netwerk=toegang.netwerk, pk__in=toegang.feit("projecten"))

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("promotor", "oproep", "netwerk").prefetch_related("themas")


class ContactQuerySet(NetwerkobjectQuerySet["Begeleidingscontact"]):
    recht_bekijken = "projecten.bekijk_contact"


class ActieQuerySet(NetwerkobjectQuerySet["Actie"]):
    recht_bekijken = "projecten.bekijk_actieplan"

    def voor_lijst(self) -> Self:
        """Everything the action plan shows of an action, in a constant number of queries."""
        return self.select_related("organisatie", "thema").prefetch_related("principes__principe")


class DoelQuerySet(NetwerkobjectQuerySet[D]):
    recht_bekijken = "projecten.bekijk_doelen"
