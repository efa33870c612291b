"""The worker's side of rendering: start the child, follow its progress, have the file validated or take the reason."""

import hashlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from django.conf import settings

from kern import register
from kern.exceptions import DomainError, WerkOnderbroken
from kern.pdf.afscherming import eigen_netwerk
from kern.pdf.berichten import Bericht, Volger
from kern.pdf.opmaak import NAKIJKEN
from kern.pdf.tekens import GEWONE_LETTERS

logger = logging.getLogger(__name__)
TIJD = 420
NAKIJKTIJD = 120  # apart from rendering
LETTERREGELS = ("PDFUA1-FONT-UNICODE", "PDFUA1-NOTDEF")
DOORGEVEN = ("DYLD_FALLBACK_LIBRARY_PATH", "WEASYPRINT_DLL_DIRECTORIES")  # where Pango lies on other systems


class OpmaakMislukt(DomainError):
    """The child did not make a file; trying again would give the same. The message is Dutch."""


class LetterMislukt(OpmaakMislukt):
    """A font stumbled over what somebody typed: with plain letters the file can be made."""


class KindGestopt(WerkOnderbroken):
    """The child died on the way (killed, out of memory, too slow); another attempt may work."""


@dataclass(frozen=True)
class Bestand:
    """A file that was made: its hash and size, and for a PDF its pages and renderer."""

    sha256: str
    grootte: int
    bladzijden: int | None = None
    gemaakt_met: str = ""


def maak_pdf(momentopname: str, uit: Path, meld: Volger) -> Bestand:
    """Render the JSON text of a snapshot into ``uit``, as its kind asks; ``meld`` gets every message of the child.

    Raises OpmaakMislukt when the renderer refused or the file breaks a rule of PDF/UA-1, KindGestopt when it died.
    Whatever ``meld`` raises stops the child.
    """
    opmaak = register.alles.opmaken[json.loads(momentopname)["soort"]].als_keuze()
    try:
        return _maak(momentopname, uit, meld, *opmaak)
    except LetterMislukt as fout:
        meld({"opmerking": f"{fout} Opnieuw gemaakt met alleen gewone letters."})
        bestand = _maak(momentopname, uit, meld, *opmaak, "--kaal")
        return replace(bestand, gemaakt_met=f"{bestand.gemaakt_met}{GEWONE_LETTERS}")


def _maak(momentopname: str, uit: Path, meld: Volger, *keuze: str) -> Bestand:
    with tempfile.TemporaryDirectory(prefix="rapport-") as tijdelijk, tempfile.TemporaryFile() as klachten:
        with _start(uit, tijdelijk, klachten, *keuze) as kind:
            wekker = threading.Timer(TIJD, kind.kill)
            wekker.start()
            try:
                klaar = _volg(kind, momentopname, meld)
            finally:
                wekker.cancel()
                kind.kill()
        if klaar is None:
            klachten.seek(0)
            logger.error("De opmaak stopte (%s): %s", kind.returncode, klachten.read()[-4000:].decode(errors="replace"))
            raise KindGestopt("de opmaak van het PDF-bestand viel stil, door te weinig geheugen of te veel tijd.")
        meld({"stap": NAKIJKEN})
        kijk_na(uit, tijdelijk, meld)
    return Bestand(sha256_van(uit), uit.stat().st_size, klaar["bladzijden"], klaar["versie"])


def kijk_na(pdf: Path, tijdelijk: str, meld: Volger) -> None:
    """Have a file validated in a child of its own; a validator that stumbles is noted and refuses nothing.

    Raises OpmaakMislukt when the file breaks a rule of PDF/UA-1.
    """
    try:
        klaar = subprocess.run(
            _kind("kern.pdf.nakijken", pdf),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=NAKIJKTIJD,
            check=True,
            cwd=settings.BASE_DIR,
            env=_omgeving(tijdelijk),
        )
        gebroken = json.loads(klaar.stdout)["gebroken"]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError) as fout:
        meld({"opmerking": f"De validator liep vast: {type(fout).__name__}"})
        return
    if gebroken:
        om_letters = all(regel.startswith(LETTERREGELS) for regel in gebroken)
        raise (LetterMislukt if om_letters else OpmaakMislukt)(
            f"Het PDF-bestand is niet bewaard: het is niet voor iedereen leesbaar (PDF/UA-1, regel {', '.join(gebroken[:5])})."
        )


def _kind(module: str, pdf: Path) -> list[str]:
    return [*eigen_netwerk(), sys.executable, "-E", "-s", "-m", module, str(pdf)]


def _start(uit: Path, tijdelijk: str, klachten: IO[bytes], *keuze: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [*_kind("kern.pdf.render", uit), *keuze],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=klachten,
        cwd=settings.BASE_DIR,
        env=_omgeving(tijdelijk),
        start_new_session=True,
    )


def _volg(kind: "subprocess.Popen[bytes]", momentopname: str, meld: Volger) -> Bericht | None:
    if kind.stdin is None or kind.stdout is None:  # pragma: no cover - both are pipes
        return None
    try:
        kind.stdin.write(momentopname.encode())
        kind.stdin.close()
    except BrokenPipeError:
        return None
    for regel in kind.stdout:
        bericht: Bericht = json.loads(regel)
        if "fout" in bericht:
            raise OpmaakMislukt(f"Het PDF-bestand kon niet gemaakt worden: {bericht['fout']}.")
        if bericht.get("klaar"):
            kind.wait(timeout=30)
            return bericht if kind.returncode == 0 else None
        meld(bericht)
    return None


def _omgeving(tijdelijk: str) -> dict[str, str]:
    """An empty environment: only where temporary files go, and nothing that depends on the host."""
    vast = {"LANG": "C.UTF-8", "TZ": "UTC", "TMPDIR": tijdelijk, "HOME": tijdelijk, "PYTHONHASHSEED": "0"}
    vast |= {"PATH": "/usr/local/bin:/usr/bin:/bin:/sbin:/usr/sbin", "PYTHONDONTWRITEBYTECODE": "1"}
    if Path("/etc/fonts/fonts.conf").is_file():
        vast["FONTCONFIG_FILE"] = str(settings.BASE_DIR / "static" / "pdf" / "fonts.conf")
    return vast | {naam: os.environ[naam] for naam in DOORGEVEN if naam in os.environ}


def sha256_van(pad: Path) -> str:
    """Return the SHA-256 of a file."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()
