from django.core.exceptions import ValidationError
from django.db import models

from kern import klok
from kern.models import Versiemodel


class Eindigbaar(Versiemodel):
    """A part of a network's set-up that people edit and that ends on a day: what points to it keeps it."""

    tot = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_beeindigd(self) -> bool:
        """Whether it is over: on its last day it is no longer offered for something new."""
        return self.tot is not None and self.tot <= klok.vandaag()

    def clean(self) -> None:
        """Raise ValidationError when the last day lies before the first."""
        van = getattr(self, "van", None)
        if van and self.tot and self.tot < van:
            raise ValidationError({"tot": "De laatste dag ligt niet voor de eerste."})
