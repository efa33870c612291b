"""What happens to every request before a view sees it."""

import logging
import time
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote_to_bytes

from django import forms
from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError, IntegrityError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponsePermanentRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render

from kern import schijf, standen
from kern.invoer import is_geheim, vorig_pad
from kern.tekst import schoon

logger = logging.getLogger(__name__)

_LEZEND = ("GET", "HEAD", "OPTIONS")

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


class _ZonderVulling(GZipMiddleware):
    max_random_bytes = 0


class PersMiddleware(GZipMiddleware):
    """What is text leaves compressed, also where no proxy does it; a file somebody downloads keeps its length.

    Django pads each answer at random, so that its length tells nothing of the secrets in it (BREACH); a file of ours holds
    none. In production the static files were compressed before, and are left as they are.
    """

    SOORTEN = frozenset({"text/html", "text/csv", "application/json"})
    EIGEN = frozenset({"text/css", "text/javascript", "image/svg+xml"})

    def __init__(self, get_response: Antwoord) -> None:
        super().__init__(get_response)
        self._eigen = _ZonderVulling(get_response)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        soort = response.headers.get("Content-Type", "").partition(";")[0]
        if soort in self.EIGEN:
            return self._eigen.process_response(request, response)
        return super().process_response(request, response) if soort in self.SOORTEN else response


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
    """Refuse what no browser sends and nothing behind can take: a NUL byte, or text that is not UTF-8."""

    CODERINGEN = ("utf-8", "utf8", "us-ascii")

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.content_params and request.content_params.get("charset", "utf-8").lower() not in self.CODERINGEN:
            return HttpResponse("Stuur je tekst als UTF-8.", status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest(
                "Dit adres bevat een teken dat niet mag. Kijk het na, vooral na kopiëren uit een mail."
            )
        if request.method == "POST" and request.content_type == "application/x-www-form-urlencoded":
            if not _is_utf8(request.body):  # Django would keep a replacement sign for what it cannot read
                return HttpResponse("Stuur je tekst als UTF-8.", status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
            for naam, waarden in request.POST.lists():
                if "\x00" in naam or any("\x00" in w for w in waarden):
                    return HttpResponseBadRequest(
                        "Je tekst bevat een onzichtbaar teken dat we niet kunnen bewaren. Typ de zin opnieuw in plaats van hem te plakken."
                    )
        return self.get_response(request)


def _is_utf8(formulier: bytes) -> bool:
    try:
        unquote_to_bytes(formulier).decode()
    except UnicodeDecodeError:
        return False
    return True


class BotsingMiddleware:
    """Answers who did the same as somebody else in the same instant, when the database let only one of them.

    The rule itself is asked in ``domain/`` and says its sentence there; between that question and the writing another
    may slip in, and then the unique constraint says no. Nothing was written, and what was typed stands in the draft.
    """

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        if not is_dubbel(fout):
            return None
        logger.warning("botsing op %s: %s", request.path, type(fout).__name__)
        return render(request, "409_dubbel.html", {"terug": request.get_full_path()}, status=HTTPStatus.CONFLICT)


def is_dubbel(fout: Exception) -> bool:
    """Say whether the database refused a second row where only one may be."""
    oorzaak = fout.__cause__
    if not isinstance(fout, IntegrityError):
        return False
    return getattr(oorzaak, "sqlstate", getattr(oorzaak, "pgcode", None)) == "23505" or "UNIQUE" in str(oorzaak)


class SchijfMiddleware:
    """While the disk is full, reading goes on and writing says why: nothing was saved, and the draft is on the device.

    Logging in is let through: it needs little, and without it nobody could read.
    """

    VRIJ = ("/accounts/",)

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        if request.method in _LEZEND or request.path.startswith(self.VRIJ) or not schijf.is_bijna_vol():
            return None
        return self._pagina(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        if not schijf.weigerde(fout):
            return None
        schijf.vergeet()
        logger.error("De schijf weigert op %s: %s", request.path, fout)
        return self._pagina(request)

    def _pagina(self, request: HttpRequest) -> HttpResponse:
        terug = request.get_full_path() if request.method in _LEZEND else vorig_pad(request) or request.get_full_path()
        return render(request, "507.html", {"terug": terug}, status=HTTPStatus.INSUFFICIENT_STORAGE)


class SessieMiddleware(SessionMiddleware):
    """A session that cannot be written takes no page away: what was asked is given, without what it would remember."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except (DatabaseError, SessionInterrupted) as fout:
            if not schijf.weigerde(fout):
                raise
            logger.error("De sessie kon niet bewaard worden: %s", fout)
            return response


class StandenMiddleware:
    """What a page worked out is kept in one write, after it (:mod:`kern.standen`)."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with standen.samen():
            return self.get_response(request)


class DeurMiddleware:
    """Cleans what was typed or pasted (:func:`kern.tekst.schoon`) before a form counts it, compares it or keeps it.

    A password stays as it is: it is never shown, never searched, and must be the same everywhere.
    """

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
            if not is_geheim(naam):
                schone.setlist(naam, [schoon(waarde) for waarde in waarden])
        schone._mutable = False  # noqa: SLF001 -- a copy is open, and nothing else closes it
        return schone


class OpnieuwMiddleware:
    """Tries a request once more when PostgreSQL ended its transaction to untie a deadlock (SQLSTATE 40P01).

    Everything that the act did was rolled back, so doing it again is doing it once. A view does one act per request.
    Rows are locked in one order, so that this should not happen; it is told in the log.
    """

    DEADLOCK = "40P01"
    ADEM = 0.1  # seconds

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        if not isinstance(fout, OperationalError) or getattr(fout.__cause__, "pgcode", "") != self.DEADLOCK:
            return None
        gevonden = request.resolver_match
        if gevonden is None or connection.in_atomic_block:
            return None
        logger.warning("Deadlock bij %s: nog eens geprobeerd.", request.path)
        time.sleep(self.ADEM)  # outside any transaction: the one who won takes its row first
        antwoord: HttpResponse = gevonden.func(request, *gevonden.args, **gevonden.kwargs)
        return antwoord
