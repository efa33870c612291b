from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Q

from kern import klok
from netwerken.enums import Tekent

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kern.toegang import Toegang
    from netwerken.models import Gebruiker, Ondertekening  # noqa: F401 -- named in a base class

M = TypeVar("M", bound=models.Model)


class NetwerkobjectQuerySet(models.QuerySet[M]):
    """Base of the queryset of every object that belongs to one network.

    ``recht_bekijken`` is the right whose predicate decides what is seen; each app's subclass names it.
    """

    recht_bekijken = "netwerken.bekijk_netwerk"
    # what Django's manager of related objects fills with the object that it began at
    _known_related_objects: dict[object, dict[object, models.Model]]

    def in_netwerk(self, netwerk: models.Model) -> Self:
        return self.filter(netwerk=netwerk).met_netwerk(netwerk)

    def zichtbaar_voor(self, toegang: "Toegang") -> Self:
        """Rows this person may see in this network; the same predicate as the right ``recht_bekijken``."""
        return self.filter(toegang.q(self.recht_bekijken)).met_netwerk(toegang.netwerk)

    def select_related(self, *velden: str | None) -> Self:
        """As Django's, but a network that is known already is not read again with every row."""
        nodig = [veld for veld in velden if veld != "netwerk"] if self._known_related_objects else velden
        return super().select_related(*nodig) if nodig or not velden else self.all()

    def met_netwerk(self, netwerk: models.Model | None) -> Self:
        """Give every row this network when it is the one of the row, so that nobody reads it again."""
        rijen = self.all()
        if isinstance(netwerk, models.Model):
            gekend: dict[object, dict[object, models.Model]] = {
                self.model._meta.get_field("netwerk"): {netwerk.pk: netwerk}
            }
            rijen._known_related_objects = gekend  # noqa: SLF001 -- of a copy of ours, as Django's own managers do it
        return rijen


class EindigbaarQuerySet(NetwerkobjectQuerySet[M]):
    """Of parts of a network's set-up that end on a day (see ``netwerken.models.basis.Eindigbaar``)."""

    def lopend(self) -> Self:
        """Those that are not over."""
        return self.filter(Q(tot=None) | Q(tot__gt=klok.vandaag()))

    def te_kiezen(self, netwerk: models.Model, *, ook: object = None) -> Self:
        """What a form of ``netwerk`` offers: what is not over, and what was chosen before.

        ``ook`` is that object, its id, or what an address says is its id.
        """
        pk = str(getattr(ook, "pk", ook))
        gekozen = Q(pk=int(pk)) if pk.isdecimal() and len(pk) < 10 else Q(pk__in=[])
        return self.in_netwerk(netwerk).filter(Q(tot=None) | Q(tot__gt=klok.vandaag()) | gekozen)


class NetwerkQuerySet(models.QuerySet[M]):
    def van(self, gebruiker: "Gebruiker | AnonymousUser") -> Self:
        """The networks of which ``gebruiker`` is a member, by name."""
        if not gebruiker.is_authenticated:
            return self.none()
        return self.filter(lidmaatschappen__gebruiker=gebruiker).distinct().order_by("volgorde", "naam")


class OndertekeningQuerySet(NetwerkobjectQuerySet["Ondertekening"]):
    """Of who signs for a network: its letter, or its agreement."""

    def onder_de_brief(self) -> Self:
        """Who signs the letter before the final report, in order."""
        return self.filter(wat=Tekent.BRIEF).select_related("organisatie").order_by("volgorde", "pk")

    def partijen(self) -> Self:
        """The parties to the agreement under the network, in order."""
        return self.filter(wat=Tekent.OVEREENKOMST).select_related("organisatie").order_by("volgorde", "pk")
