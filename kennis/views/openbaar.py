"""What everybody may read without login: published cards, and nothing around them."""

from collections.abc import Sequence

from django.db import models
from django.views.generic import DetailView

from kennis.forms.filters import OpenbaarFilter
from kennis.models import Fiche
from kern.lijsten import FilterlijstView, Leeg


class OpenbareLijst(FilterlijstView):
    """The published cards of all networks."""

    template_name = "kennis/openbaar_lijst.html"
    titel, enkel, meer = "Openbare kennis", "fiche", "fiches"
    lead = "Wat lerende netwerken leerden en delen. Je mag het lezen, doorgeven en overnemen."
    leeg = Leeg(
        "journal-text", "Zodra een netwerk een fiche openbaar maakt, staat ze hier.", titel="Nog niets openbaar"
    )
    filterset_class = OpenbaarFilter
    csv_naam = "openbare-fiches"
    csv_kop = ("titel", "soort", "de kern", "bewijs", "netwerk", "datum", "adres")

    def get_basis(self) -> models.QuerySet[Fiche]:
        return Fiche.objects.openbaar().voor_lijst()

    def csv_rij(self, obj: Fiche) -> Sequence[object]:
        adres = self.request.build_absolute_uri(obj.get_openbare_url())
        return (
            obj.titel,
            obj.get_soort_display(),
            obj.kern,
            obj.get_bewijs_display(),
            obj.netwerk.naam,
            obj.datum,
            adres,
        )


class OpenbareFiche(DetailView):
    """One published card; 404 as long as it is not public. Shows no questions, people or links into the network."""

    template_name = "kennis/openbaar_fiche.html"
    context_object_name = "fiche"

    def get_queryset(self) -> models.QuerySet[Fiche]:
        publiek = Fiche.objects.openbaar().filter(netwerk__slug=self.kwargs["van"]).voor_lijst()
        return publiek.prefetch_related("overnames__project", "overnames__organisatie")
