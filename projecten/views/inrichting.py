"""Calls and projects as parts of a network's set-up, and who works in a project."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import models
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from kern.exceptions import DomainError
from kern.toegang import Toegang
from kern.views import NetwerkMixin, haal
from netwerken.views.inrichting import Deel
from projecten.domain import projecten as domein
from projecten.forms.inrichting import MedewerkerForm, OproepForm, PartnerForm, ProjectForm, ValideringForm
from projecten.models import Oproep, Project, Projectmedewerker, Projectpartner


class Oproepdeel(Deel):
    """The funding calls."""

    naam, pad, model, form = "oproep", "oproepen", Oproep, OproepForm
    ruimte, recht, eindigt = "projecten", "projecten.richt_in", False
    regel = "projecten/_oproep.html"
    titel, icoon = "Oproepen", "flag"
    lead = "Waarop de projecten intekenden. Een netwerk zonder oproep kan ook."
    nieuw, leeg = "Voeg een oproep toe", "Nog geen oproepen"

    def rijen(self, toegang: Toegang) -> models.QuerySet[Oproep]:
        return Oproep.objects.in_netwerk(toegang.netwerk).annotate(aantal=Count("projecten"))

    def voeg_toe(self, toegang: Toegang, velden: dict[str, Any]) -> Oproep:
        return domein.open_oproep(toegang.netwerk, **velden, door=toegang.gebruiker)

    def wijzig(self, toegang: Toegang, obj: Oproep, velden: dict[str, Any], versie: int) -> Oproep:
        return domein.wijzig_oproep(obj, velden=velden, versie=versie, door=toegang.gebruiker)


class Projectdeel(Deel):
    """The projects, with who works for them."""

    naam, pad, model, form = "project", "projecten", Project, ProjectForm
    ruimte, recht, eindigt = "projecten", "projecten.richt_in", False
    regel = "projecten/_project.html"
    titel, icoon = "Projecten", "folder"
    lead = "Wie in het netwerk uitprobeert: wie het draagt, met wie, en bij welke thema’s het hoort."
    nieuw, leeg = "Voeg een project toe", "Nog geen projecten"

    def rijen(self, toegang: Toegang) -> models.QuerySet[Project]:
        rijen = Project.objects.in_netwerk(toegang.netwerk).select_related("promotor", "oproep", "netwerk")
        return rijen.annotate(
            aantal_partners=Count("partners", distinct=True),
            aantal_medewerkers=Count("projectmedewerkers", distinct=True),
        ).order_by("code")

    def voeg_toe(self, toegang: Toegang, velden: dict[str, Any]) -> Project:
        return domein.voeg_project_toe(toegang.netwerk, **velden, door=toegang.gebruiker)

    def wijzig(self, toegang: Toegang, obj: Project, velden: dict[str, Any], versie: int) -> Project:
        anders = {naam: waarde for naam, waarde in velden.items() if naam != "themas"}
        return domein.wijzig_project(obj, velden=anders, themas=velden["themas"], versie=versie, door=toegang.gebruiker)


OPROEP, PROJECT = Oproepdeel(), Projectdeel()


class WieWerktMee(NetwerkMixin, TemplateView):
    """The partners of a project and the members who work for it."""

    recht = "projecten.richt_in"
    template_name = "projecten/wie.html"
    project: Project

    def eis_recht(self) -> None:
        """The right is asked for the project, but a wrong method is refused first."""
        if str(self.request.method).lower() in self.http_method_names:
            rijen = Project.objects.select_related("netwerk", "promotor")
            self.project = haal(rijen, self.toegang, self.recht, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        project = self.project
        return super().get_context_data(
            **{
                "project": project,
                "partners": project.partners.select_related("organisatie", "project__netwerk"),
                "medewerkers": project.projectmedewerkers.select_related(
                    "lidmaatschap__gebruiker", "lidmaatschap__organisatie"
                ),
                "partnerform": PartnerForm(project=project),
                "medewerkerform": MedewerkerForm(project=project),
                "terug": PROJECT.naar(self.netwerk, project),
                **kwargs,
            }
        )

    def terug(self) -> HttpResponse:
        return redirect(_wie(self.project))


class PartnerToevoegen(WieWerktMee):
    """Add a partner."""

    http_method_names: Sequence[str] = ("post", "options")

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        form = PartnerForm(request.POST, project=self.project)
        if form.is_valid():
            try:
                domein.voeg_partner_toe(self.project, **form.cleaned_data, door=self.toegang.gebruiker)
            except DomainError as fout:
                form.add_error("organisatie", str(fout))
            else:
                messages.success(request, "De partner is toegevoegd.")
                return self.terug()
        return self.render_to_response(self.get_context_data(partnerform=form))


class MedewerkerToevoegen(WieWerktMee):
    """Let a project be somebody's own."""

    http_method_names: Sequence[str] = ("post", "options")

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        form = MedewerkerForm(request.POST, project=self.project)
        if form.is_valid():
            try:
                domein.voeg_medewerker_toe(self.project, **form.cleaned_data, door=self.toegang.gebruiker)
            except DomainError as fout:
                form.add_error("lidmaatschap", str(fout))
            else:
                messages.success(request, "De projectmedewerker mag nu voor dit project schrijven.")
                return self.terug()
        return self.render_to_response(self.get_context_data(medewerkerform=form))


class PartnerWeghalen(WieWerktMee):
    """Take a partner out of a project."""

    http_method_names: Sequence[str] = ("post", "options")

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        for partner in Projectpartner.objects.filter(project=self.project, pk=self.kwargs["wie"]):
            domein.haal_partner_weg(partner, door=self.toegang.gebruiker)
            messages.success(request, "De partner hoort niet meer bij dit project.")
        return self.terug()


class MedewerkerWeghalen(WieWerktMee):
    """Let a project no longer be somebody's own."""

    http_method_names: Sequence[str] = ("post", "options")

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        for medewerker in Projectmedewerker.objects.filter(project=self.project, pk=self.kwargs["wie"]):
            domein.haal_medewerker_weg(medewerker, door=self.toegang.gebruiker)
            messages.success(request, "De projectmedewerker schrijft niet meer voor dit project.")
        return self.terug()


class Valideren(NetwerkMixin, FormView):
    """Record that the funder validated a project, or put the day right."""

    recht = "projecten.valideer_project"
    template_name = "projecten/valideren.html"
    form_class = ValideringForm
    project: Project

    def eis_recht(self) -> None:
        """The right is asked for the project."""
        rijen = Project.objects.select_related("netwerk")
        self.project = haal(rijen, self.toegang, self.recht, pk=self.kwargs["pk"])

    def get_initial(self) -> dict[str, Any]:
        return {"op": self.project.gevalideerd_op}

    def form_valid(self, form: ValideringForm) -> HttpResponse:
        doe = domein.verbeter_validering if self.project.is_gevalideerd else domein.valideer
        try:
            doe(self.project, **form.cleaned_data, door=self.toegang.gebruiker)
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "De validering is genoteerd.")
        return redirect(self.project)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, project=self.project)


def _wie(project: Project) -> str:
    return reverse("projecten:project-wie", kwargs={"netwerk": project.netwerk.slug, "pk": project.pk})
