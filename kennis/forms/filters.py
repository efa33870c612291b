import django_filters
from django import forms
from django.http import HttpRequest, QueryDict

from kennis.enums import Bewijs, Fichesoort, SignaalStaat
from kennis.models import Fiche, Signaal
from kennis.querysets import FicheQuerySet, SignaalQuerySet
from kern.toegang import Toegang
from kern.zoeken.vinden import doorzoek
from netwerken.models import Netwerk, Thema

ZOEKVELD = {"type": "search", "placeholder": "een woord"}


class FicheFilter(django_filters.FilterSet):
    """Find a card by word, kind, theme or proof."""

    q = django_filters.CharFilter(method="zoek", label="Zoek", widget=forms.TextInput(attrs=ZOEKVELD))
    soort = django_filters.ChoiceFilter(choices=Fichesoort.choices, label="Soort", empty_label="alle")
    thema = django_filters.ModelChoiceFilter(queryset=Thema.objects.none(), label="Thema", empty_label="alle")
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
        super().__init__(data, queryset, request=request)
        self.filters["thema"].queryset = (
            Thema.objects.in_netwerk(toegang.netwerk).filter(fiches__isnull=False).distinct()
        )

    def zoek(self, rijen: FicheQuerySet, _naam: str, waarde: str) -> FicheQuerySet:
        return doorzoek(rijen, waarde)


class OpenbaarFilter(django_filters.FilterSet):
    """Find a public card by word, kind, proof or network."""

    q = django_filters.CharFilter(method="zoek", label="Zoek", widget=forms.TextInput(attrs=ZOEKVELD))
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

    def zoek(self, rijen: FicheQuerySet, _naam: str, waarde: str) -> FicheQuerySet:
        return doorzoek(rijen, waarde)


class SignaalFilter(django_filters.FilterSet):
    """Find a signal by word or state."""

    q = django_filters.CharFilter(method="zoek", label="Zoek", widget=forms.TextInput(attrs=ZOEKVELD))
    staat = django_filters.ChoiceFilter(choices=SignaalStaat.choices, label="Toestand", empty_label="alle")

    class Meta:
        model = Signaal
        fields = ["q", "staat"]

    def zoek(self, rijen: SignaalQuerySet, _naam: str, waarde: str) -> SignaalQuerySet:
        return doorzoek(rijen, waarde)
