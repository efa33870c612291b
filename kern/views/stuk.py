"""Something small that was noted of an object (a contact of a project, a finding of a pilot): put right, or taken away."""

from typing import Generic, TypeVar

from django import forms
from django.db import models
from django.shortcuts import get_object_or_404
from django.urls import reverse

from kern.views.daad import Drukknop, M, ObjectDaadView, ObjectMixin

S = TypeVar("S", bound=models.Model)


class StukMixin(ObjectMixin[M], Generic[M, S]):
    """One thing of an object, found by its key among those of that object; who may act on the object, may on it.

    ``stukken`` is the name by which the object knows them.
    """

    stukken = ""
    stuk: S

    def eis_recht(self) -> None:
        super().eis_recht()
        if hasattr(self, "object"):  # else the method is refused
            rijen: models.Manager[S] = getattr(self.object, self.stukken)
            self.stuk = get_object_or_404(rijen, pk=self.kwargs["pk"])


class StukWijzigen(StukMixin[M, S], ObjectDaadView[M]):
    """A form with what was noted; it is saved with the version that was read."""

    template_name = "formulier.html"
    eist_sleutel = False  # saved with its version

    def get_initial(self) -> dict[str, object]:
        velden: dict[str, forms.Field] = self.get_form_class().base_fields
        return {naam: getattr(self.stuk, naam) for naam in velden}


class StukWeghalen(StukMixin[M, S], Drukknop[M]):
    """A button that takes it away. ``terug_bij`` names the page where it was noted, which puts it back."""

    terug_bij = ""

    def terug_pad(self) -> str:
        object_alleen = {naam: waarde for naam, waarde in self.kwargs.items() if naam != "pk"}
        return reverse(self.terug_bij, kwargs=object_alleen) if self.terug_bij else super().terug_pad()
