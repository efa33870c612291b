"""Pages about the support of projects for the recommendations."""

from django.db import models
from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from kern import klok
from kern.rechten import eis
from kern.views import DaadView, NetwerkMixin
from projecten.models import Project
from rapportage.domain import steun
from rapportage.forms.steun import OnderschrijfForm, SteunvraagForm
from rapportage.models import Aanbeveling, Onderschrijving, Steunronde
from rapportage.views.aanbevelingen import AanbevelingMixin, OverAanbeveling

RECHT = "rapportage.onderschrijf_aanbeveling"


class SteunView(NetwerkMixin, TemplateView):
    """Every recommendation with what the projects say of it; one's own projects first."""

    recht = "rapportage.bekijk_aanbeveling"
    template_name = "rapportage/steun.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        toegang = self.toegang
        rijen: models.QuerySet[Aanbeveling] = Aanbeveling.objects.zichtbaar_voor(toegang).select_related("netwerk")
        eigen = [p for p in steun.sprekers(toegang) if p.pk in toegang.feit("projecten")]
        totaal = Project.objects.in_netwerk(self.netwerk).count()
        tot = steun.gevraagd_tot(self.netwerk)
        return super().get_context_data(
            **kwargs,
            rijen=[_rij(a, eigen) for a in rijen.prefetch_related("onderschrijvingen").order_by("nummer")],
            eigen=eigen,
            totaal=totaal,
            tot=tot,
            is_voorbij=tot is not None and tot < klok.vandaag(),
            is_vast=steun.is_vast(self.netwerk),
            mag_noteren=toegang.mag(RECHT) and totaal > 0,
        )


def _rij(aanbeveling: Aanbeveling, eigen: list[Project]) -> dict[str, object]:
    """A recommendation with the counts, and what the own projects said."""
    gezegd = {o.project_id: o for o in aanbeveling.onderschrijvingen.all()}
    antwoorden = [(p, gezegd.get(p.pk)) for p in eigen]
    return {"a": aanbeveling, "stand": steun.stand_van(gezegd.values()), "antwoorden": antwoorden}


class SteunVragen(DaadView):
    """Ask the projects, until a day."""

    recht = "rapportage.vraag_steun"
    template_name = "rapportage/steun_vragen.html"
    form_class = SteunvraagForm

    def get_form_kwargs(self) -> dict[str, object]:
        ronde = Steunronde.objects.in_netwerk(self.netwerk).first()
        return {**super().get_form_kwargs(), "instance": ronde}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, is_vast=steun.is_vast(self.netwerk))

    def terug(self) -> str:
        return reverse("rapportage:steun", kwargs={"netwerk": self.netwerk.slug})

    def naar(self, _uitkomst: Steunronde) -> str:
        return self.terug()

    def voer_uit(self, form: SteunvraagForm) -> Steunronde:
        velden = form.cleaned_data
        versie, door = velden["versie"] or 0, self.toegang.gebruiker  # 0: nobody was asked yet
        return steun.vraag_steun(self.netwerk, tot=velden["tot"], versie=versie, door=door)

    def melding(self, uitkomst: Steunronde) -> str:
        return "De projecten krijgen een taak." if uitkomst.tot else "Er wordt niets meer gevraagd."


class SteunKiezen(AanbevelingMixin, TemplateView):
    """For which project somebody speaks, with what each of them said so far."""

    recht = "rapportage.bekijk_aanbeveling"
    template_name = "rapportage/steun_kiezen.html"

    def haal_object(self) -> Aanbeveling:
        """The recommendation is found first; then who may speak for a project at all."""
        aanbeveling = super().haal_object()
        eis(self.toegang, RECHT)
        return aanbeveling

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        gezegd = {o.project_id: o for o in self.object.onderschrijvingen.all()}
        rijen = [(p, gezegd.get(p.pk)) for p in steun.sprekers(self.toegang)]
        return super().get_context_data(**kwargs, rijen=rijen, is_vast=steun.is_vast(self.netwerk))


class Onderschrijven(OverAanbeveling):
    """Say what one project thinks of a recommendation, or change it while the final report is not published."""

    recht = "rapportage.bekijk_aanbeveling"
    template_name = "rapportage/onderschrijven.html"
    form_class = OnderschrijfForm
    _rij: Onderschrijving | None = None

    def haal_object(self) -> Aanbeveling:
        """The right is asked for the project as well; a project of another network is not there."""
        self.object = super().haal_object()
        eis(self.toegang, RECHT)
        eis(self.toegang, RECHT, self.rij)
        return self.object

    @property
    def rij(self) -> Onderschrijving:
        """What the project said, or the empty row for what it will say."""
        if self._rij is None:
            project = Project.objects.in_netwerk(self.netwerk).met_code(self.kwargs["code"]).first()
            if project is None:
                raise Http404
            rijen = Onderschrijving.objects.in_netwerk(self.netwerk).select_related("project")
            leeg = Onderschrijving(netwerk=self.netwerk, aanbeveling=self.object, project=project)
            self._rij = rijen.filter(aanbeveling=self.object, project=project).first() or leeg
        return self._rij

    @property
    def namens(self) -> bool:
        """Whether somebody else speaks for the project."""
        return not steun.spreekt_zelf(self.rij.project, self.toegang.gebruiker)

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "instance": self.rij, "namens": self.namens}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        vast = steun.VAST if steun.is_vast(self.netwerk) else ""
        return super().get_context_data(**kwargs, rij=self.rij, project=self.rij.project, waarom_vast=vast)

    def voer_uit(self, form: OnderschrijfForm) -> Onderschrijving:
        return steun.onderschrijf(
            self.object,
            project=self.rij.project,
            **form.velden,
            versie=form.cleaned_data["versie"] or 0,  # 0: the project said nothing yet
            door=self.toegang.gebruiker,
        )

    def melding(self, uitkomst: Onderschrijving) -> str:
        return f"Genoteerd wat {uitkomst.project.titel} zegt van {self.object.code}."

    def naar(self, _uitkomst: Onderschrijving) -> str:
        if steun.gevraagd_tot(self.netwerk) and steun.onbeantwoord(self.toegang):
            return reverse("rapportage:steun", kwargs={"netwerk": self.netwerk.slug})
        return f"{self.terug()}#steun"
