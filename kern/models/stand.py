from django.db import models


class Teller(models.Model):
    """A counter that never gives the same number twice, e.g. ``leervraag:3:2022``."""

    sleutel = models.CharField("sleutel", max_length=120, primary_key=True)
    waarde = models.PositiveIntegerField("waarde", default=0)

    class Meta:
        verbose_name = "teller"
        verbose_name_plural = "tellers"

    def __str__(self) -> str:
        return f"{self.sleutel} = {self.waarde}"


class Hartslag(models.Model):
    """The life sign of a part that runs beside the web server (worker, beat), by the database's clock."""

    deel = models.CharField("deel", max_length=20, primary_key=True)
    gezien_op = models.DateTimeField("gezien op")
    gegevens = models.JSONField("gegevens", default=dict)

    class Meta:
        verbose_name = "hartslag"
        verbose_name_plural = "hartslagen"

    def __str__(self) -> str:
        return f"{self.deel} {self.gezien_op:%Y-%m-%d %H:%M:%S}"


class Controle(models.Model):
    """What the last nightly check of one part found: the audit chain, the files of reports.

    ``goed_op`` is when it was last right: what was noted elsewhere then has to be there still.
    """

    deel = models.CharField("deel", max_length=20, primary_key=True)
    gedaan_op = models.DateTimeField("nagekeken op")
    in_orde = models.BooleanField("in orde")
    bevindingen = models.JSONField("bevindingen", default=list)
    goed_op = models.DateTimeField("laatst in orde op", null=True)

    class Meta:
        verbose_name = "controle"
        verbose_name_plural = "controles"

    def __str__(self) -> str:
        return f"{self.deel} {self.gedaan_op:%Y-%m-%d}"


NAAM_HOOGSTENS = 120  # signs in the name of a stored state; one that is longer is refused by PostgreSQL alone


class BewaardeStand(models.Model):
    """What was worked out once and holds until something happens: see :mod:`kern.standen`, which alone reads it.

    ``gebruiker_id`` is 0 for what is the same for everybody. ``stempel`` is the number of audit lines that it knew of;
    it holds from ``van`` to ``tot``, for the clock changes things too.
    """

    netwerk_id = models.PositiveBigIntegerField("netwerk")
    gebruiker_id = models.PositiveBigIntegerField("gebruiker", default=0)
    naam = models.CharField("naam", max_length=NAAM_HOOGSTENS)
    stempel = models.PositiveBigIntegerField("stempel")
    van = models.DateTimeField("van")
    tot = models.DateTimeField("tot")
    inhoud = models.JSONField("inhoud")

    class Meta:
        verbose_name = "bewaarde stand"
        verbose_name_plural = "bewaarde standen"
        constraints = [
            models.UniqueConstraint(fields=["netwerk_id", "gebruiker_id", "naam"], name="bewaardestand_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.netwerk_id}/{self.gebruiker_id}/{self.naam}"
