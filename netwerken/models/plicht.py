from datetime import date

from django.db import models
from django.urls import reverse

from kern import klok, velden
from netwerken.enums import AfwijkingStaat, PlichtPer, Plichtsoort
from netwerken.models.basis import Eindigbaar
from netwerken.models.netwerk import Netwerk
from netwerken.querysets import EindigbaarQuerySet, NetwerkobjectQuerySet


class Plicht(Eindigbaar):
    """A promise of the network with its norm; what was done is counted, never typed."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="plichten")
    soort = velden.CharField("soort", max_length=40, choices=Plichtsoort.choices)
    titel = velden.CharField("afspraak", max_length=160)
    norm = models.PositiveSmallIntegerField("norm")
    eenheid = velden.CharField("eenheid", max_length=60, blank=True)
    per = velden.CharField("per", max_length=10, choices=PlichtPer.choices, default=PlichtPer.JAAR)
    van = models.DateField("van", null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = EindigbaarQuerySet.as_manager()

    class Meta:
        verbose_name = "plicht"
        verbose_name_plural = "plichten"
        ordering = ["netwerk", "volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["netwerk", "soort", "titel"],
                name="plicht_uniek",
                violation_error_message="Deze afspraak staat er al, met dezelfde soort en titel.",
            ),
            models.CheckConstraint(
                condition=models.Q(norm__gte=1),
                name="plicht_norm_minstens_een",
                violation_error_message="De norm is minstens 1.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("netwerken:stand", kwargs={"netwerk": self.netwerk.slug}) + f"#plicht-{self.pk}"


class Afwijking(models.Model):
    """A promise that is kept otherwise: why, decided by which body when, what comes instead."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="afwijkingen")
    plicht = models.ForeignKey(Plicht, on_delete=models.PROTECT, related_name="afwijkingen")
    jaar = models.PositiveSmallIntegerField("jaar")
    reden = velden.TextField("reden")
    vervanging = velden.TextField("wat er in de plaats komt", blank=True)
    staat = velden.CharField(
        "staat", max_length=12, choices=AfwijkingStaat.choices, default=AfwijkingStaat.VOORGESTELD, editable=False
    )
    besloten_door = models.ForeignKey(
        "netwerken.Orgaan", on_delete=models.PROTECT, null=True, blank=True, related_name="afwijkingen"
    )
    besloten_op = models.DateField("besloten op", null=True, blank=True)
    voorgesteld_op = models.DateField("voorgesteld op", default=klok.vandaag, editable=False)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "afwijking"
        verbose_name_plural = "afwijkingen"
        ordering = ["netwerk", "-jaar", "pk"]

    def __str__(self) -> str:
        return f"{self.plicht} ({self.jaar})"

    def staat_op(self, dag: date) -> AfwijkingStaat:
        """How it stood at the end of ``dag``: what was decided later was still a proposal."""
        beslist = self.besloten_op is not None and self.besloten_op <= dag
        return AfwijkingStaat(self.staat) if beslist else AfwijkingStaat.VOORGESTELD


class Oplevering(models.Model):
    """A deliverable of the network: due when, handed in when, accepted when, with which instalment."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="opleveringen")
    titel = velden.CharField("titel", max_length=160)
    tegen = models.DateField("tegen")
    schijf = models.PositiveSmallIntegerField("schijf", null=True, blank=True)
    ingediend_op = models.DateField("ingediend op", null=True, blank=True)
    aanvaard_op = models.DateField("aanvaard op", null=True, blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "oplevering"
        verbose_name_plural = "opleveringen"
        ordering = ["netwerk", "tegen"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "titel"], name="oplevering_uniek")]

    def __str__(self) -> str:
        return self.titel
