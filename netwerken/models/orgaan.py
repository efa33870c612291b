from django.db import models
from django.db.models import Q

from kern import velden
from netwerken.enums import Groepsoort, Mandaatrol, Orgaansoort, Ritme
from netwerken.models.basis import Eindigbaar
from netwerken.models.netwerk import Netwerk
from netwerken.models.thema import Thema
from netwerken.querysets import EindigbaarQuerySet


class Orgaan(Eindigbaar):
    """A body of the network: who convenes it and what its members may do."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="organen")
    naam = velden.CharField("naam", max_length=120)
    soort = velden.CharField("soort", max_length=30, choices=Orgaansoort.choices)
    ritme = velden.CharField("ritme", max_length=12, choices=Ritme.choices, blank=True)
    samengeroepen_door = models.ForeignKey(
        "netwerken.Organisatie", on_delete=models.PROTECT, null=True, blank=True, related_name="samengeroepen_organen"
    )
    leden_dragen_acties = models.BooleanField("leden dragen acties", default=False)

    objects = EindigbaarQuerySet.as_manager()

    class Meta:
        verbose_name = "orgaan"
        verbose_name_plural = "organen"
        ordering = ["netwerk", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["netwerk", "naam"],
                name="orgaan_naam_uniek",
                violation_error_message="Er is al een orgaan met deze naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Mandaat(Eindigbaar):
    """A seat in a body: an organisation and a function, held by a member while they have an account."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="mandaten")
    orgaan = models.ForeignKey(Orgaan, on_delete=models.CASCADE, related_name="mandaten")
    organisatie = models.ForeignKey("netwerken.Organisatie", on_delete=models.PROTECT, related_name="mandaten")
    functie = velden.CharField("functie", max_length=250)
    rol = velden.CharField("rol", max_length=20, choices=Mandaatrol.choices, default=Mandaatrol.EFFECTIEF)
    lidmaatschap = models.ForeignKey(
        "netwerken.Lidmaatschap", on_delete=models.SET_NULL, null=True, blank=True, related_name="mandaten"
    )
    van = models.DateField("van", null=True, blank=True)

    objects = EindigbaarQuerySet.as_manager()

    class Meta:
        verbose_name = "mandaat"
        verbose_name_plural = "mandaten"
        ordering = ["orgaan", "pk"]

    def __str__(self) -> str:
        return f"{self.functie}, {self.organisatie}"


class Groep(Eindigbaar):
    """A learning group that lasts: theme, region, rhythm and agreements of its own."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="groepen")
    naam = velden.CharField("naam", max_length=120)
    soort = velden.CharField("soort", max_length=30, choices=Groepsoort.choices)
    thema = models.ForeignKey(Thema, on_delete=models.PROTECT, null=True, blank=True, related_name="groepen")
    regio = velden.CharField("regio", max_length=60, blank=True)
    ritme = velden.CharField("ritme", max_length=60, blank=True)
    afspraken = velden.TextField("afspraken", blank=True)

    objects = EindigbaarQuerySet.as_manager()

    class Meta:
        verbose_name = "groep"
        verbose_name_plural = "groepen"
        ordering = ["netwerk", "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["netwerk", "naam"],
                name="groep_naam_uniek",
                violation_error_message="Er is al een groep met deze naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def nu(self) -> list["Groepslid"]:
        """Who belongs to it."""
        return [lid for lid in self.leden.all() if not lid.is_beeindigd]

    @property
    def vroeger(self) -> list["Groepslid"]:
        """Who did."""
        return [lid for lid in self.leden.all() if lid.is_beeindigd]


class Groepslid(Eindigbaar):
    """Who belongs to a group, from when to when: one person, or an organisation with everybody who comes for it."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="groepsleden")
    groep = models.ForeignKey(Groep, on_delete=models.CASCADE, related_name="leden")
    gebruiker = models.ForeignKey(
        "netwerken.Gebruiker", on_delete=models.CASCADE, null=True, blank=True, related_name="groepen"
    )
    organisatie = models.ForeignKey(
        "netwerken.Organisatie", on_delete=models.PROTECT, null=True, blank=True, related_name="groepen"
    )
    van = models.DateField("van", null=True, blank=True)

    objects = EindigbaarQuerySet.as_manager()

    class Meta:
        verbose_name = "groepslid"
        verbose_name_plural = "groepsleden"
        ordering = ["groep", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(gebruiker=None) ^ Q(organisatie=None),
                name="groepslid_een_van_beide",
                violation_error_message="Kies een persoon of een organisatie, niet allebei.",
            ),
            models.UniqueConstraint(
                fields=["groep", "gebruiker"],
                condition=Q(tot=None),
                name="groepslid_persoon_uniek",
                violation_error_message="Deze persoon zit al in de groep.",
            ),
            models.UniqueConstraint(
                fields=["groep", "organisatie"],
                condition=Q(tot=None),
                name="groepslid_organisatie_uniek",
                violation_error_message="Deze organisatie zit al in de groep.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.gebruiker or self.organisatie)
