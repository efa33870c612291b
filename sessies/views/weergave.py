"""The switch between month, week and list: the filters travel along, and so does the time one looks at."""

from datetime import date

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View

from netwerken.models import Netwerk
from sessies.forms.filters import zonder_waar
from sessies.overzicht.kalender import Maand, Week

# name in the address, word on the switch, the filters that page knows
_KEUZES = (
    ("kalender", "Maand", ("soort", "groep", "vorm", "ligging", "provincie")),
    ("week", "Week", ("soort", "groep", "vorm", "ligging", "provincie")),
    ("lijst", "Lijst", ("soort", "groep", "ligging", "provincie")),
)


class OudAdresMixin(View):
    """A page that was kept or shared with ``?waar=`` goes on under the filters that took its place."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method in {"GET", "HEAD"} and "waar" in request.GET:
            vraag = zonder_waar(request.GET).urlencode()
            return redirect(f"{request.path}?{vraag}" if vraag else request.path)
        return super().dispatch(request, *args, **kwargs)


def weergaven(request: HttpRequest, netwerk: Netwerk, nu: str, dag: date | None = None) -> list[dict[str, object]]:
    """Return the three views with their addresses.

    ``nu`` is the one that is shown, ``dag`` a day of what it shows; None leads to the month and the week of today.
    """
    tijd: dict[str, tuple[str, type[Maand | Week]]] = {"kalender": ("maand", Maand), "week": ("week", Week)}
    uit = []
    for naam, woord, filters in _KEUZES:
        vragen = QueryDict(mutable=True)
        for veld in filters:
            if request.GET.get(veld):
                vragen[veld] = request.GET[veld]
        if naam in tijd and dag is not None:
            veld, soort = tijd[naam]
            vragen[veld] = str(soort.van(dag))
        adres = reverse(f"sessies:{naam}", kwargs={"netwerk": netwerk.slug})
        uit.append({"woord": woord, "url": f"{adres}?{vragen.urlencode()}" if vragen else adres, "is_nu": naam == nu})
    return uit
