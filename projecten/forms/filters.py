import django_filters
from django.http import HttpRequest, QueryDict

from kern import klok
from kern.toegang import Toegang
from kern.zoeken.filter import Zoekfilter
from netwerken.enums import REGIOS, Provincie
from netwerken.models import Organisatie, Thema
from projecten.enums import STIL_NA_DAGEN, ActieStaat
from projecten.models import Actie, Oproep, Project
from projecten.overzicht.contact import laatste_contacten
from projecten.querysets import ActieQuerySet, ProjectQuerySet


class ProjectFilter(Zoekfilter):
    """Find a project by word, call, theme, region or silence; a filter without choices is not shown."""

    zoek_in = "titel of code"

    oproep = django_filters.ChoiceFilter(label="Oproep", empty_label="alle")
    thema = django_filters.ChoiceFilter(field_name="themas", label="Thema", empty_label="alle")
    provincie = django_filters.ChoiceFilter(choices=Provincie.choices, label="Provincie", empty_label="alle")
    contact = django_filters.ChoiceFilter(
        method="stil",
        label="Contact",
        choices=[("stil", f"stil, langer dan {STIL_NA_DAGEN} dagen")],
        empty_label="alle",
    )

    class Meta:
        model = Project
        fields = ["q", "oproep", "thema", "provincie", "contact"]

    def __init__(
        self,
        data: QueryDict | None = None,
        queryset: ProjectQuerySet | None = None,
        *,
        request: HttpRequest | None = None,
        toegang: Toegang,
        ziet_stilte: bool,
    ) -> None:
        super().__init__(data, queryset, request=request, toegang=toegang)
        self.bied_aan(
            oproep=lambda: Oproep.objects.in_netwerk(toegang.netwerk),
            thema=lambda: Thema.objects.in_netwerk(toegang.netwerk).filter(projecten__isnull=False).distinct(),
        )
        self.filters["provincie"].extra["choices"] = [(r.value, r.label) for r in REGIOS.get(toegang.netwerk.land, ())]
        if not ziet_stilte:
            del self.filters["contact"]

    def stil(self, rijen: ProjectQuerySet, _naam: str, _waarde: str) -> ProjectQuerySet:
        return rijen.filter(pk__in=laatste_contacten(self.toegang).stil) if self.toegang else rijen.none()


class ActieFilter(django_filters.FilterSet):
    """Narrow the action plan by state, who carries it, or a day that has passed."""

    staat = django_filters.ChoiceFilter(choices=ActieStaat.choices, label="Toestand", empty_label="alle")
    trekker = django_filters.ModelChoiceFilter(
        field_name="organisatie", queryset=Organisatie.objects.none(), label="Trekker", empty_label="alle"
    )
    tegen = django_filters.ChoiceFilter(
        method="te_laat", label="Tegen", choices=[("laat", "voorbij, nog niet klaar")], empty_label="alle"
    )

    class Meta:
        model = Actie
        fields = ["staat", "trekker", "tegen"]

    def __init__(
        self,
        data: QueryDict | None = None,
        queryset: ActieQuerySet | None = None,
        *,
        request: HttpRequest | None = None,
        toegang: Toegang,
    ) -> None:
        super().__init__(data, queryset, request=request)
        self.filters["trekker"].queryset = (
            Organisatie.objects.filter(acties__netwerk=toegang.netwerk).distinct().order_by("naam")
        )

    def te_laat(self, rijen: ActieQuerySet, _naam: str, _waarde: str) -> ActieQuerySet:
        open_acties = rijen.filter(tegen__lt=klok.vandaag())
        return open_acties.filter(staat__in=[ActieStaat.GEPLAND, ActieStaat.LOOPT])
