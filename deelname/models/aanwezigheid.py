import secrets

from django.db import models
from django.db.models import Q

from deelname.enums import ERBIJ, Bron, Toestand
from deelname.querysets import AanwezigheidQuerySet, AanwezigheidslijstQuerySet
from kern import klok, velden
from kern.models import Basismodel
from kern.opmaak import Badge
from netwerken.models import Gebruiker, Netwerk, Organisatie
from sessies.enums import Antwoord
from sessies.models import Genodigde, Sessie

BADGES: dict[str, Badge] = {
    Toestand.AANWEZIG: ("ok", "aanwezig", "check-lg"),
    Toestand.ONLINE: ("ok", "online", "wifi"),
    Toestand.VERONTSCHULDIGD: ("done", "verontschuldigd", "x-lg"),
    Toestand.AFWEZIG: ("warn", "afwezig", "person-dash"),
    Toestand.VERVANGEN: ("done", "vervangen", "arrow-left-right"),
    Toestand.OPEN: ("plan", "nog niet genoteerd", "hourglass"),
}
UIT_ANTWOORD: dict[str, Toestand] = {Antwoord.NEE: Toestand.VERONTSCHULDIGD, Antwoord.VERVANGER: Toestand.VERVANGEN}


def nieuw_geheim() -> str:
    """The word from which the codes on the screen of one meeting are made."""
    return secrets.token_urlsafe(24)


class Aanwezigheidslijst(Basismodel):
    """The attendance of one meeting, from begun to closed.

    Closing freezes it: ``inhoud`` is what stood there, as canonical JSON without names, and ``sha256`` its hash.
    ``geheim`` is what the codes for signing oneself are made from (``domain/tekencode.py``).
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="aanwezigheidslijsten")
    sessie = models.OneToOneField(Sessie, on_delete=models.CASCADE, related_name="aanwezigheidslijst")
    begonnen_op = models.DateTimeField("begonnen op", default=klok.nu, editable=False)
    gesloten_op = models.DateTimeField("gesloten op", null=True, editable=False)
    inhoud = velden.ExactTextField("wat er stond bij het sluiten", blank=True, editable=False)
    sha256 = velden.CharField("sha-256", max_length=64, blank=True, editable=False)
    geheim = velden.CharField("geheim", max_length=40, default=nieuw_geheim, unique=True, editable=False)

    objects = AanwezigheidslijstQuerySet.as_manager()

    class Meta:
        verbose_name = "aanwezigheidslijst"
        verbose_name_plural = "aanwezigheidslijsten"
        ordering = ["sessie"]

    def __str__(self) -> str:
        return f"aanwezigheid bij {self.sessie}"

    @property
    def is_gesloten(self) -> bool:
        return self.gesloten_op is not None


class Aanwezigheid(Basismodel):
    """One person at one meeting: somebody of the list of invited people, or who was not on it.

    The name of who was invited stands with the invitation and is forgotten there; ``naam`` and ``email`` are of who was not.
    Function and organisation are as they were on the day. ``zei_ja`` is filled when the list closes. ``vervangt`` is in whose
    place somebody came who was not on the list. ``van`` is the organisation as somebody typed it who signed themselves, when the
    network knows none by that name.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="aanwezigheden")
    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="aanwezigheden")
    lijst = models.ForeignKey(Aanwezigheidslijst, on_delete=models.CASCADE, related_name="rijen")
    genodigde = models.OneToOneField(
        Genodigde, on_delete=models.SET_NULL, null=True, blank=True, related_name="aanwezigheid"
    )
    is_bijgekomen = models.BooleanField("stond niet op de lijst", default=False)
    gebruiker = models.ForeignKey(
        Gebruiker, on_delete=models.SET_NULL, null=True, blank=True, related_name="aanwezigheden"
    )
    naam = velden.CharField("naam", max_length=120, blank=True)
    email = velden.EmailField("e-mailadres", blank=True)
    functie = velden.CharField("functie", max_length=250, blank=True)
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="aanwezigheden"
    )
    van = velden.CharField("organisatie, zoals getypt", max_length=250, blank=True)
    vervangt = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="vervangers")
    toestand = velden.CharField(
        "toestand", max_length=16, choices=Toestand.choices, blank=True, default=Toestand.OPEN, editable=False
    )
    bron = velden.CharField(
        "hoe genoteerd", max_length=10, choices=Bron.choices, blank=True, default=Bron.GEEN, editable=False
    )
    genoteerd_op = models.DateTimeField("genoteerd op", null=True, editable=False)
    minuten = models.PositiveSmallIntegerField("minuten online", null=True, editable=False)
    zei_ja = models.BooleanField("zei te komen", default=False, editable=False)
    vergeten_op = models.DateTimeField("naam gewist op", null=True, editable=False)

    objects = AanwezigheidQuerySet.as_manager()

    class Meta:
        verbose_name = "aanwezigheid"
        verbose_name_plural = "aanwezigheden"
        ordering = ["sessie", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(genodigde=None) | Q(naam="", email=""),
                name="aanwezigheid_een_naam",
                violation_error_message="De naam van wie uitgenodigd is, staat bij de uitnodiging.",
            )
        ]

    def __str__(self) -> str:
        if self.genodigde is not None and self.genodigde.naam:
            return self.genodigde.naam
        return self.naam or self.functie or (str(self.organisatie) if self.organisatie else "") or "iemand"

    @property
    def wie(self) -> str:
        """Function and organisation: what may be read by others."""
        return ", ".join(deel for deel in (self.functie, self.waarvan) if deel)

    @property
    def eronder(self) -> str:
        """What stands below the first line of this person: function and organisation, without what that line says."""
        return ", ".join(deel for deel in (self.functie, self.waarvan) if deel and deel != str(self))

    @property
    def waarvan(self) -> str:
        """The organisation of this person: one of the network, or else as it was typed; empty when nobody said."""
        return str(self.organisatie or self.van)

    @property
    def blijkt(self) -> str:
        """How it stands: as it was noted, and else as the answer to the invitation says."""
        antwoord = self.genodigde.antwoord if self.genodigde is not None else ""
        return self.toestand or UIT_ANTWOORD.get(antwoord, Toestand.OPEN)

    @property
    def zegt_te_komen(self) -> bool:
        """Whether this person said to be there, on the spot or online."""
        return self.genodigde is not None and self.genodigde.komt

    @property
    def is_erbij(self) -> bool:
        return self.blijkt in ERBIJ

    @property
    def badge(self) -> Badge:
        if not self.blijkt and self.zegt_te_komen:
            return "plan", "wordt verwacht", "hourglass"
        return BADGES[self.blijkt]

    @property
    def hoe(self) -> str:
        """How it became known, in words; empty while nothing did."""
        bron = self.bron or (Bron.ANTWOORD if self.blijkt else Bron.GEEN)
        return str(Bron(bron).label) if bron else ""

    @property
    def in_plaats_van(self) -> str:
        """In whose place this person came; empty for most."""
        ander = self.genodigde.vervangt if self.genodigde is not None else self.vervangt
        return str(ander or "")


class Rechtzetting(models.Model):
    """What was put right of one person after the list was closed: it stands beside what was closed, never in its place."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="rechtzettingen")
    aanwezigheid = models.ForeignKey(Aanwezigheid, on_delete=models.CASCADE, related_name="rechtzettingen")
    was = velden.CharField("was", max_length=16, choices=Toestand.choices, blank=True, editable=False)
    wordt = velden.CharField("wordt", max_length=16, choices=Toestand.choices, editable=False)
    reden = velden.CharField("waarom", max_length=250)
    op = models.DateTimeField("op", default=klok.nu, editable=False)
    door = models.ForeignKey(Gebruiker, on_delete=models.SET_NULL, null=True, related_name="rechtzettingen")

    class Meta:
        verbose_name = "rechtzetting"
        verbose_name_plural = "rechtzettingen"
        ordering = ["op", "pk"]

    def __str__(self) -> str:
        return f"{self.get_was_display()} wordt {self.get_wordt_display()}: {self.reden}"
