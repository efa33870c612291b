"""The sentence after an act, with one click to take the act back."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

ONGEDAAN = "ongedaan:"


def gedaan(request: HttpRequest, zin: str, *, ongedaan: str = "") -> None:
    """Say that it is done; ``ongedaan`` is the address that takes it back (asked by POST)."""
    messages.success(request, zin, extra_tags=f"{ONGEDAAN}{ongedaan}" if ongedaan else "")


def ongedaan_van(extra: str | None) -> str:
    """The address that takes the act of a message back; empty when there is none."""
    return extra.removeprefix(ONGEDAAN) if extra and extra.startswith(ONGEDAAN) else ""


def terug_naar(request: HttpRequest, anders: str) -> str:
    """Where the form, or the address, says that it stood (``terug``), when that is a page of ours; else ``anders``."""
    terug = request.POST.get("terug") or request.GET.get("terug", "")
    eigen = urlsplit(settings.SITE_URL).netloc
    return terug if terug.startswith("/") and url_has_allowed_host_and_scheme(terug, {eigen}) else anders
