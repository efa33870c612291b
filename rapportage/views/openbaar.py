from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView, View

from kern.lijsten import Leeg, LijstView
from rapportage.enums import RapportStaat
from rapportage.models import Rapport
from rapportage.overzicht import rapporten
from rapportage.querysets import RapportQuerySet
from rapportage.views.bestanden import geef_bestand


def openbaar() -> RapportQuerySet:
    """The reports everybody may see, newest first; withdrawn ones have a page that says so."""
    return Rapport.objects.openbaar().select_related("netwerk", "job").order_by("-gepubliceerd_op", "pk")


class RapportenView(LijstView):
    """Every published report of every network."""

    template_name = "rapportage/openbaar_lijst.html"
    titel, enkel, meer = "Gepubliceerde rapporten", "rapport", "rapporten"
    lead = "Wat lerende netwerken aan hun stuurgroep en aan het beleid vertelden. Een gepubliceerd bestand verandert niet meer."
    leeg = Leeg("file-earmark-text", "Zodra een netwerk een rapport publiceert, kun je het hier lezen.")
    paginate_by = 25

    def get_queryset(self) -> RapportQuerySet:
        return openbaar().filter(staat=RapportStaat.GEPUBLICEERD)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        return {**context, "rijen": rapporten.rijen(context["object_list"])}


class RapportView(DetailView):
    """One published report with its files."""

    template_name = "rapportage/openbaar_detail.html"

    def get_object(self, queryset: models.QuerySet[Rapport] | None = None) -> Rapport:  # noqa: ARG002 - Django's signature
        return get_object_or_404(openbaar(), netwerk__slug=self.kwargs["van"], slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        rij = rapporten.rij(self.object)
        cijfers = rapporten.kerncijfers(self.object, rij.bestanden)
        return super().get_context_data(
            **kwargs,
            rij=rij,
            rapport=self.object,
            cijfers=cijfers,
            gaten=rapporten.wat_ontbreekt(self.object, rij.bestanden),
            nieuwere=rapporten.nieuwere_uitgave(self.object, openbaar()),
        )


class BestandView(View):
    """Download a file of a published report."""

    def get(self, request: HttpRequest, van: str, slug: str, soort: str) -> HttpResponseBase:
        rapport = get_object_or_404(openbaar(), staat=RapportStaat.GEPUBLICEERD, netwerk__slug=van, slug=slug)
        terug = reverse("rapportage_openbaar:detail", kwargs={"van": van, "slug": slug})
        return geef_bestand(request, rapport, soort, terug=terug)
