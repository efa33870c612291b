"""Reading the attendance report that Teams hands out: which people, and how long each of them stayed.

Teams made two kinds: one line per time that somebody came or went, and one in sections with a line per person. Both come
in the language of who downloads them, in UTF-16 with tabs or in UTF-8 with commas; a spreadsheet may have saved them anew
with semicolons. Headings are known by what they say, not by their place. Nothing is stored here.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kern.exceptions import DomainError
from kern.opmaak import getal
from kern.tekst import schoon

GROOTST = 5 * 1024 * 1024
MEESTE_REGELS = 50_000
MEESTE_MENSEN = 500
LANGSTE_NAAM = 120

GEEN_CSV = (
    "Dit is geen CSV-bestand. Download in Teams het aanwezigheidsrapport, en kies dat bestand zonder het te openen."
)
TE_GROOT = f"Dit bestand is groter dan {GROOTST // 1024 // 1024} MB: dat is geen rapport van één bijeenkomst."
TE_LANG = f"Dit bestand heeft meer dan {getal(MEESTE_REGELS)} regels: dat is geen rapport van één bijeenkomst."
ONBEKEND = (
    "In dit bestand staan geen kolommen van een aanwezigheidsrapport van Teams, zoals Naam en Duur. "
    "Download het rapport opnieuw en kies het zoals het is."
)
NIEMAND = "Er staat niemand in dit rapport."
TE_VEEL = f"In dit rapport staan meer dan {MEESTE_MENSEN} mensen. Noteer de aanwezigheid van zo'n groep met de hand."

# what a heading of Teams is about, as a pattern for the whole heading without case
_KOPPEN = {
    "naam": r"((full|display) )?name|(volledige |weergave)?naam|naam van deelnemer",
    "duur": r".*(duration|duur)\b.*",
    "mail": r".*e-?mail.*",
    "actie": r"(user )?action|(gebruikers)?actie",
    "tijdstip": r"timestamp|tijdstempel|tijdstip",
    "komt": r"(first )?join( time)?|joined( at)?|.*(deelname|deelgenomen|toegetreden|binnengekomen).*",
    "gaat": r"(last )?leave( time)?|left( at)?|.*(verlaten|vertrek|vertrokken).*",
    "rol": r"role|rol",
}
_KOMT = re.compile(r"join|deelgenomen|neemt deel|toegetreden|binnen", re.IGNORECASE)
_GAAT = re.compile(r"left|leave|verlaten|vertrokken|weg", re.IGNORECASE)
_SECTIE = re.compile(r"[0-9]\.\s")
_DUUR = re.compile(
    r"(?:(?P<u>\d+)\s*(?:h|hr|hrs|hours?|u|uur|uren)\.?)?\s*"
    r"(?:(?P<m>\d+)\s*(?:m|min|mins|minutes?|minuut|minuten)\.?)?\s*"
    r"(?:(?P<s>\d+)\s*(?:s|sec|secs|seconds?|seconden?)\.?)?",
    re.IGNORECASE,
)
_KLOK = re.compile(r"(\d+):([0-5]\d):([0-5]\d)")
_TIJD = re.compile(
    r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4}),?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap])?\.?m?\.?", re.IGNORECASE
)


@dataclass
class Teamspersoon:
    """Somebody in the report. ``seconden`` is how long in all; None when the report does not say."""

    naam: str
    email: str
    seconden: int | None


@dataclass(frozen=True)
class Rapport:
    """Who was there, and the days that the report may speak of: its dates can be read in more than one way."""

    mensen: Sequence[Teamspersoon]
    dagen: frozenset[date] = frozenset()


@dataclass
class _Verzameld:
    """One person while the lines are read."""

    naam: str
    email: str = ""
    seconden: int | None = None
    kwam_op: datetime | None = None

    def tel(self, seconden: int | None) -> None:
        if seconden is not None:
            self.seconden = (self.seconden or 0) + max(seconden, 0)


@dataclass
class _Lezing:
    mensen: dict[object, _Verzameld] = field(default_factory=dict)
    dagen: set[date] = field(default_factory=set)
    laatste: datetime | None = None

    def persoon(self, naam: str, email: str) -> _Verzameld:
        sleutel = email.lower() or naamsleutel(naam)
        return self.mensen.setdefault(sleutel, _Verzameld(naam, email))


def lees_rapport(inhoud: bytes, *, einde: datetime) -> Rapport:
    """Read a report; who never left according to it, stayed until ``einde`` (in the local time of the meeting, without zone).

    Raises DomainError about ``bestand`` for what is no CSV, too long or no report, and for one without people.
    """
    if len(inhoud) > GROOTST:
        raise _fout(TE_GROOT)
    tekst = _tekst(inhoud)
    if tekst.count("\n") > MEESTE_REGELS:
        raise _fout(TE_LANG)
    gevonden = False
    for teken in ("\t", ";", ","):
        rijen = _rijen(tekst, teken)
        for begin, kop in _koppen(rijen):
            gevonden = True
            lezing = _lees_tabel(rijen[begin + 1 :], kop, einde)
            if lezing.mensen:
                return _rapport(lezing)
    raise _fout(NIEMAND if gevonden else ONBEKEND)


def _fout(zin: str) -> DomainError:
    return DomainError(zin, veld="bestand")


def _rapport(lezing: _Lezing) -> Rapport:
    if len(lezing.mensen) > MEESTE_MENSEN:
        raise _fout(TE_VEEL)
    mensen = [Teamspersoon(m.naam, m.email, m.seconden) for m in lezing.mensen.values()]
    return Rapport(mensen, frozenset(lezing.dagen))


def _tekst(inhoud: bytes) -> str:
    """The words of the file, whichever way Teams or a spreadsheet wrote them. Raises DomainError when they are no words."""
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        pogingen = ["utf-16"]
    elif inhoud[1:2] == b"\0" and inhoud[:1] != b"\0":
        pogingen = ["utf-16-le"]
    else:
        pogingen = ["utf-8-sig", "cp1252"]
    for codering in pogingen:
        try:
            tekst = inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
        if any(ord(teken) < 32 and teken not in "\t\r\n" for teken in tekst[:2000]) or "\0" in tekst:
            break
        return tekst.replace("\r\n", "\n").replace("\r", "\n")
    raise _fout(GEEN_CSV)


def _rijen(tekst: str, teken: str) -> list[list[str]]:
    try:
        return [[cel.strip() for cel in rij] for rij in csv.reader(io.StringIO(tekst), delimiter=teken)]
    except csv.Error as fout:
        raise _fout(GEEN_CSV) from fout


def _koppen(rijen: Sequence[Sequence[str]]) -> Iterable[tuple[int, dict[str, int]]]:
    """Every line that holds headings of Teams, with what stands in which column."""
    for i, rij in enumerate(rijen):
        if len(rij) < 2:
            continue
        kop: dict[str, int] = {}
        for j, cel in enumerate(rij):
            for wat, patroon in _KOPPEN.items():
                if wat not in kop and re.fullmatch(patroon, cel, re.IGNORECASE):
                    kop[wat] = j
                    break
        if "naam" in kop and len(kop) > 1:
            yield i, kop


def _lees_tabel(rijen: Sequence[Sequence[str]], kop: dict[str, int], einde: datetime) -> _Lezing:
    """The lines under these headings, until a line is empty or a new section begins."""
    lezing = _Lezing()
    for rij in rijen:
        if not any(rij) or (_SECTIE.match(rij[0]) and not any(rij[1:])):
            break
        cel = {wat: rij[j] if j < len(rij) else "" for wat, j in kop.items()}
        if naam := schoon(cel["naam"])[:LANGSTE_NAAM].strip():
            _neem_regel(lezing, lezing.persoon(naam, schoon(cel.get("mail", "")).strip()), cel)
    slot = max(filter(None, (lezing.laatste, _zelfde_dag(einde, lezing.laatste))), default=None)
    for wie in lezing.mensen.values():
        if wie.kwam_op is not None and slot is not None:
            wie.tel(int((slot - wie.kwam_op).total_seconds()))
    return lezing


def _zelfde_dag(einde: datetime, laatste: datetime | None) -> datetime | None:
    """The hour of ``einde`` on the day of the report: a report may write its days otherwise than we read them."""
    return datetime.combine(laatste.date(), einde.time()) if laatste is not None else None


def _neem_regel(lezing: _Lezing, wie: _Verzameld, cel: dict[str, str]) -> None:
    momenten = {wat: lees_moment(cel.get(wat, "")) for wat in ("tijdstip", "komt", "gaat")}
    for op in filter(None, momenten.values()):
        lezing.dagen |= _mogelijke_dagen(op)
        lezing.laatste = max(lezing.laatste or op, op)
    komt, gaat, tijdstip = momenten["komt"], momenten["gaat"], momenten["tijdstip"]
    if "actie" in cel:
        if tijdstip is not None:
            _kom_of_ga(wie, cel["actie"], tijdstip)
    elif (duur := lees_duur(cel.get("duur", ""))) is not None:
        wie.tel(duur)
    elif komt is not None and gaat is not None:
        wie.tel(int((gaat - komt).total_seconds()))


def _kom_of_ga(wie: _Verzameld, actie: str, op: datetime) -> None:
    if _GAAT.search(actie):
        if wie.kwam_op is not None:
            wie.tel(int((op - wie.kwam_op).total_seconds()))
        wie.kwam_op = None
    elif _KOMT.search(actie):
        wie.kwam_op = wie.kwam_op or op  # twice come without going is come once


def lees_duur(tekst: str) -> int | None:
    """The seconds of "1h 2m 3s", "1 u 2 min 3 s" or "1:02:03"; None when it is no duration."""
    tekst = tekst.strip()
    if gevonden := _KLOK.fullmatch(tekst):
        uren, minuten, seconden = (int(deel) for deel in gevonden.groups())
    elif tekst and (gevonden := _DUUR.fullmatch(tekst)):
        uren, minuten, seconden = (int(gevonden[deel] or 0) for deel in "ums")
    else:
        return None
    totaal = uren * 3600 + minuten * 60 + seconden
    return totaal if totaal < timedelta(days=7).total_seconds() else None


def lees_moment(tekst: str) -> datetime | None:
    """A moment as Teams writes it in English or Dutch; None for anything else."""
    gevonden = _TIJD.fullmatch(tekst.replace("\u202f", " ").strip())
    if gevonden is None:
        return None
    een, twee, drie, uur, minuut, seconde = (int(deel or 0) for deel in gevonden.groups()[:6])
    helft = (gevonden[7] or "").lower()
    if helft:
        uur = uur % 12 + (12 if helft == "p" else 0)
    volgordes = [(drie, een, twee), (drie, twee, een)] if helft else [(drie, twee, een), (drie, een, twee)]
    if een > 31:
        volgordes = [(een, twee, drie)]
    for jaar, maand, dag in volgordes:
        try:
            return datetime(jaar if jaar > 99 else 2000 + jaar, maand, dag, uur, minuut, seconde)  # noqa: DTZ001 -- Teams names no zone
        except ValueError:
            continue
    return None


def _mogelijke_dagen(op: datetime) -> set[date]:
    """The day as it was read, and with day and month the other way round where that is a day."""
    dagen = {op.date()}
    if op.day <= 12:
        dagen.add(date(op.year, op.day, op.month))
    return dagen


def naamsleutel(naam: str) -> tuple[str, ...]:
    """The words of a name in one order, without accents, capitals and what Teams puts between brackets."""
    kaal = re.sub(r"\([^)]*\)|\|.*", " ", naam)
    letters = "".join(t for t in unicodedata.normalize("NFKD", kaal) if not unicodedata.combining(t))
    return tuple(sorted(re.findall(r"\w+", letters.casefold())))
