from django.db import models

from kern import klok, velden
from netwerken.models.mensen import Gebruiker
from netwerken.models.netwerk import Netwerk


class Uitstel(models.Model):
    """A task that a person does not want to see before a day; ``sleutel`` names the task (``kern.taken.Taak``).

    It ends by itself on that day. What is late stays late in the figures of the network.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="uitstellen")
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="uitstellen")
    sleutel = velden.CharField("taak", max_length=80)
    tot = models.DateField("tot")
    sinds = models.DateTimeField("sinds", default=klok.nu, editable=False)

    class Meta:
        verbose_name = "uitstel"
        verbose_name_plural = "uitstellen"
        ordering = ["netwerk", "tot", "pk"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "gebruiker", "sleutel"], name="uitstel_taak_uniek")]

    def __str__(self) -> str:
        return f"{self.sleutel} tot {self.tot}"
