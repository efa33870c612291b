from django.db import models

from kern import velden
from kern.models import Versiemodel
from netwerken.models import Netwerk
from netwerken.querysets import NetwerkobjectQuerySet
from rapportage.enums import Periodetekstsoort


class Beslispunt(Versiemodel):
    """A point the steering group is asked to decide, in the report of a period."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="beslispunten")
    periode = velden.CharField("periode", max_length=8)
    nummer = models.PositiveSmallIntegerField("nummer")
    vraag = velden.CharField("wat beslissen we?", max_length=300)
    waarom_nu = velden.TextField("waarom nu", blank=True)
    voorstel = velden.TextField("voorstel", blank=True)
    gevolg = velden.TextField("gevolg en kosten", blank=True)
    uitvoerder = velden.TextField("wie voert uit", blank=True)

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
    periode = velden.CharField("periode", max_length=8)
    soort = velden.CharField("soort", max_length=20, choices=Periodetekstsoort.choices)
    tekst = velden.TextField("tekst")
    maatregel = velden.TextField("wat we eraan doen", blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "tekst bij een periode"
        verbose_name_plural = "teksten bij een periode"
        ordering = ["netwerk", "periode", "soort", "pk"]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.periode}"
