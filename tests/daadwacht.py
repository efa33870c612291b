"""In every test, each act of a domain writes the line of the log that stands in ``daden.toml``, once and about something.

An act is what a function of ``*/domain/`` does in a transaction. Who changes rows and writes no line leaves a stored figure
or task stale (``kern.standen``), and nobody can say afterwards who did it. Tests need not ask for it one by one.
"""

import re
import tomllib
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from sys import _getframe
from threading import local
from types import FrameType

from django.db import connection, transaction
from django.db.models.signals import post_save

from kern.models import Gebeurtenis

_TABEL = tomllib.loads(Path(__file__).with_name("daden.toml").read_text(encoding="utf-8"))
DADEN: dict[str, str] = _TABEL["daden"]
ZONDER: dict[str, str] = _TABEL["zonder"]
# written beside an act, and no act by itself
BIJWERK = (
    "kern_inzending",
    "kern_vorige",
    "kern_zoek",
    "kern_teller",
    "kern_bewaardestand",
    "kern_audit",
    "kern_gebeurtenis",
)
_WIJZIGT = re.compile(r'(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.IGNORECASE)
FOUTEN: list[str] = []


@dataclass
class _Daad:
    """One act that is going on: who does it, what it wrote, which lines."""

    naam: str
    blok: transaction.Atomic
    schreef: bool = False
    is_binnen_verteld: bool = False
    regels: list[str] = field(default_factory=list)

    def kijk(self, doe, sql, params, many, context):
        wijzigt = _WIJZIGT.match(sql)
        if wijzigt and not wijzigt[1].startswith(BIJWERK):
            self.schreef = True
        return doe(sql, params, many, context)

    def oordeel(self) -> str:
        """What is wrong with the lines of this act; '' when nothing is."""
        if not self.schreef and not self.regels:
            return ""
        if self.naam not in DADEN:
            stil = self.naam in ZONDER or self.is_binnen_verteld
            return (
                "" if stil and not self.regels else f"{self.naam} staat niet in daden.toml; het schreef {self.regels}"
            )
        hoofd, *ook = DADEN[self.naam].split()
        keuzes = hoofd.rstrip("+?").split("|")
        van_hoofd = [r for r in self.regels if _past(r, keuzes)]
        genoeg = van_hoofd or hoofd.endswith("?")
        dubbel = len(set(van_hoofd)) < len(van_hoofd) and not hoofd.endswith("+")
        if not genoeg or dubbel or not all(_past(r, [*keuzes, *ook]) for r in self.regels):
            return f"{self.naam} hoort één regel {hoofd} te schrijven en schreef {self.regels}"
        return ""


def _past(regel: str, keuzes: list[str]) -> bool:
    return any(fnmatch(regel, keuze) for keuze in keuzes)


_draad = local()


def _bezig() -> list[_Daad]:
    """The acts that are going on in this thread, the innermost last."""
    if not hasattr(_draad, "bezig"):
        _draad.bezig = []
    return _draad.bezig


def _wie(frame: FrameType | None) -> str:
    """The function of a domain that opens a transaction, by decorator or by ``with``; '' for anybody else."""
    if frame is None:
        return ""
    if "func" in frame.f_locals and frame.f_code.co_name == "inner":
        functie = frame.f_locals["func"]
        naam = f"{functie.__module__}.{functie.__qualname__}"
    else:
        naam = f"{frame.f_globals.get('__name__', '')}.{frame.f_code.co_qualname}"
    return naam if ".domain." in naam and not naam.startswith("tests") else ""


def _regel_erbij(sender, instance, **_):
    if bezig := _bezig():
        bezig[-1].regels.append(f"{instance.wat}@{instance.onderwerp_soort}")


def waak() -> None:
    """From now on every act of every test is watched; :data:`FOUTEN` holds what was wrong."""
    begin, einde = transaction.Atomic.__enter__, transaction.Atomic.__exit__

    def open_(blok):
        if naam := _wie(_getframe(1)):
            daad = _Daad(naam, blok)
            _bezig().append(daad)
            connection.execute_wrappers.append(daad.kijk)
        return begin(blok)

    def sluit(blok, soort, fout, spoor):
        bezig = _bezig()
        if bezig and bezig[-1].blok is blok:
            daad = bezig.pop()
            if bezig and (daad.regels or daad.is_binnen_verteld):
                bezig[-1].is_binnen_verteld = True
            connection.execute_wrappers.remove(daad.kijk)
            if soort is None and not connection.needs_rollback and (wat := daad.oordeel()):
                FOUTEN.append(wat)
        return einde(blok, soort, fout, spoor)

    transaction.Atomic.__enter__, transaction.Atomic.__exit__ = open_, sluit
    post_save.connect(_regel_erbij, sender=Gebeurtenis, weak=False, dispatch_uid="daadwacht")
