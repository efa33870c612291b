from datetime import date

from django.db import models
from django.db.models import F, Q

from kern import velden
from kern.models import Basismodel, Versiemodel
from netwerken.models import Netwerk, Organisatie, Principe, Thema
from projecten.enums import ActieStaat, Indicatorsoort, Telling
from projecten.querysets import ActieQuerySet, DoelQuerySet


class Actie(Versiemodel):
    """What partners agreed to do under a theme; not an actiepunt of a meeting."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="acties")
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, null=True, blank=True, related_name="acties")
    titel = velden.CharField("titel", max_length=250)
    omschrijving = velden.TextField("omschrijving", blank=True)
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="acties", verbose_name="trekker"
    )
    staat = velden.CharField(
        "staat", max_length=10, choices=ActieStaat.choices, default=ActieStaat.GEPLAND, editable=False
    )
    tegen = models.DateField("tegen", null=True, blank=True)

    objects = ActieQuerySet.as_manager()

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        ordering = ["netwerk", "thema__volgorde", "pk"]

    def __str__(self) -> str:
        return self.titel

    def staat_op(self, dag: date) -> ActieStaat | None:
        """How it stood at the end of ``dag``; None before it was agreed."""
        tot_dan = [stap for stap in self.stappen.all() if stap.datum <= dag]
        return ActieStaat(tot_dan[-1].staat) if tot_dan else None


class Actiestap(models.Model):
    """From which day an action stood how: the first when it was agreed, then one per change of state."""

    actie = models.ForeignKey(Actie, on_delete=models.CASCADE, related_name="stappen")
    staat = velden.CharField("staat", max_length=10, choices=ActieStaat.choices)
    datum = models.DateField("sinds")

    class Meta:
        verbose_name = "stap van een actie"
        verbose_name_plural = "stappen van een actie"
        ordering = ["actie", "datum", "pk"]

    def __str__(self) -> str:
        return f"{self.actie}: {self.get_staat_display()} sinds {self.datum:%d-%m-%Y}"


class ActiePrincipe(models.Model):
    """A principle an action serves, or strains."""

    actie = models.ForeignKey(Actie, on_delete=models.CASCADE, related_name="principes")
    principe = models.ForeignKey(Principe, on_delete=models.PROTECT, related_name="acties")
    is_spanning = models.BooleanField("staat onder spanning", default=False)

    class Meta:
        verbose_name = "getoetst principe"
        verbose_name_plural = "getoetste principes"
        ordering = ["actie", "principe__nummer"]
        constraints = [models.UniqueConstraint(fields=["actie", "principe"], name="actieprincipe_uniek")]

    def __str__(self) -> str:
        return str(self.principe)


class Indicator(models.Model):
    """A target: how much of what, by when. ``streefpunt`` numbers the promise it belongs to.

    A percentage says of what through ``noemer``; a range has ``doel`` and ``doel_tot``.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="indicatoren")
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, null=True, blank=True, related_name="indicatoren")
    streefpunt = models.PositiveSmallIntegerField("streefpunt", null=True, blank=True)
    titel = velden.CharField("titel", max_length=250)
    soort = velden.CharField("soort", max_length=20, choices=Indicatorsoort.choices)
    doel = models.DecimalField("doel", max_digits=12, decimal_places=2, null=True, blank=True)
    doel_tot = models.DecimalField("doel tot", max_digits=12, decimal_places=2, null=True, blank=True)
    eenheid = velden.CharField("eenheid", max_length=80, blank=True)
    noemer = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="afgeleiden", verbose_name="procent van"
    )
    tegen = models.DateField("tegen", null=True, blank=True)
    is_bovenop_regulier = models.BooleanField("bovenop het gewone resultaat", default=False)
    toelichting = velden.TextField("toelichting", blank=True)
    telling = velden.CharField("telling over periodes", max_length=8, choices=Telling.choices, default=Telling.SOM)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = DoelQuerySet.as_manager()

    class Meta:
        verbose_name = "indicator"
        verbose_name_plural = "indicatoren"
        ordering = ["netwerk", "volgorde", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort=Indicatorsoort.NOG_TE_BEPALEN) | Q(doel__isnull=False),
                name="indicator_heeft_doel",
                violation_error_message="Vul het doel in, of kies ‘nog te bepalen’.",
            ),
            models.CheckConstraint(
                condition=Q(doel_tot=None) | Q(doel_tot__gte=F("doel")),
                name="indicator_bereik_klopt",
                violation_error_message="Het einde van het bereik ligt niet onder het begin.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class Stand(Basismodel):
    """The value of an indicator in a period, with its source."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="standen")
    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="standen")
    periode = velden.CharField("periode", max_length=8)
    waarde = models.DecimalField("waarde", max_digits=12, decimal_places=2)
    bron = velden.CharField("bron", max_length=500)

    class Meta:
        verbose_name = "stand"
        verbose_name_plural = "standen"
        ordering = ["indicator", "periode"]
        constraints = [models.UniqueConstraint(fields=["indicator", "periode"], name="stand_periode_uniek")]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.waarde} ({self.periode})"


class Begrotingslijn(models.Model):
    """A line of the budget; without theme it is overhead."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="begrotingslijnen")
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, null=True, blank=True, related_name="begrotingslijnen")
    titel = velden.CharField("titel", max_length=250)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = DoelQuerySet.as_manager()

    class Meta:
        verbose_name = "begrotingslijn"
        verbose_name_plural = "begrotingslijnen"
        ordering = ["netwerk", "volgorde", "pk"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "titel"], name="begrotingslijn_uniek")]

    def __str__(self) -> str:
        return self.titel


class Begrotingsjaar(models.Model):
    """Budgeted and spent of one line in one year, in euro."""

    lijn = models.ForeignKey(Begrotingslijn, on_delete=models.CASCADE, related_name="jaren")
    jaar = models.PositiveSmallIntegerField("jaar")
    begroot = models.DecimalField("begroot", max_digits=12, decimal_places=2)
    besteed = models.DecimalField("besteed", max_digits=12, decimal_places=2, default=0)

    class Meta:
        verbose_name = "begrotingsjaar"
        verbose_name_plural = "begrotingsjaren"
        ordering = ["lijn", "jaar"]
        constraints = [models.UniqueConstraint(fields=["lijn", "jaar"], name="begrotingsjaar_uniek")]

    def __str__(self) -> str:
        return f"{self.lijn} {self.jaar}"
