"""Counters of the promises that meetings fulfil, and the hint what is still missing this year."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from kern.opmaak import vorm
from kern.register import Telling
from netwerken.enums import Orgaansoort, PlichtPer, Plichtsoort, Provincie, Ritme
from netwerken.models import Netwerk, Orgaan, Plicht
from netwerken.overzicht.stand import PlichtStand
from sessies.enums import Ligging, Sessiesoort, Werkvorm
from sessies.models import Agendapunt, Inbreng, Sessie
from sessies.overzicht.kalender import eerstvolgende_vrij
from sessies.querysets import gehouden_op

# what counts as a meeting of the network itself: no body, nothing held by others
VAN_HET_NETWERK = Q(orgaan=None) & ~Q(soort__in=[Sessiesoort.EXTERN, Sessiesoort.STUURGROEP, Sessiesoort.OVERLEG])
DECENTRAAL = VAN_HET_NETWERK & Q(ligging=Ligging.DECENTRAAL)
STUURGROEP = Q(orgaan__soort=Orgaansoort.STUURGROEP) | Q(orgaan=None, soort=Sessiesoort.STUURGROEP)
OPERATIONEEL = Q(orgaan__soort=Orgaansoort.OPERATIONEEL_OVERLEG)
INTERVISIE = Q(soort=Sessiesoort.INTERVISIE) | Q(agendapunten__werkvorm=Werkvorm.INTERVISIE)
GEEN_VORM = ("", Werkvorm.PAUZE)
MAANDEN = {Ritme.MAAND: 1, Ritme.KWARTAAL: 3, Ritme.VIERMAAND: 4, Ritme.HALFJAAR: 6, Ritme.JAAR: 12}
VLAAMS = (
    Provincie.ANTWERPEN,
    Provincie.LIMBURG,
    Provincie.OOST_VLAANDEREN,
    Provincie.VLAAMS_BRABANT,
    Provincie.WEST_VLAANDEREN,
)

Teller = Callable[[Netwerk, date, date, date], Telling]


def tel_sessies(soort: Q, zoek: str = "") -> Teller:
    """A counter of meetings of one kind: held by ``peildag`` is done, what stood on the calendar then is planned."""

    def teller(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
        rijen = Sessie.objects.in_netwerk(netwerk).die_tellen(van, tot, peildag).filter(soort)
        # distinct: a meeting with two agenda points of the kind is one meeting
        aantal = rijen.aggregate(
            alle=Count("pk", distinct=True), gedaan=Count("pk", filter=gehouden_op(peildag), distinct=True)
        )
        return Telling(aantal["gedaan"], aantal["alle"] - aantal["gedaan"], url=lijst_url(netwerk, van, zoek))

    return teller


def tel_orgaan(soort: Q, orgaansoort: str, zoek: str) -> Teller:
    """A counter of the meetings of a body; late is what its own rhythm asked for by now and did not come."""
    basis = tel_sessies(soort, zoek)

    def teller(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
        telling = basis(netwerk, van, tot, peildag)
        ritmes = Orgaan.objects.in_netwerk(netwerk).filter(soort=orgaansoort).exclude(ritme="").exclude(tot__lt=van)
        maanden = min((MAANDEN[Ritme(r)] for r in ritmes.values_list("ritme", flat=True)), default=0)
        verwacht = voorbije_periodes(van, min(tot, peildag - timedelta(days=1)), maanden)
        return Telling(telling.gedaan, telling.gepland, max(0, verwacht - telling.gedaan), telling.url)

    return teller


def voorbije_periodes(van: date, tot: date, maanden: int) -> int:
    """How many whole spans of ``maanden`` months lie between two days, both included."""
    if not maanden or tot < van:
        return 0
    morgen = tot + timedelta(days=1)
    verschil = (morgen.year - van.year) * 12 + morgen.month - van.month - (morgen.day < van.day)
    return verschil // maanden


def tel_werkvormen(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """Count the different ways of working, without breaks; planned are those no held meeting had yet."""
    punten = Agendapunt.objects.exclude(werkvorm__in=GEEN_VORM)
    return _tel_verschillende(punten, "werkvorm", netwerk, van, tot, peildag)


def tel_stakeholders(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """Count the different organisations that brought something in."""
    return _tel_verschillende(Inbreng.objects.all(), "organisatie_id", netwerk, van, tot, peildag)


def jaarevaluaties(netwerk: Netwerk, van: date, tot: date, peildag: date) -> tuple[set[int], set[int]]:
    """The years that a meeting evaluated, and those for which one is planned: the year in which it is held."""
    rijen = Sessie.objects.in_netwerk(netwerk).die_tellen(van, tot, peildag).filter(is_jaarevaluatie=True)
    gedaan = {s.datum.year for s in rijen.filter(gehouden_op(peildag))}
    return gedaan, {s.datum.year for s in rijen} - gedaan


def _tel_verschillende(
    rijen: QuerySet[Agendapunt] | QuerySet[Inbreng], wat: str, netwerk: Netwerk, van: date, tot: date, peildag: date
) -> Telling:
    sessies = Sessie.objects.in_netwerk(netwerk).die_tellen(van, tot, peildag)
    gehouden = sessies.filter(gehouden_op(peildag)).values("pk")
    alles = set(rijen.filter(sessie__in=sessies.values("pk")).values_list(wat, flat=True))
    gedaan = set(rijen.filter(sessie__in=gehouden).values_list(wat, flat=True))
    return Telling(len(gedaan), len(alles - gedaan), url=lijst_url(netwerk, van))


def lijst_url(netwerk: Netwerk, van: date, zoek: str = "") -> str:
    """The list of meetings that a counter counted."""
    vraag = "&".join(deel for deel in (f"wanneer={van.year}", zoek) if deel)
    return f"{reverse('sessies:lijst', kwargs={'netwerk': netwerk.slug})}?{vraag}"


TELLERS: dict[str, Teller] = {
    Plichtsoort.BIJEENKOMSTEN_PER_JAAR: tel_sessies(VAN_HET_NETWERK),
    Plichtsoort.DECENTRAAL_PER_JAAR: tel_sessies(DECENTRAAL, "waar=decentraal"),
    Plichtsoort.STUURGROEP: tel_orgaan(STUURGROEP, Orgaansoort.STUURGROEP, "soort=stuurgroep"),
    Plichtsoort.OPERATIONEEL_OVERLEG: tel_orgaan(OPERATIONEEL, Orgaansoort.OPERATIONEEL_OVERLEG, "soort=overleg"),
    Plichtsoort.WERKVORMEN: tel_werkvormen,
    Plichtsoort.STAKEHOLDERS: tel_stakeholders,
    Plichtsoort.BUITENLANDSE_SPREKER: tel_sessies(Q(heeft_buitenlandse_spreker=True)),
    Plichtsoort.INTERVISIE: tel_sessies(INTERVISIE, "soort=intervisie"),
}

# duties a planner can still repair by planning: (one, more, what to fill in on the plan page)
PLANBAAR: dict[str, tuple[str, str, str]] = {
    Plichtsoort.DECENTRAAL_PER_JAAR: ("decentrale bijeenkomst", "decentrale bijeenkomsten", "?ligging=decentraal"),
    Plichtsoort.BIJEENKOMSTEN_PER_JAAR: ("bijeenkomst", "bijeenkomsten", ""),
    Plichtsoort.STUURGROEP: ("stuurgroep", "stuurgroepen", "?soort=stuurgroep"),
    Plichtsoort.OPERATIONEEL_OVERLEG: ("operationeel overleg", "keer operationeel overleg", "?soort=overleg"),
    Plichtsoort.INTERVISIE: ("intervisie", "intervisies", "?soort=intervisie"),
    Plichtsoort.JAAREVALUATIE: ("jaarlijkse evaluatie", "jaarlijkse evaluaties", "?is_jaarevaluatie=on"),
    Plichtsoort.BUITENLANDSE_SPREKER: (
        "bijeenkomst met een buitenlandse spreker",
        "bijeenkomsten met een buitenlandse spreker",
        "?heeft_buitenlandse_spreker=on",
    ),
}


@dataclass(frozen=True)
class Hint:
    """What the promises of this year still ask to be planned."""

    plicht: Plicht
    telling: Telling
    jaar: int
    tekort: int
    naam: str
    zoek: str
    provincies: list[str] = field(default_factory=list)
    vrij: list[date] = field(default_factory=list)


def hints(standen: Iterable[PlichtStand]) -> list[Hint]:
    """The promises of this year that are not yet planned in full, with days on which nothing stands."""
    uit = [
        _hint(stand)
        for stand in standen
        if stand.plicht.soort in PLANBAAR
        and stand.plicht.per == PlichtPer.JAAR
        and stand.tot is not None
        and stand.tot >= stand.peildag
        and stand.tekort
    ]
    return sorted(uit, key=lambda hint: list(PLANBAAR).index(hint.plicht.soort))


def _hint(stand: PlichtStand) -> Hint:
    plicht, telling, peildag, tekort = stand.plicht, stand.telling, stand.peildag, stand.tekort
    een, meer, zoek = PLANBAAR[plicht.soort]
    netwerk, jaareinde = plicht.netwerk, date(peildag.year, 12, 31)
    rijen = Sessie.objects.in_netwerk(netwerk).die_tellen(date(peildag.year, 1, 1), jaareinde, peildag)
    dagen = {dag for sessie in rijen.loopt(peildag, jaareinde).only("begint_op", "eindigt_op") for dag in sessie.dagen}
    provincies: list[str] = []
    if plicht.soort == Plichtsoort.DECENTRAAL_PER_JAAR and netwerk.land == "BE":
        decentraal = rijen.filter(ligging=Ligging.DECENTRAAL).order_by()
        geweest = set(decentraal.values_list("provincie", flat=True).distinct())
        provincies = [str(p.label) for p in VLAAMS if p not in geweest]
    vrij = eerstvolgende_vrij(netwerk.land, peildag + timedelta(days=7), dagen, tot=jaareinde)
    return Hint(plicht, telling, peildag.year, tekort, vorm(tekort, een, meer), zoek, provincies, vrij)
