"""Read the TOML of the demonstration; dates may be written relative to the day of loading."""

import re
import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from kern.periodes import Periode
from kern.tekst import schoon

MAP = Path(__file__).resolve().parent
# folder -> order in the switcher; the slug stands in the data
NETWERKEN = (
    "arbeidsmarktkrapte",
    "samenwerking_vdab",
    "transnationaliteit_481",
    "plan_samenleven",
    "flevoland",
)
_RELATIEF = re.compile(r"nu(?P<dagen>[+-]\d+)d(?: (?P<uur>\d{1,2}):(?P<minuut>\d{2}))?")

Gegevens = dict[str, Any]  # what TOML holds; the domain functions judge each field
Tijdstip = date | str | None  # a TOML date, an ISO text or 'nu-45d'; a datetime is a date


def lees_map(naam: str) -> Gegevens:
    """Merge all files of one network: lists of tables are joined, single tables are merged."""
    samen: Gegevens = {}
    for pad in sorted((MAP / naam).glob("*.toml")):
        for sleutel, waarde in _lees(pad).items():
            if isinstance(waarde, list):
                samen.setdefault(sleutel, []).extend(waarde)
            else:
                samen.setdefault(sleutel, {}).update(waarde)
    return samen


def lees_gedeeld() -> Gegevens:
    """Policy notes and frameworks of principles, which all networks share."""
    return _lees(MAP / "gedeeld.toml")


def _lees(pad: Path) -> Gegevens:
    return tomllib.loads(schoon(pad.read_text(encoding="utf-8")))


class Kalender:
    """Turns what the data says about time into days and moments, seen from the day of loading."""

    def __init__(self, vandaag: date) -> None:
        self.vandaag = vandaag

    def dag(self, waarde: Tijdstip) -> date | None:
        """A TOML date, '2022-03-17' or 'nu-45d'; nothing for nothing."""
        if waarde in (None, ""):
            return None
        if isinstance(waarde, datetime):
            return waarde.date()
        if isinstance(waarde, date):
            return waarde
        past = _RELATIEF.fullmatch(waarde)
        if past:
            return self.vandaag + timedelta(days=int(past["dagen"]))
        return date.fromisoformat(waarde[:10])

    def eis_dag(self, waarde: Tijdstip) -> date:
        """Like :meth:`dag`, for a date that must be there. Raises ValueError."""
        gevonden = self.dag(waarde)
        if gevonden is None:
            raise ValueError("Hier hoort een datum te staan.")
        return gevonden

    def moment(self, waarde: Tijdstip, *, uur: int = 10) -> datetime | None:
        """An aware moment; a bare day counts from ``uur`` o'clock. Relative days skip the weekend."""
        if waarde in (None, ""):
            return None
        tijd = time(uur)
        dag = self.dag(waarde)
        if isinstance(waarde, datetime):
            tijd = waarde.time()
        elif isinstance(waarde, str):
            past = _RELATIEF.fullmatch(waarde)
            if past:
                tijd = time(int(past["uur"]), int(past["minuut"])) if past["uur"] else tijd
                dag = _na_weekend(dag)  # type: ignore[arg-type]  # a relative day is a day
            elif "T" in waarde:
                tijd = datetime.fromisoformat(waarde).time()
        return timezone.make_aware(datetime.combine(dag, tijd))  # type: ignore[arg-type]  # what was not empty is a day

    def eis_moment(self, waarde: Tijdstip, *, uur: int = 10) -> datetime:
        """Like :meth:`moment`, for a moment that must be there. Raises ValueError."""
        gevonden = self.moment(waarde, uur=uur)
        if gevonden is None:
            raise ValueError("Hier hoort een moment te staan.")
        return gevonden

    def periode(self, waarde: str, soort: str = "Q") -> str:
        """A period key; 'nu-kwartaal' is the last closed period before the day of loading."""
        if waarde.startswith("nu"):
            return Periode.rond(self.vandaag, soort).vorige().sleutel
        return waarde


def _na_weekend(dag: date) -> date:
    return dag + timedelta(days=7 - dag.weekday()) if dag.weekday() > 4 else dag
