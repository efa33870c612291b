from django.db import models
from django.db.models import Q

from kern import velden
from kern.adressen import adres
from kern.opmaak import opsomming
from netwerken.enums import Provincie
from netwerken.models import Netwerk
from netwerken.models.basis import Eindigbaar
from sessies.enums import Toegankelijkheid
from sessies.querysets import PlaatsQuerySet


class Plaats(Eindigbaar):
    """Where a network meets more than once: kept once, with what people ask before they come.

    No person stands in it: ``contact`` is a function.
    """

    aantal_sessies: int  # counted by voor_lijst

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="plaatsen")
    naam = velden.CharField("naam", max_length=120)
    adres = velden.CharField("straat en nummer", max_length=250, blank=True)
    gemeente = velden.CharField("gemeente", max_length=120)
    provincie = velden.CharField("provincie", max_length=20, choices=Provincie.choices, blank=True)
    zitplaatsen = models.PositiveSmallIntegerField("zitplaatsen", null=True, blank=True)
    toegankelijk = velden.JSONField("toegankelijkheid", default=list, blank=True)
    toegankelijk_extra = velden.CharField("meer over de toegankelijkheid", max_length=250, blank=True)
    parkeren = velden.CharField("parkeren", max_length=250, blank=True)
    contact = velden.CharField("bij wie je de zaal vastlegt", max_length=250, blank=True)

    objects = PlaatsQuerySet.as_manager()

    class Meta:
        verbose_name = "plaats"
        verbose_name_plural = "plaatsen"
        ordering = ["netwerk", "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["netwerk", "naam"],
                name="plaats_naam_uniek",
                violation_error_message="Er is al een plaats met deze naam.",
            ),
            models.CheckConstraint(
                condition=Q(zitplaatsen=None) | Q(zitplaatsen__gte=1),
                name="plaats_zitplaatsen",
                violation_error_message="Een plaats heeft minstens 1 zitplaats. Weet je het niet, laat het dan leeg.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def waar(self) -> str:
        """Street and municipality."""
        return ", ".join(deel for deel in (self.adres, self.gemeente) if deel)

    @property
    def hoe_toegankelijk(self) -> str:
        """How somebody who does not walk, see or hear easily gets in, in words."""
        namen = [str(soort.label) for soort in Toegankelijkheid if soort in self.toegankelijk]
        return ". ".join(deel for deel in (opsomming(namen), self.toegankelijk_extra) if deel)

    @property
    def wegwijs(self) -> list[tuple[str, str]]:
        """What who comes wants to know: the same words on a page, in a mail and in a calendar."""
        rijen = [
            ("Adres", self.waar if self.adres else ""),
            ("Toegankelijk", self.hoe_toegankelijk),
            ("Parkeren", self.parkeren),
            ("Zitplaatsen", str(self.zitplaatsen or "")),
        ]
        return [(naam, tekst) for naam, tekst in rijen if tekst]

    def get_absolute_url(self) -> str:
        return f"{adres('sessies:plaatsen', netwerk=self.netwerk.slug)}#plaats-{self.pk}"
