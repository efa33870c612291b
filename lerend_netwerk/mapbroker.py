"""A Celery broker in a folder, for a platform that runs on one machine: ``CELERY_BROKER_URL=folder://``.

Kombu's own folder transport loses messages: a reader may take a file that is still being written, and a killed worker
takes along what it had reserved. Here a message appears by rename, and a reserved one stays on disk until it is
acknowledged::

    map/wacht/<time>_<id>.<queue>           waiting, oldest first
    map/bezig/<consumer>/<same name>        reserved by that consumer
    map/bezig/<consumer>/.slot              locked by that consumer's process as long as it lives
    map/onleesbaar/<same name>              could not be read, or killed who read it; kept for a person to look at

A consumer whose lock is free is dead; whoever polls next puts its messages back, each at most three times: a message
that kills every consumer would stop all the work. POSIX only, one machine, local disk.
A message is not forced to the platter: after a power cut the row in the database rings again.
"""

import fcntl
import logging
import os
import re
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from typing import Any
from urllib.parse import quote

from kombu.transport import TRANSPORT_ALIASES, virtual
from kombu.utils.encoding import bytes_to_str, str_to_bytes
from kombu.utils.json import dumps, loads

logger = logging.getLogger(__name__)

NAZICHT = 5.0  # seconds between two searches for dead consumers
HOOGSTENS_TERUG = 3
_KEER = re.compile(r"~(\d+)\.")  # how often a message came back from the dead, in the name of its file


@dataclass(frozen=True)
class Plaats:
    """Where one process keeps what it reserved, and the lock that shows that it lives."""

    map: Path
    slot: int


# A POSIX lock belongs to a process and not to its forked children, so every process has a place of its own.
_plaatsen: dict[tuple[int, Path], Plaats] = {}


def _plaats(bezig: Path) -> Plaats:
    sleutel = (os.getpid(), bezig)
    if sleutel not in _plaatsen:
        naam = uuid.uuid4().hex
        nieuw = bezig / f".{naam}"
        nieuw.mkdir()
        # Stays open as long as the process: closing it is dying. A bare descriptor, for the end of the process closes it.
        slot = os.open(nieuw / ".slot", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
        fcntl.lockf(slot, fcntl.LOCK_EX)
        _plaatsen[sleutel] = Plaats(nieuw.rename(bezig / naam), slot)  # seen by others only now that it is locked
    return _plaatsen[sleutel]


class Channel(virtual.Channel):
    """One connection's view of the folder."""

    supports_fanout = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        basis = Path(self.connection.client.transport_options["map"])
        self.wacht, self.bezig, self.onleesbaar = (basis / naam for naam in ("wacht", "bezig", "onleesbaar"))
        for pad in (self.wacht, self.bezig, self.onleesbaar):
            pad.mkdir(parents=True, exist_ok=True)
        self.vast: dict[str, Path] = {}  # delivery tag -> the reserved file
        self.zonder_ontvangst: set[str] = set()  # queues whose messages are gone once read
        self.nagezien_op = float("-inf")

    def _put(self, queue: str, message: dict[str, object], **_kwargs: object) -> None:
        naam = f"{time.time_ns():020d}_{uuid.uuid4().hex}.{quote(queue, safe='')}"
        concept = self.wacht / f".{naam}"
        try:
            concept.write_bytes(str_to_bytes(dumps(message)))
            concept.rename(self.wacht / naam)
        except OSError:
            concept.unlink(missing_ok=True)
            raise

    def _wachtend(self, queue: str) -> list[str]:
        rij = quote(queue, safe="")
        namen = (pad.name for pad in self.wacht.iterdir())
        return sorted(naam for naam in namen if naam.partition(".")[2] == rij and not naam.startswith("."))

    def _get(self, queue: str, timeout: float | None = None) -> dict[str, object]:  # noqa: ARG002 -- kombu's signature
        mijn = _plaats(self.bezig).map
        self._zoek_doden()
        for naam in self._wachtend(queue):
            pad = mijn / naam
            try:
                (self.wacht / naam).rename(pad)
            except FileNotFoundError:  # another consumer was first
                continue
            try:
                bericht: dict[str, object] = loads(bytes_to_str(pad.read_bytes()))
                tag: str = self._keur(bericht)
            except Exception:  # whatever kombu cannot read must not stop whoever reads it
                logger.exception("Een bericht in de wachtrij is onleesbaar en is opzijgelegd: %s", naam)
                self._leg_opzij(pad)
                continue
            if queue in self.zonder_ontvangst:
                pad.unlink()
            else:
                self.vast[tag] = pad
            return bericht
        raise Empty

    def _zoek_doden(self) -> None:
        """Put back what dead consumers had reserved."""
        if time.monotonic() - self.nagezien_op < NAZICHT:
            return
        self.nagezien_op = time.monotonic()
        mijn = _plaats(self.bezig).map
        for ander in self.bezig.iterdir():
            if ander == mijn or ander.name.startswith("."):
                continue
            try:
                with (ander / ".slot").open("r+") as slot:
                    fcntl.lockf(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self._zet_terug(ander)
            except (BlockingIOError, FileNotFoundError):  # it lives, or another put its messages back
                continue

    def _zet_terug(self, dode: Path) -> None:
        for pad in dode.iterdir():
            if pad.name == ".slot":
                continue
            keer = int(gevonden[1]) if (gevonden := _KEER.search(pad.name)) else 0
            if keer >= HOOGSTENS_TERUG:
                logger.error("Een bericht kwam %s keer terug van een dode lezer en is opzijgelegd: %s", keer, pad.name)
                self._leg_opzij(pad)
            else:
                kop, _, rij = _KEER.sub(".", pad.name).partition(".")
                pad.rename(self.wacht / f"{kop}~{keer + 1}.{rij}")
        (dode / ".slot").unlink()
        dode.rmdir()

    def _keur(self, bericht: dict[str, object]) -> str:
        """Return the delivery tag of a whole message. Raises whatever a half one makes kombu raise."""
        ontvangen = self.Message(bericht, channel=self)
        if not (ontvangen.body and ontvangen.content_type and ontvangen.delivery_info):
            raise ValueError("a message without body, type or way back")
        return str(ontvangen.delivery_tag)

    def _leg_opzij(self, pad: Path) -> None:
        pad.rename(self.onleesbaar / pad.name)

    def aantal_opzij(self) -> int:
        """How many messages lie aside for a person to look at."""
        return sum(1 for _ in self.onleesbaar.iterdir())

    def _laat_los(self, tag: str) -> None:
        if pad := self.vast.pop(tag, None):
            pad.unlink(missing_ok=True)

    def basic_ack(self, delivery_tag: str, multiple: bool = False) -> None:  # noqa: FBT001, FBT002 -- kombu's signature
        super().basic_ack(delivery_tag, multiple)
        self._laat_los(delivery_tag)

    def basic_reject(self, delivery_tag: str, requeue: bool = False) -> None:  # noqa: FBT001, FBT002 -- idem
        super().basic_reject(delivery_tag, requeue=requeue)
        self._laat_los(delivery_tag)

    # Any: a message of kombu, which has no types
    def _restore(self, message: Any) -> None:
        """Put a reserved message back in its old place in the line; a forked child may not do that."""
        pad = self.vast.get(message.delivery_tag)
        if pad and pad.parent == _plaats(self.bezig).map:
            del self.vast[message.delivery_tag]
            pad.rename(self.wacht / pad.name)

    # Any for the same reason
    def basic_get(self, queue: str, no_ack: bool = False, **kwargs: object) -> Any:  # noqa: FBT001, FBT002 -- idem
        bericht = super().basic_get(queue, no_ack=no_ack, **kwargs)
        if bericht is not None and no_ack:
            self._laat_los(bericht.delivery_tag)
        return bericht

    def basic_consume(self, queue: str, no_ack: bool, *args: object, **kwargs: object) -> object:  # noqa: FBT001 -- idem
        if no_ack:
            self.zonder_ontvangst.add(queue)
        return super().basic_consume(queue, no_ack, *args, **kwargs)

    def _size(self, queue: str) -> int:
        return len(self._wachtend(queue))

    def _purge(self, queue: str) -> int:
        weg = self._wachtend(queue)
        for naam in weg:
            (self.wacht / naam).unlink(missing_ok=True)
        return len(weg)


class Transport(virtual.Transport):
    """What kombu calls for ``folder://``."""

    Channel = Channel
    driver_type = "folder"
    driver_name = "folder"

    def driver_version(self) -> str:
        return "1"


def meld_aan() -> None:
    """Make ``folder://`` known to kombu."""
    TRANSPORT_ALIASES["folder"] = "lerend_netwerk.mapbroker:Transport"
