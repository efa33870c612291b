from django.db import models

from kern.models import Versiemodel
from netwerken.models import Netwerk
from netwerken.querysets import NetwerkobjectQuerySet
from rapportage.enums import Periodetekstsoort


class Beslispunt(Versiemodel):
    """A point the steering group is asked to decide, in the report of a period."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="beslispunten")
    periode = models.CharField("periode", max_length=8)
    nummer = models.PositiveSmallIntegerField("nummer")
    vraag = models.CharField("wat beslissen we?", max_length=300)
    waarom_nu = models.TextField("waarom nu", blank=True)
    voorstel = models.TextField("voorstel", blank=True)
    gevolg = models.TextField("gevolg en kosten", blank=True)
    uitvoerder = models.TextField("wie voert uit", blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "beslispunt"
        verbose_name_plural = "beslispunten"
        ordering = ["netwerk", "periode", "nummer"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "periode", "nummer"], name="beslispunt_nummer_uniek")]

    def __str__(self) -> str:
        return f"B{self.nummer} {self.vraag}"


class Periodetekst(Versiemodel):
    """What the netwerkbegeleider writes for a period: a risk, a value story, self-evaluation, who was missing."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="periodeteksten")
    periode = models.CharField("periode", max_length=8)
    soort = models.CharField("soort", max_length=20, choices=Periodetekstsoort.choices)
    tekst = models.TextField("tekst")
    maatregel = models.TextField("wat we eraan doen", blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "tekst bij een periode"
        verbose_name_plural = "teksten bij een periode"
        ordering = ["netwerk", "periode", "soort", "pk"]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.periode}"
