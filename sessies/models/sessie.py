import uuid
from collections import Counter
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kern import klok, velden
from kern.adressen import adres
from kern.models import Versiemodel
from kern.opmaak import Badge, dag, laatste_dag, moment
from netwerken.enums import Provincie
from netwerken.models import Groep, Netwerk, Orgaan, Organisatie
from sessies.enums import OPENBARE_SOORTEN, Ligging, Sessiesoort, SessieStatus, Vorm, Werkvorm
from sessies.models.leervraag import Leervraag
from sessies.models.plaats import Plaats
from sessies.querysets import AgendapuntQuerySet, SessieQuerySet
from sessies.rules import kan_openbaar

UREN_VAST, MEESTE_UREN_VAST = 24, 168  # how long a free place waits for somebody on the waiting list
PLAATSICONEN = {
    "extern": "box-arrow-up-right",
    "centraal": "record-circle",
    "decentraal": "geo-alt",
    "online": "wifi",
}
BADGES: dict[SessieStatus, Badge] = {
    SessieStatus.AFGELAST: ("late", "afgelast", "calendar-x"),
    SessieStatus.CONCEPT: ("done", "concept", "pencil"),
    SessieStatus.GEHOUDEN: ("done", "gehouden", ""),
}


class Sessie(Versiemodel):
    """Every meeting: of the network, of a group or of a body. On screen it is called bijeenkomst.

    ``uid`` and ``volgnummer`` identify it in people's calendars; ``status`` changes only through
    :mod:`sessies.domain.sessies`.
    """

    aantal_vragen: int  # counted by voor_lijst
    aantal_wachtend: int  # of ``met_wachtende_opmerkingen``
    wacht_sinds: datetime
    verstuurd: Counter[str] = Counter()  # how many mails of each kind the last act let leave; kept nowhere

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="sessies")
    nummer = velden.CharField("nummer", max_length=12, editable=False)
    uid = models.UUIDField("kenmerk in de agenda", default=uuid.uuid4, unique=True, editable=False)
    volgnummer = models.PositiveIntegerField("volgnummer in de agenda", default=0, editable=False)
    titel = velden.CharField("titel", max_length=250)
    soort = velden.CharField("soort", max_length=20, choices=Sessiesoort.choices, default=Sessiesoort.NETWERKSESSIE)
    groep = models.ForeignKey(Groep, on_delete=models.PROTECT, null=True, blank=True, related_name="sessies")
    orgaan = models.ForeignKey(Orgaan, on_delete=models.PROTECT, null=True, blank=True, related_name="sessies")
    gastheer = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="sessies_als_gastheer"
    )
    begint_op = models.DateTimeField("begint op", db_index=True)
    eindigt_op = models.DateTimeField("eindigt op")
    vorm = velden.CharField("vorm", max_length=10, choices=Vorm.choices, default=Vorm.FYSIEK)
    plaats = velden.CharField("plaats", max_length=500, blank=True)
    vaste_plaats = models.ForeignKey(Plaats, on_delete=models.PROTECT, null=True, blank=True, related_name="sessies")
    gemeente = velden.CharField("gemeente", max_length=120, blank=True)
    provincie = velden.CharField("provincie", max_length=20, choices=Provincie.choices, blank=True)
    ligging = velden.CharField("ligging", max_length=12, choices=Ligging.choices, blank=True)
    online_adres = velden.URLField("adres om online te volgen", max_length=2000, blank=True)
    hoogstens_ter_plaatse = models.PositiveSmallIntegerField("plaatsen ter plaatse", null=True, blank=True)
    hoogstens_online = models.PositiveSmallIntegerField("plaatsen online", null=True, blank=True)
    antwoord_tot = models.DateTimeField("antwoorden kan tot", null=True, blank=True)
    uren_vast = models.PositiveSmallIntegerField("uren om een vrije plaats te nemen", default=UREN_VAST)
    doel = velden.RichTextField("waarvoor komen we samen?", blank=True)
    wie_ontbrak = velden.TextField("wie ontbreekt er aan tafel?", blank=True)
    voor_wie_niet = velden.TextField("voor wie werkt dit niet?", blank=True)
    heeft_buitenlandse_spreker = models.BooleanField("spreker uit het buitenland", default=False)
    is_jaarevaluatie = models.BooleanField("evalueert het jaar", default=False)
    is_openbaar = models.BooleanField("op de openbare agenda", default=False)
    status = velden.CharField(
        "status", max_length=12, choices=SessieStatus.choices, default=SessieStatus.CONCEPT, editable=False
    )
    gepland_op = models.DateTimeField("op de kalender gezet op", null=True, editable=False)
    afgelast_op = models.DateTimeField("afgelast op", null=True, editable=False)
    reden_afgelast = velden.CharField("waarom afgelast", max_length=500, blank=True, editable=False)
    verslag = velden.RichTextField("verslag", max_length=100_000, blank=True)
    verslag_op = models.DateTimeField("verslag gedeeld op", null=True, editable=False)

    objects = SessieQuerySet.as_manager()

    class Meta:
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        ordering = ["begint_op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["netwerk", "nummer"], name="sessie_nummer_uniek"),
            models.CheckConstraint(
                condition=Q(eindigt_op__gt=F("begint_op")),
                name="sessie_eindigt_na_begin",
                violation_error_message="Een bijeenkomst eindigt na het begin.",
            ),
            models.CheckConstraint(
                condition=Q(antwoord_tot=None) | Q(antwoord_tot__lte=F("begint_op")),
                name="sessie_antwoord_voor_begin",
                violation_error_message="Antwoorden kan ten laatste tot de bijeenkomst begint.",
            ),
            models.CheckConstraint(
                condition=(Q(hoogstens_ter_plaatse=None) | Q(hoogstens_ter_plaatse__gte=1))
                & (Q(hoogstens_online=None) | Q(hoogstens_online__gte=1)),
                name="sessie_plaatsen",
                violation_error_message="Laat minstens 1 plaats, of laat het leeg als er geen maximum is.",
            ),
            models.CheckConstraint(
                condition=Q(uren_vast__gte=1) & Q(uren_vast__lte=MEESTE_UREN_VAST),
                name="sessie_uren_vast",
                violation_error_message=f"Hou een vrije plaats tussen 1 en {MEESTE_UREN_VAST} uur vast.",
            ),
            models.CheckConstraint(
                condition=Q(is_openbaar=False) | Q(groep=None, orgaan=None, soort__in=OPENBARE_SOORTEN),
                name="sessie_besloten_nooit_openbaar",
                violation_error_message="Een besloten bijeenkomst staat nooit op de openbare agenda.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def datum(self) -> date:
        """The day it begins, in Brussels."""
        return timezone.localtime(self.begint_op).date()

    @property
    def begintijd(self) -> time:
        return timezone.localtime(self.begint_op).time()

    @property
    def eindtijd(self) -> time:
        return timezone.localtime(self.eindigt_op).time()

    @property
    def laatste_dag(self) -> date:
        """The day it ends, in Brussels; a meeting until midnight ends on the day before."""
        return laatste_dag(self.begint_op, self.eindigt_op)

    @property
    def dagen(self) -> list[date]:
        """Every day on which it goes on."""
        return [self.datum + timedelta(days=n) for n in range((self.laatste_dag - self.datum).days + 1)]

    @property
    def is_meerdaags(self) -> bool:
        return self.laatste_dag > self.datum

    @property
    def tot_en_met(self) -> date | None:
        """The last day, when that is not the first: what the form asks."""
        return self.laatste_dag if self.is_meerdaags else None

    def is_gehouden_op(self, dag: date) -> bool:
        """Whether it was held by the end of ``dag``; see ``gehouden_op`` of the rows."""
        return self.status == SessieStatus.GEHOUDEN and self.datum <= dag

    def is_gepland_op(self, dag: date) -> bool:
        """Whether it stood on the calendar at the end of ``dag`` and was not held yet; see ``gepland_op`` of the rows."""
        return (
            self.status != SessieStatus.CONCEPT
            and not (self.status == SessieStatus.AFGELAST and (self.afgelast_op is None or self.gepland_op is None))
            and (self.gepland_op is None or timezone.localdate(self.gepland_op) <= dag)
            and (self.afgelast_op is None or timezone.localdate(self.afgelast_op) > dag)
            and not self.is_gehouden_op(dag)
        )

    @property
    def minuten(self) -> int:
        """How long it lasts."""
        return int((self.eindigt_op - self.begint_op).total_seconds() // 60)

    @property
    def plaatssoort(self) -> str:
        """What the calendar shows of the place: extern, centraal, decentraal, online or nothing."""
        if self.soort == Sessiesoort.EXTERN:
            return "extern"
        return self.ligging or ("online" if self.vorm == Vorm.ONLINE else "")

    @property
    def kring(self) -> str:
        """Whose meeting it is, as colour and sign of the calendar say: extern, orgaan, groep or netwerk."""
        if self.soort == Sessiesoort.EXTERN:
            return "extern"
        return "orgaan" if self.orgaan_id else "groep" if self.groep_id else "netwerk"

    @property
    def inbreng(self) -> list[Organisatie]:
        """The organisations that bring something in."""
        return [rij.organisatie for rij in self.inbrengen.select_related("organisatie")]

    @property
    def kan_openbaar(self) -> bool:
        """Whether it may stand on the public agenda."""
        return kan_openbaar(self.soort, self.groep, self.orgaan)

    @property
    def antwoorddag(self) -> date | None:
        """The last day on which people answer; midnight belongs to the day that ends."""
        return timezone.localdate(self.antwoord_tot - timedelta(microseconds=1)) if self.antwoord_tot else None

    @property
    def antwoorduur(self) -> time | None:
        """The hour until which people answer on that day; None when it is the whole day."""
        uur = timezone.localtime(self.antwoord_tot).time() if self.antwoord_tot else time.min
        return None if uur == time.min else uur

    @property
    def antwoorden_tot(self) -> str:
        """Until when people answer, in words that follow "tot": 'en met di 8 dec 2026', 'di 8 dec 2026, 12.00 uur'."""
        if self.antwoord_tot is None:
            return ""
        return moment(self.antwoord_tot) if self.antwoorduur else f"en met {dag(self.antwoorddag)}"

    @property
    def is_gesloten(self) -> bool:
        """Whether the day until which people answer is over."""
        return self.antwoord_tot is not None and self.antwoord_tot <= klok.nu()

    @property
    def is_begonnen(self) -> bool:
        return self.begint_op <= klok.nu()

    @property
    def is_voorbij(self) -> bool:
        return self.eindigt_op <= klok.nu()

    @property
    def plaatsicoon(self) -> str:
        """The icon that stands for ``plaatssoort``."""
        return PLAATSICONEN.get(self.plaatssoort, "")

    @property
    def soortnaam(self) -> str:
        """What kind of meeting it is, in words."""
        return str(Sessiesoort(self.soort).label)

    @property
    def is_af_te_sluiten(self) -> bool:
        """Whether somebody should say that it was held."""
        return self.status == SessieStatus.GEPLAND and self.soort != Sessiesoort.EXTERN and self.is_voorbij

    @property
    def badge(self) -> Badge:
        """How it stands, for who does not close meetings."""
        if self.status in BADGES:
            return BADGES[SessieStatus(self.status)]
        if self.soort == Sessiesoort.EXTERN:
            return "done", "ter info", "info-circle"
        return ("done", "voorbij", "clock-history") if self.is_voorbij else ("plan", "gepland", "")

    @property
    def waar(self) -> str:
        """Where it is, in a few words."""
        plek = ", ".join(deel for deel in (self.plaats, self.gemeente) if deel)
        if self.vorm == Vorm.ONLINE:
            return "online"
        return f"{plek} en online" if self.vorm == Vorm.HYBRIDE and plek else plek or self.get_vorm_display()

    @property
    def wegwijs(self) -> list[tuple[str, str]]:
        """What who comes wants to know of a place that the network keeps: address, how to get in, parking, seats."""
        return self.vaste_plaats.wegwijs if self.vaste_plaats is not None and self.vorm != Vorm.ONLINE else []

    def get_absolute_url(self) -> str:
        return adres("sessies:detail", netwerk=self.netwerk.slug, nummer=self.nummer)


class Agendapunt(Versiemodel):
    """A point on the agenda with its way of working; may take up one leervraag.

    ``versie`` is that of its minutes alone: the agenda as a whole is saved with the version of its meeting.
    """

    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="agendapunten")
    leervraag = models.ForeignKey(
        Leervraag, on_delete=models.PROTECT, null=True, blank=True, related_name="agendapunten"
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    titel = velden.CharField("onderdeel", max_length=250)
    minuten = models.PositiveSmallIntegerField("duur in minuten", null=True, blank=True)
    werkvorm = velden.CharField("werkvorm", max_length=20, choices=Werkvorm.choices, blank=True)
    wie = velden.CharField("door wie", max_length=250, blank=True)
    toelichting = velden.RichTextField("toelichting", blank=True)
    keurt_goed = models.ForeignKey(
        Sessie, on_delete=models.SET_NULL, null=True, blank=True, related_name="goedkeuringspunten", editable=False
    )
    is_actielijst = models.BooleanField("openstaande actiepunten", default=False, editable=False)
    verslag = velden.RichTextField("wat er gezegd is", max_length=20_000, blank=True)

    objects = AgendapuntQuerySet.as_manager()

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        ordering = ["sessie", "volgorde", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minuten__gte=1) & Q(minuten__lte=1440),
                name="agendapunt_minuten",
                violation_error_message="Een onderdeel duurt tussen 1 minuut en een dag.",
            )
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return f"{self.sessie.get_absolute_url()}#h-agenda"

    @property
    def icoon(self) -> str:
        return Werkvorm(self.werkvorm).icoon if self.werkvorm else ""


class Inbreng(models.Model):
    """A stakeholder organisation that brings something into a meeting."""

    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="inbrengen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="inbrengen")

    class Meta:
        verbose_name = "inbreng"
        verbose_name_plural = "inbreng"
        ordering = ["sessie", "pk"]
        constraints = [models.UniqueConstraint(fields=["sessie", "organisatie"], name="inbreng_uniek")]

    def __str__(self) -> str:
        return str(self.organisatie)


class Vergelijking(models.Model):
    """A comparison table shown at a meeting: column heads and rows of cells."""

    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="vergelijkingen")
    titel = velden.CharField("titel", max_length=250)
    kolommen = velden.JSONField("kolommen", default=list)
    rijen = velden.JSONField("rijen", default=list)

    class Meta:
        verbose_name = "vergelijking"
        verbose_name_plural = "vergelijkingen"
        ordering = ["sessie", "pk"]

    def __str__(self) -> str:
        return self.titel

    @property
    def met_koppen(self) -> list[list[tuple[str, str]]]:
        """Every row as pairs of head and cell, for a phone."""
        return [list(zip(self.kolommen, rij, strict=False)) for rij in self.rijen]
