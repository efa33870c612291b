from django.db import models

from kern import velden
from kern.adressen import adres
from kern.models import Basismodel, Versiemodel
from netwerken.models import Geadresseerde, Netwerk, Thema
from netwerken.querysets import NetwerkobjectQuerySet
from rapportage.enums import OpvolgingStaat, Sterkte
from rapportage.models.opbouw import Onderwerp, RodeDraad
from rapportage.querysets import AanbevelingQuerySet
from rapportage.rules import code_van


class Aanbeveling(Versiemodel):
    """A recommendation of a network: quotable by its number, with a strength, a demand and a date.

    Its evidence is stored per kind in :mod:`rapportage.models.bewijs`; without evidence it is shown as such.
    """

    is_bloot: bool  # whether it rests on nothing, given by the outline

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="aanbevelingen")
    nummer = models.PositiveSmallIntegerField("nummer", editable=False)
    onderwerp = models.ForeignKey(
        Onderwerp, on_delete=models.PROTECT, null=True, blank=True, related_name="aanbevelingen"
    )
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, null=True, blank=True, related_name="aanbevelingen")
    rode_draad = models.ForeignKey(
        RodeDraad, on_delete=models.PROTECT, null=True, blank=True, related_name="aanbevelingen"
    )
    tekst = velden.CharField("aanbeveling", max_length=400)
    toelichting = velden.RichTextField("toelichting", blank=True)
    sterkte = velden.CharField("sterkte", max_length=12, choices=Sterkte.choices, default=Sterkte.AANBEVELING)
    gevraagd = velden.RichTextField("wat vragen we", blank=True)
    tegen = velden.CharField("tegen wanneer", max_length=60, blank=True)
    sterkte_door = velden.CharField("wie stelde de sterkte vast", max_length=120, blank=True)
    sterkte_waarom = velden.TextField("waarom deze sterkte", blank=True)

    objects = AanbevelingQuerySet.as_manager()

    class Meta:
        verbose_name = "aanbeveling"
        verbose_name_plural = "aanbevelingen"
        ordering = ["netwerk", "nummer"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "nummer"], name="aanbeveling_nummer_uniek")]

    def __str__(self) -> str:
        return f"A{self.nummer} {self.tekst}"

    @property
    def code(self) -> str:
        """How it is quoted: A7."""
        return code_van(self.nummer)

    def get_absolute_url(self) -> str:
        return adres("rapportage:aanbeveling", netwerk=self.netwerk.slug, nummer=self.nummer)


class Aanspreking(models.Model):
    """Whom a recommendation addresses, with what is asked of them."""

    aanbeveling = models.ForeignKey(Aanbeveling, on_delete=models.CASCADE, related_name="aansprekingen")
    geadresseerde = models.ForeignKey(Geadresseerde, on_delete=models.PROTECT, related_name="aansprekingen")
    tekst = velden.RichTextField("tekst", blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "aanbeveling die hen aanspreekt"
        verbose_name_plural = "aanbevelingen die hen aanspreken"
        ordering = ["aanbeveling", "volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["aanbeveling", "geadresseerde"],
                name="aanspreking_uniek",
                violation_error_message="Spreek elke geadresseerde één keer aan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.aanbeveling.code} aan {self.wie}"

    @property
    def wie(self) -> str:
        return self.geadresseerde.naam


class Opvolging(Basismodel):
    """What became of a recommendation: one line per change, owned by the opdrachtgever."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="opvolgingen")
    aanbeveling = models.ForeignKey(Aanbeveling, on_delete=models.CASCADE, related_name="opvolgingen")
    staat = velden.CharField("staat", max_length=20, choices=OpvolgingStaat.choices)
    datum = models.DateField("datum")
    tekst = velden.TextField("toelichting", blank=True)
    eigenaar = velden.CharField("eigenaar", max_length=120, blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "opvolging"
        verbose_name_plural = "opvolging"
        ordering = ["-datum", "-pk"]

    def __str__(self) -> str:
        return f"{self.aanbeveling.code}: {self.get_staat_display()}"
