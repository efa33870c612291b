import secrets

from django.db import models
from django.db.models import Q

from kern import klok, velden
from netwerken.models import Gebruiker, Groep, Netwerk
from sessies.querysets import AgendalinkQuerySet


def _nieuw_geheim() -> str:
    return secrets.token_urlsafe(32)


class Agendalink(models.Model):
    """The address by which one person's own calendar reads meetings: of all their networks, of one, or of a group.

    It gives nothing by itself: what stands in it is what that person may see at the moment it is read.
    """

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="agendalinks")
    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, null=True, blank=True, related_name="agendalinks")
    groep = models.ForeignKey(Groep, on_delete=models.CASCADE, null=True, blank=True, related_name="agendalinks")
    geheim = velden.CharField("geheim", max_length=64, unique=True, default=_nieuw_geheim, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=klok.nu, editable=False)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, editable=False)

    objects = AgendalinkQuerySet.as_manager()

    class Meta:
        verbose_name = "agenda-adres"
        verbose_name_plural = "agenda-adressen"
        ordering = ["aangemaakt_op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(groep=None) | Q(netwerk__isnull=False), name="agendalink_groep_in_netwerk"
            ),
            models.UniqueConstraint(
                fields=["gebruiker"], condition=Q(netwerk=None, ingetrokken_op=None), name="agendalink_een_van_alles"
            ),
            models.UniqueConstraint(
                fields=["gebruiker", "netwerk"],
                condition=Q(groep=None, ingetrokken_op=None),
                name="agendalink_een_per_netwerk",
            ),
            models.UniqueConstraint(
                fields=["gebruiker", "groep"], condition=Q(ingetrokken_op=None), name="agendalink_een_per_groep"
            ),
        ]

    def __str__(self) -> str:
        if self.groep is not None:
            return f"Bijeenkomsten van {self.groep}"
        return f"Bijeenkomsten van {self.netwerk}" if self.netwerk is not None else "Al mijn bijeenkomsten"
