from typing import Any, NoReturn

from django.db import models


class GebeurtenisQuerySet(models.QuerySet["Gebeurtenis"]):
    """Append-only: reading and adding, nothing else."""

    def update(self, **_velden: Any) -> NoReturn:
        raise TypeError("Een gebeurtenis wordt nooit gewijzigd.")

    def delete(self) -> NoReturn:
        raise TypeError("Een gebeurtenis wordt nooit gewist.")


class Gebeurtenis(models.Model):
    """One line of the audit trail: who did what to which object, when.

    Holds ids and states, never free text about people. Each line carries the hash of the one before, so that a
    removed or altered line shows. ``gebeurd_op`` is the time in the story, ``vastgelegd_op`` the real one.
    """

    volgnummer = models.PositiveBigIntegerField("volgnummer", unique=True)
    wat = models.CharField("wat", max_length=80)
    onderwerp_soort = models.CharField("soort onderwerp", max_length=80)
    onderwerp_id = models.CharField("onderwerp", max_length=40)
    netwerk_id = models.PositiveBigIntegerField("netwerk", null=True, db_index=True)
    door_id = models.PositiveBigIntegerField("door", null=True)
    gebeurd_op = models.DateTimeField("gebeurd op")
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    gegevens = models.JSONField("gegevens", default=dict)
    vorige_hash = models.CharField("hash van de vorige", max_length=64)
    hash = models.CharField("hash", max_length=64, unique=True)

    objects = GebeurtenisQuerySet.as_manager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["volgnummer"]
        indexes = [models.Index(fields=["onderwerp_soort", "onderwerp_id"], name="gebeurtenis_onderwerp")]

    def __str__(self) -> str:
        return f"{self.volgnummer} {self.wat} {self.onderwerp_soort}:{self.onderwerp_id}"

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError("Een gebeurtenis wordt nooit gewist.")


class Ketenkop(models.Model):
    """The last link of the audit chain: one row, whose update makes writers wait for each other."""

    volgnummer = models.PositiveBigIntegerField("volgnummer", default=0)
    hash = models.CharField("hash", max_length=64, default="0" * 64)

    class Meta:
        verbose_name = "kop van de keten"
        verbose_name_plural = "kop van de keten"

    def __str__(self) -> str:
        return f"{self.volgnummer} {self.hash[:12]}"
