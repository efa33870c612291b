from typing import TYPE_CHECKING

from django.db import models

from kern import velden
from kern.models import Versiemodel
from netwerken.models import Netwerk, Thema
from netwerken.querysets import NetwerkobjectQuerySet
from projecten.models import Project
from rapportage.enums import Rapportopbouw, Tekstsoort

if TYPE_CHECKING:
    from rapportage.models.aanbeveling import Aanbeveling


class Eindredactie(Versiemodel):
    """What an editor writes once for the final report of a network: title, motto, introduction, summary, letter.

    ``samenvatting`` is a list of ``{"kop": str, "alineas": [str, …]}``; ``inleiding`` and ``brief`` are lists of
    paragraphs.
    """

    netwerk = models.OneToOneField(Netwerk, on_delete=models.CASCADE, related_name="eindredactie")
    titel = velden.CharField("titel", max_length=250)
    ondertitel = velden.CharField("ondertitel", max_length=200, blank=True)
    opbouw = velden.CharField(
        "opbouw", max_length=12, choices=Rapportopbouw.choices, default=Rapportopbouw.HOOFDSTUKKEN
    )
    datum = models.DateField("datum")
    motto = velden.CharField("motto", max_length=300, blank=True)
    motto_bron = velden.CharField("bron van het motto", max_length=500, blank=True)
    inleiding = velden.JSONField("inleiding", default=list, blank=True)
    samenvatting = velden.JSONField("samenvatting", default=list, blank=True)
    brief = velden.JSONField("begeleidende brief", default=list, blank=True)
    licentie = velden.CharField("licentie", max_length=120, blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "eindredactie"
        verbose_name_plural = "eindredacties"

    def __str__(self) -> str:
        return self.titel


class Rapporttekst(Versiemodel):
    """A text of the final report in the editor's own words; ``delen`` is a list of ``{"kop": str, "alineas": [str]}``.

    Some kinds are written once, others once per pillar (``thema``).
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="rapportteksten")
    soort = velden.CharField("soort", max_length=16, choices=Tekstsoort.choices)
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, null=True, blank=True, related_name="rapportteksten")
    delen = velden.JSONField("tekst", default=list, blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "tekst van het eindrapport"
        verbose_name_plural = "teksten van het eindrapport"
        ordering = ["netwerk", "soort", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["netwerk", "soort"], condition=models.Q(thema=None), name="rapporttekst_soort_uniek"
            ),
            models.UniqueConstraint(fields=["netwerk", "soort", "thema"], name="rapporttekst_thema_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}, {self.thema.kort}" if self.thema else str(self.get_soort_display())


class RodeDraad(Versiemodel):
    """An overall condition above the chapters."""

    codes: list[str]  # of the recommendations that follow it, given by the outline

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="rode_draden")
    nummer = models.PositiveSmallIntegerField("nummer")
    titel = velden.CharField("titel", max_length=250)
    tekst = velden.RichTextField("tekst", blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "rode draad"
        verbose_name_plural = "rode draden"
        ordering = ["netwerk", "nummer"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "nummer"], name="rodedraad_nummer_uniek")]

    def __str__(self) -> str:
        return self.titel


class Hoofdstuk(Versiemodel):
    """A chapter of the final report with the title on its cover, the title inside and a subtitle."""

    delen: list["Onderwerp"]  # given by the outline

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="hoofdstukken")
    nummer = models.PositiveSmallIntegerField("nummer")
    omslagtitel = velden.CharField("titel op de omslag", max_length=250)
    titel = velden.CharField("titel binnenin", max_length=250)
    ondertitel = velden.CharField("ondertitel", max_length=200, blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "hoofdstuk"
        verbose_name_plural = "hoofdstukken"
        ordering = ["netwerk", "nummer"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "nummer"], name="hoofdstuk_nummer_uniek")]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.titel}"


class Onderwerp(Versiemodel):
    """A topic of a chapter; ``alineas`` is a list of paragraphs."""

    eigen: list["Aanbeveling"]  # these and the boxes are given by the outline
    kaders: list["Impactkader"]

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="onderwerpen")
    hoofdstuk = models.ForeignKey(Hoofdstuk, on_delete=models.CASCADE, related_name="onderwerpen")
    nummer = models.PositiveSmallIntegerField("nummer")
    titel = velden.CharField("titel", max_length=250)
    alineas = velden.JSONField("alinea's", default=list)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ["hoofdstuk__nummer", "nummer"]
        constraints = [models.UniqueConstraint(fields=["hoofdstuk", "nummer"], name="onderwerp_nummer_uniek")]

    def __str__(self) -> str:
        return f"{self.hoofdstuk.nummer}.{self.nummer} {self.titel}"


class Impactkader(Versiemodel):
    """The box 'Impact in 2030?' of a project; ``delen`` is a list of ``{"kop": str, "tekst": str}``."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="impactkaders")
    onderwerp = models.ForeignKey(Onderwerp, on_delete=models.CASCADE, related_name="impactkaders")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="impactkaders")
    titel = velden.CharField("titel", max_length=250)
    kernzin = velden.TextField("kernzin", blank=True)
    delen = velden.JSONField("delen", default=list)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "impactkader"
        verbose_name_plural = "impactkaders"
        ordering = ["onderwerp", "volgorde", "pk"]

    def __str__(self) -> str:
        return self.titel


class Gemisuitleg(Versiemodel):
    """Why something that misses in the final report misses knowingly, in one sentence of who composes it.

    ``sleutel`` names the gap as :mod:`the outline <rapportage>` does: ``piloot:12``, ``eindredactie:motto``.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="gemisuitleg")
    sleutel = velden.CharField("wat ontbreekt", max_length=60)
    tekst = velden.CharField("waarom", max_length=400)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "uitleg bij wat ontbreekt"
        verbose_name_plural = "uitleg bij wat ontbreekt"
        ordering = ["netwerk", "sleutel"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "sleutel"], name="gemisuitleg_uniek")]

    def __str__(self) -> str:
        return self.tekst
