import django_filters
from django.http import HttpRequest, QueryDict

from kern.toegang import Toegang
from kern.zoeken.filter import Zoekfilter
from piloten.enums import Fase, Pilootbesluit
from piloten.models import Piloot
from piloten.querysets import PilootQuerySet
from projecten.models import Project

GEEN_BESLUIT = "geen"


class PilootFilter(Zoekfilter):
    """Find a pilot by word, phase, decision or project."""

    zoek_in = "titel of vraag"

    fase = django_filters.ChoiceFilter(choices=Fase.choices, label="Toestand", empty_label="alle")
    besluit = django_filters.ChoiceFilter(
        method="met_besluit",
        label="Besluit",
        choices=[*[(b.value, b.label) for b in Pilootbesluit if b.value], (GEEN_BESLUIT, "nog geen besluit")],
        empty_label="alle",
    )
    project = django_filters.ChoiceFilter(label="Project", empty_label="alle")

    class Meta:
        model = Piloot
        fields = ["q", "fase", "besluit", "project"]

    def __init__(
        self,
        data: QueryDict | None = None,
        queryset: PilootQuerySet | None = None,
        *,
        request: HttpRequest | None = None,
        toegang: Toegang,
    ) -> None:
        super().__init__(data, queryset, request=request, toegang=toegang)
        self.bied_aan(
            project=lambda: Project.objects.in_netwerk(toegang.netwerk).filter(piloten__isnull=False).distinct()
        )

    def met_besluit(self, rijen: PilootQuerySet, _naam: str, waarde: str) -> PilootQuerySet:
        return rijen.zonder_besluit() if waarde == GEEN_BESLUIT else rijen.filter(besluit=waarde)
