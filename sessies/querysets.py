from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Exists, F, Min, Model, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat
from django.utils import timezone

from kern import klok
from kern.querysets import Aantal
from kern.rechten import onder
from kern.toegang import Toegang
from netwerken.models import Gebruiker, Lidmaatschap
from netwerken.querysets import EindigbaarQuerySet, NetwerkobjectQuerySet
from sessies.enums import WACHTEND, LeervraagStaat, Opmerkingstand, Sessiesoort, SessieStatus, Vorm

if TYPE_CHECKING:
    from sessies.models import (  # noqa: F401 -- named in a base class
        Actiepunt,
        Agendalink,
        Agendapunt,
        Besluit,
        Genodigde,
        Inzicht,
        Leervraag,
        Plaats,
        Sessie,
        Verslagaanvulling,
        Verslaglezer,
        Verslagopmerking,
        Vraaglink,
    )

KLAAR = (LeervraagStaat.BEANTWOORD, LeervraagStaat.INGETROKKEN)


class SessieQuerySet(NetwerkobjectQuerySet["Sessie"]):
    recht_bekijken = "sessies.bekijk_sessie"

    def komend(self) -> Self:
        """Published meetings that have not ended yet, first one first."""
        return self.filter(status=SessieStatus.GEPLAND, eindigt_op__gte=klok.nu()).order_by("begint_op", "pk")

    def nog_te_voeren(self) -> Self:
        """Meetings, concepts included, that have not ended yet, first one first."""
        te_voeren = [SessieStatus.CONCEPT, SessieStatus.GEPLAND]
        return self.filter(status__in=te_voeren, eindigt_op__gte=klok.nu()).order_by("begint_op", "pk")

    def openbaar(self) -> Self:
        """What a visitor may know of: what the network chose to show; the table refuses what is closed."""
        return self.filter(is_openbaar=True)

    def voor_agenda(self) -> Self:
        """What stands in somebody's own calendar: no concepts, and of what was called off only the last year."""
        lang = Q(status=SessieStatus.AFGELAST, afgelast_op__lt=klok.nu() - timedelta(days=365))
        rijen = self.exclude(status=SessieStatus.CONCEPT).exclude(lang)
        return rijen.select_related("netwerk", "vaste_plaats").order_by("begint_op", "pk")

    def tussen(self, van: date, tot: date) -> Self:
        """Meetings that begin on a day from ``van`` to ``tot``, both included."""
        return self.filter(begint_op__gte=dagbegin(van), begint_op__lt=dagbegin(tot + timedelta(days=1)))

    def loopt(self, van: date, tot: date) -> Self:
        """Meetings that go on some time on the days from ``van`` to ``tot``, both included; midnight is no new day."""
        begin, einde = dagbegin(van), dagbegin(tot + timedelta(days=1))
        return self.filter(begint_op__lt=einde, eindigt_op__gt=begin)

    def die_tellen(self, van: date, tot: date, peildag: date) -> Self:
        """Meetings of a period that count for a promise at the end of ``peildag``: held, or on the calendar."""
        return self.tussen(van, tot).filter(gehouden_op(peildag) | gepland_op(peildag))

    def komend_eerst(self) -> Self:
        """What is coming first, soonest on top; then what is past, latest on top."""
        return self.annotate(
            begint_straks=Case(When(eindigt_op__gte=klok.nu(), then=F("begint_op"))),
        ).order_by(F("begint_straks").asc(nulls_last=True), "-begint_op", "pk")

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        aantal = Aantal(self.model, "agendapunten", "leervraag", distinct=True)
        return self.select_related("netwerk", "groep", "orgaan").annotate(aantal_vragen=aantal)

    def met_leeswoorden(self, toegang: Toegang) -> Self:
        """Where each meeting is and how it stands, in the words that this reader sees, to sort by."""
        sluit = Exists(self.model._default_manager.filter(toegang.q("sessies.wijzig_sessie"), pk=OuterRef("pk")))
        extern, voorbij = Q(soort=Sessiesoort.EXTERN), Q(eindigt_op__lte=klok.nu())
        komma = Case(When(plaats="", then=Value("")), When(gemeente="", then=Value("")), default=Value(", "))
        toestand = Case(
            *(When(status=s, then=Value(str(s.label))) for s in SessieStatus if s != SessieStatus.GEPLAND),
            When(extern, then=Value("ter info")),
            When(voorbij & Q(sluit), then=Value("nog af te sluiten")),
            When(voorbij, then=Value("voorbij")),
            default=Value("gepland"),
        )
        waar = Case(
            When(vorm=Vorm.ONLINE, then=Value("online")),
            When(plaats="", gemeente="", vorm=Vorm.HYBRIDE, then=Value("hybride")),
            When(plaats="", gemeente="", then=Value("ter plaatse")),
            default=Concat("plaats", komma, "gemeente", output_field=models.CharField()),
            output_field=models.CharField(),
        )
        return self.annotate(toestand_in_woorden=toestand, waar_in_woorden=waar)

    def met_wachtende_opmerkingen(self) -> Self:
        """Shared minutes of which remarks wait for an answer, with how many and since when; the oldest first."""
        wacht = Q(verslagopmerkingen__stand=Opmerkingstand.WACHT)
        rijen = self.filter(wacht, verslag_op__isnull=False, goedkeuring=None).annotate(
            aantal_wachtend=models.Count("verslagopmerkingen", filter=wacht, distinct=True),
            wacht_sinds=Min("verslagopmerkingen__gegeven_op", filter=wacht),
        )
        return rijen.order_by("wacht_sinds", "pk")

    def voor_detail(self) -> Self:
        """One meeting with everything around it."""
        return self.select_related(
            "netwerk",
            "groep",
            "groep__thema",
            "orgaan",
            "gastheer",
            "vaste_plaats",
            "opkomst",
            "evaluatie",
            "goedkeuring",
        )

    def met_vraag(self, leervraag: "Leervraag") -> Self:
        """Meetings that have this question on their agenda, oldest first."""
        return self.filter(agendapunten__leervraag=leervraag).distinct().order_by("begint_op", "pk")


class LeervraagQuerySet(NetwerkobjectQuerySet["Leervraag"]):
    recht_bekijken = "sessies.bekijk_leervraag"

    def open(self) -> Self:
        return self.exclude(staat__in=KLAAR)

    def voor_lijst(self) -> Self:
        """Everything one row of the list shows, in a constant number of queries."""
        return self.select_related("netwerk", "project", "organisatie", "thema")

    def voor_detail(self) -> Self:
        return self.select_related(
            "netwerk", "project", "project__netwerk", "organisatie", "thema", "thema__ouder", "ingebracht_door"
        ).met_behandeling()

    def van(self, toegang: Toegang) -> Self:
        """The questions of a person: brought in by them or for one of their projects."""
        eigen = Q(ingebracht_door=toegang.gebruiker)
        if toegang.mag("projecten.werk_voor_project"):
            eigen |= Q(project_id__in=toegang.feit("projecten"))
        return self.filter(eigen)

    def met_behandeling(self) -> Self:
        """Annotate ``besproken_op``: when the first held meeting that took it up began."""
        gehouden = Q(agendapunten__sessie__status=SessieStatus.GEHOUDEN)
        return self.annotate(besproken_op=Min("agendapunten__sessie__begint_op", filter=gehouden))

    def met_sessie(self) -> Self:
        """Annotate ``sessie_op``: when the last planned or held meeting with it on the agenda begins."""
        punten = self.model._meta.get_field("agendapunten").related_model._base_manager
        telt = punten.filter(
            leervraag=OuterRef("pk"), sessie__status__in=[SessieStatus.GEPLAND, SessieStatus.GEHOUDEN]
        ).order_by("-sessie__begint_op")
        return self.annotate(sessie_op=Subquery(telt.values("sessie__begint_op")[:1]))


class InzichtQuerySet(NetwerkobjectQuerySet["Inzicht"]):
    recht_bekijken = "sessies.bekijk_inzicht"

    def voor_detail(self) -> Self:
        return self.select_related("netwerk", "sessie__netwerk", "sessie__orgaan", "leervraag__netwerk")


class VraaglinkQuerySet(NetwerkobjectQuerySet["Vraaglink"]):
    recht_bekijken = "sessies.trek_link_in"

    def werkend(self) -> Self:
        """Links that still open a page: in time, not withdrawn, of a network that runs and a maker who belongs to it.

        Whose account is closed, belongs to nothing.
        """
        loopt = Q(netwerk__einde=None) | Q(netwerk__einde__gte=klok.vandaag())
        maker = Lidmaatschap.objects.filter(
            netwerk=OuterRef("netwerk"), gebruiker=OuterRef("gemaakt_door"), gebruiker__is_active=True
        )
        return self.filter(loopt, Exists(maker), ingetrokken_op=None, geldig_tot__gt=klok.nu())

    def voor_lijst(self) -> Self:
        return self.select_related("netwerk", "project", "organisatie", "gemaakt_door").annotate(
            aantal_vragen=Aantal(self.model, "leervragen")
        )


class AgendalinkQuerySet(models.QuerySet["Agendalink"]):
    """Addresses for people's own calendars; they belong to a person, not to a network."""

    def van(self, gebruiker: Gebruiker) -> Self:
        """The addresses of one person that still work, oldest first."""
        return self.filter(gebruiker=gebruiker, ingetrokken_op=None).select_related("netwerk", "groep")

    def werkend(self) -> Self:
        """Addresses that open a calendar: not withdrawn, of somebody whose account is open."""
        return self.filter(ingetrokken_op=None, gebruiker__is_active=True)


class PlaatsQuerySet(EindigbaarQuerySet["Plaats"]):
    recht_bekijken = "sessies.bekijk_plaats"

    def voor_lijst(self) -> Self:
        """With how many meetings were or are held there."""
        return self.select_related("netwerk").annotate(aantal_sessies=Aantal(self.model, "sessies")).order_by("naam")

    def met_naam(self, netwerk: Model, naam: str, *, ook: int | None = None) -> "Plaats | None":
        """The place of a network that people mean by what they typed; an ended one only where it stood already (``ook``)."""
        return self.te_kiezen(netwerk, ook=ook).filter(naam__iexact=" ".join(naam.split())).first()


class AgendapuntQuerySet(NetwerkobjectQuerySet["Agendapunt"]):
    """Points of agendas: their network is that of their meeting, and so are the rights."""

    def in_netwerk(self, netwerk: Model) -> Self:
        return self.filter(sessie__netwerk=netwerk)

    def zichtbaar_voor(self, toegang: Toegang) -> Self:
        return self.filter(Q(sessie__netwerk=toegang.netwerk) & onder("sessie", toegang.q("sessies.bekijk_sessie")))


class AanvullingQuerySet(NetwerkobjectQuerySet["Verslagaanvulling"]):
    """Added to minutes that were approved, which were shared: as their meeting."""

    recht_bekijken = "sessies.bekijk_uitkomst"


class BesluitQuerySet(NetwerkobjectQuerySet["Besluit"]):
    recht_bekijken = "sessies.bekijk_uitkomst"


class GenodigdeQuerySet(NetwerkobjectQuerySet["Genodigde"]):
    recht_bekijken = "sessies.nodig_uit"

    def op_lijst(self) -> Self:
        """Who stands on the list, and was not taken off it."""
        return self.filter(ingetrokken_op=None)

    def verstuurd(self) -> Self:
        """Who was invited and still is."""
        return self.op_lijst().exclude(verstuurd_op=None)

    def wachtend(self) -> Self:
        """The waiting list: in order of asking, and at the end who let an offer pass."""
        return self.op_lijst().filter(antwoord__in=WACHTEND).order_by("aanbod_gemist", "wachtnummer")


class VerslaglezerQuerySet(NetwerkobjectQuerySet["Verslaglezer"]):
    recht_bekijken = "sessies.lees_opmerkingen"


class VerslagopmerkingQuerySet(NetwerkobjectQuerySet["Verslagopmerking"]):
    recht_bekijken = "sessies.lees_opmerkingen"

    def bij(self, sessie: "Sessie") -> Self:
        """What was said of the minutes of one meeting, in the order in which it came."""
        return self.filter(sessie=sessie).order_by("gegeven_op", "pk")

    def wachtend(self) -> Self:
        """What nobody answered yet."""
        return self.filter(stand=Opmerkingstand.WACHT)


class ActiepuntQuerySet(NetwerkobjectQuerySet["Actiepunt"]):
    recht_bekijken = "sessies.bekijk_uitkomst"

    def open(self) -> Self:
        return self.filter(staat="open")


def gehouden_op(dag: date) -> Q:
    """Held by the end of ``dag``. A meeting counts on the day it began, also when it was closed later."""
    return Q(status=SessieStatus.GEHOUDEN, begint_op__lt=dagbegin(dag + timedelta(days=1)))


def gepland_op(dag: date) -> Q:
    """On the calendar at the end of ``dag`` and not held yet: put there before, and called off later or never.

    A meeting of which nobody noted when it was planned was known all along.
    """
    morgen = dagbegin(dag + timedelta(days=1))
    bekend = Q(gepland_op=None) | Q(gepland_op__lt=morgen)
    later = Q(status=SessieStatus.GEHOUDEN, begint_op__gte=morgen)
    toen = Q(status=SessieStatus.AFGELAST, gepland_op__lt=morgen, afgelast_op__gte=morgen)
    return (bekend & (Q(status=SessieStatus.GEPLAND) | later)) | toen


def dagbegin(dag: date) -> datetime:
    """The moment at which a day begins in Brussels."""
    return datetime.combine(dag, time.min, tzinfo=timezone.get_default_timezone())
