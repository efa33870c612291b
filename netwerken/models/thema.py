from django.db import models

from kern import velden
from netwerken.models.basis import Eindigbaar
from netwerken.models.kader import Beleidsdoel
from netwerken.models.netwerk import Netwerk
from netwerken.querysets import EindigbaarQuerySet


class Themaniveau(models.Model):
    """What a network calls a level of its themes: pijler, ambitie, actiedomein, terrein, speerpunt."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="themaniveaus")
    niveau = models.PositiveSmallIntegerField("niveau")
    label = velden.CharField("label", max_length=40)

    class Meta:
        verbose_name = "themaniveau"
        verbose_name_plural = "themaniveaus"
        ordering = ["netwerk", "niveau"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "niveau"], name="themaniveau_uniek")]

    def __str__(self) -> str:
        return self.label


class Thema(Eindigbaar):
    """A theme in the tree of one network, with a long and a short title."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="themas")
    ouder = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="kinderen", verbose_name="hoort bij"
    )
    niveau = models.PositiveSmallIntegerField("niveau", default=1)
    lang = velden.CharField("titel", max_length=250)
    kort = velden.CharField("korte titel", max_length=60)
    beleidsdoel = models.ForeignKey(
        Beleidsdoel, on_delete=models.SET_NULL, null=True, blank=True, related_name="themas"
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = EindigbaarQuerySet.as_manager()

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema's"
        ordering = ["netwerk", "volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["netwerk", "lang"],
                name="thema_titel_uniek",
                violation_error_message="Er is al een thema met deze titel.",
            )
        ]

    def __str__(self) -> str:
        return self.kort
