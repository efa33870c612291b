"""Calls and projects as parts of a network's set-up, and who works in a project."""

from django.db import models
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from kern.formulieren import velden_van
from kern.toegang import Toegang
from kern.views import DaadView, Drukknop, ObjectDaadView, ObjectMixin, antwoord_keuzes, doorzoekbaar
from netwerken.views.inrichting import Deel
from projecten.domain import projecten as domein
from projecten.forms.inrichting import (
    InitiatiefForm,
    MedewerkerForm,
    OproepForm,
    PartnerForm,
    ProjectForm,
    ValideringForm,
)
from projecten.models import Initiatief, Oproep, Project, Projectmedewerker, Projectpartner


class Oproepdeel(Deel[Oproep]):
    """The funding calls."""

    naam, pad, model, form = "oproep", "oproepen", Oproep, OproepForm
    ruimte, recht, eindigt = "projecten", "projecten.richt_in", False
    regel = "projecten/_oproep.html"
    titel, icoon = "Oproepen", "flag"
    lead = "Waarop de projecten intekenden. Een netwerk zonder oproep kan ook."
    nieuw, leeg = "Voeg een oproep toe", "Nog geen oproepen"

    def rijen(self, toegang: Toegang) -> models.QuerySet[Oproep]:
        return Oproep.objects.in_netwerk(toegang.netwerk).annotate(aantal=Count("projecten"))

    def voeg_toe(self, toegang: Toegang, velden: dict[str, object]) -> Oproep:
        return domein.open_oproep(toegang.netwerk, **velden_van(domein.Oproepvelden, velden), door=toegang.gebruiker)

    def wijzig(self, toegang: Toegang, obj: Oproep, velden: dict[str, object], versie: int) -> Oproep:
        return domein.wijzig_oproep(
            obj, velden=velden_van(domein.Oproepvelden, velden), versie=versie, door=toegang.gebruiker
        )


class Initiatiefdeel(Deel[Initiatief]):
    """What organisations do already."""

    naam, pad, model, form = "initiatief", "initiatieven", Initiatief, InitiatiefForm
    ruimte, eindigt = "projecten", False
    regel = "projecten/_initiatief.html"
    titel, icoon = "Initiatieven van anderen", "link-45deg"
    lead = "Wat organisaties al doen en aan de thema’s van het netwerk raakt. Het rapport noemt ze bij de afstemming."
    nieuw, leeg = "Voeg een initiatief toe", "Nog geen initiatieven"

    def rijen(self, toegang: Toegang) -> models.QuerySet[Initiatief]:
        return Initiatief.objects.in_netwerk(toegang.netwerk).select_related("organisatie")

    def voeg_toe(self, toegang: Toegang, velden: dict[str, object]) -> Initiatief:
        return domein.noem_initiatief(
            toegang.netwerk, **velden_van(domein.Initiatiefvelden, velden), door=toegang.gebruiker
        )


class Projectdeel(Deel[Project]):
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

    def voeg_toe(self, toegang: Toegang, velden: dict[str, object]) -> Project:
        eigen, themas = velden_van(domein.Projectvelden, velden), velden_van(domein.Projectthemas, velden)
        return domein.voeg_project_toe(toegang.netwerk, **eigen, **themas, door=toegang.gebruiker)

    def wijzig(self, toegang: Toegang, obj: Project, velden: dict[str, object], versie: int) -> Project:
        eigen, themas = velden_van(domein.Projectvelden, velden), velden_van(domein.Projectthemas, velden)
        return domein.wijzig_project(obj, velden=eigen, **themas, versie=versie, door=toegang.gebruiker)


OPROEP, PROJECT, INITIATIEF = Oproepdeel(), Projectdeel(), Initiatiefdeel()


class OverProject(ObjectMixin[Project]):
    """Base of the pages about who works for one project."""

    recht = "projecten.richt_in"
    zoekveld = "pk"
    naam = "project"

    def get_rijen(self) -> models.QuerySet[Project]:
        return Project.objects.select_related("netwerk", "promotor")

    def terug(self) -> str:
        return _wie(self.object)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        project = self.object
        return super().get_context_data(
            **{
                "partners": project.partners.select_related("organisatie", "project__netwerk"),
                "medewerkers": project.projectmedewerkers.select_related(
                    "lidmaatschap__gebruiker", "lidmaatschap__organisatie"
                ),
                "partnerform": doorzoekbaar(self.request, PartnerForm(project=project)),
                "medewerkerform": doorzoekbaar(self.request, MedewerkerForm(project=project)),
                **kwargs,
                "terug": PROJECT.naar(self.netwerk, project),
            }
        )


class WieWerktMee(OverProject, TemplateView):
    """The partners of a project and the members who work for it."""

    template_name = "projecten/wie.html"

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The page; or with ``?kies=veld&q=woord`` what may be chosen in one of its forms."""
        if "kies" in request.GET:
            return antwoord_keuzes(request, PartnerForm(project=self.object), MedewerkerForm(project=self.object))
        return super().get(request, *args, **kwargs)


class _Toevoegen(OverProject, DaadView):
    """Base of the two forms of that page; what is refused shows there, and who asks for it alone is led there."""

    template_name = "projecten/wie.html"
    formulier = ""  # what the template calls this form

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "project": self.object}

    def get(self, request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
        vraag = request.GET.urlencode()
        return redirect(f"{self.terug()}?{vraag}" if vraag else self.terug())

    def naar(self, _uitkomst: object) -> str:
        return self.terug()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, **{self.formulier: kwargs["form"]})


class PartnerToevoegen(_Toevoegen):
    """Add a partner."""

    form_class = PartnerForm
    formulier = "partnerform"
    gelukt = "De partner is toegevoegd."

    def voer_uit(self, form: PartnerForm) -> object:
        return domein.voeg_partner_toe(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class MedewerkerToevoegen(_Toevoegen):
    """Let a project be somebody's own."""

    form_class = MedewerkerForm
    formulier = "medewerkerform"
    gelukt = "De projectmedewerker mag nu voor dit project schrijven."

    def voer_uit(self, form: MedewerkerForm) -> object:
        return domein.voeg_medewerker_toe(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class PartnerWeghalen(OverProject, Drukknop):
    """Take a partner out of a project; twice is once."""

    gelukt = "De partner hoort niet meer bij dit project."

    def doe(self) -> None:
        for partner in Projectpartner.objects.filter(project=self.object, pk=self.kwargs["wie"]):
            domein.haal_partner_weg(partner, door=self.toegang.gebruiker)


class MedewerkerWeghalen(OverProject, Drukknop):
    """Let a project no longer be somebody's own; twice is once."""

    gelukt = "De projectmedewerker schrijft niet meer voor dit project."

    def doe(self) -> None:
        for medewerker in Projectmedewerker.objects.filter(project=self.object, pk=self.kwargs["wie"]):
            domein.haal_medewerker_weg(medewerker, door=self.toegang.gebruiker)


class Valideren(ObjectDaadView[Project]):
    """Record that the funder validated a project, or put the day right."""

    recht = "projecten.valideer_project"
    zoekveld = "pk"
    naam = "project"
    template_name = "projecten/valideren.html"
    form_class = ValideringForm
    gelukt = "De validering is genoteerd."

    def get_rijen(self) -> models.QuerySet[Project]:
        return Project.objects.select_related("netwerk")

    def get_initial(self) -> dict[str, object]:
        return {"op": self.object.gevalideerd_op, "versie": self.object.versie}

    def voer_uit(self, form: ValideringForm) -> Project:
        doe = domein.verbeter_validering if self.object.is_gevalideerd else domein.valideer
        return doe(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def vul_aan(self, huidig: Project) -> None:
        vars(huidig)["op"] = huidig.gevalideerd_op  # the form calls it so


def _wie(project: Project) -> str:
    return reverse("projecten:project-wie", kwargs={"netwerk": project.netwerk.slug, "pk": project.pk})
