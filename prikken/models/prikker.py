from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from kern import klok, velden
from kern.models import Basismodel, Versiemodel
from kern.opmaak import Badge, tijdvak
from netwerken.models import Gebruiker, Groep, Netwerk, Orgaan, Organisatie
from prikken.enums import Duur, Kan, Prikstaat
from prikken.querysets import DatumprikkerQuerySet, GevraagdeQuerySet, PrikdagQuerySet
from sessies.enums import Sessiesoort
from sessies.models import Sessie
from sessies.models.genodigde import nieuw_geheim

BADGES: dict[str, Badge] = {
    Prikstaat.CONCEPT: ("done", "nog niet gevraagd", "pencil"),
    Prikstaat.OPEN: ("plan", "loopt", "hourglass"),
    Prikstaat.GEKOZEN: ("ok", "dag gekozen", "check-lg"),
    Prikstaat.GESLOTEN: ("done", "gesloten zonder dag", "x-lg"),
}


class Datumprikker(Versiemodel):
    """A question to several people: on which of these days can you? ``sessie`` is the meeting that came of it.

    ``tot`` is the last day on which people answer; ``staat`` changes only through :mod:`prikken.domain`.
    """

    aantal_gevraagd: int  # these are counted by voor_lijst
    aantal_geantwoord: int
    eerste_dag: datetime | None
    laatste_dag: datetime | None

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="datumprikkers")
    titel = velden.CharField("titel", max_length=250)
    soort = velden.CharField("soort", max_length=20, choices=Sessiesoort.choices, default=Sessiesoort.NETWERKSESSIE)
    groep = models.ForeignKey(Groep, on_delete=models.PROTECT, null=True, blank=True, related_name="datumprikkers")
    orgaan = models.ForeignKey(Orgaan, on_delete=models.PROTECT, null=True, blank=True, related_name="datumprikkers")
    minuten = models.PositiveSmallIntegerField("hoelang", choices=Duur.choices, default=Duur.TWEE)
    uitleg = velden.TextField("uitleg", max_length=1000, blank=True)
    tot = models.DateField("antwoorden kan tot en met")
    staat = velden.CharField(
        "toestand", max_length=10, choices=Prikstaat.choices, default=Prikstaat.CONCEPT, editable=False
    )
    gevraagd_op = models.DateTimeField("gevraagd op", null=True, editable=False)
    gesloten_op = models.DateTimeField("gesloten op", null=True, editable=False)
    reden = velden.CharField("waarom er geen dag gekozen is", max_length=500, blank=True, editable=False)
    sessie = models.OneToOneField(
        Sessie, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="datumprikker"
    )

    objects = DatumprikkerQuerySet.as_manager()

    class Meta:
        verbose_name = "datumprikker"
        verbose_name_plural = "datumprikkers"
        ordering = ["-aangemaakt_op", "-pk"]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("prikken:detail", kwargs={"netwerk": self.netwerk.slug, "pk": self.pk})

    @property
    def is_concept(self) -> bool:
        return self.staat == Prikstaat.CONCEPT

    @property
    def is_open(self) -> bool:
        return self.staat == Prikstaat.OPEN

    @property
    def is_voorbij(self) -> bool:
        """Whether the last day to answer is over."""
        return self.tot < klok.vandaag()

    @property
    def badge(self) -> Badge:
        if self.is_open and self.is_voorbij:
            return "warn", "kies een dag", "calendar-check"
        return BADGES[self.staat]

    @property
    def voor_wie(self) -> str:
        """The group or the body it is for; empty for the network."""
        return str(self.groep or self.orgaan or "")


class Prikdag(models.Model):
    """One proposed day with its hours."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="prikdagen")
    prikker = models.ForeignKey(Datumprikker, on_delete=models.CASCADE, related_name="dagen")
    begint_op = models.DateTimeField("begint op")
    eindigt_op = models.DateTimeField("eindigt op")
    is_gekozen = models.BooleanField("gekozen", default=False, editable=False)

    objects = PrikdagQuerySet.as_manager()

    class Meta:
        verbose_name = "voorgestelde dag"
        verbose_name_plural = "voorgestelde dagen"
        ordering = ["begint_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["prikker", "begint_op"],
                name="prikdag_uniek",
                violation_error_message="Deze dag met dit uur staat er al.",
            ),
            models.UniqueConstraint(fields=["prikker"], condition=Q(is_gekozen=True), name="prikdag_een_gekozen"),
            models.CheckConstraint(condition=Q(eindigt_op__gt=F("begint_op")), name="prikdag_eindigt_na_begin"),
        ]

    def __str__(self) -> str:
        return tijdvak(self.begint_op, self.eindigt_op)


class Gevraagde(Basismodel):
    """One person who is asked when they can, with or without an account.

    ``moet_kunnen``: without this person the meeting makes no sense. Name, mail and remark are forgotten after the same term as
    those of an invitation; function and organisation stay.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="gevraagden")
    prikker = models.ForeignKey(Datumprikker, on_delete=models.CASCADE, related_name="gevraagden")
    gebruiker = models.ForeignKey(
        Gebruiker, on_delete=models.SET_NULL, null=True, blank=True, related_name="gevraagd_voor"
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="gevraagden"
    )
    naam = velden.CharField("naam", max_length=120, blank=True)
    functie = velden.CharField("functie", max_length=250, blank=True)
    email = velden.EmailField("e-mailadres", blank=True)
    bron = velden.CharField("waarom gevraagd", max_length=250, blank=True)
    geheim = velden.CharField("geheim", max_length=40, default=nieuw_geheim, unique=True, editable=False)
    moet_kunnen = models.BooleanField("moet kunnen", default=False, editable=False)
    opmerking = velden.CharField("opmerking", max_length=250, blank=True)
    verstuurd_op = models.DateTimeField("gevraagd op", null=True, editable=False)
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, editable=False)
    antwoord_op = models.DateTimeField("geantwoord op", null=True, editable=False)
    ingetrokken_op = models.DateTimeField("van de lijst gehaald op", null=True, editable=False)
    vergeten_op = models.DateTimeField("naam gewist op", null=True, editable=False)

    objects = GevraagdeQuerySet.as_manager()

    class Meta:
        verbose_name = "gevraagde"
        verbose_name_plural = "gevraagden"
        ordering = ["prikker", "pk"]
        constraints = [
            models.UniqueConstraint(
                "prikker",
                Lower("email"),
                condition=~Q(email=""),
                name="gevraagde_mail_uniek",
                violation_error_message="Dit adres staat al op de lijst.",
            )
        ]

    def __str__(self) -> str:
        return self.naam or self.functie or (str(self.organisatie) if self.organisatie else "") or "gevraagde"

    @property
    def wie(self) -> str:
        """Function and organisation: what may be read by others."""
        return ", ".join(deel for deel in (self.functie, str(self.organisatie or "")) if deel)

    @property
    def voluit(self) -> str:
        """The name, or else the function, with the organisation: what tells one row of a list from another."""
        wie = self.naam or self.functie
        return ", ".join(deel for deel in (wie, str(self.organisatie or "")) if deel) or str(self)

    @property
    def is_gevraagd(self) -> bool:
        return self.verstuurd_op is not None

    @property
    def badge(self) -> Badge:
        if self.antwoord_op:
            return "ok", "antwoordde", "check-lg"
        if not self.email and self.vergeten_op is None:
            return "warn", "geen e-mailadres", "envelope-slash"
        return (
            ("plan", "nog geen antwoord", "hourglass") if self.is_gevraagd else ("done", "nog niet gevraagd", "pencil")
        )


class Prikantwoord(models.Model):
    """When one person can: one row per proposed day."""

    gevraagde = models.ForeignKey(Gevraagde, on_delete=models.CASCADE, related_name="antwoorden")
    dag = models.ForeignKey(Prikdag, on_delete=models.CASCADE, related_name="antwoorden")
    kan = velden.CharField("kan", max_length=4, choices=Kan.choices)

    class Meta:
        verbose_name = "antwoord op een voorgestelde dag"
        verbose_name_plural = "antwoorden op voorgestelde dagen"
        ordering = ["gevraagde", "dag"]
        constraints = [models.UniqueConstraint(fields=["gevraagde", "dag"], name="prikantwoord_een_per_dag")]

    def __str__(self) -> str:
        return str(self.get_kan_display())
