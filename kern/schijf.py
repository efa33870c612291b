"""Whether what people do can still be kept: how much room is left where the data stand, and what a refusal means.

Below :data:`NODIG` nothing is accepted any more, so that what is left keeps reading, logging in and the log going.
"""

import errno
import shutil
import time
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

NODIG = 20 * 1024**2  # where the database stands on this disk
NODIG_ELDERS = 1024**2  # the database has a server of its own: only files come here
VERS = 3.0  # seconds during which what was seen counts
_VOL = (errno.ENOSPC, errno.EDQUOT)
_PG_VOL = "53100"
_ZINNEN = ("is full", "readonly database")
_MISSCHIEN = ("disk i/o error", "unable to open")  # what SQLite also says of a full disk, and of much else

_gezien: tuple[float, int] | None = None


def vrij() -> int:
    """Return how many bytes are free where the data stand; looks at most every few seconds."""
    global _gezien  # noqa: PLW0603 -- one look for all threads of the process
    if _gezien is None or time.monotonic() - _gezien[0] > VERS:
        _gezien = (time.monotonic(), min(shutil.disk_usage(pad).free for pad in _mappen()))
    return _gezien[1]


def vergeet() -> None:
    """Look again the next time."""
    global _gezien  # noqa: PLW0603 -- see above
    _gezien = None


def is_bijna_vol() -> bool:
    """Say whether there is too little room to accept anything."""
    return vrij() < (NODIG if connection.vendor == "sqlite" else NODIG_ELDERS)


def weigerde(fout: BaseException | None) -> bool:
    """Say whether ``fout``, or what it came from, is a disk that is full or may not be written."""
    while fout is not None:
        if isinstance(fout, OSError) and fout.errno in (*_VOL, errno.EROFS):
            return True
        if isinstance(fout, DatabaseError) and _databank_weigerde(fout):
            return True
        fout = fout.__cause__ or fout.__context__
    return False


def _databank_weigerde(fout: DatabaseError) -> bool:
    oorzaak, zin = fout.__cause__, str(fout).lower()
    if _PG_VOL in (getattr(oorzaak, "sqlstate", None), getattr(oorzaak, "pgcode", None)):
        return True
    if connection.vendor != "sqlite":
        return False
    return any(w in zin for w in _ZINNEN) or (any(w in zin for w in _MISSCHIEN) and is_bijna_vol())


def _mappen() -> list[Path]:
    mappen = [Path(settings.VAR_DIR)]
    if connection.vendor == "sqlite":
        databank = Path(str(connection.settings_dict["NAME"])).parent
        mappen += [databank] if databank.is_dir() else []
    return mappen
