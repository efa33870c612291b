"""The figures of a report as a workbook, from the same snapshot: text stays text, so nothing is ever a formula."""

import io
import json
import re
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_NUMERIC, TYPE_STRING, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rapportage.momentopname.canoniek import controlegetal
from rapportage.pdf.maken import Bestand, sha256_van
from rapportage.vormen import VORMEN, Blad

_GETAL = re.compile(r"-?\d{1,15}(?:\.\d+)?")
_VAST = (1980, 1, 1, 0, 0, 0)
_LANGST = 32_000
KOP = Font(bold=True, color="FFFFFF")
KLEUR = PatternFill("solid", fgColor="0B5563")


def maak_xlsx(momentopname: str, uit: Path) -> Bestand:
    """Write the workbook of a snapshot (its JSON text) to ``uit``; the same snapshot gives the same bytes."""
    inhoud = json.loads(momentopname)
    boek = Workbook()
    standaard = boek.active
    if standaard is not None:
        boek.remove(standaard)
    for blad in [_voorblad(inhoud, controlegetal(momentopname)), *VORMEN[inhoud["soort"]].bladen()(inhoud)]:
        _vul(boek.create_sheet(_naam(blad.titel, boek.sheetnames)), blad)
    boek.properties.creator = "Lerend Netwerk"
    boek.properties.title = inhoud["rapport"]["titel"]
    genomen = datetime.fromisoformat(inhoud["genomen_op"])
    boek.properties.created = genomen.replace(tzinfo=None)
    ruw = io.BytesIO()
    boek.save(ruw)
    uit.write_bytes(_maak_vast(ruw, genomen))
    return Bestand(sha256_van(uit), uit.stat().st_size, None, "openpyxl")


def _voorblad(inhoud: dict[str, Any], sha256: str) -> Blad:
    netwerk, rapport = inhoud["netwerk"], inhoud["rapport"]
    rijen = [
        ["Rapport", rapport["titel"]],
        ["Netwerk", netwerk["naam"]],
        ["Periode", rapport["periode"]["maanden"] if rapport["periode"] else "hele looptijd"],
        ["Momentopname genomen op", inhoud["genomen_op"]],
        ["Controlegetal (SHA-256)", sha256],
        *[["Financiering", f"{f['fonds']} {f['programma']}".strip()] for f in netwerk["financiering"]],
    ]
    if netwerk["is_demo"]:
        rijen.insert(0, ["Demonstratie", "Geen officieel document"])
    return Blad("Over dit bestand", ["Wat", "Waarde"], rijen)


def _naam(titel: str, bestaand: list[str]) -> str:
    """A sheet title that the format allows: 31 characters, without the signs it forbids, once."""
    schoon = re.sub(r"[\[\]:*?/\\']", " ", titel).strip()[:31] or "Blad"
    naam, n = schoon, 2
    while naam.casefold() in {b.casefold() for b in bestaand}:
        naam, n = f"{schoon[:27]} {n}", n + 1
    return naam


def _vul(vel: Worksheet, blad: Blad) -> None:
    breedtes = [len(str(kop)) for kop in blad.koppen]
    for kolom, kop in enumerate(blad.koppen, 1):
        cel = vel.cell(1, kolom)
        _zet(cel, kop)
        cel.font, cel.fill = KOP, KLEUR
        cel.alignment = Alignment(wrap_text=True, vertical="top")
    for nummer, rij in enumerate(blad.rijen, 2):
        for kolom, waarde in enumerate(rij, 1):
            cel = vel.cell(nummer, kolom)
            _zet(cel, waarde)
            cel.alignment = Alignment(wrap_text=True, vertical="top")
            if kolom <= len(breedtes):
                breedtes[kolom - 1] = max(breedtes[kolom - 1], min(len(str(waarde or "")), 60))
    for kolom, breedte in enumerate(breedtes, 1):
        vel.column_dimensions[get_column_letter(kolom)].width = max(10, min(breedte + 2, 60))
    vel.freeze_panes = "A2"


def _zet(cel: Cell | Any, waarde: Any) -> None:
    """A number stays a number, everything else becomes text of type string: '=1+1' is four signs."""
    if waarde is None or waarde == "":
        return
    if isinstance(waarde, bool):
        waarde = "ja" if waarde else "nee"
    if isinstance(waarde, int | Decimal):
        cel.value = waarde
        cel.data_type = TYPE_NUMERIC
        return
    tekst = ILLEGAL_CHARACTERS_RE.sub("", str(waarde))[:_LANGST]
    cel.value = tekst
    cel.data_type = TYPE_STRING
    cel.quotePrefix = tekst[:1] in "=+-@\t\r"


def getal(waarde: Any) -> Any:
    """A Decimal that stands as text in a snapshot, as a number for a cell; anything else stays what it is."""
    return Decimal(waarde) if isinstance(waarde, str) and _GETAL.fullmatch(waarde) else waarde


def _maak_vast(ruw: io.BytesIO, genomen: datetime) -> bytes:
    """Rewrite the archive with fixed times, for the library writes the clock into it."""
    uit = io.BytesIO()
    stempel = genomen.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(ruw) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in sorted(bron.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            inhoud = bron.read(naam)
            if naam == "docProps/core.xml":
                inhoud = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stempel, inhoud)
            info = zipfile.ZipInfo(naam, _VAST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            doel.writestr(info, inhoud)
    return uit.getvalue()
