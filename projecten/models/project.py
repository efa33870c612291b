from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from kern import velden
from kern.adressen import adres
from kern.models import Versiemodel
from netwerken.enums import LANDEN, Provincie
from netwerken.models import Lidmaatschap, Netwerk, Organisatie, Thema
from netwerken.querysets import NetwerkobjectQuerySet
from projecten.querysets import ProjectQuerySet


def _wordt_genoemd(code: str) -> bool:
    """Whether a code is one that people quote; one of only small letters was made from the title for the address."""
    return any(teken.isdigit() or teken.isupper() for teken in code)


class Oproep(Versiemodel):
    """A funding call of a network."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="oproepen")
    nummer = velden.CharField("nummer", max_length=20)
    titel = velden.CharField("titel", max_length=250, blank=True)
    start = models.DateField("start", null=True, blank=True)
    einde = models.DateField("einde", null=True, blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "oproep"
        verbose_name_plural = "oproepen"
        ordering = ["netwerk", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["netwerk", "nummer"],
                name="oproep_nummer_uniek",
                violation_error_message="Er is al een oproep met dit nummer.",
            )
        ]

    def __str__(self) -> str:
        return f"oproep {self.nummer}"


class Project(Versiemodel):
    """A funded project, carried by one promotor. Validation is a state with a date.

    ``code`` stands in the address; ``nummer`` is the file number, which may be missing. :attr:`kenmerk` is what people quote.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="projecten")
    oproep = models.ForeignKey(Oproep, on_delete=models.PROTECT, null=True, blank=True, related_name="projecten")
    code = models.SlugField("code", max_length=30)
    nummer = velden.CharField("dossiernummer", max_length=20, blank=True)
    titel = velden.CharField("titel", max_length=250)
    promotor = models.ForeignKey(Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="projecten")
    provincie = velden.CharField("provincie", max_length=20, choices=Provincie.choices, blank=True)
    omschrijving = velden.TextField("omschrijving", blank=True)
    themas = models.ManyToManyField(Thema, related_name="projecten", blank=True, verbose_name="thema's")
    start = models.DateField("start", null=True, blank=True)
    einde = models.DateField("einde", null=True, blank=True)
    is_gevalideerd = models.BooleanField("gevalideerd", default=False, editable=False)
    gevalideerd_op = models.DateField("gevalideerd op", null=True, editable=False)
    is_fictief = models.BooleanField("bedacht voor de demonstratie", default=False)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "project"
        verbose_name_plural = "projecten"
        ordering = ["netwerk", "code"]
        constraints = [
            models.UniqueConstraint(
                Lower("code"),
                "netwerk",
                name="project_code_uniek",
                violation_error_message="Er is al een project met deze code.",
            ),
            models.UniqueConstraint(
                Lower("nummer"),
                "netwerk",
                condition=~Q(nummer=""),
                name="project_nummer_uniek",
                violation_error_message="Er is al een project met dit dossiernummer.",
            ),
            models.CheckConstraint(
                condition=Q(is_gevalideerd=False) | ~Q(nummer=""),
                name="project_gevalideerd_heeft_nummer",
                violation_error_message="Een gevalideerd project heeft een dossiernummer.",
            ),
            models.CheckConstraint(
                condition=Q(start=None) | Q(einde=None) | Q(einde__gte=F("start")),
                name="project_einde_na_start",
                violation_error_message="Een project eindigt niet voor zijn start.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titel} ({self.code})" if _wordt_genoemd(self.code) else self.titel

    @property
    def kenmerk(self) -> str:
        """The number or code that people quote; empty for a code in small letters, made from the title."""
        return self.nummer or (self.code if _wordt_genoemd(self.code) else "")

    def loopt_in(self, van: date, tot: date) -> bool:
        """Whether it runs some day from ``van`` to ``tot``: begun, and neither it nor its call over. Needs the call."""
        einden = [dag for dag in (self.einde, self.oproep.einde if self.oproep else None) if dag is not None]
        return (self.start is None or self.start <= tot) and all(dag >= van for dag in einden)

    def get_absolute_url(self) -> str:
        return adres("projecten:detail", netwerk=self.netwerk.slug, code=self.code)


class Projectpartner(models.Model):
    """A partner of a project, Flemish or transnational."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="partners")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="partnerschappen")
    land = velden.CharField("land", max_length=2, default="BE")

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partners"
        ordering = ["project", "pk"]
        constraints = [models.UniqueConstraint(fields=["project", "organisatie"], name="projectpartner_uniek")]

    def __str__(self) -> str:
        return str(self.organisatie)

    @property
    def landnaam(self) -> str:
        """The country as people say it; an unknown code stays a code."""
        return LANDEN.get(self.land, self.land)

    @property
    def is_buitenlands(self) -> bool:
        return self.land != self.project.netwerk.land


class Projectmedewerker(models.Model):
    """Says which projects are somebody's own."""

    lidmaatschap = models.ForeignKey(Lidmaatschap, on_delete=models.CASCADE, related_name="projectmedewerkers")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="projectmedewerkers")

    class Meta:
        verbose_name = "projectmedewerker"
        verbose_name_plural = "projectmedewerkers"
        ordering = ["project", "pk"]
        constraints = [models.UniqueConstraint(fields=["lidmaatschap", "project"], name="projectmedewerker_uniek")]

    def __str__(self) -> str:
        return f"{self.lidmaatschap.gebruiker} bij {self.project}"


class Initiatief(Versiemodel):
    """An existing initiative of an organisation that touches the network's themes."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="initiatieven")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="initiatieven")
    titel = velden.CharField("titel", max_length=250)
    omschrijving = velden.TextField("omschrijving", blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "initiatief"
        verbose_name_plural = "initiatieven"
        ordering = ["netwerk", "titel"]

    def __str__(self) -> str:
        return self.titel
