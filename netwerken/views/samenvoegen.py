from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from kern.exceptions import DomainError
from kern.views import NetwerkMixin, haal
from netwerken.domain.samenvoegen import is_alleen_van, voeg_samen, wat_verhuist
from netwerken.forms.inrichting import organisaties_van
from netwerken.forms.samenvoegen import SamenvoegenForm
from netwerken.models import Netwerkorganisatie


class SamenvoegenView(NetwerkMixin, TemplateView):
    """Merge an organisation that stands there twice: choose the other, see what moves, confirm."""

    recht = "netwerken.voeg_organisaties_samen"
    template_name = "netwerken/instellingen/samenvoegen.html"
    rij: Netwerkorganisatie

    def eis_recht(self) -> None:
        """The right is asked for the organisation in this network."""
        rijen = Netwerkorganisatie.objects.select_related("organisatie", "netwerk")
        self.rij = haal(rijen, self.toegang, self.recht, pk=self.kwargs["pk"])

    def _form(self, gegevens: Any) -> SamenvoegenForm:
        keuze = organisaties_van(self.netwerk).exclude(pk=self.rij.organisatie_id)
        return SamenvoegenForm(gegevens, keuze=keuze)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or self._form(self.request.GET or None)
        gekozen = form.cleaned_data.get("met") if form.is_bound and form.is_valid() else None
        return super().get_context_data(
            **kwargs,
            rij=self.rij,
            form=form,
            gekozen=gekozen,
            verhuist=wat_verhuist(self.rij.organisatie) if gekozen else [],
            is_gedeeld=not is_alleen_van(self.netwerk, self.rij.organisatie),
            terug=reverse("netwerken:organisatie-lijst", kwargs={"netwerk": self.netwerk.slug}),
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        oud, nieuw = self.rij.organisatie, form.cleaned_data["met"]
        try:
            voeg_samen(oud, nieuw, netwerk=self.netwerk, door=self.toegang.gebruiker)
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, f"‘{oud}’ ging op in ‘{nieuw}’.")
        return redirect("netwerken:organisatie-lijst", netwerk=self.netwerk.slug)
