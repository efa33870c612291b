from django.db import models

from kennis.querysets import CasusQuerySet
from kern import velden
from kern.models import Versiemodel
from netwerken.models import Netwerk
from sessies.models import Sessie


class Casus(Versiemodel):
    """An anonymised case: context, steps, outcome and reasons."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="casussen")
    sessie = models.ForeignKey(Sessie, on_delete=models.PROTECT, null=True, blank=True, related_name="casussen")
    titel = velden.CharField("titel", max_length=250)
    context = velden.TextField("context")
    stappen = velden.JSONField("stappen", default=list)
    uitkomst = velden.TextField("uitkomst", blank=True)
    redenen = velden.TextField("redenen", blank=True)
    opgelost_knelpunt = velden.TextField("opgelost knelpunt", blank=True)

    objects = CasusQuerySet.as_manager()

    class Meta:
        verbose_name = "casus"
        verbose_name_plural = "casussen"
        ordering = ["netwerk", "pk"]

    def __str__(self) -> str:
        return self.titel


class Casusreeks(models.Model):
    """Counted outcomes of a cohort of cases at a measuring date."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="casusreeksen")
    sessie = models.ForeignKey(Sessie, on_delete=models.PROTECT, null=True, blank=True, related_name="casusreeksen")
    titel = velden.CharField("titel", max_length=250)
    cohort = velden.CharField("cohort", max_length=60)
    gemeten_op = models.DateField("gemeten op")
    totaal = models.PositiveSmallIntegerField("totaal")
    toelichting = velden.TextField("toelichting", blank=True)

    objects = CasusQuerySet.as_manager()

    class Meta:
        verbose_name = "casusreeks"
        verbose_name_plural = "casusreeksen"
        ordering = ["netwerk", "pk"]

    def __str__(self) -> str:
        return self.titel


class Casusuitkomst(models.Model):
    """How many cases of a cohort had one outcome."""

    reeks = models.ForeignKey(Casusreeks, on_delete=models.CASCADE, related_name="uitkomsten")
    label = velden.CharField("uitkomst", max_length=250)
    aantal = models.PositiveSmallIntegerField("aantal")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "uitkomst"
        verbose_name_plural = "uitkomsten"
        ordering = ["reeks", "volgorde", "pk"]

    def __str__(self) -> str:
        return f"{self.label}: {self.aantal}"
