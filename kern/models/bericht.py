from django.conf import settings
from django.db import models

from kern import klok


class BerichtStatus(models.TextChoices):
    WACHT = "wacht", "wacht op verzending"
    BEZIG = "bezig", "wordt verzonden"
    VERZONDEN = "verzonden", "verzonden"
    MISLUKT = "mislukt", "niet verzonden"


class Bericht(models.Model):
    """One mail to one person in the outbox, written in the same transaction as what it tells.

    Sent at least once, always with the same ``Message-ID`` (from ``sleutel``), with growing pauses for a week.
    ``sjabloon`` and ``gegevens`` become ``tekst``, ``html`` and ``agenda`` when it is sent, and stand there from then on.
    """

    sleutel = models.CharField("sleutel", max_length=200, unique=True)
    soort = models.CharField("soort", max_length=60)
    netwerk_id = models.PositiveBigIntegerField("netwerk", null=True, db_index=True)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="berichten",
        verbose_name="aan gebruiker",
    )
    aan = models.EmailField("aan")
    antwoord_aan = models.EmailField("antwoord aan", blank=True)  # Reply-To; empty: who runs the platform
    onderwerp = models.CharField("onderwerp", max_length=400)
    sjabloon = models.CharField("sjabloon", max_length=60, blank=True)
    gegevens = models.JSONField("gegevens", default=dict, blank=True)
    tekst = models.TextField("tekst", blank=True)
    html = models.TextField("html", blank=True)
    agenda = models.TextField("agendabestand", blank=True)  # the calendar file that went along
    status = models.CharField(
        "status", max_length=10, choices=BerichtStatus.choices, default=BerichtStatus.WACHT, editable=False
    )
    poging = models.PositiveSmallIntegerField("poging", default=0, editable=False)
    niet_voor = models.DateTimeField("niet voor", null=True, editable=False)
    lease_tot = models.DateTimeField("lease tot", null=True, editable=False)
    fout = models.CharField("fout", max_length=300, blank=True, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=klok.nu, editable=False)
    verzonden_op = models.DateTimeField("verzonden op", null=True, editable=False)

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "niet_voor"], name="bericht_te_verzenden")]

    def __str__(self) -> str:
        return f"{self.onderwerp} → {self.aan}"
