import django_filters
from django.http import HttpRequest, QueryDict

from kennis.enums import Bewijs, Fichesoort, SignaalStaat
from kennis.models import Fiche, Signaal
from kennis.querysets import FicheQuerySet
from kern.toegang import Toegang
from kern.zoeken.filter import Zoekfilter
from netwerken.models import Netwerk, Thema


class FicheFilter(Zoekfilter):
    """Find a card by word, kind, theme or proof."""

    soort = django_filters.ChoiceFilter(choices=Fichesoort.choices, label="Soort", empty_label="alle")
    thema = django_filters.ChoiceFilter(label="Thema", empty_label="alle")
    bewijs = django_filters.ChoiceFilter(choices=Bewijs.choices, label="Bewijs", empty_label="alle")

    class Meta:
        model = Fiche
        fields = ["q", "soort", "thema", "bewijs"]

    def __init__(
        self,
        data: QueryDict | None = None,
        queryset: FicheQuerySet | None = None,
        *,
        request: HttpRequest | None = None,
        toegang: Toegang,
    ) -> None:
        super().__init__(data, queryset, request=request, toegang=toegang)
        self.bied_aan(thema=lambda: Thema.objects.in_netwerk(toegang.netwerk).filter(fiches__isnull=False).distinct())


class OpenbaarFilter(Zoekfilter):
    """Find a public card by word, kind, proof or network."""

    soort = django_filters.ChoiceFilter(choices=Fichesoort.choices, label="Soort", empty_label="alle")
    bewijs = django_filters.ChoiceFilter(choices=Bewijs.choices, label="Bewijs", empty_label="alle")
    netwerk = django_filters.ModelChoiceFilter(
        queryset=Netwerk.objects.filter(fiches__is_openbaar=True).distinct(),
        to_field_name="slug",
        label="Netwerk",
        empty_label="alle",
    )

    class Meta:
        model = Fiche
        fields = ["q", "soort", "bewijs", "netwerk"]


class SignaalFilter(Zoekfilter):
    """Find a signal by word or state."""

    staat = django_filters.ChoiceFilter(choices=SignaalStaat.choices, label="Toestand", empty_label="alle")

    class Meta:
        model = Signaal
        fields = ["q", "staat"]
