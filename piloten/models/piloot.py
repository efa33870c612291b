from datetime import date

from django.db import models
from django.db.models import F, Q

from kern import velden
from kern.adressen import adres
from kern.models import Pijlmodel, Versiemodel
from netwerken.models import Netwerk, Orgaan, Organisatie
from piloten.enums import Fase, Pilootbesluit
from piloten.querysets import PilootQuerySet
from projecten.models import Project
from sessies.models import Inzicht, Leervraag


class Piloot(Versiemodel):
    """One record for pilot, test case and experiment, carried by a project or an organisation.

    ``fase`` and ``besluit`` change only through :mod:`piloten.domain.piloten`.
    """

    laatste_bevinding_op: date | None  # given by met_laatste_bevinding

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="piloten")
    nummer = velden.CharField("nummer", max_length=12, editable=False)
    titel = velden.CharField("titel", max_length=250)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="piloten")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="piloten"
    )
    wat_willen_we_weten = velden.RichTextField("wat willen we weten?")
    dosis = velden.RichTextField("wat doen we, hoe vaak, voor wie?", blank=True)
    start = models.DateField("start", null=True, blank=True)
    einde = models.DateField("einde", null=True, blank=True)
    fase = velden.CharField("fase", max_length=10, choices=Fase.choices, default=Fase.ONTWERP, editable=False)
    tussenstand = velden.RichTextField("tussenstand", blank=True)
    resultaat = velden.RichTextField("resultaat", blank=True)
    besluit = velden.CharField("besluit", max_length=10, choices=Pilootbesluit.choices, blank=True, editable=False)
    besluit_op = models.DateField("besloten op", null=True, editable=False)
    besluit_door = models.ForeignKey(
        Orgaan, on_delete=models.PROTECT, null=True, blank=True, related_name="pilootbesluiten", editable=False
    )

    objects = PilootQuerySet.as_manager()

    class Meta:
        verbose_name = "piloot"
        verbose_name_plural = "piloten"
        ordering = ["-start", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["netwerk", "nummer"], name="piloot_nummer_uniek"),
            models.CheckConstraint(
                condition=Q(project__isnull=False) ^ Q(organisatie__isnull=False),
                name="piloot_een_drager",
                violation_error_message="Een piloot wordt gedragen door één project of één organisatie.",
            ),
            models.CheckConstraint(
                condition=Q(einde=None) | Q(start=None) | Q(einde__gte=F("start")),
                name="piloot_einde_na_start",
                violation_error_message="Een piloot eindigt niet voor de start.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def drager(self) -> str:
        """Project or organisation that carries it."""
        return str(self.project or self.organisatie or "")

    @property
    def drager_sleutel(self) -> str:
        """How a form names who carries it: ``project:12`` or ``organisatie:5``."""
        return f"project:{self.project_id}" if self.project_id else f"organisatie:{self.organisatie_id}"

    @property
    def leervragen(self) -> list[Leervraag]:
        """The questions it tries out an answer to."""
        return list(Leervraag.objects.filter(pilootpijlen__piloot=self))

    @property
    def inzichten(self) -> list[Inzicht]:
        """The insights it grew from."""
        return list(Inzicht.objects.filter(pilootpijlen__piloot=self))

    def get_absolute_url(self) -> str:
        return adres("piloten:detail", netwerk=self.netwerk.slug, nummer=self.nummer)


class Bevinding(Versiemodel):
    """Something noticed while a pilot runs."""

    piloot = models.ForeignKey(Piloot, on_delete=models.CASCADE, related_name="bevindingen")
    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="bevindingen")
    datum = models.DateField("datum")
    tekst = velden.RichTextField("wat viel op?")

    class Meta:
        verbose_name = "bevinding"
        verbose_name_plural = "bevindingen"
        ordering = ["-datum", "-pk"]

    def __str__(self) -> str:
        return self.tekst


class PilootUitLeervraag(Pijlmodel):
    """Arrow: this pilot tries out an answer to that question."""

    piloot = models.ForeignKey(Piloot, on_delete=models.CASCADE, related_name="vraagpijlen")
    leervraag = models.ForeignKey(Leervraag, on_delete=models.PROTECT, related_name="pilootpijlen")

    class Meta:
        verbose_name = "vraag van een piloot"
        verbose_name_plural = "vragen van een piloot"
        constraints = [models.UniqueConstraint(fields=["piloot", "leervraag"], name="piloot_uit_leervraag")]

    def __str__(self) -> str:
        return f"{self.leervraag} → {self.piloot}"


class PilootUitInzicht(Pijlmodel):
    """Arrow: this pilot grew from that insight."""

    piloot = models.ForeignKey(Piloot, on_delete=models.CASCADE, related_name="inzichtpijlen")
    inzicht = models.ForeignKey(Inzicht, on_delete=models.PROTECT, related_name="pilootpijlen")

    class Meta:
        verbose_name = "inzicht van een piloot"
        verbose_name_plural = "inzichten van een piloot"
        constraints = [models.UniqueConstraint(fields=["piloot", "inzicht"], name="piloot_uit_inzicht")]

    def __str__(self) -> str:
        return f"{self.inzicht} → {self.piloot}"
