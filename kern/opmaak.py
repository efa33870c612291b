"""Dutch formats for days, hours and numbers, the same on the page, in mail and in a PDF.

Pure functions: something in, text out. What is missing gives an empty text (days) or a dash (numbers), so that a
template never shows ``None``. Parts that belong together are held by a no-break space.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils import timezone

NBSP = "\u00a0"
STREEP = "\u2013"
MIN = "\u2212"
DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MAANDNAMEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]

Badge = tuple[str, str, str]  # a state: its kind (ok, warn, late, done, plan), its word, its icon or nothing
Getal = int | float | Decimal | str | None


def _lokaal(waarde: date | datetime) -> date | datetime:
    if not isinstance(waarde, datetime) or waarde.tzinfo is None:
        return waarde
    zone = timezone.get_default_timezone()  # Brussels, for everybody
    return waarde if waarde.tzinfo is zone else waarde.astimezone(zone)


def dag(waarde: date | datetime | None) -> str:
    """Return 'ma 20 nov 2023'; an aware moment counts as its day in Brussels."""
    if not isinstance(waarde, date):
        return ""
    d = _lokaal(waarde)
    return f"{DAGEN[d.weekday()]}{NBSP}{d.day}{NBSP}{MAANDEN[d.month - 1]}{NBSP}{d.year}"


def dag_kort(waarde: date | datetime | None) -> str:
    """Return 'ma 20 nov', for where the year is plain."""
    return dag(waarde).rpartition(NBSP)[0]


def maand(waarde: date | datetime | None) -> str:
    """Return 'november 2023'."""
    if not isinstance(waarde, date):
        return ""
    d = _lokaal(waarde)
    return f"{MAANDNAMEN[d.month - 1]} {d.year}"


def uur_kort(waarde: datetime | time | None) -> str:
    """Return '13.30'."""
    if isinstance(waarde, datetime):
        waarde = _lokaal(waarde)  # type: ignore[assignment]  # a moment stays a moment
    if not isinstance(waarde, datetime | time):
        return ""
    return f"{waarde.hour}.{waarde.minute:02d}"


def uur(waarde: datetime | time | None) -> str:
    """Return '13.30 uur'."""
    kort = uur_kort(waarde)
    return f"{kort}{NBSP}uur" if kort else ""


def moment(waarde: datetime | None) -> str:
    """Return 'ma 20 nov 2023, 13.30 uur'; a day without an hour stays a day."""
    if not isinstance(waarde, datetime):
        return dag(waarde)
    return f"{dag(waarde)}, {uur(waarde)}"


def tijdvak(begin: datetime | time | None, einde: datetime | time | None) -> str:
    """Return 'ma 20 nov 2023, 13.30–16.30 uur', over more days both in full, for two times only the hours."""
    if begin is None or einde is None:
        enige = begin if begin is not None else einde
        return moment(enige) if isinstance(enige, datetime) else uur(enige)
    if not isinstance(begin, datetime):
        return uren(begin, einde)
    return f"{dag(begin)}, {uren(begin, einde)}"


def uren(begin: datetime | time | None, einde: datetime | time | None) -> str:
    """Return '13.30–16.30 uur' without the day; what ends on another day says which.

    Midnight is the end of a day: '20.00–24.00 uur', never '0.00 uur' of the day after.
    """
    if begin is None or einde is None:
        return uur(begin if begin is not None else einde)
    if not isinstance(begin, datetime) or not isinstance(einde, datetime):
        return f"{uur_kort(begin)}{STREEP}{uur_kort(einde)}{NBSP}uur"
    begin, einde = _moment(begin), _moment(einde)  # once, for what follows asks it many times
    slot = uur_kort(einde)
    laatste = laatste_dag(begin, einde)
    if laatste < _dag_van(einde):
        slot = "24.00"
    if laatste == _dag_van(begin):
        return f"{uur_kort(begin)}{STREEP}{slot}{NBSP}uur"
    return f"{uur(begin)} {STREEP} {dag(laatste)}, {slot}{NBSP}uur"


def laatste_dag(begin: datetime, einde: datetime) -> date:
    """Return the last day of what runs from ``begin`` to ``einde``; what ends at midnight ends the day before."""
    lokaal = _lokaal(einde)
    op_middernacht = isinstance(lokaal, datetime) and lokaal.time() == time.min
    return max(_dag_van(begin), _dag_van(einde) - timedelta(days=1) if op_middernacht else _dag_van(einde))


def _moment(waarde: datetime) -> datetime:
    lokaal = _lokaal(waarde)
    return lokaal if isinstance(lokaal, datetime) else waarde


def _dag_van(waarde: datetime) -> date:
    lokaal = _lokaal(waarde)
    return date(lokaal.year, lokaal.month, lokaal.day)


def _decimaal(waarde: Getal) -> Decimal | None:
    if waarde is None or isinstance(waarde, bool) or waarde == "":
        return None
    try:
        getallen = Decimal(str(waarde))
    except InvalidOperation:
        return None
    return getallen if getallen.is_finite() else None


def getal(waarde: Getal, decimalen: int | None = None) -> str:
    """Return '1.234,5': points per thousand, comma, at most one decimal unless ``decimalen`` fixes their number."""
    d = _decimaal(waarde)
    if d is None:
        return STREEP
    stap = Decimal(1).scaleb(-(1 if decimalen is None else decimalen))
    try:
        d = d.quantize(stap, rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return STREEP
    tekst = f"{abs(d):,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    if decimalen is None and "," in tekst:
        tekst = tekst.rstrip("0").rstrip(",")
    return f"{MIN}{tekst}" if d < 0 else tekst


def euro(waarde: Getal) -> str:
    """Return '€ 90.000'; cents only where there are any."""
    d = _decimaal(waarde)
    if d is None:
        return STREEP
    heel = d == d.to_integral_value()
    bedrag = getal(abs(d), 0 if heel else 2)
    return f"{MIN if d < 0 else ''}€{NBSP}{bedrag}"


def procent(waarde: Getal, decimalen: int = 0) -> str:
    """Return '12 %' for 12."""
    d = _decimaal(waarde)
    return STREEP if d is None else f"{getal(d, decimalen)}{NBSP}%"


def aandeel(deel: Getal, totaal: Getal) -> str:
    """Return what part ``deel`` is of ``totaal`` as '33 %'; a dash when the whole is nothing."""
    boven, onder = _decimaal(deel), _decimaal(totaal)
    if boven is None or not onder:
        return STREEP
    return procent(boven * 100 / onder)


def grootte(aantal_bytes: Getal) -> str:
    """Return a size: '184 kB', '1,2 MB', '83,4 GB'."""
    d = _decimaal(aantal_bytes)
    if d is None or d < 0:
        return STREEP
    if d < 1000:
        return f"{getal(d, 0)}{NBSP}bytes"
    if d < 999_500:
        return f"{getal(d / 1000, 0)}{NBSP}kB"
    if d < 999_950_000:
        return f"{getal(d / 1_000_000)}{NBSP}MB"
    return f"{getal(d / 1_000_000_000)}{NBSP}GB"


def duur(seconden: Getal) -> str:
    """Return how long something took or lasts: '34 seconden', '2 minuten', '1 uur 30 minuten'."""
    d = _decimaal(seconden)
    if d is None or d < 0:
        return STREEP
    heel = int(d.to_integral_value(rounding=ROUND_HALF_UP))
    if heel < 60:
        return f"{heel}{NBSP}{vorm(heel, 'seconde', 'seconden')}"
    minuten = round(heel / 60)
    if minuten < 60:
        return f"{minuten}{NBSP}{vorm(minuten, 'minuut', 'minuten')}"
    rest = minuten % 60
    staart = f" {rest}{NBSP}{vorm(rest, 'minuut', 'minuten')}" if rest else ""
    return f"{minuten // 60}{NBSP}uur{staart}"


def vorm(n: int, enkelvoud: str, meervoud: str) -> str:
    """Return the word that goes with a number: one thing is singular, everything else (none too) plural."""
    return enkelvoud if n == 1 else meervoud


def aantal(n: int, enkelvoud: str, meervoud: str) -> str:
    """Return '1 vraag' or '4 vragen', and 'geen vragen' for none."""
    if n == 0:
        return f"geen {meervoud}"
    return f"{getal(n)}{NBSP}{vorm(n, enkelvoud, meervoud)}"


# units that a network counts with, as one; what people type themselves stays as it is
ENKELVOUD = {
    "bijeenkomsten": "bijeenkomst", "deelnemers": "deelnemer", "evaluaties": "evaluatie", "gesprekken": "gesprek",
    "keren": "keer", "leveringen": "levering", "markten": "markt", "opleidingen": "opleiding",
    "organisaties": "organisatie", "overdrachten": "overdracht", "plaatsingen": "plaatsing", "plannen": "plan",
    "projecten": "project", "rapporten": "rapport", "sessies": "sessie", "soorten": "soort", "stuurgroepen": "stuurgroep",
    "trajecten": "traject", "vergaderingen": "vergadering", "vragen": "vraag", "werkgevers": "werkgever",
    "zelfevaluaties": "zelfevaluatie",
}  # fmt: skip
MEERVOUD = {een: meer for meer, een in ENKELVOUD.items()}


def eenheid(n: Getal, woord: str) -> str:
    """Return a unit in the form that goes with its number: '1 vergadering' where '4 vergaderingen' was typed."""
    kop, spatie, rest = woord.partition(" ")
    een = _decimaal(n) == 1
    return (ENKELVOUD if een else MEERVOUD).get(kop.lower(), kop) + spatie + rest


# the last part of a word that makes it neuter; everything else that is a role, a body or an organisation is 'de'
_HET = (
    "agentschap", "bedrijf", "bestuur", "bureau", "centrum", "college", "comité", "consortium",
    "departement", "fonds", "huis", "hoofd", "kabinet", "lid", "ministerie", "netwerk", "orgaan", "overleg",
    "partnerschap", "platform", "secretariaat", "team", "verband",
)  # fmt: skip


def met_lidwoord(naam: str) -> str:
    """Return a role or a body with its article: 'het mentorbestuur', 'de netwerkbegeleider', 'het bestuurlijk overleg'.

    A describing word before the noun ends in -lijk or -e; the noun is the first word that does not.
    """
    woorden = naam.split()
    kern = next((w for w in woorden if not re.search(r"(?:lijke?|ende|aal|ale|iele?|ieve?)$", w.lower())), naam)
    return f"{'het' if kern.lower().endswith(_HET) else 'de'} {naam}"


def aandelen(waarden: Sequence[Getal]) -> list[str]:
    """Return what part each is of the whole, as whole percentages that add up to 100.

    The largest remainders are rounded up (Hamilton); a whole of nothing gives dashes.
    """
    delen = [_decimaal(w) or Decimal(0) for w in waarden]
    totaal = sum(delen, Decimal(0))
    if not totaal:
        return [STREEP for _ in delen]
    precies = [d * 100 / totaal for d in delen]
    heel = [int(p) for p in precies]
    volgorde = sorted(range(len(delen)), key=lambda i: (heel[i] - precies[i], i))
    for i in volgorde[: 100 - sum(heel)]:
        heel[i] += 1
    return [procent(h) for h in heel]


def afstand(waarde: date | datetime | None, vandaag: date) -> str:
    """Return how far a day lies from today: 'vandaag', 'morgen', 'over 6 dagen', '10 dagen geleden'."""
    if not isinstance(waarde, date):
        return ""
    d = _dag_van(waarde) if isinstance(waarde, datetime) else waarde
    verschil = (d - vandaag).days
    vast = {0: "vandaag", 1: "morgen", -1: "gisteren"}
    if verschil in vast:
        return vast[verschil]
    return f"over {verschil}{NBSP}dagen" if verschil > 0 else f"{-verschil}{NBSP}dagen geleden"


def opsomming(delen: Sequence[str], slot: str = "en") -> str:
    """Return 'a, b en c'."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {slot} {delen[-1]}"
