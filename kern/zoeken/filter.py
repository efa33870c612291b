"""The filter above a list, with a field that finds what the search page finds."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from kern.standen import LOS
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
        """Let a filter choose among these rows, the same for everybody here; a filter without choices is not shown.

        They are worked out once and kept, for there may be many and they change seldom (:mod:`kern.standen`).
        """

        def lees() -> dict[str, list[tuple[str, str]]]:
            return {naam: [(str(rij.pk), str(rij)) for rij in rijen] for naam, rijen in per_filter.items()}

        naam = f"{LOS}{type(self).__name__} {'/'.join(per_filter)}"
        bewaard = self.toegang.standen.haal(naam, lees, voor_iedereen=True) if self.toegang else lees()
        for naam, keuzes in bewaard.items():
            if keuzes:
                self.filters[naam].extra["choices"] = [(waarde, woord) for waarde, woord in keuzes]
            else:
                del self.filters[naam]

    def zoek(self, rijen: Rijen, _naam: str, waarde: str) -> Rijen:
        return doorzoek(rijen, waarde, self.toegang)
