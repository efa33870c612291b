"""Pages for who stands before a door: whom to ask, and the way back to what was typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kern.invoer import vorig_pad
from kern.rechten import NaHetEinde
from kern.toegang import Toegang
from netwerken.enums import Rol
from netwerken.models import Lidmaatschap


def geen_recht(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 with menu and search: that the network ended, or who in it can help."""
    toegang = getattr(request, "toegang", None)
    context: dict[str, object] = {"wie": _wie_te_vragen(toegang)} if toegang else {}
    if isinstance(exception, NaHetEinde):
        context = {"na_het_einde": True}
    return render(request, "403.html", context, status=403)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """A form that came without its key: the page it came from still has what was typed."""
    return render(request, "403_csrf.html", {"terug": vorig_pad(request)}, status=403)


def _wie_te_vragen(toegang: Toegang) -> list[tuple[str, str]]:
    """Who decides more than this person does, with the word for their role: the netwerkbegeleider, else the opdrachtgever."""
    netwerk = toegang.netwerk
    rol = Rol.OPDRACHTGEVER if toegang.mag("netwerken.begeleid") else Rol.NETWERKBEGELEIDER
    leden = Lidmaatschap.objects.filter(netwerk=netwerk, rol=rol, gebruiker__is_active=True).exclude(
        gebruiker=toegang.gebruiker
    )
    return [(str(lid.gebruiker), netwerk.label_van(rol)) for lid in leden.select_related("gebruiker")]
