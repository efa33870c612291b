from django.db import models
from django.db.models import Q

from kern import velden
from kern.models import Versiemodel
from netwerken.models import Netwerk
from netwerken.querysets import NetwerkobjectQuerySet
from projecten.models import Project
from rapportage.enums import Standpunt
from rapportage.models.aanbeveling import Aanbeveling


class Steunronde(Versiemodel):
    """Until when a network asks its projects whether they support its recommendations."""

    netwerk = models.OneToOneField(Netwerk, on_delete=models.CASCADE, related_name="steunronde")
    tot = models.DateField("tegen wanneer", null=True, blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "steunronde"
        verbose_name_plural = "steunrondes"

    def __str__(self) -> str:
        return f"steunronde van {self.netwerk}"


class Onderschrijving(Versiemodel):
    """What a project says of a recommendation: it supports it, with a reservation, or not.

    ``bron`` is filled when somebody else noted it for the project: a function or a meeting, never a person.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="onderschrijvingen")
    aanbeveling = models.ForeignKey(Aanbeveling, on_delete=models.CASCADE, related_name="onderschrijvingen")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="onderschrijvingen")
    standpunt = velden.CharField("standpunt", max_length=16, choices=Standpunt.choices)
    tekst = velden.TextField("toelichting", blank=True, max_length=1000)
    datum = models.DateField("datum")
    bron = velden.CharField("bron", max_length=500, blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "onderschrijving"
        verbose_name_plural = "onderschrijvingen"
        ordering = ["aanbeveling", "project__code"]
        constraints = [
            models.UniqueConstraint(fields=["aanbeveling", "project"], name="onderschrijving_project_uniek"),
            models.CheckConstraint(
                condition=Q(standpunt=Standpunt.ONDERSCHRIJFT.value) | ~Q(tekst=""),
                name="onderschrijving_heeft_uitleg",
                violation_error_message="Zeg erbij welk voorbehoud jullie hebben, of waarom niet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project} {self.get_standpunt_display()} {self.aanbeveling.code}"
