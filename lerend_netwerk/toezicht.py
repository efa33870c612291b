"""Watches over the parts of the platform: starts them, starts them again when they die, stops them together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

WACHT_EERST, WACHT_HOOGST = 0.5, 15.0  # seconds before a dead part starts again
GEZOND_NA = 30.0  # a part that lived so long starts again at once
GEDULD = 10.0  # seconds to stop by itself
GROOTSTE_LOG = 5 * 1024 * 1024
PR_SET_PDEATHSIG = 1


@dataclass
class Deel:
    """One part: how to start it, where it writes, and how it is doing."""

    naam: str
    opdracht: list[str]
    log: Path | None = None  # without one it writes on our own screen
    open_laten: tuple[int, ...] = ()
    eenmalig: bool = False
    proces: subprocess.Popen[bytes] | None = None
    begonnen: float = 0.0
    opnieuw_op: float | None = None
    wachttijd: float = WACHT_EERST
    gestorven: int = field(default=0)

    def start(self) -> None:
        uit = _open_log(self.log) if self.log else None
        moeder = os.getpid()
        self.proces = subprocess.Popen(
            self.opdracht,
            stdin=subprocess.DEVNULL,
            stdout=uit,
            stderr=subprocess.STDOUT if uit else None,
            start_new_session=True,  # Ctrl-C in the terminal reaches us alone
            pass_fds=self.open_laten,
            preexec_fn=lambda: _sterf_met(moeder),  # noqa: PLW1509 -- we have no threads
        )
        if uit:
            os.close(uit)
        self.begonnen, self.opnieuw_op = time.monotonic(), None

    def is_dood(self) -> bool:
        return self.proces is not None and self.proces.poll() is not None

    def ruim_op(self) -> None:
        """Kill what a dead part left behind, such as the pool of a killed worker."""
        if self.proces is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):  # nothing left (macOS says the second)
                os.killpg(self.proces.pid, signal.SIGKILL)


def _open_log(pad: Path) -> int:
    pad.parent.mkdir(parents=True, exist_ok=True)
    if pad.exists() and pad.stat().st_size > GROOTSTE_LOG:
        pad.replace(pad.with_suffix(".vorige.log"))
    return os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)


def _sterf_met(moeder: int) -> None:
    """Linux: ask for SIGTERM when our parent is gone, however it went."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != moeder:  # it died before we could ask
            os._exit(1)


class Toezicht:
    """Runs parts until somebody asks to stop. ``zeg`` gets one Dutch sentence for each event worth telling."""

    def __init__(self, zeg: Callable[[str], None]) -> None:
        self.delen: list[Deel] = []
        self.zeg = zeg
        self.stoppen = False

    def luister_naar_seinen(self) -> None:
        for sein in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(sein, self._stop_sein)

    def _stop_sein(self, *_: object) -> None:
        if self.stoppen:  # asked twice: no more patience
            for deel in self.delen:
                deel.ruim_op()
        self.stoppen = True

    def start(self, deel: Deel) -> None:
        self.delen.append(deel)
        deel.start()

    def kijk_rond(self) -> None:
        """Notice who died, and start again whose time has come."""
        nu = time.monotonic()
        for deel in list(self.delen):
            if deel.opnieuw_op is not None:
                if nu >= deel.opnieuw_op:
                    deel.start()
                    self.zeg(f"{deel.naam} draait weer.")
            elif deel.is_dood():
                self._na_dood(deel, nu)

    def _na_dood(self, deel: Deel, nu: float) -> None:
        deel.ruim_op()
        if deel.eenmalig:
            self.delen.remove(deel)
            return
        deel.gestorven += 1
        if nu - deel.begonnen > GEZOND_NA:
            deel.wachttijd = WACHT_EERST
        deel.opnieuw_op = nu + deel.wachttijd
        self.zeg(f"{deel.naam} viel stil en start over {deel.wachttijd:g} s opnieuw (meer in {deel.log}).")
        deel.wachttijd = min(deel.wachttijd * 2, WACHT_HOOGST)

    def wacht(self, seconden: float) -> None:
        """Watch for ``seconden``, or until somebody asks to stop."""
        einde = time.monotonic() + seconden
        while not self.stoppen and time.monotonic() < einde:
            self.kijk_rond()
            time.sleep(0.1)

    def houd_gaande(self) -> None:
        while not self.stoppen:
            self.wacht(3600)

    def stop(self) -> None:
        """Stop every part, the last one first; what does not stop in time is killed."""
        self.stoppen = True
        lopend = [deel.proces for deel in reversed(self.delen) if deel.proces and not deel.is_dood()]
        for proces in lopend:
            proces.terminate()
        einde = time.monotonic() + GEDULD
        for proces in lopend:
            try:
                proces.wait(max(0.1, einde - time.monotonic()))
            except subprocess.TimeoutExpired:
                proces.kill()
        for deel in self.delen:
            deel.ruim_op()
