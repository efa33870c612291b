from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kennis.enums import Bewijs, Fichesoort
from kennis.querysets import FicheQuerySet, OvernameQuerySet
from kern import velden
from kern.adressen import adres
from kern.models import Basismodel, Pijlmodel, Versiemodel
from netwerken.models import Netwerk, Organisatie, Thema
from piloten.models import Piloot
from projecten.models import Analysefase, Project
from sessies.models import Inzicht, Leervraag


class Fiche(Versiemodel):
    """A card of the knowledge base: good practice, barrier, fault, solution, instrument or concept."""

    aantal_overnames: int  # counted by voor_lijst

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="fiches")
    slug = models.SlugField("adres", max_length=80, editable=False)
    soort = velden.CharField("soort", max_length=20, choices=Fichesoort.choices)
    titel = velden.CharField("titel", max_length=250)
    kern = velden.CharField("de kern in één zin", max_length=300)
    tekst = velden.RichTextField("tekst", blank=True)
    context = velden.RichTextField("waar en voor wie werkt het?", blank=True)
    stappen = velden.TextField("stappen", blank=True)  # one a line
    voorwaarden = velden.RichTextField("voorwaarden", blank=True)
    valkuilen = velden.RichTextField("valkuilen", blank=True)
    kost = velden.RichTextField("wat het kost", blank=True)
    bewijs = velden.CharField("bewijs", max_length=12, choices=Bewijs.choices, default=Bewijs.BESCHREVEN)
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, null=True, blank=True, related_name="fiches")
    analysefase = models.ForeignKey(
        Analysefase, on_delete=models.SET_NULL, null=True, blank=True, related_name="fiches"
    )
    datum = models.DateField("datum")
    is_openbaar = models.BooleanField("openbaar", default=False, editable=False)

    objects = FicheQuerySet.as_manager()

    class Meta:
        verbose_name = "fiche"
        verbose_name_plural = "fiches"
        ordering = ["-datum", "-pk"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "slug"], name="fiche_slug_uniek")]

    def __str__(self) -> str:
        return self.titel

    def was_openbaar_op(self, dag: date) -> bool:
        """Whether everybody could read it at the end of ``dag``."""
        return any(tijd.van <= dag and (tijd.tot is None or tijd.tot > dag) for tijd in self.openbaar_in.all())

    @property
    def stappenlijst(self) -> list[str]:
        """The steps in order, as somebody else can follow them."""
        return [stap.strip() for stap in self.stappen.splitlines() if stap.strip()]

    @property
    def is_overdraagbaar(self) -> bool:
        """Whether it is something that another can do, rather than something that stands in the way."""
        return self.soort not in (Fichesoort.KNELPUNT, Fichesoort.DREMPEL)

    @property
    def piloten(self) -> list[Piloot]:
        """The pilots it comes from."""
        return list(Piloot.objects.filter(fichepijlen__fiche=self))

    @property
    def inzichten(self) -> list[Inzicht]:
        """The insights it writes down."""
        return list(Inzicht.objects.filter(fichepijlen__fiche=self))

    @property
    def leervragen(self) -> list[Leervraag]:
        """The questions it answers."""
        return list(Leervraag.objects.filter(fichepijlen__fiche=self))

    def get_absolute_url(self) -> str:
        return adres("kennis:detail", netwerk=self.netwerk.slug, slug=self.slug)

    def get_openbare_url(self) -> str:
        """The address for everybody, without login; answers 404 unless the card is public."""
        return reverse("kennis_openbaar:fiche", kwargs={"van": self.netwerk.slug, "slug": self.slug})


class Openbaarheid(models.Model):
    """From which day everybody could read a card, and until which; ``tot`` is the day on which that ended."""

    fiche = models.ForeignKey(Fiche, on_delete=models.CASCADE, related_name="openbaar_in")
    van = models.DateField("openbaar sinds")
    tot = models.DateField("openbaar tot", null=True, blank=True)

    class Meta:
        verbose_name = "tijd waarin een fiche openbaar was"
        verbose_name_plural = "tijden waarin een fiche openbaar was"
        ordering = ["fiche", "van", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["fiche"], condition=Q(tot=None), name="openbaarheid_een_open"),
        ]

    def __str__(self) -> str:
        return f"{self.fiche}: openbaar sinds {self.van:%d-%m-%Y}"


class FicheUitInzicht(Pijlmodel):
    """Arrow: this card writes down that insight."""

    fiche = models.ForeignKey(Fiche, on_delete=models.CASCADE, related_name="inzichtpijlen")
    inzicht = models.ForeignKey(Inzicht, on_delete=models.PROTECT, related_name="fichepijlen")

    class Meta:
        verbose_name = "inzicht van een fiche"
        verbose_name_plural = "inzichten van een fiche"
        constraints = [models.UniqueConstraint(fields=["fiche", "inzicht"], name="fiche_uit_inzicht")]

    def __str__(self) -> str:
        return f"{self.inzicht} → {self.fiche}"


class FicheUitPiloot(Pijlmodel):
    """Arrow: this card comes from that pilot."""

    fiche = models.ForeignKey(Fiche, on_delete=models.CASCADE, related_name="pilootpijlen")
    piloot = models.ForeignKey(Piloot, on_delete=models.PROTECT, related_name="fichepijlen")

    class Meta:
        verbose_name = "piloot van een fiche"
        verbose_name_plural = "piloten van een fiche"
        constraints = [models.UniqueConstraint(fields=["fiche", "piloot"], name="fiche_uit_piloot")]

    def __str__(self) -> str:
        return f"{self.piloot} → {self.fiche}"


class FicheUitLeervraag(Pijlmodel):
    """Arrow: this card answers that question."""

    fiche = models.ForeignKey(Fiche, on_delete=models.CASCADE, related_name="vraagpijlen")
    leervraag = models.ForeignKey(Leervraag, on_delete=models.PROTECT, related_name="fichepijlen")

    class Meta:
        verbose_name = "vraag van een fiche"
        verbose_name_plural = "vragen van een fiche"
        constraints = [models.UniqueConstraint(fields=["fiche", "leervraag"], name="fiche_uit_leervraag")]

    def __str__(self) -> str:
        return f"{self.leervraag} → {self.fiche}"


class Overname(Basismodel):
    """Who took a card over, when, and adapted how."""

    fiche = models.ForeignKey(Fiche, on_delete=models.CASCADE, related_name="overnames")
    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="overnames")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="overnames")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="overnames"
    )
    datum = models.DateField("datum")
    aanpassing = velden.TextField("hoe aangepast?", blank=True)

    objects = OvernameQuerySet.as_manager()

    class Meta:
        verbose_name = "overname"
        verbose_name_plural = "overnames"
        ordering = ["-datum", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(project__isnull=False) ^ Q(organisatie__isnull=False),
                name="overname_een_drager",
                violation_error_message="Een overname is van één project of één organisatie.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.fiche} door {self.drager}"

    @property
    def drager(self) -> str:
        return str(self.project or self.organisatie or "")
