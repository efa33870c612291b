"""The state of the promises: norm, done, planned and late, counted by the apps that own what is counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Q
from django.urls import reverse

from kern import klok, register
from kern.jsonvorm import als_json, naam_van, uit_json
from kern.periodes import Periode
from kern.telling import Telling, Telrij
from kern.toegang import Toegang
from netwerken.enums import AfwijkingStaat, PlichtPer
from netwerken.models import Afwijking, Netwerk, Plicht
from netwerken.rules import toestand_van, verwacht_op


@dataclass(frozen=True)
class PlichtStand:
    """One promise at the end of ``peildag``, in the time from ``van`` to ``tot`` (None: without end).

    ``toestand`` is one of op schema, aandacht, te laat, afgerond, gepland: see :func:`netwerken.rules.toestand_van`.
    """

    plicht: Plicht
    norm: int
    telling: Telling
    van: date
    tot: date | None
    peildag: date
    jaar: int
    toestand: str
    afwijkingen: tuple[Afwijking, ...] = ()

    @property
    def badge(self) -> str:
        """Which badge shows the state."""
        return _BADGES[self.toestand]

    @property
    def url(self) -> str:
        """The page with what was counted."""
        plek = {"netwerk": self.plicht.netwerk.slug, "pk": self.plicht.pk}
        return reverse("netwerken:afspraak", kwargs=plek) + f"?jaar={self.jaar}"

    @property
    def over(self) -> str:
        """Over which time it is counted, where that is not the calendar year."""
        if self.plicht.per == PlichtPer.KWARTAAL:
            return Periode.rond(self.van).titel
        return "over de hele looptijd" if self.plicht.per == PlichtPer.LOOPTIJD else ""

    @property
    def heeft_antwoord(self) -> bool:
        """Whether a deviation was proposed or accepted: what is asked of this promise waits for that."""
        return any(a.staat_op(self.peildag) != AfwijkingStaat.GEWEIGERD for a in self.afwijkingen)

    @property
    def tekort(self) -> int:
        """How much is neither done nor planned."""
        return max(0, self.norm - self.telling.gedaan - self.telling.gepland)

    @property
    def verwacht(self) -> Fraction | None:
        """How much was due by the end of ``peildag``; None for a promise without end."""
        return None if self.tot is None else verwacht_op(self.norm, self.van, self.tot, self.peildag)


Tellingen = dict[tuple[str, date, date], Telling]  # kind of promise, first and last day → what was counted
_BADGES = {"op schema": "ok", "aandacht": "warn", "te laat": "late", "afgerond": "done", "gepland": "plan"}
_LATE_EERST = ["te laat", "aandacht", "op schema", "gepland", "afgerond"]


def stand_van_nu(toegang: Toegang) -> list[PlichtStand]:
    """The state of every promise today; counted anew only when something happened since, two queries otherwise."""
    netwerk, dag = toegang.netwerk, klok.vandaag()

    def tel() -> list[tuple[str, str, str, dict[str, object]]]:
        geteld: Tellingen = {}
        stand_van_jaar(netwerk, dag, tellingen=geteld)
        return [(soort, str(van), str(tot), als_json(telling)) for (soort, van, tot), telling in geteld.items()]

    bewaard = toegang.standen.haal(naam_van("tellingen", Telling), tel, voor_iedereen=True)
    tellingen = {
        (soort, date.fromisoformat(van), date.fromisoformat(tot)): uit_json(Telling, rij)
        for soort, van, tot, rij in bewaard
    }
    return stand_van_jaar(netwerk, dag, tellingen=tellingen)


def stand_van_jaar(
    netwerk: Netwerk,
    peildag: date,
    jaar: int | None = None,
    *,
    tellingen: Tellingen | None = None,
    alleen: int | None = None,
) -> list[PlichtStand]:
    """Return the state at the end of ``peildag`` of every promise that holds in ``jaar`` (that of ``peildag``).

    A promise for the whole term is counted over that term, one per quarter over the quarter of ``peildag``. One query
    for the promises and one for the deviations; each kind of promise is counted once per span, unless ``tellingen``
    knows it already; what is counted is added to it. ``alleen`` is the id of the one promise that is asked.
    """
    jaar = peildag.year if jaar is None else jaar
    tellingen = {} if tellingen is None else tellingen
    afwijkingen: dict[int, list[Afwijking]] = {}
    bekend = Q(voorgesteld_op__lte=peildag) | Q(besloten_op__lte=peildag)
    for afwijking in Afwijking.objects.filter(bekend, netwerk=netwerk, jaar=jaar).select_related("besloten_door"):
        afwijkingen.setdefault(afwijking.plicht_id, []).append(afwijking)
    standen = []
    plichten = Plicht.objects.filter(netwerk=netwerk).select_related("netwerk")
    for plicht in plichten if alleen is None else plichten.filter(pk=alleen):
        teller = register.alles.plichttellers.get(plicht.soort)
        van, tot = span_van(plicht, netwerk, jaar, peildag)
        if teller is None or (tot is not None and van > tot):
            continue
        sleutel = (plicht.soort, van, tot or peildag)
        if sleutel not in tellingen:
            tellingen[sleutel] = teller(netwerk, *sleutel[1:], peildag)
        eigen = tuple(afwijkingen.get(plicht.pk, ()))
        toestand = toestand_van(
            plicht.norm,
            tellingen[sleutel],
            van,
            tot,
            peildag,
            afgeweken=any(a.staat_op(peildag) == AfwijkingStaat.AANVAARD for a in eigen),
        )
        standen.append(PlichtStand(plicht, plicht.norm, tellingen[sleutel], van, tot, peildag, jaar, toestand, eigen))
    return standen


def te_redden(standen: Iterable[PlichtStand]) -> list[PlichtStand]:
    """The promises that are late, and those in need of attention for which nothing is planned, without an answer."""
    return [
        s
        for s in standen
        if not s.heeft_antwoord and (s.toestand == "te laat" or (s.toestand == "aandacht" and not s.telling.gepland))
    ]


def late_eerst(standen: Iterable[PlichtStand]) -> list[PlichtStand]:
    """The same promises, those that need attention first."""
    return sorted(standen, key=lambda s: _LATE_EERST.index(s.toestand))


def rijen_van(stand: PlichtStand) -> list[Telrij]:
    """What was counted for a promise: as many rows of each state as its figures say."""
    rijen = register.alles.plichtrijen[stand.plicht.soort]
    return list(rijen(stand.plicht.netwerk, stand.van, stand.tot or stand.peildag, stand.peildag))


def gedaan_in(netwerk: Netwerk, van: date, tot: date) -> dict[int, int]:
    """How much of each promise was done from ``van`` to ``tot``, as known on that last day, per promise."""
    per_soort: dict[str, int] = {}
    uit = {}
    for plicht in Plicht.objects.filter(netwerk=netwerk):
        teller = register.alles.plichttellers.get(plicht.soort)
        if teller is None:
            continue
        if plicht.soort not in per_soort:
            per_soort[plicht.soort] = teller(netwerk, van, tot, tot).gedaan
        uit[plicht.pk] = per_soort[plicht.soort]
    return uit


def span_van(plicht: Plicht, netwerk: Netwerk, jaar: int, peildag: date) -> tuple[date, date | None]:
    """Return the first and last day over which a promise is counted in ``jaar``, both included."""
    begin, eind = date(jaar, 1, 1), date(jaar, 12, 31)
    van = max(begin, netwerk.start)
    tot: date | None = eind
    if plicht.per == PlichtPer.LOOPTIJD:
        van, tot = netwerk.start, None
    elif plicht.per == PlichtPer.KWARTAAL:
        kwartaal = Periode.rond(min(max(peildag, van), eind))
        van, tot = kwartaal.van, kwartaal.tot
    grenzen = [dag for dag in (tot, netwerk.einde, plicht.tot) if dag is not None]
    return max(van, plicht.van or van), min(grenzen, default=None)
