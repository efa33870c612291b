"""What must be true before the demonstration starts; each check answers with one sentence that says what to do."""

import ctypes
import ctypes.util
import errno
import fcntl
import os
import shutil
import socket
from pathlib import Path
from typing import TextIO

from lerend_netwerk.omgeving import reden

NODIG = 150 * 1024 * 1024  # bytes: database, queue, files of the demonstration and room to breathe
PANGO_MINSTENS = (1, 44)  # what WeasyPrint needs; Debian 11 has 1.46
PANGO = {
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.dylib", "pango-1.0"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "pangoft2-1.0"),
}


class Bezwaar(Exception):
    """The platform cannot start. The message is one Dutch sentence for whoever typed the command."""


def lees_poort(waarde: str) -> int:
    """Return the port of ``waarde``. Raises Bezwaar when it is not one."""
    if not waarde.isdecimal() or not 1 <= int(waarde) <= 65535:
        raise Bezwaar(f"PORT is '{waarde}', maar moet een getal van 1 tot 65535 zijn, bijvoorbeeld PORT=8001 ./start")
    return int(waarde)


def luister(poort: int) -> socket.socket:
    """Return a listening socket that our web server inherits, so that a restart refuses nobody. Raises Bezwaar."""
    deur = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    deur.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        deur.bind(("127.0.0.1", poort))
        deur.listen(128)
    except OSError as fout:
        deur.close()
        if fout.errno == errno.EACCES:
            raise Bezwaar(
                f"Poort {poort} is voor het systeem zelf: kies een hogere, bijvoorbeeld PORT=8000 ./start"
            ) from fout
        raise Bezwaar(
            f"Poort {poort} is al in gebruik: sluit dat programma of kies een andere poort, "
            f"bijvoorbeeld PORT={poort + 1 if poort < 65535 else 8001} ./start"
        ) from fout
    return deur


def eis_schijf(pad: Path) -> None:
    """Check that ``pad`` can be written and has room. Raises Bezwaar."""
    proef = pad / f".proef-{os.getpid()}"
    vrij = shutil.disk_usage(pad).free
    if vrij < NODIG:
        raise Bezwaar(
            f"De schijf is vol: in {pad} is {vrij // 1024 // 1024} MB vrij en er is {NODIG // 1024 // 1024} MB nodig. "
            "Maak ruimte vrij of kies een andere map met VAR_DIR=…"
        )
    try:
        proef.write_bytes(b"\0" * 65536)
    except OSError as fout:
        raise Bezwaar(
            f"In de map {pad} kan niet geschreven worden ({reden(fout)}). "
            "Maak ze schrijfbaar of kies een andere map met VAR_DIR=…"
        ) from fout
    finally:
        proef.unlink(missing_ok=True)


def neem_slot(pad: Path) -> TextIO:
    """Return a locked file: one platform per folder. Raises Bezwaar when another one runs there."""
    slot = pad.open("a+")
    try:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fout:
        slot.seek(0)
        wie = slot.read().strip()
        slot.close()
        raise Bezwaar(
            f"Het platform draait al op de map {pad.parent} (proces {wie}): "
            "stop dat eerst, of kies een andere map met VAR_DIR=…"
        ) from fout
    slot.truncate(0)
    slot.write(str(os.getpid()))
    slot.flush()
    return slot


def eis_pango() -> None:
    """Check that the libraries that draw the PDFs are there and new enough, without loading the PDF maker.

    Raises Bezwaar.
    """
    geladen = [lib for namen in PANGO.values() if (lib := _laad(namen)) is not None]
    if len(geladen) < len(PANGO):
        raise Bezwaar(
            "Pango ontbreekt, waarmee de rapporten getekend worden. Typ op Debian of Ubuntu: "
            f"apt-get install -y {' '.join(PANGO)} libharfbuzz-subset0. Op macOS: brew install pango"
        )
    versie = lees_pangoversie(geladen[0].pango_version())
    if versie < PANGO_MINSTENS:
        raise Bezwaar(
            f"Pango {'.'.join(map(str, versie))} is te oud om rapporten te tekenen: "
            f"er is {'.'.join(map(str, PANGO_MINSTENS))} of nieuwer nodig. Werk het systeem bij."
        )


def lees_pangoversie(getal: int) -> tuple[int, int]:
    """Return (major, minor) of Pango's own number: 15012 is 1.50.12."""
    return getal // 10000, getal // 100 % 100


def _laad(namen: tuple[str, ...]) -> ctypes.CDLL | None:
    for naam in namen:
        pad = naam if ".so" in naam or ".dylib" in naam else ctypes.util.find_library(naam)
        try:
            if pad:
                return ctypes.CDLL(pad)
        except OSError:
            continue
    return None
