"""What is true of a stored state, worked out once for each state of the database that a test comes by."""

import json
from collections.abc import Callable
from itertools import count

from kern import klok

LEEST = ("SELECT", "RELEASE", "EXPLAIN", "PRAGMA")
TELT_NIET = ('"kern_bewaardestand"', '"django_session"')  # nothing that is kept is worked out from these


class Waarheid:
    """Listens to a connection. What is rolled back leaves the database as it was, and so is what is true of it."""

    def __init__(self):
        self.nu, self._volgende = 0, count(1)
        self._punten: dict[str, int] = {}
        self._waar: dict[tuple, object] = {}

    def __call__(self, voer_uit, sql, params, many, context):
        woord, _, rest = sql.lstrip().partition(" ")
        if woord == "SAVEPOINT":
            self._punten[rest] = self.nu
        elif woord == "ROLLBACK":
            self.nu = self._punten[rest.rpartition(" ")[2]]
        elif woord.strip() not in LEEST and not any(tabel in sql for tabel in TELT_NIET):
            self.nu = next(self._volgende)
        return voer_uit(sql, params, many, context)

    def van(self, wat: tuple, bereken: Callable[[], object]) -> object:
        """What ``bereken`` gives in this state of the database."""
        sleutel = (self.nu, klok.vandaag(), *wat)
        if sleutel not in self._waar:
            self._waar[sleutel] = json.loads(json.dumps(bereken()))
        return self._waar[sleutel]
