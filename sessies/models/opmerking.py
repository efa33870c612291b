from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from kern import klok, velden
from kern.models import Basismodel, Versiemodel
from kern.opmaak import Badge
from netwerken.models import Gebruiker, Netwerk, Organisatie
from sessies.enums import Opmerkingstand
from sessies.models.genodigde import nieuw_geheim
from sessies.models.sessie import Agendapunt, Sessie
from sessies.querysets import VerslaglezerQuerySet, VerslagopmerkingQuerySet

BADGES: dict[str, Badge] = {
    Opmerkingstand.WACHT: ("warn", "wacht op een antwoord", "hourglass"),
    Opmerkingstand.OVERGENOMEN: ("ok", "overgenomen", "check-lg"),
    Opmerkingstand.NIET: ("done", "niet overgenomen", "x-lg"),
}


class Opmerkingenronde(Basismodel):
    """Until which day who was at a meeting may say something of its minutes; ``beeindigd_op`` when that was stopped before it."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="opmerkingenrondes")
    sessie = models.OneToOneField(Sessie, on_delete=models.CASCADE, related_name="opmerkingenronde")
    tot = models.DateField("opmerkingen tot en met")
    beeindigd_op = models.DateTimeField("eerder afgesloten op", null=True, editable=False)

    class Meta:
        verbose_name = "opmerkingenronde"
        verbose_name_plural = "opmerkingenrondes"
        ordering = ["sessie"]

    def __str__(self) -> str:
        return f"opmerkingen bij het verslag van {self.sessie}"

    @property
    def is_open(self) -> bool:
        """Whether remarks may still be given: the last day itself counts."""
        return self.beeindigd_op is None and self.tot >= klok.vandaag()


class Verslaglezer(Basismodel):
    """One person who was at a meeting and is asked for remarks on its minutes, with or without an account.

    Name and mail are forgotten after a term; function and organisation stay, as they were on the day. ``van`` is the
    organisation as somebody typed it, when the network knows none by that name.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="verslaglezers")
    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="verslaglezers")
    gebruiker = models.ForeignKey(
        Gebruiker, on_delete=models.SET_NULL, null=True, blank=True, related_name="verslaglezers"
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="verslaglezers"
    )
    naam = velden.CharField("naam", max_length=120, blank=True)
    functie = velden.CharField("functie", max_length=250, blank=True)
    van = velden.CharField("organisatie, zoals getypt", max_length=250, blank=True)
    email = velden.EmailField("e-mailadres", blank=True)
    geheim = velden.CharField("geheim", max_length=40, default=nieuw_geheim, unique=True, editable=False)
    gevraagd_op = models.DateTimeField("gevraagd op", editable=False)
    vergeten_op = models.DateTimeField("naam gewist op", null=True, editable=False)

    objects = VerslaglezerQuerySet.as_manager()

    class Meta:
        verbose_name = "lezer van een verslag"
        verbose_name_plural = "lezers van verslagen"
        ordering = ["sessie", "pk"]
        constraints = [
            models.UniqueConstraint("sessie", Lower("email"), condition=~Q(email=""), name="verslaglezer_mail_uniek")
        ]

    def __str__(self) -> str:
        return self.naam or self.wie or "iemand die er was"

    @property
    def wie(self) -> str:
        """Function and organisation: what may be read by others."""
        return ", ".join(deel for deel in (self.functie, str(self.organisatie or self.van)) if deel)


class Verslagopmerking(Versiemodel):
    """What one person says of minutes, at one point of the agenda or of the whole, and what was done with it."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="verslagopmerkingen")
    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="verslagopmerkingen")
    lezer = models.ForeignKey(Verslaglezer, on_delete=models.CASCADE, related_name="opmerkingen")
    agendapunt = models.ForeignKey(
        Agendapunt, on_delete=models.SET_NULL, null=True, blank=True, related_name="verslagopmerkingen"
    )
    tekst = velden.TextField("opmerking", max_length=2000)
    gegeven_op = models.DateTimeField("gegeven op", default=klok.nu, editable=False)
    stand = velden.CharField(
        "stand", max_length=12, choices=Opmerkingstand.choices, default=Opmerkingstand.WACHT, editable=False
    )
    antwoord = velden.CharField("antwoord", max_length=500, blank=True)

    objects = VerslagopmerkingQuerySet.as_manager()

    class Meta:
        verbose_name = "opmerking bij een verslag"
        verbose_name_plural = "opmerkingen bij verslagen"
        ordering = ["sessie", "pk"]

    def __str__(self) -> str:
        return f"opmerking bij het verslag van {self.sessie}"

    @property
    def wacht(self) -> bool:
        return self.stand == Opmerkingstand.WACHT

    @property
    def badge(self) -> Badge:
        return BADGES[self.stand]
