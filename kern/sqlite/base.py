"""Who writes waits in a queue instead of asking again after ever longer pauses, as SQLite does by itself.

SQLite lets one connection write at a time. The others sleep up to a tenth of a second and try again, so that with twenty
writers the unlucky ones wait a hundred turns. Here they stand in line for a locked file, and only the first of the line
asks SQLite, every half millisecond. The line is left as soon as the lock is ours; it is not held during the writing.
"""

import fcntl
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from django.db import OperationalError
from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.features import DatabaseFeatures

T = TypeVar("T")
PAUZE = 0.0005  # seconds between two questions of who stands in front
_BEZET = ("database is locked", "database table is locked")
_SCHRIJFT = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class Features(DatabaseFeatures):
    """Django writes out what is in a list of keys as ``id = 1 OR id = 2 …``, and beyond a thousand SQLite refuses that.

    It does so because SQLite cannot compare several columns with a list; no key of ours has more than one, and of one it can.
    """

    supports_tuple_lookups = True


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, but for how a write begins and how a list of keys is asked."""

    features_class = Features
    _rij: int | None = None  # the file of the queue, opened by this connection

    def create_cursor(self, name: str | None = None) -> "Schrijver":  # noqa: ARG002 -- Django's signature
        cursor: Schrijver = self.connection.cursor(factory=Schrijver)
        cursor.databank = self
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        self.in_de_rij(super()._start_transaction_under_autocommit)  # type: ignore[misc]  # the stubs leave it out

    def in_de_rij(self, schrijf: Callable[[], T]) -> T:
        """Do what takes the write lock when it is our turn. Raises OperationalError after the timeout of the connection."""
        einde = time.monotonic() + float(self.settings_dict["OPTIONS"].get("timeout", 5))
        with self._vooraan() as in_rij:
            if not in_rij:
                return schrijf()
            self.connection.execute("PRAGMA busy_timeout = 0")
            try:
                while True:
                    try:
                        return schrijf()
                    except (OperationalError, sqlite3.OperationalError) as fout:
                        if str(fout) not in _BEZET or time.monotonic() > einde:
                            raise
                    time.sleep(PAUZE)
            finally:
                self.connection.execute(f"PRAGMA busy_timeout = {self._geduld()}")

    def _geduld(self) -> int:
        return int(float(self.settings_dict["OPTIONS"].get("timeout", 5)) * 1000)

    @contextmanager
    def _vooraan(self) -> Iterator[bool]:
        """Wait until nobody stands before us. Without a file for the queue (in memory, a full disk) there is none."""
        fd = self._bestand()
        if fd is None:
            yield False
            return
        fcntl.flock(fd, fcntl.LOCK_EX)
        try:
            yield True
        finally:
            fcntl.flock(fd, fcntl.LOCK_UN)

    def _bestand(self) -> int | None:
        if self._rij is None and not self.is_in_memory_db():
            try:
                self._rij = os.open(f"{self.settings_dict['NAME']}-rij", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            except OSError:
                return None
        return self._rij

    def _close(self) -> None:
        if self._rij is not None:
            os.close(self._rij)
            self._rij = None
        super()._close()  # type: ignore[misc]  # the stubs leave it out


class Schrijver(base.SQLiteCursorWrapper):
    """A cursor that stands in line with a write outside any transaction."""

    databank: DatabaseWrapper

    def execute(  # type: ignore[override]  # as Django calls it; the stubs follow sqlite3
        self, query: str, params: "Sequence[object] | Mapping[str, object] | None" = None
    ) -> sqlite3.Cursor:
        doe = super().execute
        if self.connection.in_transaction or not query.lstrip()[:7].upper().startswith(_SCHRIJFT):
            return doe(query, params)
        return self.databank.in_de_rij(lambda: doe(query, params))
