"""Who may be chosen to do an action point."""

from collections.abc import Mapping

from django.db import models

from netwerken.models import Gebruiker, Netwerk, Organisatie
from sessies.models import Sessie


def eigenaren(netwerk: Netwerk, sessie: Sessie | None = None) -> Mapping[str, models.QuerySet[models.Model]]:
    """Who was invited to the meeting, without an account; the members; the organisations. By group title, not read yet."""
    leden = Gebruiker.objects.filter(lidmaatschappen__netwerk=netwerk, is_active=True).distinct().order_by("naam", "pk")
    organisaties = Organisatie.objects.filter(netwerkorganisaties__netwerk=netwerk).order_by("naam")
    gevonden: dict[str, models.QuerySet[models.Model]] = {"Leden": leden, "Organisaties": organisaties}
    if sessie is None:
        return gevonden
    mensen = sessie.genodigden.op_lijst().filter(vergeten_op=None).exclude(gebruiker__in=leden.values("pk"))
    return {
        "Voor deze bijeenkomst uitgenodigd": mensen.select_related("organisatie").order_by("naam", "pk"),
        **gevonden,
    }
