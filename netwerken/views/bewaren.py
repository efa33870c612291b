"""Keeping the filter of a list, and taking it away."""

from django.db import models
from django.http import Http404, QueryDict
from django.urls import NoReverseMatch, resolve, reverse

from kern.lijsten import NIET_TE_BEWAREN, FilterlijstView
from kern.meldingen import terug_naar
from kern.views import DaadView, Drukknop
from netwerken.domain.filters import bewaar_filter, haal_filter_weg
from netwerken.forms.filter import BewaarFilterForm
from netwerken.models import Bewaardefilter, Netwerk


def lijst_url(netwerk: Netwerk, lijst: str) -> str:
    """The address of a list of this network. Raises Http404 for what is none."""
    try:
        url = reverse(lijst, kwargs={"netwerk": netwerk.slug})
    except NoReverseMatch:
        raise Http404 from None
    klasse = getattr(resolve(url).func, "view_class", None)
    if not (isinstance(klasse, type) and issubclass(klasse, FilterlijstView)):
        raise Http404
    return url


class FilterBewaren(DaadView):
    """Give a name to what was chosen in the filter of a list."""

    recht = "netwerken.bekijk_netwerk"
    template_name = "netwerken/filter_bewaren.html"
    form_class = BewaarFilterForm
    titel, lead = "Bewaar deze filter", "Hij staat dan boven de lijst, met één klik."
    gelukt = "De filter is bewaard."

    def get_initial(self) -> dict[str, object]:
        return {naam: self.request.GET.get(naam, "") for naam in ("lijst", "vraag")}

    def terug(self) -> str:
        lijst = self.request.POST.get("lijst") or self.request.GET.get("lijst", "")
        return lijst_url(self.netwerk, lijst) if lijst else str(self.netwerk.get_absolute_url())

    def voer_uit(self, form: BewaarFilterForm) -> Bewaardefilter:
        lijst = form.cleaned_data["lijst"]
        lijst_url(self.netwerk, lijst)
        vraag = QueryDict(form.cleaned_data["vraag"], mutable=True)
        for naam in [n for n, waarden in vraag.lists() if n in NIET_TE_BEWAREN or not any(waarden)]:
            del vraag[naam]
        return bewaar_filter(
            self.netwerk,
            lijst=lijst,
            naam=form.cleaned_data["naam"],
            vraag=vraag.urlencode(),
            door=self.toegang.gebruiker,
        )

    def naar(self, uitkomst: Bewaardefilter) -> str:
        return f"{lijst_url(self.netwerk, uitkomst.lijst)}?{uitkomst.vraag}"


class FilterWeg(Drukknop[Bewaardefilter]):
    """Take a filter of one's own away."""

    recht = "netwerken.bekijk_netwerk"
    zoekveld = "pk"
    gelukt = "De filter is weggehaald."

    def get_rijen(self) -> models.QuerySet[Bewaardefilter]:
        return Bewaardefilter.objects.in_netwerk(self.netwerk).filter(gebruiker=self.toegang.gebruiker)

    def terug(self) -> str:
        return lijst_url(self.netwerk, self.object.lijst)

    def naar(self) -> str:
        return terug_naar(self.request, self.terug())

    def doe(self) -> None:
        haal_filter_weg(self.object, door=self.toegang.gebruiker)
