"""The figures of a report as a workbook, from the same snapshot: text stays text, so nothing is ever a formula."""

import io
import json
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_NUMERIC, TYPE_STRING, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kern.canoniek import controlegetal
from kern.opmaak import moment
from kern.pdf.maken import Bestand, sha256_van
from kern.pdf.opmaak import MET_OPMAAK
from kern.rijketekst import als_tekst
from rapportage.begrippen import begrippenblad
from rapportage.typen import Gelezen
from rapportage.vormen import VORMEN, Blad, Procent

_VAST = (1980, 1, 1, 0, 0, 0)
_LANGST = 32_000
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
HEEL, BREUK, EURO, DAG = "#,##0", "#,##0.0#", '"€" #,##0', "d mmm yyyy"
PROCENT = "0\u00a0%"
DEMO = "Demonstratie, geen officieel document"
_LANGSTE_KOP = 120  # the format allows 255 characters for the whole head
VOORBLAD = "Over dit bestand"
GELD = ("Begroot", "Besteed")  # heads of columns with euros
BREEDST, SMAL, A4, EERSTE_JAAR = 52, 4, "9", 1901  # the format has no days before 1900
LINKS, RECHTS = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top", horizontal="right")
KOP = Font(bold=True, color="FFFFFF")
KLEUR = PatternFill("solid", fgColor="0B5563")


def maak_xlsx(momentopname: str, uit: Path) -> Bestand:
    """Write the workbook of a snapshot (its JSON text) to ``uit``; the same snapshot gives the same bytes."""
    inhoud: Gelezen = json.loads(momentopname)
    boek = Workbook()
    standaard = boek.active
    if standaard is not None:
        boek.remove(standaard)
    bladen = VORMEN[inhoud["soort"]].bladen()(inhoud)
    for blad in [_voorblad(inhoud, controlegetal(momentopname)), *bladen, begrippenblad(bladen)]:
        vel = boek.create_sheet(_naam(blad.titel, boek.sheetnames))
        _vul(vel, blad, inhoud["schema"] >= MET_OPMAAK)
        _benoem(vel, inhoud)
    boek.properties.creator = "Lerend Netwerk"
    boek.properties.language = "nl-BE"
    boek.properties.title = inhoud["rapport"]["titel"]
    genomen = datetime.fromisoformat(inhoud["genomen_op"])
    boek.properties.created = genomen.replace(tzinfo=None)
    ruw = io.BytesIO()
    boek.save(ruw)
    uit.write_bytes(_maak_vast(ruw, genomen))
    return Bestand(sha256_van(uit), uit.stat().st_size, None, "openpyxl")


def _voorblad(inhoud: Gelezen, sha256: str) -> Blad:
    netwerk, rapport = inhoud["netwerk"], inhoud["rapport"]
    uitgave: list[list[object]] = []
    if (n := rapport.get("uitgave", 1)) > 1:
        uitgave = [["Uitgave", f"{n}: {rapport['uitgave_reden']}"]]
    geld: list[list[object]] = [
        ["Financiering", f"{f['fonds']} {f['programma']}".strip()] for f in netwerk["financiering"]
    ]
    rijen: list[list[object]] = [
        ["Rapport", rapport["titel"]],
        ["Netwerk", netwerk["naam"]],
        ["Periode", rapport["periode"]["maanden"] if rapport["periode"] else "hele looptijd"],
        *uitgave,
        ["Stand op", rapport["periode"]["tot"] if rapport["periode"] else inhoud["delen"].get("peildag")],
        ["Momentopname genomen op", moment(datetime.fromisoformat(inhoud["genomen_op"]))],
        ["Controlegetal (SHA-256)", sha256],
        *geld,
    ]
    if netwerk["is_demo"]:
        rijen.insert(0, ["Demonstratie", "Geen officieel document"])
    return Blad(VOORBLAD, ["Wat", "Waarde"], rijen)


def _naam(titel: str, bestaand: list[str]) -> str:
    """A sheet title that the format allows: 31 characters, without the signs it forbids, once."""
    schoon = re.sub(r"[\[\]:*?/\\']", " ", titel).strip()[:31] or "Blad"
    naam, n = schoon, 2
    while naam.casefold() in {b.casefold() for b in bestaand}:
        naam, n = f"{schoon[:27]} {n}", n + 1
    return naam


def _vul(vel: Worksheet, blad: Blad, met_opmaak: bool) -> None:  # noqa: FBT001 -- private
    """Fill one sheet: head that stays in sight and is repeated in print, columns as wide as what they hold."""
    breedtes = [max(map(len, str(kop).split() or [""])) for kop in blad.koppen]
    getallen = [False] * len(blad.koppen)
    for nummer, rij in enumerate([*blad.rijen, *blad.voet], 2):
        for kolom, waarde in enumerate(rij[: len(blad.koppen)]):
            cel = vel.cell(nummer, kolom + 1)
            _zet(cel, als_tekst(waarde) if met_opmaak and isinstance(waarde, str) else waarde, str(blad.koppen[kolom]))
            getallen[kolom] |= cel.data_type == TYPE_NUMERIC and cel.value is not None and not cel.is_date
            breedtes[kolom] = max(breedtes[kolom], min(len(_getoond(cel)), BREEDST))
            if nummer > len(blad.rijen) + 1:
                cel.font, cel.border = Font(bold=True), Border(top=Side("thin"))
    for kolom, kop in enumerate(blad.koppen):
        cel = vel.cell(1, kolom + 1)
        _zet(cel, kop)
        cel.font, cel.fill = KOP, KLEUR
        cel.alignment = Alignment(wrap_text=True, vertical="center", horizontal="right" if getallen[kolom] else "left")
        vel.column_dimensions[get_column_letter(kolom + 1)].width = max(10, breedtes[kolom] + 2)
    _richt_in(vel, blad)


def _richt_in(vel: Worksheet, blad: Blad) -> None:
    """The sheet on screen and on paper: A4 across, one page wide, named and numbered at the foot."""
    laatste = get_column_letter(len(blad.koppen))
    vel.freeze_panes = "A2"
    te_sorteren = len(blad.rijen) > 1 and blad.titel != VOORBLAD
    vel.auto_filter.ref = f"A1:{laatste}{len(blad.rijen) + 1}" if te_sorteren else None
    vel.sheet_view.showGridLines = False
    vel.page_setup.orientation = "landscape" if len(blad.koppen) > SMAL else "portrait"
    vel.page_setup.paperSize = A4
    vel.page_setup.fitToWidth, vel.page_setup.fitToHeight = 1, 0
    vel.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    vel.print_title_rows = "1:1"
    vel.page_margins = PageMargins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    vel.print_area = f"A1:{laatste}{len(blad.rijen) + len(blad.voet) + 1}"


def _benoem(vel: Worksheet, inhoud: Gelezen) -> None:
    """Head and foot in print: sheet and report above, the mark of a demonstration and the page below."""
    rapport = inhoud["rapport"]["titel"].replace("&", "&&")
    vel.oddHeader.left.text, vel.oddHeader.right.text = "&A", rapport[:_LANGSTE_KOP]
    if inhoud["netwerk"]["is_demo"]:
        vel.oddFooter.left.text = DEMO
    vel.oddFooter.right.text = "&P van &N"


def _getoond(cel: Cell) -> str:
    """What a reader sees in a cell, to measure it."""
    if cel.is_date:
        return "30 sep 2022"
    if cel.data_type == TYPE_NUMERIC:
        return (
            "100 %" if "%" in cel.number_format else f"{cel.value or 0:,}" + ("  €" if "€" in cel.number_format else "")
        )
    return max(str(cel.value or "").split("\n"), key=len)


def _zet(cel: Cell, waarde: object, kop: str = "") -> None:
    """A number stays a number and a day a day; everything else becomes text of type string: '=1+1' is four signs."""
    cel.alignment = LINKS
    if waarde is None or waarde == "":
        return
    if isinstance(waarde, bool):
        waarde = "ja" if waarde else "nee"
    if isinstance(waarde, Procent):
        cel.value, cel.data_type = Decimal(waarde.waarde) / 100, TYPE_NUMERIC
        cel.alignment, cel.number_format = RECHTS, PROCENT
        return
    if isinstance(waarde, int | Decimal):
        cel.value = waarde
        cel.data_type = TYPE_NUMERIC
        cel.alignment = RECHTS
        cel.number_format = EURO if kop.startswith(GELD) else HEEL if waarde == int(waarde) else BREUK
        return
    tekst = ILLEGAL_CHARACTERS_RE.sub("", str(waarde))
    if len(tekst) > _LANGST:
        tekst = f"{tekst[:_LANGST]}… (de rest past niet in een cel en staat in het PDF-bestand)"
    if _DAG.fullmatch(tekst) and (dag := _dag(tekst)) is not None:
        cel.value = dag
        cel.number_format = DAG
        return
    cel.value = tekst
    cel.data_type = TYPE_STRING
    cel.quotePrefix = tekst[:1] in "=+-@\t\r"


def _dag(tekst: str) -> date | None:
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        return None
    return dag if dag.year >= EERSTE_JAAR else None


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
