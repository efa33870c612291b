"""What the pages of this app share."""

from django.db import models
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from deelname.models import Aanwezigheid, Aanwezigheidslijst
from kern.views import ObjectMixin
from sessies.models import Sessie
from sessies.views.basis import SessieMixin


def adres(naam: str, sessie: Sessie) -> str:
    """The address of a page about the attendance of a meeting."""
    return reverse(f"deelname:{naam}", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})


class BijLijst(SessieMixin):
    """Base of what is about the list of one meeting; it leads back to it."""

    @cached_property
    def lijst(self) -> Aanwezigheidslijst | None:
        lijst = Aanwezigheidslijst.objects.filter(sessie=self.object).first()
        if lijst is not None:
            lijst.sessie = self.object
        return lijst

    def eis_lijst(self) -> Aanwezigheidslijst:
        """The list. Raises Http404 while there is none: then nothing leads here."""
        if self.lijst is None:
            raise Http404
        return self.lijst

    def terug(self) -> str:
        return adres("lijst", self.object)


class OverPersoon(ObjectMixin[Aanwezigheid]):
    """Base of what is about one person on a list."""

    recht = "deelname.noteer"
    zoekveld = "pk"

    def get_rijen(self) -> models.QuerySet[Aanwezigheid]:
        rijen = Aanwezigheid.objects.zichtbaar_voor(self.toegang).select_related("sessie__orgaan", "lijst")
        return rijen.voor_lijst().met_netwerk(self.netwerk)

    def terug(self) -> str:
        return adres("lijst", self.object.sessie)
