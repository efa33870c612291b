"""What keeps the renderer in: limits, an audit hook, and a network of its own where the host allows one.

:func:`stand` says how the renderer is fenced on this host, for the health page.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

GEHEUGEN = 3 * 1024**3
REKENTIJD = 300
BESTANDSGROOTTE = 512 * 1024**2
VERBODEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "pty.", "urllib.",
    "http.", "ftplib.", "smtplib.", "ctypes.dlopen", "os.chmod", "os.chown", "os.link", "os.symlink",
)  # fmt: skip
SCHRIJVEND = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class NietToegelaten(PermissionError):
    """The renderer reached for something outside its fence."""


@cache
def eigen_netwerk() -> tuple[str, ...]:
    """Return the command that gives a process a network of its own without any way out; empty when there is none."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    for opties in (["--net"], ["--map-root-user", "--net"]):
        proef = [unshare, *opties, "--", "true"]
        try:
            if subprocess.run(proef, capture_output=True, timeout=10, check=False).returncode == 0:
                return (unshare, *opties, "--")
        except (OSError, subprocess.TimeoutExpired):
            continue
    return ()


def stand() -> dict[str, bool | int]:
    """Say how the renderer is fenced here: always by hook, limits and an empty environment, by network if it can."""
    return {
        "eigen_netwerk": bool(eigen_netwerk()),
        "kindproces": True,
        "haakje": True,
        "geheugen_mb": GEHEUGEN // 1024**2,
        "rekentijd_s": REKENTIJD,
    }


def beperk(*, rekentijd: int = REKENTIJD) -> None:
    """Called in the child, first thing: limits on memory, time and files; die with the worker."""
    import resource

    for wat, waarde in (
        (resource.RLIMIT_AS, GEHEUGEN),
        (resource.RLIMIT_CPU, rekentijd),
        (resource.RLIMIT_FSIZE, BESTANDSGROOTTE),
        (resource.RLIMIT_NOFILE, 256),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(wat)
        grens = waarde if hard == resource.RLIM_INFINITY else min(waarde, hard)
        try:
            resource.setrlimit(wat, (grens, grens))
        except (ValueError, OSError):  # macOS knows no limit on address space
            continue
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def sluit_af(basis: Path, uit: Path, *apps: str) -> None:
    """Called in the child when everything is loaded: from here on no network, no process, no file but our own.

    Read: Python itself, the core and ``apps``, ``static`` and ``templates``. Written: ``uit`` and the temporary folder.
    """
    lezen: list[str | Path] = [sys.prefix, sys.base_prefix, sys.exec_prefix, *filter(None, sys.path)]
    lezen += [basis / naam for naam in ("static", "templates", "netwerken", "kern", *apps)]
    lezen += ["/usr/share/zoneinfo", "/usr/lib/python3", "/dev/null", "/dev/urandom"]
    schrijven: list[str | Path] = [tempfile.gettempdir(), uit]
    lees_wortels = _wortels([p for p in lezen if Path(p) != basis] + schrijven)
    schrijf_wortels = _wortels([*schrijven, "/dev/null"])

    def haakje(gebeurtenis: str, gegevens: tuple[Any, ...]) -> None:  # as the interpreter calls it
        if gebeurtenis.startswith(VERBODEN):
            raise NietToegelaten(f"{gebeurtenis} is afgesloten")
        if gebeurtenis == "open" and isinstance(gegevens[0], str | bytes):
            pad = os.path.realpath(os.fsdecode(gegevens[0]))
            modus = gegevens[1] or ""
            schrijft = bool(set(modus) & set("wax+")) or bool((gegevens[2] or 0) & SCHRIJVEND)
            if not _binnen(pad, schrijf_wortels if schrijft else lees_wortels):
                raise NietToegelaten(f"het bestand {pad} is afgesloten")

    sys.addaudithook(haakje)


def _wortels(paden: Iterable[str | Path]) -> tuple[str, ...]:
    return tuple({os.path.realpath(str(p)) for p in paden} - {"/"})


def _binnen(pad: str, wortels: tuple[str, ...]) -> bool:
    return any(pad == wortel or pad.startswith(wortel + os.sep) for wortel in wortels)
