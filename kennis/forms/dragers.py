"""Who may be offered as taker or recogniser: own projects, or everybody for who runs the network."""

from django.db import models

from kern.toegang import Toegang
from netwerken.models import Organisatie
from projecten.models import Project


def dragers(toegang: Toegang) -> dict[str, models.QuerySet[models.Model]]:
    """Return projects and organisations this person may speak for, by group title; not read yet, for there may be many."""
    organisaties = Organisatie.objects.filter(netwerkorganisaties__netwerk=toegang.netwerk).order_by("naam")
    if toegang.mag("netwerken.spreek_voor_iedereen"):
        return {"Projecten": Project.objects.in_netwerk(toegang.netwerk), "Organisaties": organisaties}
    return {"Projecten": Project.objects.van_mij(toegang), "Organisaties": organisaties.none()}
