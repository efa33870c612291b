"""Reckoning of targets and budget: from stored rows to what a page or report says. Reads nothing itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kern.opmaak import aandeel, getal, procent
from kern.periodes import Periode
from netwerken.models import Thema
from projecten.enums import Indicatorsoort, Telling
from projecten.models import Begrotingslijn, Indicator, Stand

NUL = Decimal(0)


@dataclass(frozen=True)
class Toestand:
    """How a target stands: kind of badge, icon and the words beside it."""

    soort: str
    icoon: str
    tekst: str


GEHAALD = Toestand("ok", "check-circle-fill", "gehaald")
ONDERWEG = Toestand("plan", "arrow-right-circle-fill", "onderweg")
NIET_GEHAALD = Toestand("warn", "exclamation-triangle-fill", "niet gehaald")
GEEN_STAND = Toestand("done", "dash-lg", "nog geen cijfer")
GEEN_DOEL = Toestand("done", "hourglass-split", "doel nog te bepalen")


@dataclass(frozen=True)
class Doelregel:
    """One target with what was reached. ``waarden`` are in the order of the periods of the page, None where empty."""

    indicator: Indicator
    bereikt: Decimal | None
    over: str
    toestand: Toestand
    waarden: list[Stand | None]

    @property
    def is_deel(self) -> bool:
        return self.indicator.eenheid == "%" or self.indicator.soort == Indicatorsoort.PERCENTAGE

    @property
    def doel_tekst(self) -> str:
        """The target as people say it: '75', '10 tot 12', '25 %'."""
        i = self.indicator
        if i.doel is None:
            return "nog te bepalen"
        begin = self.schrijf(i.doel)
        return f"{getal(i.doel)} tot {self.schrijf(i.doel_tot)}" if i.doel_tot is not None else begin

    @property
    def bereikt_tekst(self) -> str:
        return self.schrijf(self.bereikt)

    @property
    def deel_tekst(self) -> str:
        """How far: '84 %' of the target, or empty where that says nothing."""
        if self.bereikt is None or not self.indicator.doel or self.is_deel:
            return ""
        return aandeel(self.bereikt, self.indicator.doel)

    def schrijf(self, waarde: Decimal | None) -> str:
        return procent(waarde) if self.is_deel and waarde is not None else getal(waarde)

    @property
    def maximum(self) -> Decimal:
        """Right end of the bullet chart."""
        if self.is_deel:
            return Decimal(100)
        top = max(self.bereikt or NUL, self.indicator.doel or NUL, self.indicator.doel_tot or NUL)
        return top * Decimal("1.15") or Decimal(1)

    @property
    def cellen(self) -> list[str]:
        """The values per period, written; empty where nothing was reported."""
        return [self.schrijf(stand.waarde) if stand else "" for stand in self.waarden]


def perioden_van(standen: Iterable[Stand]) -> list[Periode]:
    """Return the periods in which something was reported, oldest first."""
    return sorted({Periode.lees(stand.periode) for stand in standen})


def reken_doelen(
    indicatoren: Iterable[Indicator], standen: Iterable[Stand], *, perioden: Sequence[Periode], vandaag: date
) -> list[Doelregel]:
    """Put each target beside what was reached, by the way its values count over periods."""
    per_indicator: dict[int, dict[str, Stand]] = {}
    for stand in standen:
        per_indicator.setdefault(stand.indicator_id, {})[stand.periode] = stand
    regels = []
    for indicator in indicatoren:
        eigen = per_indicator.get(indicator.pk, {})
        bereikt, over = bereikt_met(indicator, eigen.values())
        regels.append(
            Doelregel(
                indicator=indicator,
                bereikt=bereikt,
                over=over,
                toestand=_toestand(indicator, bereikt, vandaag),
                waarden=[eigen.get(p.sleutel) for p in perioden],
            )
        )
    return regels


def bereikt_met(
    indicator: Indicator, standen: Iterable[Stand], *, tot: date | None = None
) -> tuple[Decimal | None, str]:
    """Return the figure that counts, and over what it counts ('in 2020', 'samen').

    The one way to judge a target, on a page and in a report; ``tot`` leaves out periods that end later.
    """
    alle = ((Periode.lees(stand.periode), stand.waarde) for stand in standen)
    rij = sorted((r for r in alle if tot is None or r[0].tot <= tot), key=lambda r: r[0])
    if not rij:
        return None, ""
    laatste = rij[-1][0]
    if indicator.telling == Telling.LAATSTE:
        return rij[-1][1], f"in {laatste.sleutel}"
    if indicator.telling == Telling.LAAGSTE:
        periode, waarde = min(rij, key=lambda r: r[1])
        return waarde, f"laagste, in {periode.sleutel}"
    if indicator.soort == Indicatorsoort.PER_JAAR:
        return sum((w for p, w in rij if p.jaar == laatste.jaar), NUL), f"in {laatste.jaar}"
    return sum((w for _, w in rij), NUL), "samen" if len(rij) > 1 else f"in {laatste.sleutel}"


def _toestand(indicator: Indicator, bereikt: Decimal | None, vandaag: date) -> Toestand:
    if indicator.doel is None:
        return GEEN_DOEL
    if bereikt is None:
        return GEEN_STAND
    if bereikt >= indicator.doel:
        return GEHAALD
    return NIET_GEHAALD if indicator.tegen and indicator.tegen < vandaag else ONDERWEG


# --- budget --------------------------------------------------------------------------------------------------------
@dataclass
class Bedrag:
    """Budgeted and spent, in euro."""

    begroot: Decimal = NUL
    besteed: Decimal = NUL

    def __add__(self, ander: "Bedrag") -> "Bedrag":
        return Bedrag(self.begroot + ander.begroot, self.besteed + ander.besteed)

    @property
    def rest(self) -> Decimal:
        return self.begroot - self.besteed

    @property
    def is_boven(self) -> bool:
        """More was spent than budgeted."""
        return self.besteed > self.begroot


@dataclass(frozen=True)
class Begrotingsregel:
    """A line or total with its amounts per year, oldest first, and together."""

    titel: str
    jaren: dict[int, Bedrag]

    @property
    def samen(self) -> Bedrag:
        return sum(self.jaren.values(), Bedrag())

    @property
    def cellen(self) -> list[tuple[str, Decimal]]:
        """Label and amount of each cell: budgeted and spent per year, then together."""
        rij = [(str(jaar), bedrag) for jaar, bedrag in self.jaren.items()] + [("Samen", self.samen)]
        return [cel for naam, b in rij for cel in ((f"{naam} begroot", b.begroot), (f"{naam} besteed", b.besteed))]


@dataclass(frozen=True)
class Begrotingsgroep:
    """The lines of one theme with their total; ``is_overhead`` for the lines without theme."""

    titel: str
    regels: list[Begrotingsregel]
    totaal: Begrotingsregel
    is_overhead: bool = False


@dataclass(frozen=True)
class Begroting:
    """The budget of a network: groups by theme, overhead last, and the total."""

    jaren: list[int]
    groepen: list[Begrotingsgroep]
    totaal: Begrotingsregel


def reken_begroting(lijnen: Iterable[Begrotingslijn], hoofdthema: Mapping[int, Thema]) -> Begroting:
    """Add up budgeted and spent per line, theme and year. ``lijnen`` carry their prefetched ``jaren``.

    ``hoofdthema`` gives the top theme of each theme id; a line without theme is overhead and stands apart.
    """
    lijnen = list(lijnen)
    jaren = sorted({rij.jaar for lijn in lijnen for rij in lijn.jaren.all()})
    per_groep: dict[int, list[Begrotingsregel]] = {}
    namen: dict[int, str] = {}
    for lijn in lijnen:
        bedragen = {rij.jaar: Bedrag(rij.begroot, rij.besteed) for rij in lijn.jaren.all()}
        thema = hoofdthema.get(lijn.thema_id) if lijn.thema_id else None
        sleutel = thema.pk if thema else 0
        namen[sleutel] = thema.lang if thema else "Overhead"
        regel = Begrotingsregel(lijn.titel, {jaar: bedragen.get(jaar, Bedrag()) for jaar in jaren})
        per_groep.setdefault(sleutel, []).append(regel)
    volgorde = sorted(per_groep, key=lambda s: (s == 0, list(per_groep).index(s)))
    groepen = [
        Begrotingsgroep(namen[s], per_groep[s], _tel_op(namen[s], per_groep[s], jaren), is_overhead=s == 0)
        for s in volgorde
    ]
    return Begroting(jaren, groepen, _tel_op("Totaal", [r for g in groepen for r in g.regels], jaren))


def _tel_op(titel: str, regels: Sequence[Begrotingsregel], jaren: Sequence[int]) -> Begrotingsregel:
    return Begrotingsregel(titel, {jaar: sum((r.jaren[jaar] for r in regels), Bedrag()) for jaar in jaren})
