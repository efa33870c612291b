from django.db import models

from deelname.models.aanwezigheid import Aanwezigheid
from deelname.querysets import EvaluatiebusQuerySet
from kern import klok, velden
from netwerken.models import Netwerk
from sessies.models import Sessie
from sessies.models.genodigde import nieuw_geheim


class Evaluatiebus(models.Model):
    """The box into which answers about one meeting fall: what is in it, and never whose it is or when it came.

    ``keuzes`` counts how often each :class:`deelname.enums.Oordeel` was chosen; ``doet`` and ``beter`` are the lines that
    people wrote, in the order of the alphabet, so that neither the order of arrival nor which lines belong together is kept.
    An answer is no row: a row would stand in the order in which it came, and beside the row of who came at that instant.
    For the same reason this model knows no moment of change.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="evaluatiebussen")
    sessie = models.OneToOneField(Sessie, on_delete=models.CASCADE, related_name="evaluatiebus")
    geheim = velden.CharField("geheim", max_length=40, default=nieuw_geheim, unique=True, editable=False)
    begonnen_op = models.DateTimeField("begonnen op", default=klok.nu, editable=False)
    gesloten_op = models.DateTimeField("gesloten op", null=True, editable=False)
    keuzes = velden.JSONField("wat men koos", default=dict, editable=False)
    doet = velden.JSONField("wat men ermee gaat doen", default=list, editable=False)
    beter = velden.JSONField("wat beter had gekund", default=list, editable=False)

    objects = EvaluatiebusQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluatie van een bijeenkomst"
        verbose_name_plural = "evaluaties van bijeenkomsten"
        ordering = ["sessie"]

    def __str__(self) -> str:
        return f"evaluatie van {self.sessie}"

    @property
    def is_gesloten(self) -> bool:
        return self.gesloten_op is not None


class Evaluatielink(models.Model):
    """The link in the mail to one person who was there: that it was used, and nothing about what came of it."""

    bus = models.ForeignKey(Evaluatiebus, on_delete=models.CASCADE, related_name="links")
    aanwezigheid = models.OneToOneField(Aanwezigheid, on_delete=models.CASCADE, related_name="evaluatielink")
    geheim = velden.CharField("geheim", max_length=40, default=nieuw_geheim, unique=True, editable=False)
    is_gebruikt = models.BooleanField("gebruikt", default=False, editable=False)

    class Meta:
        verbose_name = "evaluatielink"
        verbose_name_plural = "evaluatielinks"
        ordering = ["bus", "pk"]

    def __str__(self) -> str:
        return f"link naar {self.bus}"


class Evaluatiebriefje(models.Model):
    """A slip of the code on the screen that was used: the hash of its word, of which nobody knows who had it."""

    sleutel = velden.CharField("sleutel", max_length=64, primary_key=True, editable=False)
    bus = models.ForeignKey(Evaluatiebus, on_delete=models.CASCADE, related_name="briefjes")

    class Meta:
        verbose_name = "gebruikt briefje"
        verbose_name_plural = "gebruikte briefjes"
        ordering = ["sleutel"]

    def __str__(self) -> str:
        return f"briefje voor {self.bus}"
