from datetime import date

from django.db import models
from django.db.models import Q

from kennis.enums import SignaalStaat
from kennis.models.fiche import Fiche
from kennis.querysets import SignaalQuerySet
from kern import klok, velden
from kern.adressen import adres
from kern.models import Pijlmodel, Versiemodel
from kern.opmaak import opsomming
from netwerken.models import Geadresseerde, Netwerk, Organisatie, Thema
from projecten.models import Project
from sessies.models import Inzicht


class Signaal(Versiemodel):
    """A fault that several projects recognise, with whom it concerns and what is asked."""

    aantal_herkenningen: int  # counted by voor_lijst, like the next
    aantal_projecten: int

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="signalen")
    nummer = velden.CharField("nummer", max_length=12, editable=False)
    titel = velden.CharField("titel", max_length=250)
    tekst = velden.RichTextField("wat is er aan de hand?")
    aan = models.ManyToManyField(Geadresseerde, verbose_name="aan wie", related_name="signalen")
    gevraagd = velden.RichTextField("wat we vragen")
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, null=True, blank=True, related_name="signalen")
    datum = models.DateField("gemeld op")
    staat = velden.CharField(
        "staat", max_length=12, choices=SignaalStaat.choices, default=SignaalStaat.GEMELD, editable=False
    )

    voorgelegd_op = models.DateField("voorgelegd op", null=True, editable=False)
    doorgegeven_op = models.DateField("doorgegeven op", null=True, editable=False)

    objects = SignaalQuerySet.as_manager()

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        ordering = ["-datum", "-pk"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "nummer"], name="signaal_nummer_uniek")]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return adres("kennis:signaal", netwerk=self.netwerk.slug, nummer=self.nummer)

    def staat_op(self, dag: date) -> SignaalStaat:
        """How far it was at the end of ``dag``."""
        if self.doorgegeven_op and self.doorgegeven_op <= dag:
            return SignaalStaat.DOORGEGEVEN
        return SignaalStaat.VOORGELEGD if self.voorgelegd_op and self.voorgelegd_op <= dag else SignaalStaat.GEMELD

    @property
    def geadresseerde(self) -> str:
        """To whom it goes, in words."""
        return opsomming([g.naam for g in self.aan.all()])

    @property
    def is_doorgegeven(self) -> bool:
        """Whether it went to its addressee: from then on its words stand."""
        return self.staat == SignaalStaat.DOORGEGEVEN

    @property
    def fiches(self) -> list[Fiche]:
        """The cards it bundles."""
        return [pijl.fiche for pijl in self.fichepijlen.select_related("fiche")]

    @property
    def inzichten(self) -> list[Inzicht]:
        """The insights it rests on."""
        return [pijl.inzicht for pijl in self.inzichtpijlen.select_related("inzicht")]


class Herkenning(models.Model):
    """A project or organisation that says, on a day: this happens to us too."""

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="herkenningen")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="herkenningen")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="herkenningen"
    )

    datum = models.DateField("herkend op", default=klok.vandaag, editable=False)

    class Meta:
        verbose_name = "herkenning"
        verbose_name_plural = "herkenningen"
        ordering = ["signaal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["signaal", "project"], name="herkenning_project_uniek"),
            models.UniqueConstraint(fields=["signaal", "organisatie"], name="herkenning_organisatie_uniek"),
            models.CheckConstraint(
                condition=Q(project__isnull=False) ^ Q(organisatie__isnull=False), name="herkenning_een_drager"
            ),
        ]

    def __str__(self) -> str:
        return str(self.project or self.organisatie)


class SignaalUitFiche(Pijlmodel):
    """Arrow: this signal bundles that card."""

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="fichepijlen")
    fiche = models.ForeignKey(Fiche, on_delete=models.PROTECT, related_name="signaalpijlen")

    class Meta:
        verbose_name = "fiche van een signaal"
        verbose_name_plural = "fiches van een signaal"
        constraints = [models.UniqueConstraint(fields=["signaal", "fiche"], name="signaal_uit_fiche")]

    def __str__(self) -> str:
        return f"{self.fiche} → {self.signaal}"


class SignaalUitInzicht(Pijlmodel):
    """Arrow: this signal rests on that insight."""

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="inzichtpijlen")
    inzicht = models.ForeignKey(Inzicht, on_delete=models.PROTECT, related_name="signaalpijlen")

    class Meta:
        verbose_name = "inzicht van een signaal"
        verbose_name_plural = "inzichten van een signaal"
        constraints = [models.UniqueConstraint(fields=["signaal", "inzicht"], name="signaal_uit_inzicht")]

    def __str__(self) -> str:
        return f"{self.inzicht} → {self.signaal}"
