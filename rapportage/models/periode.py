from django.db import models
from django.db.models import Q
from django.urls import reverse

from kern import velden
from kern.models import Versiemodel
from netwerken.models import Netwerk
from netwerken.querysets import NetwerkobjectQuerySet
from rapportage.enums import Periodetekstsoort
from rapportage.querysets import BeslispuntQuerySet
from sessies.models import Sessie


class Beslispunt(Versiemodel):
    """A point the steering group is asked to decide, in the report of a period, and what it decided.

    ``besluit_sessie`` is the meeting that decided; None for a decision outside a meeting.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="beslispunten")
    periode = velden.CharField("periode", max_length=8)
    nummer = models.PositiveSmallIntegerField("nummer")
    vraag = velden.CharField("wat beslissen we?", max_length=300)
    waarom_nu = velden.RichTextField("waarom nu", max_length=4000, blank=True)
    opties = velden.RichTextField("welke opties zijn er", max_length=4000, blank=True)
    voorstel = velden.RichTextField("voorstel", max_length=4000, blank=True)
    gevolg = velden.RichTextField("gevolg en kosten", max_length=4000, blank=True)
    zonder_besluit = velden.RichTextField("wat als we niet beslissen", max_length=4000, blank=True)
    uitvoerder = velden.TextField("wie voert uit", max_length=4000, blank=True)
    besluit = velden.RichTextField("wat besloten is", blank=True, editable=False)
    besloten_op = models.DateField("besloten op", null=True, blank=True, editable=False)
    besluit_sessie = models.ForeignKey(
        Sessie, on_delete=models.PROTECT, null=True, blank=True, related_name="beslispunten", editable=False
    )

    objects = BeslispuntQuerySet.as_manager()

    class Meta:
        verbose_name = "beslispunt"
        verbose_name_plural = "beslispunten"
        ordering = ["netwerk", "periode", "nummer"]
        constraints = [
            models.UniqueConstraint(fields=["netwerk", "periode", "nummer"], name="beslispunt_nummer_uniek"),
            models.CheckConstraint(
                condition=Q(besloten_op=None, besluit="", besluit_sessie=None)
                | (Q(besloten_op__isnull=False) & ~Q(besluit="")),
                name="beslispunt_besluit_heeft_dag",
                violation_error_message="Een besluit heeft een tekst en een dag.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.vraag}"

    @property
    def code(self) -> str:
        """How it is quoted inside its period: B2."""
        return f"B{self.nummer}"

    @property
    def is_besloten(self) -> bool:
        return self.besloten_op is not None

    def get_absolute_url(self) -> str:
        plek = {"netwerk": self.netwerk.slug, "periode": self.periode}
        return reverse("rapportage:periode", kwargs=plek) + f"#beslispunt-{self.pk}"


class Teruggenomen(models.Model):
    """The trace of a decision that was taken back: what it was, and why it no longer stands."""

    beslispunt = models.ForeignKey(Beslispunt, on_delete=models.CASCADE, related_name="teruggenomen")
    besluit = velden.RichTextField("wat besloten was")
    besloten_op = models.DateField("besloten op")
    sessie = models.ForeignKey(Sessie, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    datum = models.DateField("teruggenomen op")
    reden = velden.TextField("waarom")

    class Meta:
        verbose_name = "teruggenomen besluit"
        verbose_name_plural = "teruggenomen besluiten"
        ordering = ["beslispunt", "pk"]

    def __str__(self) -> str:
        return f"{self.beslispunt.code} teruggenomen op {self.datum:%d-%m-%Y}"


class Periodetekst(Versiemodel):
    """What the netwerkbegeleider writes for a period: a risk, a value story, self-evaluation, who was missing."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="periodeteksten")
    periode = velden.CharField("periode", max_length=8)
    soort = velden.CharField("soort", max_length=20, choices=Periodetekstsoort.choices)
    tekst = velden.RichTextField("tekst", max_length=20_000)
    maatregel = velden.RichTextField("wat we eraan doen", max_length=5_000, blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "tekst bij een periode"
        verbose_name_plural = "teksten bij een periode"
        ordering = ["netwerk", "periode", "soort", "pk"]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.periode}"

    def get_absolute_url(self) -> str:
        plek = {"netwerk": self.netwerk.slug, "periode": self.periode}
        return reverse("rapportage:periode", kwargs=plek) + f"#periodetekst-{self.pk}"
