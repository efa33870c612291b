"""The filter above a list, with a field that finds what the search page finds."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from kern.toegang import Toegang
from kern.zoeken.vinden import Rijen, doorzoek


class Zoekfilter(django_filters.FilterSet):
    """Base: the field ``q``, and for whom is looked. ``zoek_in`` stands in the empty field."""

    zoek_in = "een woord"

    q = django_filters.CharFilter(method="zoek", label="Zoek", widget=forms.TextInput(attrs={"type": "search"}))

    def __init__(
        self,
        data: QueryDict | None = None,
        queryset: QuerySet | None = None,
        *,
        request: HttpRequest | None = None,
        toegang: Toegang | None = None,
    ) -> None:
        super().__init__(data, queryset, request=request)
        self.toegang = toegang
        self.filters["q"].extra["widget"].attrs["placeholder"] = self.zoek_in

    def bied_aan(self, **per_filter: QuerySet) -> None:
        """Let a filter choose among these rows, which are read once; a filter without choices is not shown."""
        for naam, rijen in per_filter.items():
            keuzes = [(str(rij.pk), str(rij)) for rij in rijen]
            if keuzes:
                self.filters[naam].extra["choices"] = keuzes
            else:
                del self.filters[naam]

    def zoek(self, rijen: Rijen, _naam: str, waarde: str) -> Rijen:
        return doorzoek(rijen, waarde, self.toegang)
