"""What people and programs put in an address, read with care."""

from datetime import date
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LANGSTE_GETAL = 18  # what a database can hold; Python itself refuses to read thousands of digits


def heel_getal(tekst: str) -> int | None:
    """Read an id or a year from an address; None for anything but a few plain digits."""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) <= LANGSTE_GETAL else None


def vorig_pad(request: HttpRequest) -> str:
    """Return the path of our own page somebody came from, with its question; '' when it was another's."""
    vorige = request.headers.get("referer", "")
    if not url_has_allowed_host_and_scheme(vorige, {request.get_host()}, require_https=request.is_secure()):
        return ""
    delen = urlsplit(vorige)
    return f"{delen.path}?{delen.query}" if delen.query else delen.path


def is_geheim(naam: str) -> bool:
    """Say whether a field of this name holds a password: never changed, never remembered in any form."""
    return any(geheim in naam for geheim in ("password", "wachtwoord"))


def dag(tekst: str) -> date | None:
    """The day of '2027-03-31'; None for anything else."""
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None
