from django.db import models
from django.db.models import F, Q

from kern import klok, velden
from kern.models import Versiemodel
from kern.rijketekst import op_een_regel
from netwerken.models import Gebruiker, Netwerk, Organisatie
from sessies.enums import ActiepuntStaat, Besluitsoort
from sessies.models.genodigde import Genodigde
from sessies.models.sessie import Agendapunt, Sessie
from sessies.querysets import ActiepuntQuerySet, BesluitQuerySet


class Opkomst(models.Model):
    """How many registered, came, sent regrets or stayed away; numbers only."""

    sessie = models.OneToOneField(Sessie, on_delete=models.CASCADE, related_name="opkomst")
    ingeschreven = models.PositiveSmallIntegerField("ingeschreven")
    aanwezig = models.PositiveSmallIntegerField("aanwezig")
    verontschuldigd = models.PositiveSmallIntegerField("verontschuldigd", default=0)
    afwezig = models.PositiveSmallIntegerField("niet gekomen", default=0)

    class Meta:
        verbose_name = "opkomst"
        verbose_name_plural = "opkomst"
        constraints = [
            models.CheckConstraint(
                condition=Q(ingeschreven__lte=F("aanwezig") + F("verontschuldigd") + F("afwezig")),
                name="opkomst_telt_op",
                violation_error_message="Aanwezig, verontschuldigd en niet gekomen zijn samen minstens het aantal inschrijvingen.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.aanwezig} van {self.ingeschreven} bij {self.sessie}"


class Evaluatie(models.Model):
    """What those present said afterwards, counted: useful, and applied after three months."""

    sessie = models.OneToOneField(Sessie, on_delete=models.CASCADE, related_name="evaluatie")
    antwoorden = models.PositiveSmallIntegerField("antwoorden")
    nuttig = models.PositiveSmallIntegerField("vond het nuttig")
    toegepast = models.PositiveSmallIntegerField("deed er iets mee", default=0)

    class Meta:
        verbose_name = "evaluatie"
        verbose_name_plural = "evaluaties"
        constraints = [
            models.CheckConstraint(
                condition=Q(nuttig__lte=F("antwoorden")) & Q(toegepast__lte=F("antwoorden")),
                name="evaluatie_telt_op",
            )
        ]

    def __str__(self) -> str:
        return f"evaluatie van {self.sessie}"


class Besluit(Versiemodel):
    """A decision or agreement of a meeting."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="besluiten")
    sessie = models.ForeignKey(Sessie, on_delete=models.PROTECT, related_name="besluiten")
    agendapunt = models.ForeignKey(
        Agendapunt, on_delete=models.SET_NULL, null=True, blank=True, related_name="besluiten"
    )
    soort = velden.CharField("soort", max_length=12, choices=Besluitsoort.choices, default=Besluitsoort.BESLISSING)
    tekst = velden.RichTextField("tekst")

    objects = BesluitQuerySet.as_manager()

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = ["sessie", "pk"]

    def __str__(self) -> str:
        return op_een_regel(self.tekst)

    def get_absolute_url(self) -> str:
        return f"{self.sessie.get_absolute_url()}#actiepunten"


class Actiepunt(Versiemodel):
    """Something somebody promised at a meeting, by function, with a day.

    ``gebruiker``, ``organisatie`` or ``genodigde`` is who does it, one of them at most; ``wie`` is what others read of that, or
    the function that was written. ``herinnerd_voor`` and ``gemaand_voor`` are the days of which a reminder left.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="actiepunten")
    sessie = models.ForeignKey(Sessie, on_delete=models.PROTECT, related_name="actiepunten")
    agendapunt = models.ForeignKey(
        Agendapunt, on_delete=models.SET_NULL, null=True, blank=True, related_name="actiepunten"
    )
    tekst = velden.CharField("wat", max_length=500)
    wie = velden.CharField("wie", max_length=250)
    gebruiker = models.ForeignKey(
        Gebruiker, on_delete=models.SET_NULL, null=True, blank=True, related_name="actiepunten"
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="actiepunten"
    )
    genodigde = models.ForeignKey(
        Genodigde, on_delete=models.SET_NULL, null=True, blank=True, related_name="actiepunten"
    )
    tegen = models.DateField("tegen", null=True, blank=True)
    staat = velden.CharField(
        "staat", max_length=6, choices=ActiepuntStaat.choices, default=ActiepuntStaat.OPEN, editable=False
    )
    klaar_op = models.DateField("klaar op", null=True, editable=False)
    herinnerd_voor = models.DateField("vooraf herinnerd voor", null=True, editable=False)
    gemaand_voor = models.DateField("achteraf herinnerd voor", null=True, editable=False)

    objects = ActiepuntQuerySet.as_manager()

    class Meta:
        verbose_name = "actiepunt"
        verbose_name_plural = "actiepunten"
        ordering = ["tegen", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(gebruiker=None, organisatie=None)
                | Q(gebruiker=None, genodigde=None)
                | Q(organisatie=None, genodigde=None),
                name="actiepunt_een_eigenaar",
            )
        ]

    def __str__(self) -> str:
        return self.tekst

    def get_absolute_url(self) -> str:
        return f"{self.sessie.get_absolute_url()}#actiepunten"

    @property
    def eigenaar_gekozen(self) -> bool:
        """Whether somebody was chosen, and not only a function named; asks nothing of the database."""
        return bool(self.gebruiker_id or self.organisatie_id or self.genodigde_id)

    @property
    def eigenaar_sleutel(self) -> str:
        """How a form names who was chosen; empty when only a function is named."""
        eigenaar = self.gebruiker or self.organisatie or self.genodigde
        return f"{eigenaar._meta.model_name}:{eigenaar.pk}" if eigenaar else ""

    @property
    def is_te_laat(self) -> bool:
        return self.staat == ActiepuntStaat.OPEN and self.tegen is not None and self.tegen < klok.vandaag()
