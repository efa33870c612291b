"""What is counted for a promise: rows, and the figures that they add up to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models


@dataclass(frozen=True)
class Telling:
    """What was counted for one duty in one period, in units of the duty's norm.

    ``uiterlijk`` is the last day on which it can still be done, where that is later than the period (a report over a
    year is made after that year).
    """

    gedaan: int
    gepland: int = 0
    te_laat: int = 0
    uiterlijk: date | None = None


class Telstaat(models.TextChoices):
    """How a thing that counts for a promise stands at the end of the day of the count."""

    GEDAAN = "gedaan", "gedaan"
    GEPLAND = "gepland", "gepland"
    TE_LAAT = "te laat", "te laat"


@dataclass(frozen=True)
class Telrij:
    """One thing that counts for a promise: what, how it stands, and on which day.

    ``obj`` is the page where it is read, for who holds ``recht`` for it; ``dicht`` is what anybody else reads instead.
    """

    wat: str
    staat: Telstaat
    dag: date | None = None
    obj: models.Model | None = None
    recht: str = ""
    dicht: str = ""


def tel(rijen: Iterable[Telrij], uiterlijk: date | None = None) -> Telling:
    """Count rows: a figure and the list behind it are the same thing."""
    per_staat = Counter(rij.staat for rij in rijen)
    gedaan, gepland, te_laat = (per_staat[staat] for staat in Telstaat)
    return Telling(gedaan, gepland, te_laat, uiterlijk)
