"""The state of the promises: norm, done, planned and late, counted by the apps that own what is counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kern import register
from kern.register import Telling
from netwerken.enums import AfwijkingStaat, PlichtPer
from netwerken.models import Afwijking, Netwerk, Plicht


@dataclass(frozen=True)
class PlichtStand:
    """One promise in one span of time. ``toestand`` is one of op schema, aandacht, te laat, afgerond, gepland."""

    plicht: Plicht
    norm: int
    telling: Telling
    toestand: str
    afwijkingen: tuple[Afwijking, ...] = ()

    @property
    def badge(self) -> str:
        """Which badge shows the state."""
        return _BADGES[self.toestand]


_BADGES = {"op schema": "ok", "aandacht": "warn", "te laat": "late", "afgerond": "done", "gepland": "plan"}
_LATE_EERST = ["te laat", "aandacht", "op schema", "gepland", "afgerond"]


def stand_van(netwerk: Netwerk, van: date, tot: date, peildag: date) -> list[PlichtStand]:
    """Return the state of every promise that holds between ``van`` and ``tot`` (inclusive), as known on ``peildag``.

    A promise for the whole term is counted from the start of the network. One query for the duties and one for the
    deviations; each kind of promise is counted once.
    """
    afwijkingen: dict[int, list[Afwijking]] = {}
    for afwijking in Afwijking.objects.filter(netwerk=netwerk, jaar__gte=van.year, jaar__lte=tot.year).select_related(
        "besloten_door"
    ):
        afwijkingen.setdefault(afwijking.plicht_id, []).append(afwijking)
    standen = []
    tellingen: dict[tuple[str, date, date], Telling] = {}
    for plicht in Plicht.objects.filter(netwerk=netwerk).select_related("netwerk"):
        begin, eind = _span(plicht, netwerk, van, tot)
        teller = register.plichttellers.get(plicht.soort)
        if teller is None or begin > eind:
            continue
        sleutel = (plicht.soort, begin, eind)
        if sleutel not in tellingen:
            tellingen[sleutel] = teller(netwerk, begin, eind, peildag)
        telling = tellingen[sleutel]
        eigen = tuple(afwijkingen.get(plicht.pk, ()))
        standen.append(
            PlichtStand(plicht, plicht.norm, telling, _toestand(plicht, telling, begin, eind, peildag, eigen), eigen)
        )
    return standen


def late_eerst(standen: Iterable[PlichtStand]) -> list[PlichtStand]:
    """The same promises, those that need attention first."""
    return sorted(standen, key=lambda s: _LATE_EERST.index(s.toestand))


def stand_van_jaar(netwerk: Netwerk, peildag: date) -> list[PlichtStand]:
    """The promises in the calendar year of ``peildag``."""
    return stand_van(netwerk, date(peildag.year, 1, 1), date(peildag.year, 12, 31), peildag)


def _span(plicht: Plicht, netwerk: Netwerk, van: date, tot: date) -> tuple[date, date]:
    if plicht.per == PlichtPer.LOOPTIJD:
        van, tot = netwerk.start, netwerk.einde or tot
    return max(van, plicht.van or van), min(tot, plicht.tot or tot)


def _toestand(
    plicht: Plicht, telling: Telling, van: date, tot: date, peildag: date, afwijkingen: tuple[Afwijking, ...]
) -> str:
    aanvaard = any(a.staat == AfwijkingStaat.AANVAARD for a in afwijkingen)
    if telling.gedaan >= plicht.norm:
        return "afgerond"
    if telling.te_laat and not aanvaard:
        return "te laat"
    if peildag > tot:
        return "aandacht" if aanvaard else "te laat"
    if telling.gedaan + telling.gepland >= plicht.norm:
        return "op schema" if telling.gedaan else "gepland"
    verstreken = max(0, (peildag - van).days) / max(1, (tot - van).days)
    verwacht = int(plicht.norm * verstreken)
    return "op schema" if telling.gedaan + telling.gepland >= verwacht and verstreken < 0.75 else "aandacht"
