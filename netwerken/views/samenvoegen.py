from django.db import models
from django.urls import reverse

from kern.views import ObjectDaadView
from netwerken.domain.samenvoegen import is_alleen_van, voeg_samen, wat_verhuist
from netwerken.forms.inrichting import organisaties_van
from netwerken.forms.samenvoegen import SamenvoegenForm
from netwerken.models import Netwerkorganisatie, Organisatie


class SamenvoegenView(ObjectDaadView[Netwerkorganisatie]):
    """Merge an organisation that stands there twice: choose the other, see what moves, confirm."""

    recht = "netwerken.voeg_organisaties_samen"
    zoekveld = "pk"
    naam = "rij"
    template_name = "netwerken/instellingen/samenvoegen.html"
    form_class = SamenvoegenForm

    def get_rijen(self) -> models.QuerySet[Netwerkorganisatie]:
        return Netwerkorganisatie.objects.select_related("organisatie", "netwerk")

    def terug(self) -> str:
        return reverse("netwerken:organisatie-lijst", kwargs={"netwerk": self.netwerk.slug})

    def get_form_kwargs(self) -> dict[str, object]:
        """What was chosen stands in the address until it is confirmed."""
        keuze = organisaties_van(self.netwerk).exclude(pk=self.object.organisatie_id)
        return {"data": self.request.GET or None, **super().get_form_kwargs(), "keuze": keuze}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        form = kwargs.pop("form", None)
        if not isinstance(form, SamenvoegenForm):
            form = self.get_form()
        gekozen = form.cleaned_data.get("met") if form.is_bound and form.is_valid() else None
        organisatie = self.object.organisatie
        return super().get_context_data(
            **kwargs,
            form=form,
            gekozen=gekozen,
            verhuist=wat_verhuist(organisatie) if gekozen else [],
            is_gedeeld=not is_alleen_van(self.netwerk, organisatie),
        )

    def voer_uit(self, form: SamenvoegenForm) -> tuple[str, str]:
        oud: Organisatie = self.object.organisatie
        naam, nieuw = str(oud), form.cleaned_data["met"]
        voeg_samen(oud, nieuw, netwerk=self.netwerk, door=self.toegang.gebruiker)
        return naam, str(nieuw)

    def melding(self, uitkomst: tuple[str, str]) -> str:
        return f"‘{uitkomst[0]}’ ging op in ‘{uitkomst[1]}’."
