from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from kern.toegang import Toegang


class NetwerkobjectQuerySet(models.QuerySet[Any]):
    """Base of the queryset of every object that belongs to one network.

    ``recht_bekijken`` is the right whose predicate decides what is seen; each app's subclass names it.
    """

    recht_bekijken = "netwerken.bekijk_netwerk"

    def in_netwerk(self, netwerk: models.Model) -> Self:
        return self.filter(netwerk=netwerk)

    def zichtbaar_voor(self, toegang: "Toegang") -> Self:
        """Rows this person may see in this network; the same predicate as the right ``recht_bekijken``."""
        return self.filter(toegang.q(self.recht_bekijken))


class NetwerkQuerySet(models.QuerySet[Any]):
    def van(self, gebruiker: Any) -> Self:
        """The networks of which ``gebruiker`` is a member, by name."""
        if not gebruiker.is_authenticated:
            return self.none()
        return self.filter(lidmaatschappen__gebruiker=gebruiker).distinct().order_by("volgorde", "naam")
