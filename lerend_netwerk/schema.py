"""Whether the demonstration's SQLite file has the tables of this version of the code.

While there is no release yet, the first migrations are written anew when a model changes. A file made by earlier ones
cannot be brought up to date: it is put aside, whole, and the demonstration is loaded again.
"""

import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

from kern import klok


def vingerafdruk() -> int:
    """Return a number that follows the text of all our migrations (31 bits, never 0: SQLite keeps 0 for "unset")."""
    getal = 0
    for app in sorted(apps.get_app_configs(), key=lambda a: a.label):
        if Path(app.path).parent == settings.BASE_DIR:
            for pad in sorted(Path(app.path, "migrations").glob("0*.py")):
                getal = zlib.crc32(pad.read_bytes(), getal)
    return (getal & 0x7FFFFFFF) or 1


def is_van_vroeger(pad: Path) -> bool:
    """Say whether the file holds tables that other migrations made. A file that is no database is not ours to judge."""
    if not pad.exists() or pad.stat().st_size == 0:
        return False
    try:
        with closing(sqlite3.connect(f"{pad.absolute().as_uri()}?mode=ro", uri=True)) as db:
            (gemerkt,) = db.execute("PRAGMA user_version").fetchone()
            gevuld = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(gevuld) and gemerkt != vingerafdruk()


def zet_opzij(pad: Path) -> Path:
    """Move the file, with what SQLite keeps beside it and the noted heads of its log, to a folder of its own; returns that."""
    doel = pad.parent / f"vorige-{klok.nu():%Y%m%d-%H%M%S}"
    doel.mkdir()
    for deel in (pad, pad.with_name(f"{pad.name}-wal"), pad.with_name(f"{pad.name}-shm")):
        if deel.exists():
            deel.rename(doel / deel.name)
    if (genoteerd := Path(settings.AUDITBESTAND)).exists():  # beside another chain they would call that one broken
        shutil.move(genoteerd, doel)
    return doel


def merk() -> None:
    """Write in the database that it has today's tables (SQLite only)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA user_version = {vingerafdruk()}")
