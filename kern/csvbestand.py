"""Rows as a CSV file that a spreadsheet opens as it is meant, and never as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone

GEVAARLIJK = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")  # noqa: RUF001 -- their wide twins count too

CSV = "text/csv; charset=utf-8"
STUK = 16_384  # characters that leave together


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


def _stukken(kop: Sequence[str], rijen: Iterable[Sequence[object]]) -> Iterator[str]:
    """The file in pieces, so that a list of any length takes no more memory than a short one."""
    buffer = io.StringIO("\ufeff")
    buffer.seek(0, io.SEEK_END)
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(kop)
    for rij in rijen:
        schrijver.writerow([veilig(cel) for cel in rij])
        if buffer.tell() > STUK:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def csv_antwoord(naam: str, kop: Sequence[str], rijen: Iterable[Sequence[object]]) -> StreamingHttpResponse:
    """Answer with ``<naam>.csv``, written while the rows are read: UTF-8 with mark and semicolons, as Dutch spreadsheets expect."""
    stukken = _stukken(kop, rijen)
    eerste = next(stukken)  # read at once: what cannot be read is an error page, and no half file
    antwoord = StreamingHttpResponse(chain([eerste], stukken), content_type=CSV)
    antwoord["Content-Disposition"] = _naam(naam)
    return antwoord


def klein_csv_antwoord(naam: str, kop: Sequence[str], rijen: Iterable[Sequence[object]]) -> HttpResponse:
    """The same for a few rows that the page worked out already."""
    return HttpResponse("".join(_stukken(kop, rijen)), content_type=CSV, headers={"Content-Disposition": _naam(naam)})


def _naam(naam: str) -> str:
    return f'attachment; filename="{naam}.csv"'
