from collections.abc import Callable
from typing import cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from kern.invoer import vorig_pad
from kern.verzoek import Verzoek
from netwerken.domain.toegang import toegang_tot


class TweedeStapMiddleware:
    """Where a second step is compulsory, send who has none to the page that sets it up."""

    VRIJ = ("/accounts/", "/static/", "/gezond/", "/over/")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.MFA_VERPLICHT
            and request.user.is_authenticated
            and not request.path.startswith(self.VRIJ)
            and not is_mfa_enabled(request.user)
        ):
            messages.info(request, "Stel eerst een tweede stap in om je aan te melden. Daarna kun je verder.")
            return redirect("mfa_index")
        return self.get_response(request)


class ToegangMiddleware:
    """Finds the network of an address and what this person may do there, once per request.

    Sets ``request.netwerk`` and ``request.toegang`` (both None outside a network). A visitor is sent to the login
    page; somebody who is no member gets 404, so that it does not show which networks exist.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.netwerk = None  # type: ignore[attr-defined]  # read as a Verzoek
        request.toegang = None  # type: ignore[attr-defined]  # read as a Verzoek
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, kwargs: dict[str, object]
    ) -> HttpResponse | None:
        slug = kwargs.get("netwerk")
        if slug is None:
            return None
        if not request.user.is_authenticated:
            # A form that comes too late: back to the page it was on, where what was typed is kept (static/js/formulier.js).
            verder = vorig_pad(request) if request.method == "POST" else ""
            return redirect_to_login(verder or request.get_full_path())
        netwerken, toegang = toegang_tot(request.user, str(slug))
        if toegang is None:
            raise Http404("Dit netwerk bestaat niet.")
        verzoek = cast(Verzoek, request)
        verzoek.netwerken, verzoek.netwerk, verzoek.toegang = netwerken, toegang.netwerk, toegang
        return None
