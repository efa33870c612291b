from django.db import models
from django.utils import timezone

from kern.models.gebeurtenis import Gebeurtenis


class Vorige(models.Model):
    """What stood in some fields before an act, for who takes it back within a day: words that the log may not hold.

    Written in the transaction of the act, read by the button *Maak ongedaan* alone, and forgotten by :mod:`kern.domain.terug`:
    when it is taken back, or at night when the button works no longer.
    """

    regel = models.OneToOneField(
        Gebeurtenis, verbose_name="regel", on_delete=models.CASCADE, primary_key=True, related_name="vorige"
    )
    waarden = models.JSONField("waarden")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "vorige woorden"
        verbose_name_plural = "vorige woorden"
        indexes = [models.Index(fields=["op"], name="vorige_op")]

    def __str__(self) -> str:
        return f"voor regel {self.regel_id}"
