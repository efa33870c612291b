from django.db import models

from kern import velden


class Beleidskader(models.Model):
    """A policy note, shared by all networks."""

    titel = velden.CharField("titel", max_length=200, unique=True)
    bron = velden.CharField("bron", max_length=500, blank=True)
    jaar = models.PositiveSmallIntegerField("jaar", null=True, blank=True)

    class Meta:
        verbose_name = "beleidskader"
        verbose_name_plural = "beleidskaders"
        ordering = ["titel"]

    def __str__(self) -> str:
        return self.titel


class Beleidsdoel(models.Model):
    """A goal of a policy note."""

    kader = models.ForeignKey(Beleidskader, on_delete=models.CASCADE, related_name="doelen")
    nummer = models.PositiveSmallIntegerField("nummer")
    titel = velden.CharField("titel", max_length=250)

    class Meta:
        verbose_name = "beleidsdoel"
        verbose_name_plural = "beleidsdoelen"
        ordering = ["kader", "nummer"]
        constraints = [models.UniqueConstraint(fields=["kader", "nummer"], name="beleidsdoel_nummer")]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.titel}"


class Toetsingskader(models.Model):
    """A framework of principles used when something is drafted, shared by all networks."""

    titel = velden.CharField("titel", max_length=200, unique=True)
    bron = velden.CharField("bron", max_length=500, blank=True)

    class Meta:
        verbose_name = "toetsingskader"
        verbose_name_plural = "toetsingskaders"
        ordering = ["titel"]

    def __str__(self) -> str:
        return self.titel


class Principe(models.Model):
    """One principle of a framework."""

    kader = models.ForeignKey(Toetsingskader, on_delete=models.CASCADE, related_name="principes")
    nummer = models.PositiveSmallIntegerField("nummer")
    kort = velden.CharField("kort", max_length=80)
    tekst = velden.TextField("tekst", blank=True)

    class Meta:
        verbose_name = "principe"
        verbose_name_plural = "principes"
        ordering = ["kader", "nummer"]
        constraints = [models.UniqueConstraint(fields=["kader", "nummer"], name="principe_nummer")]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.kort}"
