from django.db import models
from django.db.models import F, Q

from kern import klok, velden
from kern.adressen import adres
from kern.models import Versiemodel
from kern.opmaak import met_lidwoord
from netwerken.enums import Grondslag, Rol, Tekent
from netwerken.models.basis import Eindigbaar
from netwerken.querysets import EindigbaarQuerySet, NetwerkQuerySet, OndertekeningQuerySet
from netwerken.validators import geen_gereserveerd_woord


class Netwerk(Versiemodel):
    """One learning network: its ground, its period, its words and what its menu holds.

    ``labels`` renames roles for this network; ``onderdelen`` lists the parts it uses, so that a network without
    projects or steering group shows no empty rooms.
    """

    naam = velden.CharField("naam", max_length=250)
    korte_naam = velden.CharField("korte naam", max_length=60)
    slug = models.SlugField("adres", max_length=60, unique=True, validators=[geen_gereserveerd_woord])
    grondslag = velden.CharField("grondslag", max_length=20, choices=Grondslag.choices)
    start = models.DateField("start")
    einde = models.DateField("einde", null=True, blank=True)
    land = velden.CharField("land", max_length=2, default="BE")
    omschrijving = velden.TextField("omschrijving", blank=True)
    labels = velden.JSONField("woorden voor rollen", default=dict, blank=True)
    onderdelen = velden.JSONField("onderdelen", default=list, blank=True)
    rapportritme = velden.CharField(
        "ritme van de rapporten",
        max_length=1,
        default="Q",
        blank=True,
        choices=[("Q", "elk kwartaal"), ("T", "elke vier maanden"), ("H", "elk halfjaar"), ("", "elk jaar")],
    )
    heeft_openbare_agenda = models.BooleanField("nieuwe bijeenkomsten op de openbare agenda", default=False)
    is_demo = models.BooleanField("demonstratie", default=False)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = NetwerkQuerySet.as_manager()

    class Meta:
        verbose_name = "netwerk"
        verbose_name_plural = "netwerken"
        ordering = ["volgorde", "naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(einde=None) | Q(einde__gt=F("start")),
                name="netwerk_einde_na_start",
                violation_error_message="Een netwerk eindigt na zijn start.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return adres("netwerken:overzicht", netwerk=self.slug)

    def label_van(self, rol: str) -> str:
        """Return what this network calls a role."""
        return str(self.labels.get(rol) or Rol(rol).label)

    @property
    def wie_begeleidt(self) -> str:
        """Who runs it, in running text and in its own words: 'de netwerkbegeleider', 'het mentorbestuur'."""
        return met_lidwoord(self.label_van(Rol.NETWERKBEGELEIDER))

    @property
    def is_afgerond(self) -> bool:
        """Whether its last day is over: then it expects nothing of anybody."""
        return self.einde is not None and self.einde < klok.vandaag()

    def heeft(self, onderdeel: str) -> bool:
        return onderdeel in self.onderdelen


class Financiering(Eindigbaar):
    """A fund that pays the network in a period. Only European money brings the emblem."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="financieringen")
    fonds = velden.CharField("fonds", max_length=120)
    programma = velden.CharField("programma", max_length=120, blank=True)
    is_europees = models.BooleanField("Europees geld", default=False)
    van = models.DateField("van", null=True, blank=True)

    objects = EindigbaarQuerySet.as_manager()

    class Meta:
        verbose_name = "financiering"
        verbose_name_plural = "financieringen"
        ordering = ["netwerk", "-is_europees", "fonds"]

    def __str__(self) -> str:
        return f"{self.fonds} ({self.programma})" if self.programma else self.fonds


class Ondertekening(Versiemodel):
    """Who signs for the network, by function and organisation, never by name: its letter, or its agreement as a party."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="ondertekeningen")
    wat = velden.CharField("wat", max_length=12, choices=Tekent.choices, default=Tekent.BRIEF)
    functie = velden.CharField("functie", max_length=250)
    organisatie = models.ForeignKey(
        "netwerken.Organisatie", on_delete=models.PROTECT, null=True, blank=True, related_name="ondertekeningen"
    )
    namens = velden.CharField("namens", max_length=60, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = OndertekeningQuerySet.as_manager()

    class Meta:
        verbose_name = "ondertekening"
        verbose_name_plural = "ondertekeningen"
        ordering = ["netwerk", "volgorde", "pk"]

    def __str__(self) -> str:
        return f"{self.functie}, {self.organisatie}" if self.organisatie else self.functie
