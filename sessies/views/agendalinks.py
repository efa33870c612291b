"""Meetings in somebody's own calendar: the addresses they keep, and the calendar behind each of them."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView

from kern.meldingen import gedaan
from kern.verzoek import Verzoek
from kern.views import doe, heeft_sleutel, probeer
from netwerken.models import Gebruiker, Netwerk
from sessies.domain.agendalinks import (
    lees_agendalink,
    maak_agendalink,
    token_van,
    trek_agendalink_in,
    vernieuw_agendalink,
)
from sessies.forms.agendalink import ALLES, AgendalinkForm
from sessies.models import Agendalink
from sessies.overzicht import agendafeed
from sessies.overzicht.agendafeed import Feed

SOORT = "text/calendar; charset=utf-8"
OPENBAAR = "public, max-age=300"
PRIVE = "private, no-cache"  # kept by who reads it alone, and asked again each time


class AgendalinksView(LoginRequiredMixin, FormView):
    """One's own addresses: make one, copy it, open it, close it."""

    request: Verzoek
    template_name = "sessies/agendalinks.html"
    form_class = AgendalinkForm
    http_method_names = ("get", "post", "head", "options")  # Django's form views would take PUT for POST

    def get_initial(self) -> dict[str, object]:
        return {"welke": self.request.GET.get("voor", ALLES)}

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "gebruiker": self.request.user}

    def form_valid(self, form: AgendalinkForm) -> HttpResponse:
        link = None
        if heeft_sleutel(self.request, form):
            netwerk, groep = form.waarvan
            link = probeer(form, lambda: maak_agendalink(netwerk=netwerk, groep=groep, door=self.request.user))
        if link is None:
            return self.form_invalid(form)
        gedaan(self.request, "Het adres is klaar. Open het in je kalender, of kopieer het.")
        return redirect("sessies_account:agendalinks")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        links = [(link, *adressen(link_pad(link))) for link in Agendalink.objects.van(self.request.user)]
        return super().get_context_data(**kwargs, links=links)


def link_pad(link: Agendalink) -> str:
    return reverse("sessies_link:feed", kwargs={"token": token_van(link)})


def adressen(pad: str) -> tuple[str, str]:
    """The full address to copy, and the same one in words that a calendar program listens to."""
    adres = f"{settings.SITE_URL}{pad}"
    return adres, f"webcal{adres.removeprefix(urlsplit(adres).scheme)}"


@require_POST
@login_required
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Close one of one's own addresses."""
    link = _eigen(request, pk)
    return _daad(request, lambda: trek_agendalink_in(link, door=request.user), "Het adres werkt niet meer.")


@require_POST
@login_required
def vernieuwen(request: Verzoek, pk: int) -> HttpResponse:
    """Close one and make another for the same meetings."""
    link = _eigen(request, pk)
    gelukt = "Het oude adres werkt niet meer. Zet het nieuwe in je kalender."
    return _daad(request, lambda: vernieuw_agendalink(link, door=request.user), gelukt)


def _eigen(request: Verzoek, pk: int) -> Agendalink:
    gebruiker: Gebruiker = request.user
    return get_object_or_404(Agendalink.objects.select_related("netwerk", "groep"), pk=pk, gebruiker=gebruiker)


def _daad(request: Verzoek, daad: Callable[[], Agendalink], gelukt: str) -> HttpResponse:
    return doe(request, daad, gelukt, reverse("sessies_account:agendalinks"))


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind an address; nobody is logged in, and every address that does not work gets one answer."""
    link = lees_agendalink(token)
    return _antwoord(request, agendafeed.persoonlijke_feed(link) if link is not None else None)


@require_safe
def openbare_feed(request: HttpRequest, van: str = "") -> HttpResponse:
    """What visitors may know of, as a calendar: of all networks, or of one."""
    if not van:
        return _antwoord(request, agendafeed.openbare_feed())
    netwerk = Netwerk.objects.filter(slug=van).first()
    return _antwoord(request, agendafeed.openbare_feed(netwerk) if netwerk is not None else None)


def _antwoord(request: HttpRequest, inhoud: Feed | None) -> HttpResponse:
    """The calendar, or that it did not change; a page that names no address is all that others learn."""
    if inhoud is None:
        raise Http404("Dit agenda-adres bestaat niet.")
    etag, laatst = inhoud.etag, inhoud.laatst
    antwoord = get_conditional_response(request, etag=etag, last_modified=laatst)
    if antwoord is None:
        antwoord = HttpResponse(inhoud.als_bestand(), content_type=SOORT)
    antwoord["ETag"] = etag
    if laatst is not None:
        antwoord["Last-Modified"] = http_date(laatst)
    if not inhoud.openbaar:
        antwoord["Cache-Control"] = PRIVE
    elif settings.SESSION_COOKIE_NAME not in request.COOKIES:  # who is logged in gets nothing that is kept
        antwoord["Cache-Control"] = OPENBAAR
    antwoord["X-Robots-Tag"] = "noindex"
    antwoord["Content-Disposition"] = 'inline; filename="agenda.ics"'
    return antwoord
