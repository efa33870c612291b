"""Read a whole report in one consistent view of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def momentopname() -> Iterator[None]:
    """Open one outermost read transaction in which nothing changes under the reader.

    PostgreSQL gets REPEATABLE READ READ ONLY; SQLite's transaction is a snapshot by itself. ``durable`` makes
    it an error to call this inside another transaction, where the isolation level could no longer be set.
    """
    with transaction.atomic(durable=True):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
