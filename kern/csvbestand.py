"""Rows as a CSV file that a spreadsheet opens as it is meant, and never as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.http import HttpResponse
from django.utils import timezone

GEVAARLIJK = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")  # noqa: RUF001 -- their wide twins count too


def veilig(waarde: object) -> str:
    """Return the text of one cell; what a spreadsheet would run as a formula gets an apostrophe in front."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, int):
        return str(waarde)
    if isinstance(waarde, Decimal):
        return f"{waarde:f}".replace(".", ",")
    if isinstance(waarde, datetime):
        return timezone.localtime(waarde).strftime("%Y-%m-%d %H:%M")
    if isinstance(waarde, date):
        return waarde.isoformat()
    tekst = str(waarde)
    return f"'{tekst}" if tekst.startswith(GEVAARLIJK) or tekst.lstrip().startswith(GEVAARLIJK[:8]) else tekst


def csv_antwoord(naam: str, kop: Sequence[str], rijen: Iterable[Sequence[object]]) -> HttpResponse:
    """Answer with ``<naam>.csv``: UTF-8 with mark and semicolons, as Dutch spreadsheets expect."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(kop)
    schrijver.writerows([veilig(cel) for cel in rij] for rij in rijen)
    antwoord = HttpResponse("\ufeff" + buffer.getvalue(), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.csv"'
    return antwoord
