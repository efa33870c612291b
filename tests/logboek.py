"""The hand of somebody who reaches the tables of the audit trail past the platform."""

import re
from contextlib import contextmanager
from importlib import import_module

from django.db import connection

WEIGERINGEN = import_module("kern.migrations.0002_databank").WEIGERINGEN


@contextmanager
def zonder_weigering(verbinding=connection):
    """Take the triggers away that refuse a change, and put them back."""
    maak = WEIGERINGEN[verbinding.vendor]
    with verbinding.cursor() as cursor:
        for opdracht in maak:
            naam, tabel = re.match(r"CREATE TRIGGER (\w+) BEFORE \w+ ON (\w+)", opdracht).groups()
            op = f" ON {tabel}" if verbinding.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {naam}{op}")
    try:
        yield
    finally:
        with verbinding.cursor() as cursor:
            for opdracht in maak:
                cursor.execute(opdracht)


def vervals(sql: str, *waarden: object) -> None:
    """Do to the tables what the database refuses everybody."""
    with zonder_weigering(), connection.cursor() as cursor:
        cursor.execute(sql, waarden)
