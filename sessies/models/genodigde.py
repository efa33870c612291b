import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from kern import velden
from kern.models import Basismodel
from kern.opmaak import Badge
from netwerken.models import Gebruiker, Netwerk, Organisatie
from sessies.enums import WACHTEND, Antwoord, manier_van
from sessies.models.sessie import Sessie
from sessies.querysets import GenodigdeQuerySet

BADGES: dict[str, Badge] = {
    Antwoord.JA: ("ok", "komt", "check-lg"),
    Antwoord.ONLINE: ("ok", "volgt online", "wifi"),
    Antwoord.NEE: ("done", "komt niet", "x-lg"),
    Antwoord.VERVANGER: ("done", "laat zich vervangen", "arrow-left-right"),
    Antwoord.GEEN: ("plan", "nog geen antwoord", "hourglass"),
    Antwoord.WACHT: ("warn", "op de wachtlijst", "hourglass-split"),
    Antwoord.WACHT_ONLINE: ("warn", "op de wachtlijst, online", "hourglass-split"),
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

    Of the places: ``wachtnummer`` is the order on the waiting list, given once under the lock of the meeting;
    ``aangeboden_tot`` until when a place is held for somebody who waits, ``aanbod_gemist`` that they let one pass, and
    ``neemt_over`` which kind of place (``JA`` or ``ONLINE``) is kept for a replacement who did not answer yet.
    ``antwoord_voor`` is the start for which the answer was given.
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
        "antwoord", max_length=12, choices=Antwoord.choices, blank=True, default=Antwoord.GEEN, editable=False
    )
    antwoord_op = models.DateTimeField("geantwoord op", null=True, editable=False)
    antwoord_voor = models.DateTimeField("geantwoord voor de start op", null=True, editable=False)
    wachtnummer = models.PositiveIntegerField("nummer op de wachtlijst", null=True, editable=False)
    aangeboden_tot = models.DateTimeField("plaats vastgehouden tot", null=True, editable=False)
    aanbod_gemist = models.BooleanField("liet een vrije plaats voorbijgaan", default=False, editable=False)
    neemt_over = velden.CharField("neemt een plaats over", max_length=10, blank=True, editable=False)
    reden_plaats = velden.CharField("waarom een plaats gegeven is", max_length=250, blank=True, editable=False)
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
            ),
            models.UniqueConstraint(fields=["sessie", "wachtnummer"], name="genodigde_wachtnummer_uniek"),
            models.CheckConstraint(
                condition=~Q(antwoord__in=WACHTEND) | Q(wachtnummer__isnull=False), name="genodigde_wacht_heeft_nummer"
            ),
            models.CheckConstraint(
                condition=Q(aangeboden_tot=None) | Q(antwoord__in=WACHTEND), name="genodigde_aanbod_wacht"
            ),
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
        """Whether this person said to be there, on the spot or online, in a way that the meeting still has."""
        return self.antwoord in {Antwoord.JA, Antwoord.ONLINE} and not self.is_onduidelijk

    @property
    def wacht(self) -> bool:
        """Whether this person waits for a place."""
        return self.antwoord in WACHTEND

    @property
    def is_onduidelijk(self) -> bool:
        """Whether the answer says nothing of the meeting as it is now: "online", of one that is only on the spot."""
        online = {Antwoord.ONLINE, Antwoord.WACHT_ONLINE}
        return self.antwoord in online and not manier_van(self.sessie.vorm, self.antwoord)

    @property
    def is_van_ervoor(self) -> bool:
        """Whether somebody said to come, or to want to, before the meeting went to another day."""
        zei_te_komen = self.antwoord in {Antwoord.JA, Antwoord.ONLINE, *WACHTEND}
        toen = self.antwoord_voor
        return zei_te_komen and toen is not None and timezone.localdate(toen) != self.sessie.datum

    @property
    def badge(self) -> Badge:
        """How it stands with the answer, or why there can be none yet."""
        if not self.antwoord and not self.email and self.vergeten_op is None:
            return "warn", "geen e-mailadres", "envelope-slash"
        if not self.antwoord and not self.is_verstuurd:
            return "done", "nog niet uitgenodigd", "pencil"
        if self.is_onduidelijk:
            return "warn", "zei ‘online’, dat kan niet meer", "question-circle"
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
