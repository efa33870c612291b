"""Who may be offered as taker or recogniser: own projects, or everybody for who runs the network."""

from django.db import models

from kern.toegang import Toegang
from netwerken.models import Organisatie
from projecten.models import Project


def dragers(toegang: Toegang) -> dict[str, list[models.Model]]:
    """Return projects and organisations this person may speak for, by group title."""
    if toegang.mag("netwerken.spreek_voor_iedereen"):
        organisaties = Organisatie.objects.filter(netwerkorganisaties__netwerk=toegang.netwerk).order_by("naam")
        return {
            "Projecten": list(Project.objects.in_netwerk(toegang.netwerk)),
            "Organisaties": list(organisaties),
        }
    return {"Projecten": list(Project.objects.van_mij(toegang)), "Organisaties": []}
