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


class Overdracht(models.Model):
    """A task that somebody handed to another person who may do it, with a line why. It ends when it is given back."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="overdrachten")
    sleutel = velden.CharField("taak", max_length=80)
    titel = velden.CharField("wat", max_length=400)
    van = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="doorgegeven_taken")
    aan = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="gekregen_taken")
    noot = velden.CharField("waarom", max_length=300, blank=True)
    op = models.DateTimeField("doorgegeven op", default=klok.nu, editable=False)
    beeindigd_op = models.DateTimeField("teruggegeven op", null=True, editable=False)

    class Meta:
        verbose_name = "overdracht"
        verbose_name_plural = "overdrachten"
        ordering = ["netwerk", "-op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["netwerk", "sleutel"], condition=models.Q(beeindigd_op=None), name="overdracht_open_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{self.titel}: van {self.van} aan {self.aan}"
