from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import DetailView, FormView

from kennis.domain.signalen import geef_door, herken, leg_voor, meld_signaal, waarom_vast, wijzig_signaal
from kennis.forms.filters import SignaalFilter
from kennis.forms.signaal import HerkenForm, SignaalForm
from kennis.models import Fiche, Signaal
from kern.exceptions import DomainError, VersieConflict
from kern.grafiek.pagina import bollen
from kern.keten import strook
from kern.kiezers import als_drager
from kern.lijsten import FilterlijstView
from kern.opmaak import vorm
from kern.views import NetwerkMixin, NetwerkObjectMixin, haal, toon_conflict
from projecten.models import Project
from sessies.models import Inzicht


class SignaalLijst(NetwerkMixin, FilterlijstView):
    """What several projects run into, to whom it goes and how many recognise it."""

    recht = "kennis.bekijk_signaal"
    template_name = "kennis/signalen.html"
    filterset_class = SignaalFilter
    csv_naam = "signalen"
    csv_kop = ("nummer", "signaal", "aan wie", "wat we vragen", "staat", "gemeld op", "herkend door")

    def get_basis(self) -> models.QuerySet[Any]:
        return Signaal.objects.zichtbaar_voor(self.toegang).voor_lijst().wachtend_eerst()

    def csv_rij(self, obj: Signaal) -> Sequence[Any]:
        return (
            obj.nummer, obj.titel, obj.geadresseerde, obj.gevraagd, obj.get_staat_display(), obj.datum,
            obj.aantal_herkenningen,  # type: ignore[attr-defined]  # annotated by voor_lijst
        )  # fmt: skip

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        totaal = Project.objects.in_netwerk(self.netwerk).count()
        rijen = [{"signaal": s, **_herkenning(s, totaal)} for s in context["object_list"]]
        return context | {"rijen": rijen}


def _herkenning(signaal: Any, totaal: int) -> dict[str, Any]:
    """How many recognise it, as dots and in words; projects count against all projects of the network."""
    projecten = signaal.aantal_projecten
    anderen = signaal.aantal_herkenningen - projecten
    delen = [f"{projecten} van {totaal} {vorm(totaal, 'project', 'projecten')}"] if totaal and projecten else []
    if anderen:
        delen.append(f"{anderen} {vorm(anderen, 'organisatie', 'organisaties')}")
    tekening = bollen(projecten, totaal) if projecten else bollen(anderen)
    return {"bollen": tekening, "woorden": " en ".join(delen) or "nog niemand"}


class SignaalDetail(NetwerkObjectMixin, DetailView):
    """One signal: what is wrong, who recognises it, to whom it goes and what we ask."""

    recht = "kennis.bekijk_signaal"
    template_name = "kennis/signaal.html"

    def get_queryset(self) -> models.QuerySet[Any]:
        zichtbaar = Signaal.objects.zichtbaar_voor(self.toegang).voor_lijst()
        return zichtbaar.prefetch_related("herkenningen__project__netwerk", "herkenningen__organisatie")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        signaal: Signaal = self.object
        toegang = self.toegang
        totaal = Project.objects.in_netwerk(self.netwerk).count()
        return super().get_context_data(
            **kwargs,
            signaal=signaal,
            stappen=strook("signaal", signaal.pk, toegang),
            fiches=Fiche.objects.zichtbaar_voor(toegang)
            .filter(signaalpijlen__signaal=signaal)
            .select_related("netwerk"),
            inzichten=Inzicht.objects.zichtbaar_voor(toegang).filter(signaalpijlen__signaal=signaal),
            mag_herkennen=toegang.mag("kennis.herken_signaal", signaal)
            and HerkenForm(toegang=toegang, signaal=signaal).kan_kiezen,
            is_begeleider=toegang.heeft("netwerkbegeleider"),
            eerst=_eerste_actie(signaal, toegang),
            **_herkenning(signaal, totaal),
        )


def _eerste_actie(signaal: Signaal, toegang: Any) -> str:
    """The one thing to do now: leg-voor, geef-door, or nothing."""
    if signaal.staat == "gemeld" and toegang.mag("kennis.leg_signaal_voor", signaal):
        return "leg-voor"
    if signaal.staat == "voorgelegd" and toegang.mag("kennis.geef_signaal_door", signaal):
        return "geef-door"
    return ""


class SignaalMelden(NetwerkMixin, FormView):
    """Report a signal; ``?fiche=`` and ``?inzicht=`` say what it rests on."""

    recht = "kennis.meld_signaal"
    template_name = "kennis/meld.html"
    form_class = SignaalForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "toegang": self.toegang}

    def get_initial(self) -> dict[str, Any]:
        vraag, begin = self.request.GET, {}
        if "fiche" in vraag:
            begin["fiches"] = [f.pk for f in Fiche.objects.zichtbaar_voor(self.toegang).filter(slug=vraag["fiche"])]
        if "inzicht" in vraag:
            inzichten = Inzicht.objects.zichtbaar_voor(self.toegang).filter(nummer=vraag["inzicht"])
            begin["inzichten"] = [i.pk for i in inzichten]
        return begin

    def form_valid(self, form: SignaalForm) -> HttpResponse:
        try:
            signaal = meld_signaal(self.netwerk, **form.velden, **form.bronnen, door=self.toegang.gebruiker)
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "Het signaal is gemeld. Leg het voor wanneer genoeg projecten het herkennen.")
        return redirect(signaal)


class SignaalWijzigen(NetwerkObjectMixin, DetailView):
    """Change a signal; a stale save shows both texts, and one that was passed on says why it stays."""

    recht = "kennis.wijzig_signaal"
    template_name = "kennis/signaal_wijzig.html"

    def get_queryset(self) -> models.QuerySet[Any]:
        return Signaal.objects.zichtbaar_voor(self.toegang).voor_lijst()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        signaal: Signaal = self.object
        if signaal.is_doorgegeven:
            kwargs["waarom_vast"] = waarom_vast(signaal)
        elif "form" not in kwargs:
            kwargs["form"] = SignaalForm(instance=signaal, toegang=self.toegang)
        return super().get_context_data(**kwargs, signaal=signaal)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        self.object = signaal = self.get_object()
        form = SignaalForm(request.POST, instance=signaal, toegang=self.toegang)
        if signaal.is_doorgegeven or not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        versie = form.cleaned_data["versie"] or 0
        try:
            wijzig_signaal(signaal, velden=form.velden, versie=versie, **form.bronnen, door=self.toegang.gebruiker)
        except VersieConflict as conflict:
            return toon_conflict(request, conflict, form, terug=signaal.get_absolute_url())
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, "Het signaal is bewaard.")
        return redirect(signaal)


class SignaalStapMixin(NetwerkMixin):
    """A form about one signal that is found in this network and for which ``recht`` is held."""

    _signaal: Signaal | None = None

    def eis_recht(self) -> None:
        """The right is asked for the signal."""
        self.signaal  # noqa: B018 -- fetching it asks the right

    @property
    def signaal(self) -> Signaal:
        if self._signaal is None:
            bron: models.QuerySet[Any] = Signaal.objects.zichtbaar_voor(self.toegang).voor_lijst()
            self._signaal = haal(bron, self.toegang, self.recht, nummer=self.kwargs["nummer"])
        return self._signaal  # type: ignore[return-value]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, signaal=self.signaal)


class SignaalHerkennen(SignaalStapMixin, FormView):
    """Say which project or organisation recognises a signal."""

    recht = "kennis.herken_signaal"
    template_name = "kennis/herken.html"
    form_class = HerkenForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "toegang": self.toegang, "signaal": self.signaal}

    def form_valid(self, form: HerkenForm) -> HttpResponse:
        wie = form.cleaned_data["wie"]
        try:
            herken(self.signaal, **als_drager(wie), door=self.toegang.gebruiker)
        except DomainError as fout:
            form.add_error("wie", str(fout))
            return self.form_invalid(form)
        messages.success(self.request, f"Genoteerd: {wie} herkent dit.")
        return redirect(self.signaal)


class SignaalVoorleggen(SignaalStapMixin, FormView):
    """Ask once more, then put a signal before the steering group."""

    recht = "kennis.leg_signaal_voor"
    template_name = "kennis/bevestig.html"
    form_class = forms.Form
    extra_context = {"stap": "leg-voor"}

    def form_valid(self, _form: forms.Form) -> HttpResponse:
        try:
            leg_voor(self.signaal, door=self.toegang.gebruiker)
            messages.success(self.request, "Het signaal ligt voor. De opdrachtgever ziet het bij de taken.")
        except DomainError as fout:
            messages.error(self.request, str(fout))
        return redirect(self.signaal)


class SignaalDoorgeven(SignaalStapMixin, FormView):
    """Ask once more, then record that a signal went to its addressee."""

    recht = "kennis.geef_signaal_door"
    template_name = "kennis/bevestig.html"
    form_class = forms.Form
    extra_context = {"stap": "geef-door"}

    def form_valid(self, _form: forms.Form) -> HttpResponse:
        try:
            geef_door(self.signaal, door=self.toegang.gebruiker)
            messages.success(self.request, f"Doorgegeven aan: {self.signaal.geadresseerde}.")
        except DomainError as fout:
            messages.error(self.request, str(fout))
        return redirect(self.signaal)
