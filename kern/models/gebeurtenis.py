import uuid
from typing import NoReturn, TypeVar

from django.db import models

GEEN_NETWERK = 0  # the chain of what belongs to no network
BEGIN = "0" * 64

M = TypeVar("M", bound=models.Model)


class AlleenErbijQuerySet(models.QuerySet[M]):
    """Append-only: reading and adding, nothing else."""

    def update(self, **_velden: object) -> NoReturn:
        raise TypeError("Een gebeurtenis wordt nooit gewijzigd.")

    def delete(self) -> NoReturn:
        raise TypeError("Een gebeurtenis wordt nooit gewist.")


class Gebeurtenis(models.Model):
    """One line of the audit trail: who did what to which object, when.

    Holds ids and states, never free text about people. ``zegel`` is a keyed hash of the whole line, made when it is
    written. ``gebeurd_op`` is the time in the story, ``vastgelegd_op`` the real one.
    """

    uid = models.UUIDField("kenmerk", default=uuid.uuid4, unique=True, editable=False)
    wat = models.CharField("wat", max_length=80)
    onderwerp_soort = models.CharField("soort onderwerp", max_length=80)
    onderwerp_id = models.CharField("onderwerp", max_length=40)
    netwerk_id = models.PositiveBigIntegerField("netwerk", null=True, db_index=True)
    door_id = models.PositiveBigIntegerField("door", null=True)
    gebeurd_op = models.DateTimeField("gebeurd op")
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    gegevens = models.JSONField("gegevens", default=dict)
    zegel = models.CharField("zegel", max_length=64)

    objects = AlleenErbijQuerySet.as_manager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["pk"]
        indexes = [models.Index(fields=["onderwerp_soort", "onderwerp_id"], name="gebeurtenis_onderwerp")]

    def __str__(self) -> str:
        return f"{self.pk} {self.wat} {self.onderwerp_soort}:{self.onderwerp_id}"

    def delete(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise TypeError("Een gebeurtenis wordt nooit gewist.")


class Auditschakel(models.Model):
    """The place of one line in the chain of its network, laid after the line was written.

    A table of its own, so that writing a line waits for nobody. ``netwerk`` is 0 for what belongs to no network.
    """

    gebeurtenis = models.OneToOneField(Gebeurtenis, on_delete=models.PROTECT, related_name="schakel")
    netwerk = models.PositiveBigIntegerField("netwerk")
    volgnummer = models.PositiveBigIntegerField("volgnummer")
    vorige_hash = models.CharField("hash van de vorige", max_length=64)
    hash = models.CharField("hash", max_length=64, unique=True)

    objects = AlleenErbijQuerySet.as_manager()

    class Meta:
        verbose_name = "schakel van de auditketen"
        verbose_name_plural = "schakels van de auditketen"
        ordering = ["netwerk", "volgnummer"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "volgnummer"], name="auditschakel_uniek")]

    def __str__(self) -> str:
        return f"{self.netwerk}/{self.volgnummer} {self.hash[:12]}"

    def delete(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise TypeError("Een schakel wordt nooit gewist.")


class Auditwacht(models.Model):
    """A line that still waits for its place in the chain; written with the line, taken away by who lays the chain.

    The number of the head and the lines that wait for it are together all lines of a network (``kern.standen``).
    """

    gebeurtenis = models.OneToOneField(
        Gebeurtenis, on_delete=models.PROTECT, primary_key=True, related_name="wacht", verbose_name="gebeurtenis"
    )
    netwerk = models.PositiveBigIntegerField("netwerk", db_index=True)

    class Meta:
        verbose_name = "regel zonder schakel"
        verbose_name_plural = "regels zonder schakel"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.netwerk}/{self.pk}"


class Auditkop(models.Model):
    """The last link of the chain of one network. Only who lays the chain locks it, briefly."""

    netwerk = models.PositiveBigIntegerField("netwerk", primary_key=True)
    volgnummer = models.PositiveBigIntegerField("volgnummer", default=0)
    hash = models.CharField("hash", max_length=64, default=BEGIN)
    zegel = models.CharField("zegel", max_length=64, blank=True)

    class Meta:
        verbose_name = "kop van de auditketen"
        verbose_name_plural = "koppen van de auditketen"
        ordering = ["netwerk"]

    def __str__(self) -> str:
        return f"{self.netwerk}/{self.volgnummer} {self.hash[:12]}"
