"""Counters of the promises that meetings fulfil, and the hint what is still missing this year."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from kern.opmaak import vorm
from kern.register import Dader, Plichtdaad, Telrijen
from kern.telling import Telrij, Telstaat
from kern.toegang import Toegang
from netwerken.enums import Orgaansoort, PlichtPer, Plichtsoort, Provincie, Ritme
from netwerken.models import Netwerk, Orgaan
from netwerken.overzicht.stand import PlichtStand, stand_van_nu
from sessies.enums import Ligging, Sessiesoort, Werkvorm
from sessies.models import Agendapunt, Inbreng, Sessie
from sessies.overzicht.kalender import eerstvolgende_vrij
from sessies.querysets import SessieQuerySet

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


def sessierijen(soort: Q) -> Telrijen:
    """The meetings of one kind: held by ``peildag`` is done, what stood on the calendar then is planned."""

    def rijen(netwerk: Netwerk, van: date, tot: date, peildag: date) -> list[Telrij]:
        # distinct: a meeting with two agenda points of the kind is one meeting
        return [_rij(s, s.titel, peildag) for s in _die_tellen(netwerk, van, tot, peildag).filter(soort).distinct()]

    return rijen


def orgaanrijen(soort: Q, orgaansoort: str) -> Telrijen:
    """The meetings of a body; late is what its own rhythm asked for by the end of ``peildag`` and did not come."""
    basis = sessierijen(soort)

    def rijen(netwerk: Netwerk, van: date, tot: date, peildag: date) -> list[Telrij]:
        geteld = basis(netwerk, van, tot, peildag)
        ritmes = Orgaan.objects.in_netwerk(netwerk).filter(soort=orgaansoort).exclude(ritme="").exclude(tot__lt=van)
        maanden = min((MAANDEN[Ritme(r)] for r in ritmes.values_list("ritme", flat=True)), default=0)
        # what was held and is not closed yet, is there
        er = sum(rij.dag is not None and rij.dag <= peildag for rij in geteld)
        tekort = voorbije_periodes(van, min(tot, peildag), maanden) - er
        return geteld + [Telrij("een vergadering die er volgens het ritme had moeten zijn", Telstaat.TE_LAAT)] * tekort

    return rijen


def voorbije_periodes(van: date, tot: date, maanden: int) -> int:
    """How many whole spans of ``maanden`` months lie between two days, both included."""
    if not maanden or tot < van:
        return 0
    morgen = tot + timedelta(days=1)
    verschil = (morgen.year - van.year) * 12 + morgen.month - van.month - (morgen.day < van.day)
    return verschil // maanden


def werkvormrijen(netwerk: Netwerk, van: date, tot: date, peildag: date) -> list[Telrij]:
    """The different ways of working, without breaks; planned are those no held meeting had yet."""
    punten = Agendapunt.objects.exclude(werkvorm__in=GEEN_VORM).values_list("werkvorm", "sessie_id")
    vormen = ((sessie, vorm, Werkvorm(vorm).label) for vorm, sessie in punten.filter(sessie__netwerk=netwerk))
    return _verschillende(vormen, _die_tellen(netwerk, van, tot, peildag), peildag)


def stakeholderrijen(netwerk: Netwerk, van: date, tot: date, peildag: date) -> list[Telrij]:
    """The different organisations that brought something in."""
    inbreng = Inbreng.objects.filter(sessie__netwerk=netwerk)
    wie = inbreng.values_list("sessie_id", "organisatie_id", "organisatie__naam")
    return _verschillende(wie, _die_tellen(netwerk, van, tot, peildag), peildag)


def jaarevaluaties(netwerk: Netwerk, van: date, tot: date, peildag: date) -> dict[int, Telrij]:
    """Per year the meeting that evaluated it, or else the one that is planned to: the year in which it is held."""
    per_jaar: dict[int, Telrij] = {}
    for sessie in _die_tellen(netwerk, van, tot, peildag).filter(is_jaarevaluatie=True):
        rij = _rij(sessie, f"{sessie.datum.year}: {sessie.titel}", peildag)
        if _gaat_voor(rij, per_jaar.get(sessie.datum.year)):
            per_jaar[sessie.datum.year] = rij
    return per_jaar


def _die_tellen(netwerk: Netwerk, van: date, tot: date, peildag: date) -> SessieQuerySet:
    """The meetings that count, the first one first."""
    rijen = Sessie.objects.in_netwerk(netwerk).die_tellen(van, tot, peildag).select_related("netwerk", "orgaan")
    return rijen.order_by("begint_op", "pk")


def _rij(sessie: Sessie, wat: str, peildag: date) -> Telrij:
    staat = Telstaat.GEDAAN if sessie.is_gehouden_op(peildag) else Telstaat.GEPLAND
    return Telrij(wat, staat, sessie.datum, sessie, "sessies.bekijk_sessie", "een vergadering van een orgaan")


def _gaat_voor(rij: Telrij, gevonden: Telrij | None) -> bool:
    """Whether a later row takes the place of the one that was found: what is done goes before what is planned."""
    return gevonden is None or (rij.staat, gevonden.staat) == (Telstaat.GEDAAN, Telstaat.GEPLAND)


def _verschillende(gevonden: Iterable[tuple[int, object, str]], sessies: SessieQuerySet, peildag: date) -> list[Telrij]:
    """Each different thing once, at the first meeting that held it, or else at the first that will: (meeting, key, name)."""
    per_sessie: dict[int, dict[object, str]] = {}
    for sessie_id, sleutel, naam in gevonden:
        per_sessie.setdefault(sessie_id, {})[sleutel] = naam
    rijen: dict[object, Telrij] = {}
    for sessie in sessies:
        for sleutel, naam in per_sessie.get(sessie.pk, {}).items():
            rij = _rij(sessie, naam, peildag)
            if _gaat_voor(rij, rijen.get(sleutel)):
                rijen[sleutel] = replace(rij, dicht=naam)
    return list(rijen.values())


RIJEN: dict[str, Telrijen] = {
    Plichtsoort.BIJEENKOMSTEN_PER_JAAR: sessierijen(VAN_HET_NETWERK),
    Plichtsoort.DECENTRAAL_PER_JAAR: sessierijen(DECENTRAAL),
    Plichtsoort.STUURGROEP: orgaanrijen(STUURGROEP, Orgaansoort.STUURGROEP),
    Plichtsoort.OPERATIONEEL_OVERLEG: orgaanrijen(OPERATIONEEL, Orgaansoort.OPERATIONEEL_OVERLEG),
    Plichtsoort.WERKVORMEN: werkvormrijen,
    Plichtsoort.STAKEHOLDERS: stakeholderrijen,
    Plichtsoort.BUITENLANDSE_SPREKER: sessierijen(Q(heeft_buitenlandse_spreker=True)),
    Plichtsoort.INTERVISIE: sessierijen(INTERVISIE),
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


def _plan(soort: str) -> Dader:
    """What keeps a promise of this kind: a meeting that is planned, filled in as far as the promise says."""
    zoek = PLANBAAR[soort][2] if soort in PLANBAAR else ""

    def dader(netwerk: Netwerk, _van: date, _tot: date, _peildag: date) -> Plichtdaad:
        return Plichtdaad("Plan", reverse("sessies:plan", kwargs={"netwerk": netwerk.slug}) + zoek)

    return dader


# ways of working and who brings something in stand on the agenda of a meeting
DADEN: dict[str, Dader] = {
    soort: _plan(soort) for soort in (*PLANBAAR, Plichtsoort.WERKVORMEN, Plichtsoort.STAKEHOLDERS)
}


@dataclass(frozen=True)
class Hint:
    """What the promises of this year still ask to be planned."""

    norm: int
    gedaan: int
    gepland: int
    url: str  # of the promise
    jaar: int
    tekort: int
    naam: str
    zoek: str
    provincies: list[str] = field(default_factory=list)
    vrij: list[date] = field(default_factory=list)


def hints_van(toegang: Toegang) -> list[Hint]:
    """The same for one network, worked out anew only when something happened since."""
    return toegang.bewaard("hints", Hint, lambda t: hints(stand_van_nu(t)))


def hints(standen: Iterable[PlichtStand]) -> list[Hint]:
    """The promises of this year that are not yet planned in full, with days on which nothing stands."""
    planbaar = list(PLANBAAR)
    open_ = [
        stand
        for stand in standen
        if stand.plicht.soort in PLANBAAR
        and stand.plicht.per == PlichtPer.JAAR
        and stand.tot is not None
        and stand.tot >= stand.peildag
        and stand.tekort
    ]
    return [_hint(stand) for stand in sorted(open_, key=lambda stand: planbaar.index(stand.plicht.soort))]


def _hint(stand: PlichtStand) -> Hint:
    plicht, telling, peildag, tekort = stand.plicht, stand.telling, stand.peildag, stand.tekort
    een, meer, zoek = PLANBAAR[plicht.soort]
    netwerk, jaareinde = plicht.netwerk, date(peildag.year, 12, 31)
    rijen = Sessie.objects.in_netwerk(netwerk).die_tellen(date(peildag.year, 1, 1), jaareinde, peildag)
    dagen = {
        dag
        for sessie in rijen.loopt(peildag, jaareinde).only("netwerk", "begint_op", "eindigt_op")
        for dag in sessie.dagen
    }
    provincies: list[str] = []
    if plicht.soort == Plichtsoort.DECENTRAAL_PER_JAAR and netwerk.land == "BE":
        decentraal = rijen.filter(ligging=Ligging.DECENTRAAL).order_by()
        geweest = set(decentraal.values_list("provincie", flat=True).distinct())
        provincies = [str(p.label) for p in VLAAMS if p not in geweest]
    vrij = eerstvolgende_vrij(netwerk.land, peildag + timedelta(days=7), dagen, tot=jaareinde)
    url, jaar = plicht.get_absolute_url(), peildag.year
    return Hint(
        plicht.norm, telling.gedaan, telling.gepland, url, jaar, tekort, vorm(tekort, een, meer), zoek, provincies, vrij
    )
