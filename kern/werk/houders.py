"""Who holds a job is seen at once on the machine itself: a locked file per lease, in ``VAR_DIR/werk``.

The lock goes with its process, whatever killed that. So a file that can be locked belongs to a dead holder, and its job
is free without waiting for the lease to run out. Where no file is seen (another machine) the lease decides alone.
"""

import contextlib
import fcntl
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from kern.werk import jobs


def _map() -> Path:
    pad = Path(settings.VAR_DIR) / "werk"
    pad.mkdir(parents=True, exist_ok=True)
    return pad


@contextlib.contextmanager
def houdt(sleutel: uuid.UUID) -> Iterator[None]:
    """Show, as long as the block lasts, that this process works under lease ``sleutel``."""
    concept, pad = _map() / f".{sleutel}", _map() / str(sleutel)
    slot = os.open(concept, os.O_RDWR | os.O_CREAT, 0o640)
    try:
        fcntl.flock(slot, fcntl.LOCK_EX)
        concept.rename(pad)  # seen by others only now that it is locked
        yield
    finally:
        pad.unlink(missing_ok=True)
        os.close(slot)


def geef_doden_vrij() -> int:
    """Free what dead processes of this machine held, and return how many jobs that were."""
    vrij = 0
    for pad in _map().glob("[!.]*"):
        with contextlib.suppress(BlockingIOError, FileNotFoundError), _slot(pad):  # it lives, or another was first
            vrij += jobs.laat_los(uuid.UUID(pad.name))
            pad.unlink()
    return vrij


@contextlib.contextmanager
def _slot(pad: Path) -> Iterator[None]:
    slot = os.open(pad, os.O_RDWR)
    try:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(slot)
