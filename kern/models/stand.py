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
    """What the last nightly check of one part found: the audit chain, the files of reports."""

    deel = models.CharField("deel", max_length=20, primary_key=True)
    gedaan_op = models.DateTimeField("nagekeken op")
    in_orde = models.BooleanField("in orde")
    bevindingen = models.JSONField("bevindingen", default=list)

    class Meta:
        verbose_name = "controle"
        verbose_name_plural = "controles"

    def __str__(self) -> str:
        return f"{self.deel} {self.gedaan_op:%Y-%m-%d}"
