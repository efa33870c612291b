"""What the pages of this app share."""

from django.db import models

from kern.views import ObjectMixin
from prikken.models import Datumprikker, Gevraagde


class PrikkerMixin(ObjectMixin[Datumprikker]):
    """Base of what is about one poll."""

    recht = "prikken.prik"
    zoekveld = "pk"
    naam = "prikker"

    def get_rijen(self) -> models.QuerySet[Datumprikker]:
        rijen = Datumprikker.objects.zichtbaar_voor(self.toegang).select_related("groep", "orgaan", "sessie")
        return rijen.met_netwerk(self.netwerk)


class GevraagdeMixin(ObjectMixin[Gevraagde]):
    """Base of what is about one person on the list of a poll; it leads back to the poll."""

    recht = "prikken.prik"
    zoekveld = "pk"

    def get_rijen(self) -> models.QuerySet[Gevraagde]:
        rijen = Gevraagde.objects.zichtbaar_voor(self.toegang).select_related("prikker", "organisatie")
        return rijen.met_netwerk(self.netwerk)

    def haal_object(self) -> Gevraagde:
        gevraagde = super().haal_object()
        gevraagde.prikker.netwerk = self.netwerk
        return gevraagde

    def terug(self) -> str:
        return self.object.prikker.get_absolute_url()
