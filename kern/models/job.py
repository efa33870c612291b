import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from kern import klok


class JobStatus(models.TextChoices):
    WACHT = "wacht", "in wachtrij"
    BEZIG = "bezig", "bezig"
    KLAAR = "klaar", "klaar"
    MISLUKT = "mislukt", "mislukt"


class Job(models.Model):
    """One piece of long work. This row is the truth; the message queue only rings the bell.

    ``aanvraagsleutel`` makes a double click one job; ``ontdubbelsleutel`` allows one active job per result.
    A worker holds the job through ``leasesleutel`` until ``lease_tot`` by the clock of the database.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField("soort", max_length=60)
    gegevens = models.JSONField("gegevens", default=dict)
    netwerk_id = models.PositiveBigIntegerField("netwerk", null=True, db_index=True)
    aangevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="jobs",
        verbose_name="aangevraagd door",
    )
    aanvraagsleutel = models.CharField("aanvraagsleutel", max_length=64, unique=True)
    ontdubbelsleutel = models.CharField("ontdubbelsleutel", max_length=200)
    status = models.CharField(
        "status", max_length=10, choices=JobStatus.choices, default=JobStatus.WACHT, editable=False
    )
    poging = models.PositiveSmallIntegerField("poging", default=0, editable=False)
    leasesleutel = models.UUIDField("leasesleutel", null=True, editable=False)
    lease_tot = models.DateTimeField("lease tot", null=True, editable=False)
    gebeld_op = models.DateTimeField("gebeld op", null=True, editable=False)
    niet_voor = models.DateTimeField("niet voor", null=True, editable=False)
    deel = models.PositiveSmallIntegerField("deel", default=0, editable=False)
    delen = models.PositiveSmallIntegerField("delen", default=0, editable=False)
    bezig_met = models.CharField("bezig met", max_length=120, blank=True, editable=False)
    fout = models.CharField("fout", max_length=500, blank=True, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=klok.nu, editable=False)
    begonnen_op = models.DateTimeField("begonnen op", null=True, editable=False)
    klaar_op = models.DateTimeField("klaar op", null=True, editable=False)

    class Meta:
        verbose_name = "job"
        verbose_name_plural = "jobs"
        ordering = ["-aangemaakt_op"]
        constraints = [
            models.UniqueConstraint(
                fields=["ontdubbelsleutel"],
                condition=Q(status__in=[JobStatus.WACHT, JobStatus.BEZIG]),
                name="job_een_actieve",
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.id} ({self.status})"

    @property
    def is_actief(self) -> bool:
        return self.status in {JobStatus.WACHT, JobStatus.BEZIG}
