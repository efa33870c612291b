from django.db import models
from django.utils import timezone


class Inzending(models.Model):
    """A form that was accepted, and what it made: the same form sent again leads there instead of making a second.

    ``sleutel`` stands for the hidden key of the form, who sent it and where; ``vingerafdruk`` for what was in it. ``beurt``
    is the request that made it. The row is written in the transaction of what it made (:mod:`kern.domain.inzendingen`).
    """

    sleutel = models.CharField("sleutel", max_length=64, primary_key=True)
    vingerafdruk = models.CharField("vingerafdruk", max_length=64)
    beurt = models.UUIDField("beurt")
    onderwerp_soort = models.CharField("soort onderwerp", max_length=80, blank=True)
    onderwerp_id = models.CharField("onderwerp", max_length=40, blank=True)
    naar = models.TextField("waar het toe leidde", blank=True)
    op = models.DateTimeField("aangekomen op", default=timezone.now)

    class Meta:
        verbose_name = "inzending"
        verbose_name_plural = "inzendingen"
        indexes = [models.Index(fields=["op"], name="inzending_op")]

    def __str__(self) -> str:
        return f"{self.onderwerp_soort} {self.onderwerp_id}"
