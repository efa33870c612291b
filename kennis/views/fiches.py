from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import DetailView, FormView

from kennis.domain.fiches import neem_over, publiceer_fiche, schrijf_fiche, trek_publicatie_in, wijzig_fiche
from kennis.forms.fiche import FicheForm, OvernameForm
from kennis.forms.filters import FicheFilter
from kennis.models import Fiche
from kern.exceptions import DomainError, VersieConflict
from kern.keten import strook
from kern.lijsten import FilterlijstView
from kern.views import NetwerkMixin, NetwerkObjectMixin, haal, toon_conflict
from piloten.models import Piloot
from sessies.models import Inzicht, Leervraag

CSV_KOP = ("titel", "soort", "de kern", "bewijs", "thema", "datum", "overgenomen", "openbaar")


class FicheLijst(NetwerkMixin, FilterlijstView):
    """The knowledge base of the network."""

    recht = "kennis.bekijk_fiche"
    template_name = "kennis/lijst.html"
    filterset_class = FicheFilter
    csv_naam = "fiches"
    csv_kop = CSV_KOP

    def get_basis(self) -> models.QuerySet[Any]:
        return Fiche.objects.zichtbaar_voor(self.toegang).voor_lijst()

    def filter_opties(self) -> dict[str, Any]:
        return {"toegang": self.toegang}

    def csv_rij(self, obj: Fiche) -> Sequence[Any]:
        return (
            obj.titel, obj.get_soort_display(), obj.kern, obj.get_bewijs_display(), obj.thema, obj.datum,
            obj.aantal_overnames,  # type: ignore[attr-defined]  # annotated by voor_lijst
            obj.is_openbaar,
        )  # fmt: skip


class FicheDetail(NetwerkObjectMixin, DetailView):
    """One card as a reader page: the core, the text, where it comes from and who took it over."""

    recht = "kennis.bekijk_fiche"
    zoekveld = "slug"
    template_name = "kennis/fiche.html"

    def get_queryset(self) -> models.QuerySet[Any]:
        zichtbaar = Fiche.objects.zichtbaar_voor(self.toegang).voor_lijst()
        return zichtbaar.prefetch_related("overnames__project", "overnames__organisatie")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        fiche: Fiche = self.object
        toegang = self.toegang
        return super().get_context_data(
            **kwargs,
            fiche=fiche,
            stappen=strook("fiche", fiche.pk, toegang),
            piloten=Piloot.objects.zichtbaar_voor(toegang).filter(fichepijlen__fiche=fiche),
            inzichten=Inzicht.objects.zichtbaar_voor(toegang).filter(fichepijlen__fiche=fiche),
            vragen=Leervraag.objects.zichtbaar_voor(toegang).filter(fichepijlen__fiche=fiche),
            is_begeleider=toegang.heeft("netwerkbegeleider"),
            mag_overnemen=_mag_overnemen(toegang, fiche),
        )


def _mag_overnemen(toegang: Any, fiche: Fiche) -> bool:
    """Who may note it, and has somebody to note it for."""
    spreekt_voor_iemand = toegang.heeft("netwerkbegeleider") or bool(toegang.feit("projecten"))
    return toegang.mag("kennis.neem_over", fiche) and spreekt_voor_iemand


class FicheSchrijven(NetwerkMixin, FormView):
    """Write a card; ``?piloot=``, ``?inzicht=`` and ``?leervraag=`` say what it comes from."""

    recht = "kennis.schrijf_fiche"
    template_name = "kennis/formulier.html"
    form_class = FicheForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "toegang": self.toegang}

    def get_initial(self) -> dict[str, Any]:
        begin: dict[str, Any] = {}
        bronnen = (
            ("piloot", "piloten", Piloot),
            ("inzicht", "inzichten", Inzicht),
            ("leervraag", "leervragen", Leervraag),
        )
        for naam, veld, model in bronnen:
            if naam in self.request.GET:
                gevonden = model.objects.zichtbaar_voor(self.toegang).filter(nummer=self.request.GET[naam])
                begin[veld] = [obj.pk for obj in gevonden]
        return begin

    def form_valid(self, form: FicheForm) -> HttpResponse:
        try:
            fiche = schrijf_fiche(self.netwerk, **form.velden, **form.bronnen, door=self.toegang.gebruiker)
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "De fiche is bewaard. Alleen leden van dit netwerk zien haar.")
        return redirect(fiche)


class FicheWijzigen(NetwerkObjectMixin, DetailView):
    """Change a card; a stale save shows both texts."""

    recht = "kennis.schrijf_fiche"
    zoekveld = "slug"
    template_name = "kennis/formulier.html"

    def get_queryset(self) -> models.QuerySet[Any]:
        return Fiche.objects.zichtbaar_voor(self.toegang).voor_lijst()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"] = FicheForm(instance=self.object, toegang=self.toegang)
        return super().get_context_data(**kwargs, fiche=self.object)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        self.object = fiche = self.get_object()
        form = FicheForm(request.POST, instance=fiche, toegang=self.toegang)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        versie = form.cleaned_data["versie"] or 0
        try:
            wijzig_fiche(fiche, velden=form.velden, versie=versie, **form.bronnen, door=self.toegang.gebruiker)
        except VersieConflict as conflict:
            return toon_conflict(request, conflict, form, terug=fiche.get_absolute_url())
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, "De fiche is bewaard.")
        return redirect(fiche)


class FicheStapMixin(NetwerkMixin):
    """A form about one card that is found in this network and for which ``recht`` is held."""

    _fiche: Fiche | None = None

    def eis_recht(self) -> None:
        """The right is asked for the card."""
        self.fiche  # noqa: B018 -- fetching it asks the right

    @property
    def fiche(self) -> Fiche:
        if self._fiche is None:
            bron: models.QuerySet[Any] = Fiche.objects.zichtbaar_voor(self.toegang).voor_lijst()
            self._fiche = haal(bron, self.toegang, self.recht, slug=self.kwargs["slug"])
        return self._fiche  # type: ignore[return-value]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, fiche=self.fiche)


class FichePubliceren(FicheStapMixin, FormView):
    """Ask once more, then let everybody read a card, or withdraw it."""

    recht = "kennis.publiceer_fiche"
    template_name = "kennis/publiceer.html"
    form_class = forms.Form

    def form_valid(self, form: forms.Form) -> HttpResponse:
        fiche, door = self.fiche, self.toegang.gebruiker
        try:
            if form.data.get("actie") == "trek-in":
                trek_publicatie_in(fiche, door=door)
                melding = "De fiche staat niet meer openbaar. Leden van dit netwerk lezen haar nog."
            else:
                publiceer_fiche(fiche, door=door)
                melding = "De fiche staat openbaar: iedereen kan haar lezen, ook zonder account."
        except DomainError as fout:
            messages.error(self.request, str(fout))
            return redirect(fiche)
        messages.success(self.request, melding)
        return redirect(fiche)


class OvernameNoteren(FicheStapMixin, FormView):
    """Note who took a card over and how they adapted it."""

    recht = "kennis.neem_over"
    template_name = "kennis/overname.html"
    form_class = OvernameForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "toegang": self.toegang}

    def form_valid(self, form: OvernameForm) -> HttpResponse:
        try:
            neem_over(self.fiche, **form.gegevens, door=self.toegang.gebruiker)
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "De overname is genoteerd. Zo ziet iedereen dat het elders ook werkt.")
        return redirect(self.fiche)
