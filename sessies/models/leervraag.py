import secrets
from datetime import date

from django.db import models
from django.db.models import Q

from kern import klok, velden
from kern.adressen import adres
from kern.models import Versiemodel
from kern.opmaak import Badge
from netwerken.models import Gebruiker, Netwerk, Organisatie, Thema
from projecten.models import Project
from sessies.enums import Delen, Herkomst, LeervraagStaat
from sessies.querysets import LeervraagQuerySet, VraaglinkQuerySet

BADGES = {
    LeervraagStaat.INGEBRACHT: ("warn", "chat-left-quote"),
    LeervraagStaat.VERHELDERD: ("plan", "question-circle"),
    LeervraagStaat.GEAGENDEERD: ("plan", ""),
    LeervraagStaat.BESPROKEN: ("ok", "people"),
    LeervraagStaat.BEANTWOORD: ("done", ""),
    LeervraagStaat.INGETROKKEN: ("done", "x-circle"),
}


class Leervraag(Versiemodel):
    """A question of the network: ``woorden`` as they came, ``vraag`` as it was clarified.

    The words as they came never change. ``staat`` changes only through :mod:`sessies.domain.leervragen`.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="leervragen")
    nummer = velden.CharField("nummer", max_length=12, editable=False)
    woorden = velden.TextField("zoals de vraag kwam", max_length=2000)
    vraag = velden.TextField("leervraag", max_length=500, blank=True)
    namens = velden.CharField("namens wie", max_length=250, blank=True)
    herkomst = velden.CharField("herkomst", max_length=12, choices=Herkomst.choices, default=Herkomst.FORMULIER)
    delen = velden.CharField("met wie delen we dit", max_length=12, choices=Delen.choices, default=Delen.NETWERK)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="leervragen")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="leervragen"
    )
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, null=True, blank=True, related_name="leervragen")
    staat = velden.CharField(
        "staat", max_length=12, choices=LeervraagStaat.choices, default=LeervraagStaat.INGEBRACHT, editable=False
    )
    ingebracht_op = models.DateTimeField("ingebracht op", default=klok.nu, editable=False)
    ingebracht_door = models.ForeignKey(
        Gebruiker, on_delete=models.SET_NULL, null=True, blank=True, related_name="leervragen", editable=False
    )
    antwoord_mail = velden.EmailField("waar we je kunnen antwoorden", blank=True)
    vraaglink = models.ForeignKey(
        "sessies.Vraaglink",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="leervragen",
        verbose_name="gekomen via",
        editable=False,
    )
    verhelderd_op = models.DateTimeField("verhelderd op", null=True, editable=False)
    antwoord = velden.RichTextField("antwoord", blank=True)
    antwoord_teruggenomen = velden.RichTextField("antwoord dat teruggenomen is", blank=True, editable=False)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, editable=False)

    ingetrokken_op = models.DateField("ingetrokken op", null=True, editable=False)

    objects = LeervraagQuerySet.as_manager()

    class Meta:
        verbose_name = "leervraag"
        verbose_name_plural = "leervragen"
        ordering = ["-ingebracht_op", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["netwerk", "nummer"], name="leervraag_nummer_uniek"),
            models.CheckConstraint(condition=~Q(woorden=""), name="leervraag_heeft_woorden"),
        ]

    def __str__(self) -> str:
        return self.tekst

    @property
    def tekst(self) -> str:
        """The question as it reads best: clarified if it is, else as it came."""
        return self.vraag or self.woorden

    def is_ingetrokken_op(self, dag: date) -> bool:
        """Whether it was withdrawn at the end of ``dag``."""
        ingetrokken = self.staat == LeervraagStaat.INGETROKKEN
        return ingetrokken and (self.ingetrokken_op is None or self.ingetrokken_op <= dag)

    @property
    def badge(self) -> Badge:
        """How far it is."""
        staat = LeervraagStaat(self.staat)
        soort, icoon = BADGES[staat]
        return soort, str(staat.label), icoon

    @property
    def is_open(self) -> bool:
        return self.staat not in {LeervraagStaat.BEANTWOORD, LeervraagStaat.INGETROKKEN}

    @property
    def drager(self) -> str:
        """Project or organisation that asks."""
        return str(self.project or self.organisatie or "")

    def get_absolute_url(self) -> str:
        return adres("sessies:leervraag", netwerk=self.netwerk.slug, nummer=self.nummer)


def _nieuw_geheim() -> str:
    return secrets.token_urlsafe(12)


class Vraaglink(models.Model):
    """A signed link by which a person without an account brings in questions, until it expires or is withdrawn."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="vraaglinks")
    geheim = velden.CharField("geheim", max_length=32, unique=True, default=_nieuw_geheim, editable=False)
    voor = velden.CharField("voor wie", max_length=250)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, null=True, blank=True, related_name="vraaglinks")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.CASCADE, null=True, blank=True, related_name="vraaglinks"
    )
    gemaakt_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="vraaglinks")
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=klok.nu, editable=False)
    geldig_tot = models.DateTimeField("geldig tot")
    laatst_gebruikt_op = models.DateTimeField("laatst gebruikt op", null=True, editable=False)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, editable=False)

    objects = VraaglinkQuerySet.as_manager()

    class Meta:
        verbose_name = "vraaglink"
        verbose_name_plural = "vraaglinks"
        ordering = ["-aangemaakt_op"]

    def __str__(self) -> str:
        return f"link voor {self.voor}"

    @property
    def is_ingetrokken(self) -> bool:
        return self.ingetrokken_op is not None

    @property
    def is_geldig(self) -> bool:
        """Whether somebody can still bring in a question through it."""
        loopt = self.netwerk.einde is None or self.netwerk.einde >= klok.vandaag()
        return loopt and not self.is_ingetrokken and self.geldig_tot > klok.nu()
