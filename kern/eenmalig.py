"""What a request has to do with forms that are sent twice, and with a session that must not end under who works."""

import re
import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from kern.domain import inzendingen
from kern.domain.inzendingen import Beurt
from kern.exceptions import AlVerstuurd
from kern.invoer import is_geheim

VELD = "inzending"
KOEKJE = "bewaard"  # tells the browser which drafts the server took over; see static/js/formulier.js
_SLEUTEL = re.compile(r"[0-9a-f]{32}")
_NIET_GETYPT = frozenset({VELD, "csrfmiddlewaretoken"})
_UUR = 3600
_GEBRUIKT = "gebruikt_op"

Antwoord = Callable[[HttpRequest], HttpResponse]


class EenmaligMiddleware:
    """The second time a form arrives, lead to what the first made; tell the browser when a form was accepted.

    Stands last, so that a key of the form and a right are asked first. The work is done in
    :mod:`kern.domain.inzendingen`, in the transaction of what is made.
    """

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        deze = _lees(request)
        request.beurt = deze  # type: ignore[attr-defined]  # read by process_view, which Django calls with the request alone
        if deze is None:
            return self.get_response(request)
        with inzendingen.beurt(deze):
            antwoord = self.get_response(request)
        if getattr(antwoord, "al_gedaan", False):
            return _met_koekje(antwoord, request)
        naar = antwoord["Location"] if "Location" in antwoord else request.get_full_path()
        if inzendingen.is_aangenomen(deze, naar):
            return _met_koekje(antwoord, request)
        if not deze.is_genomen and "Location" not in antwoord and (al := _al_gedaan(request, deze)):
            return _met_koekje(al, request)  # the other copy won while this one was on its way
        return antwoord

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        deze: Beurt | None = request.beurt  # type: ignore[attr-defined]  # set above
        return _al_gedaan(request, deze) if deze else None

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """A view that does not know the refusal: back to its page, where the draft is."""
        if not isinstance(fout, AlVerstuurd):
            return None
        messages.error(request, str(fout))
        return HttpResponseRedirect(request.get_full_path())


def _lees(request: HttpRequest) -> Beurt | None:
    if request.method != "POST" or not _SLEUTEL.fullmatch(sleutel := request.POST.get(VELD, "")):
        return None
    wie = request.user.pk if request.user.is_authenticated else ""
    namen = [naam for naam in request.POST if naam not in _NIET_GETYPT and not is_geheim(naam)]
    getypt = sorted((naam, tuple(request.POST.getlist(naam))) for naam in namen)
    bestanden = sorted((naam, f.name, f.size) for naam in request.FILES for f in request.FILES.getlist(naam))
    return Beurt(
        sleutel=inzendingen.maak_sleutel(sleutel, wie, request.path),
        vingerafdruk=inzendingen.maak_sleutel(getypt, bestanden),
        als_bezoeker=inzendingen.maak_sleutel(sleutel, "", request.path),
    )


def _al_gedaan(request: HttpRequest, deze: Beurt) -> HttpResponse | None:
    eerder = inzendingen.eerdere(deze)
    if eerder is None:
        return None
    messages.info(request, "Dit formulier was al aangekomen. We deden het één keer.")
    # Who has no account may not see the page of what it made; where the form led is known once the first is answered.
    naar = inzendingen.adres_van(eerder) if request.user.is_authenticated else eerder.naar
    antwoord = HttpResponseRedirect(naar or request.path)
    antwoord.al_gedaan = True  # type: ignore[attr-defined]  # for __call__ above
    return antwoord


def _met_koekje(antwoord: HttpResponse, request: HttpRequest) -> HttpResponse:
    """Add the key to those that the next page will read."""
    vorige = [s for s in request.COOKIES.get(KOEKJE, "").split(".") if _SLEUTEL.fullmatch(s)][-4:]
    waarde = ".".join([*vorige, request.POST[VELD]])
    antwoord.set_cookie(KOEKJE, waarde, max_age=_UUR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return antwoord


class SessieduurMiddleware:
    """Extend the session of who works, at most one write an hour; a page that asks by itself extends nothing."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        vanzelf = request.method != "POST" and "HX-Request" in request.headers
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not vanzelf and request.user.is_authenticated:
            nu = int(time.time())
            if abs(nu - request.session.get(_GEBRUIKT, 0)) >= _UUR:  # ahead of us: the clock was set back
                request.session[_GEBRUIKT] = nu
        return antwoord


def begin_te_tellen(sender: object, request: HttpRequest, **_: object) -> None:  # noqa: ARG001 -- Django's signature
    """A login starts the first hour."""
    request.session[_GEBRUIKT] = int(time.time())
