"""The filter above a list, with a field that finds what the search page finds."""

from collections.abc import Callable

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from kern.invoer import heel_getal
from kern.kiezers import Keuze, zoek_in_keuzes
from kern.standen import LOS
from kern.toegang import Toegang
from kern.zoeken.vinden import Rijen, doorzoek

HOOGSTENS = 40  # choices of one filter that a page carries; it costs the same however many there are
WEG = "Wat hier gekozen was, is er niet meer. Kies iets anders."  # also what a saved filter remembers
HAP = 200  # rows that are read together while somebody searches among choices


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
        for filter_ in self.filters.values():
            if isinstance(filter_, django_filters.ChoiceFilter):
                filter_.extra.setdefault("error_messages", {"invalid_choice": WEG})
        self.toegang = toegang
        self.te_zoeken: dict[str, Callable[[], QuerySet]] = {}
        self.filters["q"].extra["widget"].attrs["placeholder"] = self.zoek_in

    def bied_aan(self, **per_filter: Callable[[], QuerySet]) -> None:
        """Let a filter choose among these rows, the same for everybody here; a filter without choices is not shown.

        They are worked out once and kept, for they change seldom (:mod:`kern.standen`). Of more than ``HOOGSTENS`` only how
        many there are: the page carries what is chosen and searches the rest (:meth:`keuzes_van`), unless somebody
        without script asks for all with ``?lijst=naam``.
        """

        def lees() -> dict[str, tuple[int, list[tuple[str, str]]]]:
            alle = {naam: [(str(rij.pk), str(rij)) for rij in rijen()] for naam, rijen in per_filter.items()}
            return {n: (len(rijen), rijen if len(rijen) <= HOOGSTENS else []) for n, rijen in alle.items()}

        naam = f"{LOS}keuzes van {type(self).__name__} {'/'.join(per_filter)}"
        bewaard = self.toegang.standen.haal(naam, lees, voor_iedereen=True) if self.toegang else lees()
        for naam, (hoeveel, keuzes) in bewaard.items():
            extra = self.filters[naam].extra
            if not hoeveel:
                del self.filters[naam]
            elif hoeveel <= HOOGSTENS:
                extra["choices"] = [(waarde, woord) for waarde, woord in keuzes]
            else:
                self.te_zoeken[naam] = per_filter[naam]
                extra["choices"] = self._keuzes(naam)
                extra["widget"] = forms.Select(attrs={"data-zoek": naam, "data-hoeveel": hoeveel})

    def _keuzes(self, naam: str) -> list[tuple[str, str]]:
        """What the page carries of a filter with many choices: what is chosen, or all of it when that was asked."""
        pk = heel_getal(self.data.get(naam, ""))
        alles = self.data.get("lijst") == naam
        if pk is None and not alles:
            return []
        rijen = self.te_zoeken[naam]()
        return [(str(rij.pk), str(rij)) for rij in (rijen if alles else rijen.filter(pk=pk))]

    def keuzes_van(self, naam: str, vraag: str) -> list[Keuze]:
        """The first choices of a filter with many in which every word of a question occurs; none for another filter."""
        rijen = self.te_zoeken.get(naam)
        if rijen is None:
            return []
        return zoek_in_keuzes(((str(rij.pk), str(rij)) for rij in rijen().iterator(HAP)), vraag)

    def zoek(self, rijen: Rijen, _naam: str, waarde: str) -> Rijen:
        return doorzoek(rijen, waarde, self.toegang)
