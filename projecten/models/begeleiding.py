from django.db import models

from kern import velden
from kern.models import Versiemodel
from netwerken.models import Gebruiker, Netwerk
from netwerken.querysets import NetwerkobjectQuerySet
from projecten.enums import Contactsoort
from projecten.models.project import Project
from projecten.querysets import ContactQuerySet


class Analysefase(Versiemodel):
    """The analysis phase a project opens with: plan of approach in, feedback given."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="analysefase")
    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="analysefases")
    start = models.DateField("start")
    plan_ingediend_op = models.DateField("plan ingediend op", null=True, blank=True)
    feedback_op = models.DateField("feedback gegeven op", null=True, blank=True)
    bevindingen = velden.TextField("bevindingen", blank=True)

    class Meta:
        verbose_name = "analysefase"
        verbose_name_plural = "analysefases"
        ordering = ["project"]

    def __str__(self) -> str:
        return f"analysefase van {self.project}"


class Begeleidingscontact(Versiemodel):
    """Contact of the netwerkbegeleider with a project: when, how, how long and the core of it."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="contacten")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="contacten")
    datum = models.DateField("datum")
    soort = velden.CharField("soort", max_length=12, choices=Contactsoort.choices)
    minuten = models.PositiveSmallIntegerField("duur in minuten", null=True, blank=True)
    kern = velden.CharField("kern van het gesprek", max_length=300, blank=True)
    door = models.ForeignKey(
        Gebruiker, on_delete=models.SET_NULL, null=True, blank=True, related_name="begeleidingscontacten"
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = "begeleidingscontact"
        verbose_name_plural = "begeleidingscontacten"
        ordering = ["-datum", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} met {self.project} op {self.datum}"

    def get_absolute_url(self) -> str:
        return f"{self.project.get_absolute_url()}#h-contact"


class Leereffect(Versiemodel):
    """What a project does differently since, in one sentence."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="leereffecten")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="leereffecten")
    datum = models.DateField("datum")
    tekst = velden.CharField("wat doen jullie nu anders?", max_length=300)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "leereffect"
        verbose_name_plural = "leereffecten"
        ordering = ["-datum", "-pk"]

    def __str__(self) -> str:
        return self.tekst
