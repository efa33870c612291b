from django.db import models

from kern import klok, velden
from netwerken.models.mensen import Gebruiker
from netwerken.models.netwerk import Netwerk
from netwerken.querysets import NetwerkobjectQuerySet


class Bewaardefilter(models.Model):
    """What somebody chose in the filter of a list, under a name of their own; ``lijst`` names the page, ``vraag`` is its address."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="bewaarde_filters")
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="bewaarde_filters")
    lijst = velden.CharField("lijst", max_length=80)
    naam = velden.CharField("naam", max_length=60)
    vraag = velden.CharField("filter", max_length=1000)
    bewaard_op = models.DateTimeField("bewaard op", default=klok.nu, editable=False)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "bewaarde filter"
        verbose_name_plural = "bewaarde filters"
        ordering = ["netwerk", "lijst", "naam", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["netwerk", "gebruiker", "lijst", "naam"], name="bewaardefilter_uniek")
        ]

    def __str__(self) -> str:
        return self.naam
