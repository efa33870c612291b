"""The three things that happen to a pilot after its design: findings, the next phase, a decision."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from kern.exceptions import DomainError
from kern.views import NetwerkMixin, haal
from piloten.domain.piloten import VOLGENDE_FASE, leg_besluit_vast, noteer_bevinding, zet_fase
from piloten.enums import Fase
from piloten.forms.piloot import BesluitForm, BevindingForm
from piloten.models import Piloot


class PilootStapMixin(NetwerkMixin):
    """A form about one pilot that is found in this network and for which ``recht`` is held."""

    _piloot: Piloot | None = None

    def eis_recht(self) -> None:
        """The right is asked for the pilot."""
        self.piloot  # noqa: B018 -- fetching it asks the right

    @property
    def piloot(self) -> Piloot:
        if self._piloot is None:
            bron: models.QuerySet[Any] = Piloot.objects.zichtbaar_voor(self.toegang).voor_lijst()
            self._piloot = haal(bron, self.toegang, self.recht, nummer=self.kwargs["nummer"])
        return self._piloot  # type: ignore[return-value]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, piloot=self.piloot)  # type: ignore[misc, no-any-return]


class BevindingNoteren(PilootStapMixin, FormView):
    """Note what was noticed: two fields."""

    recht = "piloten.wijzig_piloot"
    template_name = "piloten/bevinding.html"
    form_class = BevindingForm

    def form_valid(self, form: BevindingForm) -> HttpResponse:
        try:
            noteer_bevinding(self.piloot, **form.cleaned_data, door=self.toegang.gebruiker)
        except DomainError as fout:
            form.add_error("datum", str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "De bevinding staat in de tijdlijn.")
        return redirect(self.piloot)


class FaseZetten(PilootStapMixin, FormView):
    """Ask once more, then take the pilot to its next phase."""

    recht = "piloten.wijzig_piloot"
    template_name = "piloten/fase.html"
    form_class = forms.Form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        volgende = VOLGENDE_FASE.get(self.piloot.fase)
        return super().get_context_data(**kwargs, is_start=volgende == Fase.LOPEND, is_klaar=volgende is None)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        volgende = VOLGENDE_FASE.get(self.piloot.fase, "")
        gevraagd = form.data.get("fase", volgende)
        try:
            zet_fase(self.piloot, fase=gevraagd, door=self.toegang.gebruiker)
        except DomainError as fout:
            messages.error(self.request, str(fout))
            return redirect(self.piloot)
        klaar = (
            "De piloot loopt. Noteer wat opvalt."
            if volgende == Fase.LOPEND
            else "De piloot is afgerond. Nu nog een besluit."
        )
        messages.success(self.request, klaar)
        return redirect(self.piloot)


class BesluitVastleggen(PilootStapMixin, FormView):
    """Record what a body decided."""

    recht = "piloten.besluit_piloot"
    template_name = "piloten/besluit.html"
    form_class = BesluitForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "piloot": self.piloot}

    def form_valid(self, form: BesluitForm) -> HttpResponse:
        try:
            leg_besluit_vast(self.piloot, **form.cleaned_data, door=self.toegang.gebruiker)
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, f"Het besluit is vastgelegd: {self.piloot.get_besluit_display()}.")
        return redirect(self.piloot)
