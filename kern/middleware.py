"""What happens to every request before a view sees it."""

from collections.abc import Callable

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponsePermanentRedirect, QueryDict

from kern.tekst import schoon

Antwoord = Callable[[HttpRequest], HttpResponse]


class AdresMiddleware:
    """In the demonstration 127.0.0.1 redirects to localhost, because passkeys refuse a bare address."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = request.META.get("HTTP_HOST", "")
        if settings.MODUS == "demo" and host.partition(":")[0] == "127.0.0.1" and request.method == "GET":
            _, _, poort = host.partition(":")
            doel = f"localhost:{poort}" if poort else "localhost"
            return HttpResponsePermanentRedirect(f"http://{doel}{request.get_full_path()}")
        return self.get_response(request)


class KoppenMiddleware:
    """What a browser may keep and may do.

    Who is logged in, or came by a signed link, gets pages that no browser keeps; a page with a form may stay in the
    history, so that what was typed is still there after "back". Logging off empties what was kept.
    """

    NIET_NODIG = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()"

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        antwoord.setdefault("Permissions-Policy", self.NIET_NODIG)
        sleutel = settings.SESSION_COOKIE_NAME
        if sleutel in request.COOKIES or request.path.startswith("/link/"):
            gegevens = getattr(antwoord, "context_data", None) or {}
            met_formulier = isinstance(gegevens.get("form"), forms.BaseForm)
            antwoord.setdefault("Cache-Control", "private, no-cache" if met_formulier else "private, no-store")
        if sleutel in request.COOKIES and sleutel in antwoord.cookies and not antwoord.cookies[sleutel].value:
            antwoord["Clear-Site-Data"] = '"cache"'
        return antwoord


class NulbyteMiddleware:
    """Refuse a NUL byte in address or form: PostgreSQL cannot store it and nobody types it."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest(
                "Dit adres bevat een teken dat niet mag. Kijk het na, vooral na kopiëren uit een mail."
            )
        if request.method == "POST" and request.content_type == "application/x-www-form-urlencoded":
            for naam, waarden in request.POST.lists():
                if "\x00" in naam or any("\x00" in w for w in waarden):
                    return HttpResponseBadRequest(
                        "Je tekst bevat een onzichtbaar teken dat we niet kunnen bewaren. Typ de zin opnieuw in plaats van hem te plakken."
                    )
        return self.get_response(request)


class DeurMiddleware:
    """Cleans what was typed or pasted (:func:`kern.tekst.schoon`) before a form counts it, compares it or keeps it.

    A password stays as it is: it is never shown, never searched, and must be the same everywhere.
    """

    GEHEIM = ("password", "wachtwoord")

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("QUERY_STRING"):
            request.GET = self._schoon(request.GET)  # type: ignore[assignment]  # ours, closed again
        if request.method == "POST":
            request.POST = self._schoon(request.POST)  # type: ignore[assignment]  # ours, closed again
        return self.get_response(request)

    def _schoon(self, getypt: QueryDict) -> QueryDict:
        """Return the same fields, in the same order."""
        schone = getypt.copy()
        for naam, waarden in getypt.lists():
            if not any(geheim in naam for geheim in self.GEHEIM):
                schone.setlist(naam, [schoon(waarde) for waarde in waarden])
        schone._mutable = False  # noqa: SLF001 -- a copy is open, and nothing else closes it
        return schone
