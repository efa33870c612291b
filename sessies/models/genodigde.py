import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from kern import velden
from kern.models import Basismodel
from kern.opmaak import Badge
from netwerken.models import Gebruiker, Netwerk, Organisatie
from sessies.enums import Antwoord
from sessies.models.sessie import Sessie
from sessies.querysets import GenodigdeQuerySet

BADGES: dict[str, Badge] = {
    Antwoord.JA: ("ok", "komt", "check-lg"),
    Antwoord.ONLINE: ("ok", "volgt online", "wifi"),
    Antwoord.NEE: ("done", "komt niet", "x-lg"),
    Antwoord.VERVANGER: ("done", "laat zich vervangen", "arrow-left-right"),
    Antwoord.GEEN: ("plan", "nog geen antwoord", "hourglass"),
}


def nieuw_geheim() -> str:
    """The word of one person in the address of the invitation."""
    return secrets.token_urlsafe(24)


class Genodigde(Basismodel):
    """One person on the list of one meeting, with or without an account: from listed to answered.

    Name and mail are forgotten after a term; function and organisation stay. ``verteld`` is what the last mail said of the
    meeting, so that who must hear of a change follows from the rows; it is empty while nothing was sent. ``vervangt`` is
    whose place this person takes. ``eigen_volgnummer`` is added to the sequence number of the meeting: it rises when this one
    person is taken off the list and invited again, of which the calendars of others hear nothing.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="genodigden")
    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="genodigden")
    gebruiker = models.ForeignKey(
        Gebruiker, on_delete=models.SET_NULL, null=True, blank=True, related_name="genodigd_voor"
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="genodigden"
    )
    naam = velden.CharField("naam", max_length=120, blank=True)
    functie = velden.CharField("functie", max_length=250, blank=True)
    email = velden.EmailField("e-mailadres", blank=True)
    bron = velden.CharField("waarom op de lijst", max_length=250, blank=True)
    geheim = velden.CharField("geheim", max_length=40, default=nieuw_geheim, unique=True, editable=False)
    vervangt = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="vervangers", editable=False
    )
    verteld = velden.JSONField("wat het laatst verteld is", default=dict, editable=False)
    verstuurd_op = models.DateTimeField("uitgenodigd op", null=True, editable=False)
    eigen_volgnummer = models.PositiveSmallIntegerField("bij het volgnummer", default=0, editable=False)
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, editable=False)
    herinnerd_voor = models.DateTimeField("herinnerd voor de start op", null=True, editable=False)
    ingetrokken_op = models.DateTimeField("van de lijst gehaald op", null=True, editable=False)
    vergeten_op = models.DateTimeField("naam gewist op", null=True, editable=False)
    antwoord = velden.CharField(
        "antwoord", max_length=10, choices=Antwoord.choices, blank=True, default=Antwoord.GEEN, editable=False
    )
    antwoord_op = models.DateTimeField("geantwoord op", null=True, editable=False)
    noden = velden.CharField("wat iemand nodig heeft", max_length=500, blank=True)

    objects = GenodigdeQuerySet.as_manager()

    class Meta:
        verbose_name = "genodigde"
        verbose_name_plural = "genodigden"
        ordering = ["sessie", "pk"]
        constraints = [
            models.UniqueConstraint(
                "sessie",
                Lower("email"),
                condition=~Q(email=""),
                name="genodigde_mail_uniek",
                violation_error_message="Dit adres staat al op de lijst van deze bijeenkomst.",
            )
        ]

    def __str__(self) -> str:
        return self.naam or self.functie or (str(self.organisatie) if self.organisatie else "") or "genodigde"

    @property
    def wie(self) -> str:
        """Function and organisation: what may be read by others."""
        return ", ".join(deel for deel in (self.functie, str(self.organisatie or "")) if deel)

    @property
    def is_verstuurd(self) -> bool:
        return self.verstuurd_op is not None

    @property
    def komt(self) -> bool:
        """Whether this person said to be there, on the spot or online."""
        return self.antwoord in {Antwoord.JA, Antwoord.ONLINE}

    @property
    def badge(self) -> Badge:
        """How it stands with the answer, or why there can be none yet."""
        if not self.antwoord and not self.email and self.vergeten_op is None:
            return "warn", "geen e-mailadres", "envelope-slash"
        if not self.antwoord and not self.is_verstuurd:
            return "done", "nog niet uitgenodigd", "pencil"
        return BADGES[self.antwoord]


class Genodigdenkeuze(models.Model):
    """A description by which people came on the list, kept to find who joined since (see ``overzicht.genodigden``)."""

    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="genodigdenkeuzes")
    criteria = velden.JSONField("wie", default=dict)

    class Meta:
        verbose_name = "keuze van genodigden"
        verbose_name_plural = "keuzes van genodigden"
        ordering = ["sessie", "pk"]

    def __str__(self) -> str:
        return f"keuze voor {self.sessie}"
