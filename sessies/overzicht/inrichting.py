"""The part of a network's set-up that this app holds."""

from kern.register import Inrichtingsdeel
from sessies.models import Plaats

DELEN = (
    Inrichtingsdeel(
        "Plaatsen",
        "Waar jullie samenkomen: adres, zitplaatsen en toegankelijkheid.",
        "geo-alt",
        "sessies:plaatsen",
        "sessies:plaats-nieuw",
        "Voeg een plaats toe",
        Plaats.objects.in_netwerk,
        recht_nieuw="sessies.beheer_plaats",
    ),
)
