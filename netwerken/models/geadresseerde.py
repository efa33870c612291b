from django.core.exceptions import ValidationError
from django.db import models

from kern import velden
from netwerken.enums import Geadresseerdesoort
from netwerken.models.basis import Eindigbaar
from netwerken.models.mensen import Organisatie
from netwerken.models.netwerk import Netwerk
from netwerken.querysets import EindigbaarQuerySet
from netwerken.rules import zelfde_naam


class Geadresseerde(Eindigbaar):
    """Whom a network asks something: one row per party, chosen by signals and recommendations.

    A name that differs from another one only in its article, capitals, accents or marks is the same party.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="geadresseerden")
    naam = velden.CharField("naam", max_length=120)
    soort = velden.CharField("soort", max_length=20, choices=Geadresseerdesoort.choices)
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="geadresseerden"
    )

    objects = EindigbaarQuerySet.as_manager()

    class Meta:
        verbose_name = "geadresseerde"
        verbose_name_plural = "geadresseerden"
        ordering = ["netwerk", "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["netwerk", "naam"],
                name="geadresseerde_naam_uniek",
                violation_error_message="Deze geadresseerde staat er al.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    def clean(self) -> None:
        """Raise ValidationError for a name that this network has already, spelled otherwise."""
        super().clean()
        for ander in Geadresseerde.objects.filter(netwerk=self.netwerk_id).exclude(pk=self.pk):
            if zelfde_naam(ander.naam, self.naam):
                raise ValidationError({"naam": f"Deze geadresseerde staat er al, als ‘{ander.naam}’."})
