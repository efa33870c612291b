from django.db import models
from django.urls import reverse

from kern.views import ObjectDaadView
from netwerken.domain.samenvoegen import is_alleen_van, voeg_samen, wat_verhuist
from netwerken.forms.inrichting import organisaties_van
from netwerken.forms.samenvoegen import SamenvoegenForm
from netwerken.models import Netwerkorganisatie, Organisatie
from netwerken.overzicht.dubbels import dubbels


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
            andersom=self._andersom(gekozen) if gekozen else "",
            lijken=self._lijken() if not gekozen else [],
            verhuist=wat_verhuist(organisatie) if gekozen else [],
            is_gedeeld=not is_alleen_van(self.netwerk, organisatie),
        )

    def _andersom(self, gekozen: Organisatie) -> str:
        """The same two, but the other one goes."""
        rij = Netwerkorganisatie.objects.get(netwerk=self.netwerk, organisatie=gekozen)
        adres = reverse("netwerken:organisatie-samenvoegen", kwargs={"netwerk": self.netwerk.slug, "pk": rij.pk})
        return f"{adres}?met={self.object.organisatie_id}"

    def _lijken(self) -> list[Organisatie]:
        """The organisations of this network with a name that looks like this one."""
        paren = [paar for paar in dubbels(self.netwerk) if self.object in paar]
        return [rij.organisatie for paar in paren for rij in paar if rij != self.object]

    def voer_uit(self, form: SamenvoegenForm) -> tuple[str, str]:
        oud: Organisatie = self.object.organisatie
        naam, nieuw = str(oud), form.cleaned_data["met"]
        voeg_samen(oud, nieuw, netwerk=self.netwerk, door=self.toegang.gebruiker)
        return naam, str(nieuw)

    def melding(self, uitkomst: tuple[str, str]) -> str:
        return f"‘{uitkomst[0]}’ ging op in ‘{uitkomst[1]}’."
