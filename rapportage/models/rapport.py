from django.db import models

from kern import klok, velden
from kern.adressen import adres
from kern.models import Job, Versiemodel
from netwerken.models import Netwerk
from rapportage.enums import Artefactsoort, Lezers, Rapportsoort, RapportStaat
from rapportage.querysets import RapportQuerySet
from rapportage.rules import naam_van


class Rapport(Versiemodel):
    """A report of a network over a period, in a numbered edition. ``staat`` changes only through the domain.

    A published edition stays as it is: it can be withdrawn (``ingetrokken_op`` and why) or be followed by the next one
    (``uitgave_reden`` of that one says why). ``lezers`` counts from publication on.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="rapporten")
    soort = velden.CharField("soort", max_length=12, choices=Rapportsoort.choices)
    periode = velden.CharField("periode", max_length=8, blank=True)
    uitgave = models.PositiveSmallIntegerField("uitgave", default=1, editable=False)
    uitgave_reden = velden.TextField("waarom een nieuwe uitgave", blank=True, max_length=1000, editable=False)
    titel = velden.CharField("titel", max_length=200)
    slug = models.SlugField("adres", max_length=80)
    staat = velden.CharField(
        "staat", max_length=12, choices=RapportStaat.choices, default=RapportStaat.GEVRAAGD, editable=False
    )
    tegen = models.DateField("klaar tegen", null=True, blank=True)
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="rapporten", editable=False)
    lezers = velden.CharField(
        "wie mag lezen", max_length=12, choices=Lezers.choices, default=Lezers.NETWERK, editable=False
    )
    gepubliceerd_op = models.DateTimeField("gepubliceerd op", null=True, editable=False)
    vroeg_reden = velden.TextField("waarom al voor het einde", blank=True, max_length=1000, editable=False)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, editable=False)
    intrek_reden = velden.TextField("waarom ingetrokken", blank=True, max_length=1000, editable=False)

    objects = RapportQuerySet.as_manager()

    class Meta:
        verbose_name = "rapport"
        verbose_name_plural = "rapporten"
        ordering = ["netwerk", "-periode", "soort", "-uitgave"]
        constraints = [
            models.UniqueConstraint(fields=["netwerk", "soort", "periode", "uitgave"], name="rapport_uitgave_uniek"),
            models.UniqueConstraint(fields=["netwerk", "slug"], name="rapport_slug_uniek"),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def naam(self) -> str:
        """What people call this kind of report: 'kwartaalrapport', 'jaarrapport', 'eindrapport'."""
        return naam_van(self.soort, self.periode).lower()

    @property
    def is_vast(self) -> bool:
        """Whether it was published once: then its files never change."""
        return self.staat in (RapportStaat.GEPUBLICEERD, RapportStaat.INGETROKKEN)

    def get_absolute_url(self) -> str:
        return adres("rapportage:detail", netwerk=self.netwerk.slug, slug=self.slug)


class Momentopname(models.Model):
    """The frozen data of a report: canonical JSON without personal data, with schema version, time and hash."""

    rapport = models.ForeignKey(Rapport, on_delete=models.PROTECT, related_name="momentopnames")
    job = models.OneToOneField(Job, on_delete=models.SET_NULL, null=True, related_name="momentopname")
    schema = models.PositiveSmallIntegerField("schema", default=1)
    inhoud = velden.ExactTextField("inhoud")  # hashed as it was written
    sha256 = velden.CharField("sha-256", max_length=64)
    genomen_op = models.DateTimeField("genomen op", default=klok.nu)

    class Meta:
        verbose_name = "momentopname"
        verbose_name_plural = "momentopnames"
        ordering = ["-genomen_op", "-pk"]

    def __str__(self) -> str:
        return f"{self.rapport} {self.genomen_op:%Y-%m-%d %H:%M}"


class Artefact(models.Model):
    """A file made from one snapshot, kept with its hash. ``pad`` is relative to the file store."""

    momentopname = models.ForeignKey(Momentopname, on_delete=models.PROTECT, related_name="artefacten")
    soort = velden.CharField("soort", max_length=6, choices=Artefactsoort.choices)
    pad = velden.CharField("pad", max_length=200, unique=True)
    bestandsnaam = velden.CharField("bestandsnaam", max_length=120)
    sha256 = velden.CharField("sha-256", max_length=64)
    grootte = models.PositiveBigIntegerField("grootte in bytes")
    bladzijden = models.PositiveSmallIntegerField("bladzijden", null=True)
    gemaakt_met = velden.CharField("gemaakt met", max_length=80, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", default=klok.nu)
    hermaakt_op = models.DateTimeField("opnieuw gemaakt op", null=True)
    eerste_sha256 = velden.CharField("sha-256 van het eerste bestand", max_length=64, blank=True)

    class Meta:
        verbose_name = "bestand van een rapport"
        verbose_name_plural = "bestanden van rapporten"
        ordering = ["momentopname", "soort"]
        constraints = [models.UniqueConstraint(fields=["momentopname", "soort"], name="artefact_soort_uniek")]

    def __str__(self) -> str:
        return self.bestandsnaam
