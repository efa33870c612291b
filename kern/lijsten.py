"""The list page, built once: filter and order in the address, count, paging, and the same rows as CSV with ``?als=csv``."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models.functions import Lower
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.views.generic import ListView
from django_filters import FilterSet

from kern import opmaak, register
from kern.csvbestand import csv_antwoord
from kern.toegang import Toegang
from kern.zoeken.filter import Zoekfilter


@dataclass(frozen=True)
class Nieuw:
    """The button with which one makes what a list holds: who may, where it leads, its word and its icon."""

    recht: str
    pad: str
    knop: str
    icoon: str


@dataclass(frozen=True)
class Lijstknop:
    """A button that another app puts beside the list ``bij``: who sees it, where it leads, its words and icon."""

    bij: str
    recht: str
    adres: str
    naam: str
    icoon: str


@dataclass(frozen=True)
class Leeg:
    """What an empty list says: ``tekst`` to who may make something, ``zonder`` to who may only read."""

    icoon: str
    tekst: str
    zonder: str = ""
    titel: str = ""  # when it is not "nog geen …"


CSV_HAP = 500  # rows that are read together for a file
NIET_TE_BEWAREN = ("page", "als", "lijst", "csrfmiddlewaretoken")  # of an address: no part of a filter
RICHTINGEN = {  # what the two ways of an order are called
    "tekst": ("van A tot Z", "van Z tot A"),
    "dag": ("oudste eerst", "nieuwste eerst"),
    "aantal": ("minste eerst", "meeste eerst"),
}


@dataclass(frozen=True)
class Volgorde:
    """An order of a list: the heading it belongs to, the fields it looks at, and what kind of thing those hold."""

    naam: str
    velden: tuple[str, ...]
    soort: str = "tekst"

    def op(self, *, af: bool) -> list[models.expressions.OrderBy]:
        """What the database sorts by, with what is empty last either way."""
        delen = [Lower(veld) if self.soort == "tekst" else models.F(veld) for veld in self.velden]
        return [deel.desc(nulls_last=True) if af else deel.asc(nulls_last=True) for deel in delen]


@dataclass(frozen=True)
class Kolom:
    """A column that a reader may hide: what its heading says, and its place in the table, counted from 1."""

    woord: str
    plaats: int


ZONDER = "zonder"  # of the address: the columns that are hidden
TELT_NIET = {"page", "sorteer", ZONDER}  # of the address: what leaves the number of rows as it is
# by place; whole names, for the style sheet says the same
VERBORGEN = ("", "", "ln-zonder-2", "ln-zonder-3", "ln-zonder-4", "ln-zonder-5", "ln-zonder-6")


class GeteldeBladen(Paginator):
    """Pages of rows that ``tel`` counts, where a list gives one; otherwise one query of their own."""

    tel: Callable[[], int] | None = None

    @cached_property
    def count(self) -> int:
        return self.tel() if self.tel else super().count


class LijstView(ListView):
    """Base of every list: its page is ``base_lijst.html``, and a number that is no longer there shows the last page.

    A subclass says in words what it lists: ``titel`` and ``lead`` of the page, one (``enkel``) and several (``meer``),
    what an empty list says (``leeg``), and with which button one makes something (``nieuw``). ``rijvelden`` are the fields that
    a row of the page shows; the rest of a wide row is not read. A CSV has the whole row.
    """

    titel = ""
    lead = ""
    enkel = ""
    meer = ""
    leeg: Leeg
    nieuw: Nieuw | None = None
    rijvelden: Sequence[str] = ()
    paginator_class = GeteldeBladen

    def tel(self, _rijen: models.QuerySet[models.Model]) -> Callable[[], int] | None:
        """How the rows of the whole list are counted: kept where they can be, for the count is what grows with the data."""
        return None

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:  # a page reads its rows back from it
        woorden = {naam: getattr(self, naam) for naam in ("titel", "lead", "enkel", "meer", "leeg", "nieuw")}
        context = super().get_context_data(**{**woorden, **kwargs})
        bladen = context["paginator"]
        aantal = bladen.count if bladen else len(context["object_list"])
        return {**context, "telling": opmaak.aantal(aantal, self.enkel, self.meer)}

    def paginate_queryset(  # type: ignore[override]  # the four that Django's template context takes
        self, queryset: models.QuerySet[models.Model], page_size: int
    ) -> tuple[Paginator, Page, object, bool]:
        bladen = self.get_paginator(queryset.only(*self.rijvelden) if self.rijvelden else queryset, page_size)
        if isinstance(bladen, GeteldeBladen):
            bladen.tel = self.tel(queryset)
        blad = bladen.get_page(self.request.GET.get(self.page_kwarg))
        return bladen, blad, blad.object_list, blad.has_other_pages()


def lijstknoppen_van(toegang: Toegang, bij: str) -> list[Lijstknop]:
    """The buttons that apps to the right put beside a list, for this person."""
    return [knop for knop in register.alles.lijstknoppen if knop.bij == bij and toegang.mag(knop.recht)]


def filterkeuzes(request: HttpRequest, zeef: FilterSet) -> HttpResponse:
    """What one may choose in the filter of ``?kies=``, found by the words of ``?q=``."""
    if not isinstance(zeef, Zoekfilter) or request.GET["kies"] not in zeef.te_zoeken:
        raise Http404
    return JsonResponse({"keuzes": zeef.keuzes_van(request.GET["kies"], request.GET.get("q", ""))})


class FilterlijstView(LijstView):
    """Base of a list. A subclass gives ``get_basis`` (the rows one may see) and a ``filterset_class``.

    ``csv_naam``, ``csv_kop`` and ``csv_rij`` make the export; it holds every row of the filter, not one page.
    ``volgordes`` are the orders one may ask with ``?sorteer=naam`` and ``?sorteer=-naam``; the tag ``kop`` draws their headings.
    ``kolommen`` are those one may hide with ``?zonder=naam``, on the page and in print; the address is kept with a filter. The CSV
    has all of them.
    """

    filterset_class: type[FilterSet]
    paginate_by: int | None = 25
    volgordes: Mapping[str, Volgorde] = {}
    kolommen: Mapping[str, Kolom] = {}
    csv_naam = "lijst"
    csv_kop: Sequence[str] = ()

    def get_basis(self) -> models.QuerySet[models.Model]:
        return super().get_queryset()

    def tel(self, rijen: models.QuerySet[models.Model]) -> Callable[[], int] | None:
        toegang, adres = getattr(self.request, "toegang", None), self.request.resolver_match
        if toegang is None or adres is None or set(adres.kwargs) != {"netwerk"} or set(self.request.GET) - TELT_NIET:
            return None
        return partial(toegang.standen.haal, f"aantal in {adres.view_name}", rijen.count)

    def csv_rij(self, obj: Any) -> Sequence[object]:  # a list names the model of its rows
        return [str(obj)]

    def filter_opties(self) -> dict[str, object]:
        """What the filter needs to know besides the address, for instance the access."""
        return {}

    def get_queryset(self) -> models.QuerySet[models.Model]:
        self.filter = self.filterset_class(
            self.request.GET or None, queryset=self.get_basis(), request=self.request, **self.filter_opties()
        )
        return self.gesorteerd(self.filter.qs)

    @property
    def sorteer(self) -> str:
        """The order that was asked, as it stands in the address; nothing when there is no such order."""
        gevraagd = self.request.GET.get("sorteer", "")
        return gevraagd if gevraagd.removeprefix("-") in self.volgordes else ""

    def gesorteerd(self, rijen: models.QuerySet[models.Model]) -> models.QuerySet[models.Model]:
        if not self.sorteer:
            return rijen
        volgorde = self.volgordes[self.sorteer.removeprefix("-")]
        return rijen.order_by(*volgorde.op(af=self.sorteer.startswith("-")), "-pk")

    def sorteerkeuzes(self) -> list[tuple[str, str]]:
        """Each order both ways, in words, for where the headings do not show."""
        return [
            (f"{teken}{naam}", f"{v.naam}, {woord}")
            for naam, v in self.volgordes.items()
            for teken, woord in zip(("", "-"), RICHTINGEN[v.soort], strict=True)
        ]

    def heeft_kolom(self, _naam: str) -> bool:
        """Whether the table has this column of ``kolommen`` for this reader."""
        return True

    @property
    def zonder(self) -> list[str]:
        """The columns that the address hides."""
        gevraagd = self.request.GET.getlist(ZONDER)
        return [naam for naam in self.kolommen if naam in gevraagd and self.heeft_kolom(naam)]

    def kolomkeuze(self) -> dict[str, object]:
        """What the page needs to let a reader hide columns, and to hide them."""
        zonder, kolommen = self.zonder, {n: kolom for n, kolom in self.kolommen.items() if self.heeft_kolom(n)}
        return {
            "kolomkeuzes": [(naam, kolom.woord, naam in zonder) for naam, kolom in kolommen.items()],
            "zonder_woorden": opmaak.opsomming([kolommen[naam].woord for naam in zonder]),
            "tabelklassen": " ".join(VERBORGEN[kolommen[naam].plaats] for naam in zonder),
        }

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method in {"GET", "HEAD"} and request.GET.get("als") == "csv":
            rijen: Iterable[Sequence[object]] = (self.csv_rij(obj) for obj in self.get_queryset().iterator(CSV_HAP))
            return csv_antwoord(self.csv_naam, self.csv_kop, rijen)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The list; or with ``?kies=filter&q=woord`` what one may choose in a filter with many choices."""
        if "kies" in request.GET:
            self.get_queryset()
            return filterkeuzes(request, self.filter)
        return super().get(request, *args, **kwargs)

    def eigen_filters(self) -> dict[str, object]:
        """The filters that the reader keeps for this list, and what to keep now; nothing outside a network."""
        toegang, plek = getattr(self.request, "toegang", None), self.request.resolver_match
        if toegang is None or plek is None:
            return {}
        vraag = self.request.GET.copy()
        for naam in [n for n, waarden in vraag.lists() if n in NIET_TE_BEWAREN or not any(waarden)]:
            del vraag[naam]
        return {
            "lijst_naam": plek.view_name,
            "bewaarde_filters": [f for f in toegang.filters if f.lijst == plek.view_name],
            "te_bewaren": vraag.urlencode(),
        }

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        gekozen = sum(bool(waarde) for naam, waarde in self.request.GET.items() if naam in self.filter.filters)
        return super().get_context_data(
            **kwargs,
            filter=self.filter,
            is_gefilterd=bool(gekozen),
            aantal_filters=gekozen,
            sorteer=self.sorteer,
            sorteerkeuzes=self.sorteerkeuzes(),
            **self.kolomkeuze(),
            **self.eigen_filters(),
        )
