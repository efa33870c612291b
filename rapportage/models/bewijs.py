"""The evidence of a recommendation: one explicit relation per kind; what is cited cannot be removed."""

from django.db import models

from kennis.models import Fiche, Signaal
from kern.models import Pijlmodel
from piloten.models import Piloot
from projecten.models import Project
from rapportage.models.aanbeveling import Aanbeveling
from sessies.models import Inzicht, Leervraag, Sessie


class Projectbewijs(Pijlmodel):
    """Arrow: this recommendation rests on that project."""

    aanbeveling = models.ForeignKey(Aanbeveling, on_delete=models.CASCADE, related_name="projectbewijzen")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="bewijzen")

    class Meta:
        verbose_name = "bewijs uit een project"
        verbose_name_plural = "bewijzen uit een project"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["aanbeveling", "project"], name="bewijs_project_uniek")]

    def __str__(self) -> str:
        return f"{self.project} → {self.aanbeveling.code}"


class Sessiebewijs(Pijlmodel):
    """Arrow: this recommendation rests on that bijeenkomst."""

    aanbeveling = models.ForeignKey(Aanbeveling, on_delete=models.CASCADE, related_name="sessiebewijzen")
    sessie = models.ForeignKey(Sessie, on_delete=models.PROTECT, related_name="bewijzen")

    class Meta:
        verbose_name = "bewijs uit een bijeenkomst"
        verbose_name_plural = "bewijzen uit een bijeenkomst"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["aanbeveling", "sessie"], name="bewijs_sessie_uniek")]

    def __str__(self) -> str:
        return f"{self.sessie} → {self.aanbeveling.code}"


class Vraagbewijs(Pijlmodel):
    """Arrow: this recommendation rests on that leervraag."""

    aanbeveling = models.ForeignKey(Aanbeveling, on_delete=models.CASCADE, related_name="vraagbewijzen")
    leervraag = models.ForeignKey(Leervraag, on_delete=models.PROTECT, related_name="bewijzen")

    class Meta:
        verbose_name = "bewijs uit een leervraag"
        verbose_name_plural = "bewijzen uit een leervraag"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["aanbeveling", "leervraag"], name="bewijs_leervraag_uniek")]

    def __str__(self) -> str:
        return f"{self.leervraag} → {self.aanbeveling.code}"


class Inzichtbewijs(Pijlmodel):
    """Arrow: this recommendation rests on that inzicht."""

    aanbeveling = models.ForeignKey(Aanbeveling, on_delete=models.CASCADE, related_name="inzichtbewijzen")
    inzicht = models.ForeignKey(Inzicht, on_delete=models.PROTECT, related_name="bewijzen")

    class Meta:
        verbose_name = "bewijs uit een inzicht"
        verbose_name_plural = "bewijzen uit een inzicht"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["aanbeveling", "inzicht"], name="bewijs_inzicht_uniek")]

    def __str__(self) -> str:
        return f"{self.inzicht} → {self.aanbeveling.code}"


class Pilootbewijs(Pijlmodel):
    """Arrow: this recommendation rests on that piloot."""

    aanbeveling = models.ForeignKey(Aanbeveling, on_delete=models.CASCADE, related_name="pilootbewijzen")
    piloot = models.ForeignKey(Piloot, on_delete=models.PROTECT, related_name="bewijzen")

    class Meta:
        verbose_name = "bewijs uit een piloot"
        verbose_name_plural = "bewijzen uit een piloot"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["aanbeveling", "piloot"], name="bewijs_piloot_uniek")]

    def __str__(self) -> str:
        return f"{self.piloot} → {self.aanbeveling.code}"


class Fichebewijs(Pijlmodel):
    """Arrow: this recommendation rests on that fiche."""

    aanbeveling = models.ForeignKey(Aanbeveling, on_delete=models.CASCADE, related_name="fichebewijzen")
    fiche = models.ForeignKey(Fiche, on_delete=models.PROTECT, related_name="bewijzen")

    class Meta:
        verbose_name = "bewijs uit een fiche"
        verbose_name_plural = "bewijzen uit een fiche"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["aanbeveling", "fiche"], name="bewijs_fiche_uniek")]

    def __str__(self) -> str:
        return f"{self.fiche} → {self.aanbeveling.code}"


class Signaalbewijs(Pijlmodel):
    """Arrow: this recommendation rests on that signaal."""

    aanbeveling = models.ForeignKey(Aanbeveling, on_delete=models.CASCADE, related_name="signaalbewijzen")
    signaal = models.ForeignKey(Signaal, on_delete=models.PROTECT, related_name="bewijzen")

    class Meta:
        verbose_name = "bewijs uit een signaal"
        verbose_name_plural = "bewijzen uit een signaal"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["aanbeveling", "signaal"], name="bewijs_signaal_uniek")]

    def __str__(self) -> str:
        return f"{self.signaal} → {self.aanbeveling.code}"


# kind of evidence in the words of the data files -> (relation, its field)
Bewijsobject = Project | Sessie | Leervraag | Inzicht | Piloot | Fiche | Signaal  # what a recommendation may rest on
BEWIJSSOORTEN: dict[str, tuple[type[Pijlmodel], str]] = {
    "projecten": (Projectbewijs, "project"),
    "sessies": (Sessiebewijs, "sessie"),
    "vragen": (Vraagbewijs, "leervraag"),
    "inzichten": (Inzichtbewijs, "inzicht"),
    "piloten": (Pilootbewijs, "piloot"),
    "fiches": (Fichebewijs, "fiche"),
    "signalen": (Signaalbewijs, "signaal"),
}
BEWIJSPIJLEN = (
    "projectbewijzen",
    "sessiebewijzen",
    "vraagbewijzen",
    "inzichtbewijzen",
    "pilootbewijzen",
    "fichebewijzen",
    "signaalbewijzen",
)  # what a recommendation calls its arrows, in the same order
