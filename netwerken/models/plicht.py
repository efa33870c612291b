from datetime import date

from django.db import models
from django.urls import reverse

from kern import klok, velden
from kern.adressen import adres
from kern.models import Versiemodel
from netwerken.enums import AfwijkingStaat, IndieningStaat, PlichtPer, Plichtsoort
from netwerken.models.basis import Eindigbaar
from netwerken.models.netwerk import Netwerk
from netwerken.querysets import EindigbaarQuerySet, NetwerkobjectQuerySet


class Plicht(Eindigbaar):
    """A promise of the network with its norm; what was done is counted, never typed."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="plichten")
    soort = velden.CharField("soort", max_length=40, choices=Plichtsoort.choices)
    titel = velden.CharField("afspraak", max_length=250)
    norm = models.PositiveSmallIntegerField("norm")
    eenheid = velden.CharField("eenheid", max_length=60, blank=True)
    per = velden.CharField("per", max_length=10, choices=PlichtPer.choices, default=PlichtPer.JAAR)
    van = models.DateField("van", null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = EindigbaarQuerySet.as_manager()

    class Meta:
        verbose_name = "plicht"
        verbose_name_plural = "plichten"
        ordering = ["netwerk", "volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["netwerk", "soort", "titel"],
                name="plicht_uniek",
                violation_error_message="Deze afspraak staat er al, met dezelfde soort en titel.",
            ),
            models.CheckConstraint(
                condition=models.Q(norm__gte=1),
                name="plicht_norm_minstens_een",
                violation_error_message="De norm is minstens 1.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return adres("netwerken:stand", netwerk=self.netwerk.slug) + f"#plicht-{self.pk}"


class Afwijking(models.Model):
    """A promise that is kept otherwise: why, decided by which body when, what comes instead."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="afwijkingen")
    plicht = models.ForeignKey(Plicht, on_delete=models.PROTECT, related_name="afwijkingen")
    jaar = models.PositiveSmallIntegerField("jaar")
    reden = velden.TextField("reden")
    vervanging = velden.TextField("wat er in de plaats komt", blank=True)
    staat = velden.CharField(
        "staat", max_length=12, choices=AfwijkingStaat.choices, default=AfwijkingStaat.VOORGESTELD, editable=False
    )
    besloten_door = models.ForeignKey(
        "netwerken.Orgaan", on_delete=models.PROTECT, null=True, blank=True, related_name="afwijkingen"
    )
    besloten_op = models.DateField("besloten op", null=True, blank=True)
    voorgesteld_op = models.DateField("voorgesteld op", default=klok.vandaag, editable=False)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "afwijking"
        verbose_name_plural = "afwijkingen"
        ordering = ["netwerk", "-jaar", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plicht", "jaar"],
                condition=models.Q(staat=AfwijkingStaat.VOORGESTELD),
                name="afwijking_een_open",
                violation_error_message="Voor deze afspraak en dit jaar ligt er al een voorstel.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plicht} ({self.jaar})"

    def get_absolute_url(self) -> str:
        return f"{adres('netwerken:stand', netwerk=self.netwerk.slug)}?jaar={self.jaar}#afwijkingen"

    def staat_op(self, dag: date) -> AfwijkingStaat:
        """How it stood at the end of ``dag``: what was decided later was still a proposal."""
        beslist = self.besloten_op is not None and self.besloten_op <= dag
        return AfwijkingStaat(self.staat) if beslist else AfwijkingStaat.VOORGESTELD


class Oplevering(Versiemodel):
    """A deliverable of the network: due when, handed in when, accepted when, with which instalment.

    ``ingediend_op`` and ``aanvaard_op`` say how it stands; what was handed in each time is an :class:`Indiening`.
    """

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="opleveringen")
    titel = velden.CharField("titel", max_length=250)
    tegen = models.DateField("tegen")
    schijf = models.PositiveSmallIntegerField("schijf", null=True, blank=True)
    ingediend_op = models.DateField("ingediend op", null=True, blank=True, editable=False)
    aanvaard_op = models.DateField("aanvaard op", null=True, blank=True, editable=False)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "oplevering"
        verbose_name_plural = "opleveringen"
        ordering = ["netwerk", "tegen"]
        constraints = [
            models.UniqueConstraint(
                fields=["netwerk", "titel"],
                name="oplevering_uniek",
                violation_error_message="Er is al een oplevering met deze titel.",
            ),
            models.CheckConstraint(
                condition=models.Q(aanvaard_op=None) | models.Q(ingediend_op__isnull=False),
                name="oplevering_aanvaard_is_ingediend",
                violation_error_message="Alleen wat ingediend is, kan aanvaard zijn.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def ingediend_voor(self, dag: date) -> date | None:
        """When what lay there at the end of ``dag`` was handed in; None when it was sent back or taken back by then."""
        keren = list(self.indieningen.all())
        if not keren:
            return self.ingediend_op if self.ingediend_op and self.ingediend_op <= dag else None
        weg = (IndieningStaat.TERUG, IndieningStaat.INGETROKKEN)
        lagen = [
            keer.datum
            for keer in keren
            if keer.datum <= dag and not (keer.staat in weg and keer.beoordeeld_op and keer.beoordeeld_op <= dag)
        ]
        return max(lagen, default=None)

    @property
    def is_te_laat(self) -> bool:
        """Whether its day went by without anything handed in."""
        return self.ingediend_op is None and self.tegen < klok.vandaag()

    def get_absolute_url(self) -> str:
        return reverse("netwerken:oplevering", kwargs={"netwerk": self.netwerk.slug, "pk": self.pk})


class Indiening(models.Model):
    """Once that a deliverable was handed in: a link or a file, and what was said of it. Its row and file stay.

    ``pad`` is relative to the file store; ``beoordeeld_op`` and ``reden`` tell when it was accepted or sent back and why.
    """

    oplevering = models.ForeignKey(Oplevering, on_delete=models.CASCADE, related_name="indieningen")
    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="indieningen")
    datum = models.DateField("ingediend op")
    toelichting = velden.TextField("toelichting", blank=True, max_length=2000)
    link = velden.URLField("link", max_length=2000, blank=True)
    pad = velden.CharField("pad", max_length=200, blank=True, editable=False)
    bestandsnaam = velden.CharField("bestandsnaam", max_length=160, blank=True, editable=False)
    sha256 = velden.CharField("sha-256", max_length=64, blank=True, editable=False)
    grootte = models.PositiveBigIntegerField("grootte in bytes", default=0, editable=False)
    staat = velden.CharField(
        "staat", max_length=12, choices=IndieningStaat.choices, default=IndieningStaat.INGEDIEND, editable=False
    )
    beoordeeld_op = models.DateField("beoordeeld op", null=True, blank=True, editable=False)
    reden = velden.TextField("reden", blank=True, max_length=2000, editable=False)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "indiening"
        verbose_name_plural = "indieningen"
        ordering = ["oplevering", "-pk"]

    def __str__(self) -> str:
        return f"{self.oplevering}, {self.datum:%d-%m-%Y}"
