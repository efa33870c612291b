"""What the frame around every page needs: networks, menu, tasks, funding."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac

from netwerken.models import Financiering, Netwerk

# part of a network -> (word in the menu, view name, icon); the order is the order of the menu
_MENU = (
    ("overzicht", "Overzicht", "netwerken:overzicht", "house"),
    ("bijeenkomsten", "Bijeenkomsten", "sessies:lijst", "calendar-event"),
    ("vragen", "Vragen", "sessies:leervragen", "chat-left-quote"),
    ("piloten", "Piloten", "piloten:lijst", "flask"),
    ("kennis", "Kennis", "kennis:lijst", "journal-text"),
    ("projecten", "Projecten", "projecten:lijst", "folder"),
    ("rapporten", "Rapporten", "rapportage:lijst", "file-earmark-text"),
)
_MEER = (
    ("stand", "Stand van de opdracht", "netwerken:stand", "list-check"),
    ("aanbevelingen", "Aanbevelingen", "rapportage:aanbevelingen", "megaphone"),
    ("signalen", "Signalen", "kennis:signalen", "broadcast"),
    ("actieplan", "Actieplan", "projecten:actieplan", "kanban"),
    ("doelen", "Doelen en begroting", "projecten:doelen", "bar-chart"),
    ("leden", "Leden en organen", "netwerken:leden", "people"),
)
_INRICHTING = ("inrichting", "Inrichting van het netwerk", "netwerken:inrichting", "sliders")
_MOBIEL = ("overzicht", "bijeenkomsten", "vragen", "piloten", "kennis", "rapporten")


def kader(request: HttpRequest) -> dict[str, Any]:
    """Give the frame its data; four queries inside a network, one outside, none for a visitor."""
    basis: dict[str, Any] = {
        "demo": settings.MODUS == "demo",
        "uitbater": settings.UITBATER,
        "contact_mail": settings.CONTACT_MAIL,
        "netwerk": None,
        "toegang": None,
        "rol_label": "",
    }
    gebruiker = getattr(request, "user", None)
    if gebruiker is None or not gebruiker.is_authenticated:
        return basis
    basis["mens"] = salted_hmac("mens", str(gebruiker.pk)).hexdigest()[
        :16
    ]  # whose drafts are on this device, without saying who
    basis["netwerken"] = list(Netwerk.objects.van(gebruiker))
    netwerk, toegang = getattr(request, "netwerk", None), getattr(request, "toegang", None)
    if netwerk is None or toegang is None:
        return basis
    menu = [
        _punt(netwerk, request.path, *regel) for regel in _MENU if regel[0] == "overzicht" or netwerk.heeft(regel[0])
    ]
    meer = [_punt(netwerk, request.path, *regel) for regel in _MEER if netwerk.heeft(regel[0])]
    if toegang.mag("netwerken.bekijk_inrichting"):
        meer.append(_punt(netwerk, request.path, *_INRICHTING))
    mobiel = [punt for punt in menu if punt["sleutel"] in _MOBIEL][:4]
    steun = [f for f in Financiering.objects.filter(netwerk=netwerk) if f.is_europees]
    return basis | {
        "netwerk": netwerk,
        "toegang": toegang,
        "rol_label": ", ".join(netwerk.label_van(rol) for rol in sorted(toegang.rollen)),
        "menu": menu,
        "menu_meer": meer,
        "menu_mobiel": mobiel,
        "aantal_taken": len(toegang.taken),
        "taken_url": reverse("netwerken:taken", kwargs={"netwerk": netwerk.slug}),
        "zoek_url": reverse("netwerken:zoeken", kwargs={"netwerk": netwerk.slug}),
        "financiering": steun[0] if steun else None,
    }


def _punt(netwerk: Netwerk, pad: str, sleutel: str, naam: str, view: str, icoon: str) -> dict[str, Any]:
    url = reverse(view, kwargs={"netwerk": netwerk.slug})
    actief = pad == url if sleutel == "overzicht" else pad.startswith(url)
    if sleutel == "kennis":  # signals live under the same address and have their own place in the menu
        actief = actief and not pad.startswith(f"{url}signalen/")
    return {"sleutel": sleutel, "naam": naam, "url": url, "icoon": icoon, "actief": actief}
