"""The list page, built once: filter row in the URL, count, paging, and the same rows as CSV with ``?als=csv``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.views.generic import ListView
from django_filters import FilterSet

from kern import opmaak
from kern.csvbestand import csv_antwoord


@dataclass(frozen=True)
class Nieuw:
    """The button with which one makes what a list holds: who may, where it leads, its word and its icon."""

    recht: str
    pad: str
    knop: str
    icoon: str


@dataclass(frozen=True)
class Leeg:
    """What an empty list says: ``tekst`` to who may make something, ``zonder`` to who may only read."""

    icoon: str
    tekst: str
    zonder: str = ""
    titel: str = ""  # when it is not "nog geen …"


class LijstView(ListView):
    """Base of every list: its page is ``base_lijst.html``, and a number that is no longer there shows the last page.

    A subclass says in words what it lists: ``titel`` and ``lead`` of the page, one (``enkel``) and several (``meer``),
    what an empty list says (``leeg``), and with which button one makes something (``nieuw``).
    """

    titel = ""
    lead = ""
    enkel = ""
    meer = ""
    leeg: Leeg
    nieuw: Nieuw | None = None

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:  # a page reads its rows back from it
        woorden = {naam: getattr(self, naam) for naam in ("titel", "lead", "enkel", "meer", "leeg", "nieuw")}
        context = super().get_context_data(**{**woorden, **kwargs})
        bladen = context["paginator"]
        aantal = bladen.count if bladen else len(context["object_list"])
        return {**context, "telling": opmaak.aantal(aantal, self.enkel, self.meer)}

    def paginate_queryset(  # type: ignore[override]  # the four that Django's template context takes
        self, queryset: models.QuerySet[models.Model], page_size: int
    ) -> tuple[Paginator, Page, object, bool]:
        bladen = self.get_paginator(queryset, page_size)
        blad = bladen.get_page(self.request.GET.get(self.page_kwarg))
        return bladen, blad, blad.object_list, blad.has_other_pages()


class FilterlijstView(LijstView):
    """Base of a list. A subclass gives ``get_basis`` (the rows one may see) and a ``filterset_class``.

    ``csv_naam``, ``csv_kop`` and ``csv_rij`` make the export; it holds every row of the filter, not one page.
    """

    filterset_class: type[FilterSet]
    paginate_by: int | None = 25
    csv_naam = "lijst"
    csv_kop: Sequence[str] = ()

    def get_basis(self) -> models.QuerySet[models.Model]:
        return super().get_queryset()

    def csv_rij(self, obj: Any) -> Sequence[object]:  # a list names the model of its rows
        return [str(obj)]

    def filter_opties(self) -> dict[str, object]:
        """What the filter needs to know besides the address, for instance the access."""
        return {}

    def get_queryset(self) -> models.QuerySet[models.Model]:
        self.filter = self.filterset_class(
            self.request.GET or None, queryset=self.get_basis(), request=self.request, **self.filter_opties()
        )
        return self.filter.qs

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.GET.get("als") == "csv":
            rijen: Iterable[Sequence[object]] = (self.csv_rij(obj) for obj in self.get_queryset())
            return csv_antwoord(self.csv_naam, self.csv_kop, rijen)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        gekozen = any(waarde for naam, waarde in self.request.GET.items() if naam in self.filter.filters)
        return super().get_context_data(**kwargs, filter=self.filter, is_gefilterd=gekozen)
