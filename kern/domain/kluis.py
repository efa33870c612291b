"""Files that people hand in: checked, kept under a name of ours in the file store, with size and hash."""

import hashlib
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar

from django.conf import settings
from django.core.files import File

from kern.exceptions import DomainError

M = TypeVar("M")  # what somebody says of the file they wrote
GROOTST = 15 * 1024 * 1024  # under what the web server lets through
# extension -> how such a file begins; what is more can not be told without opening it
_ZIP = b"PK\x03\x04"
BEGIN = {
    "pdf": b"%PDF-",
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"), _ZIP),
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
}


@dataclass(frozen=True)
class Bewaard:
    """A file in the store. ``pad`` is relative to it; ``naam`` is what it is called when it is handed out."""

    pad: str
    naam: str
    sha256: str
    grootte: int


def keur(naam: str, grootte: int, begin: bytes) -> str:
    """Return the extension of a file that may be kept. Raises DomainError with what is wrong."""
    soort = Path(naam).suffix.lower().lstrip(".")
    if soort not in BEGIN:
        raise DomainError(
            "Dit soort bestand bewaren we niet. Kies een PDF, een kantoordocument, een foto of een zip.", veld="bestand"
        )
    if grootte == 0:
        raise DomainError("Dit bestand is leeg.", veld="bestand")
    if grootte > GROOTST:
        raise DomainError(
            f"Dit bestand is te groot. Hou het onder {GROOTST // 1024 // 1024} MB, of geef een link.", veld="bestand"
        )
    if not begin.startswith(BEGIN[soort]):
        raise DomainError(f"Dit bestand is geen {soort.upper()}, ook al heet het zo.", veld="bestand")
    return soort


@contextmanager
def bewaar(upload: "File[bytes]", map_: str) -> Iterator[Bewaard]:
    """Put a file in the store, on disk for certain; when the block fails, it is taken away again.

    Call it around the transaction that writes its row. Raises DomainError for a file that may not be kept.
    """
    naam = str(upload.name)
    upload.seek(0)
    soort = keur(naam, upload.size, upload.read(max(map(len, BEGIN.values()))))
    pad = f"{map_}/{uuid.uuid4()}.{soort}"
    doel = Path(settings.MEDIA_ROOT) / pad
    doel.parent.mkdir(parents=True, exist_ok=True)
    som, grootte = hashlib.sha256(), 0
    try:
        with doel.open("xb") as uit:
            for blok in upload.chunks():  # from the beginning
                som.update(blok)
                grootte += len(blok)
                uit.write(blok)
            uit.flush()
            os.fsync(uit.fileno())
        yield Bewaard(pad, f"{Path(naam).stem[:120]}.{soort}", som.hexdigest(), grootte)
    except BaseException:
        doel.unlink(missing_ok=True)
        raise


def maak(pad: str, schrijf: Callable[[Path], M]) -> M:
    """Let a file of ours be written beside its place in the store, put it on disk for certain, then give it its name in one step.

    ``schrijf`` gets where to write, and what it returns is returned. When it fails, nothing stays.
    """
    doel = Path(settings.MEDIA_ROOT) / pad
    doel.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = doel.with_name(f"tmp-{doel.name}")
    try:
        uitkomst = schrijf(tijdelijk)
        with tijdelijk.open("rb+") as bestand:
            os.fsync(bestand.fileno())
        tijdelijk.replace(doel)
    finally:
        tijdelijk.unlink(missing_ok=True)
    return uitkomst


def open_heel(pad: str, *, sha256: str, grootte: int) -> IO[bytes] | None:
    """Open a file of the store for reading; None when it is gone, outside the store, or not what was kept."""
    wortel = Path(settings.MEDIA_ROOT).resolve()
    doel = (wortel / pad).resolve()
    if not doel.is_relative_to(wortel) or not doel.is_file() or doel.stat().st_size != grootte:
        return None
    bestand = doel.open("rb")
    if hashlib.file_digest(bestand, "sha256").hexdigest() != sha256:
        bestand.close()
        return None
    bestand.seek(0)
    return bestand
