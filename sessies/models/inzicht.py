from django.db import models
from django.db.models import Q

from kern import velden
from kern.adressen import adres
from kern.models import Versiemodel
from kern.rijketekst import op_een_regel
from netwerken.models import Netwerk
from sessies.models.leervraag import Leervraag
from sessies.models.sessie import Agendapunt, Sessie
from sessies.querysets import InzichtQuerySet


class Inzicht(Versiemodel):
    """What a meeting learned about a question, with its source."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="inzichten")
    nummer = velden.CharField("nummer", max_length=12, editable=False)
    titel = velden.CharField("in enkele woorden", max_length=120)
    tekst = velden.RichTextField("inzicht")
    sessie = models.ForeignKey(Sessie, on_delete=models.PROTECT, null=True, blank=True, related_name="inzichten")
    agendapunt = models.ForeignKey(
        Agendapunt, on_delete=models.SET_NULL, null=True, blank=True, related_name="inzichten"
    )
    leervraag = models.ForeignKey(Leervraag, on_delete=models.PROTECT, null=True, blank=True, related_name="inzichten")

    weggehaald_op = models.DateTimeField("weggehaald op", null=True, editable=False)
    weggehaald_woorden = velden.JSONField("de woorden van voor het weghalen", default=dict, blank=True, editable=False)

    objects = InzichtQuerySet.as_manager()

    class Meta:
        verbose_name = "inzicht"
        verbose_name_plural = "inzichten"
        ordering = ["-aangemaakt_op", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["netwerk", "nummer"], name="inzicht_nummer_uniek"),
            models.CheckConstraint(
                condition=Q(sessie__isnull=False) | Q(leervraag__isnull=False),
                name="inzicht_heeft_bron",
                violation_error_message="Een inzicht komt uit een bijeenkomst of van een vraag.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def waarom_weg(self) -> str:
        """When, by which function and why it was taken away, on one line; nothing while its words stand there."""
        return op_een_regel(self.tekst) if self.weggehaald_op is not None else ""

    def get_absolute_url(self) -> str:
        return adres("sessies:inzicht", netwerk=self.netwerk.slug, nummer=self.nummer)
