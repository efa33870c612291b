"""The database: PostgreSQL with limits on waiting, or one SQLite file that writes in turn."""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

Instelling = dict[str, Any]  # an entry of Django's DATABASES: words, numbers, paths and a dictionary in it

SQLITE: Instelling = {
    "ENGINE": "kern.sqlite",  # Django's, with a queue for who writes
    # Kept open: who opens first must make SQLite's shared memory beside the file, and a full disk refuses that.
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",  # take the write lock up front and wait, instead of failing half-way
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728; "
            "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=2000;"
        ),
    },
}
POSTGRESQL: Instelling = {
    "CONN_MAX_AGE": 60,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        "connect_timeout": 3,
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "options": "-c statement_timeout=30000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=60000",
    },
}


def databank(url: str, var_dir: Path) -> Instelling:
    """Return Django's description of the database at ``url``, or of the SQLite file in ``var_dir`` without one.

    Raises ImproperlyConfigured for a database that we do not know.
    """
    # A test database in a file: the threads and processes of a test share it as they do in the product.
    sqlite = {**SQLITE, "NAME": var_dir / "db.sqlite3", "TEST": {"NAME": var_dir / "test.sqlite3"}}
    if not url:
        return sqlite
    gevraagd: Instelling = environ.Env.db_url_config(url)
    if gevraagd.get("ENGINE") == "django.db.backends.sqlite3":
        return {**sqlite, "NAME": gevraagd["NAME"]}
    if gevraagd.get("ENGINE") != "django.db.backends.postgresql":
        raise ImproperlyConfigured("DATABASE_URL noemt geen databank die we kennen: gebruik postgres:// of sqlite:///.")
    opties = {**POSTGRESQL["OPTIONS"], **gevraagd.get("OPTIONS", {})}
    return {**gevraagd, **POSTGRESQL, "OPTIONS": opties}
