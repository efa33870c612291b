"""The heads of the audit chain, noted outside the database: a cut-off end shows, even with a matching older head.

One line of JSON per note in ``AUDITBESTAND``, sealed with the same key.
"""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from kern import klok
from kern.domain.audit import is_gezegeld, zegel

Koppen = dict[int, tuple[int, str]]


@dataclass(frozen=True)
class Notitie:
    """The heads as they were noted, and when; without a moment when nothing ever was."""

    koppen: Koppen
    op: datetime | None = None


def laatste_notitie() -> Notitie | None:
    """What was noted last; empty when nothing was, None when the note is not ours or cannot be read."""
    pad = Path(settings.AUDITBESTAND)
    try:
        regels = pad.read_text(encoding="utf-8").splitlines() if pad.exists() else []
        if not regels:
            return Notitie({})
        laatste = json.loads(regels[-1])
        if not is_gezegeld(_inhoud(laatste["op"], laatste["koppen"]), laatste["zegel"]):
            return None
        koppen = {int(netwerk): (int(nummer), str(hash_)) for netwerk, (nummer, hash_) in laatste["koppen"].items()}
        return Notitie(koppen, datetime.fromisoformat(laatste["op"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def noteer(koppen: Koppen, *, reden: str = "") -> None:
    """Add one sealed line with the heads, and why they replace the ones before. Raises OSError when the file cannot be written."""
    op = klok.nu().isoformat(timespec="seconds")
    kale = {str(netwerk): list(kop) for netwerk, kop in koppen.items()}
    regel = json.dumps({"op": op, "koppen": kale, "reden": reden, "zegel": zegel(_inhoud(op, kale))})
    fd = os.open(settings.AUDITBESTAND, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(fd, "a", encoding="utf-8") as bestand:
        bestand.write(regel + "\n")


def _inhoud(op: str, koppen: object) -> list[object]:
    return ["koppen", op, koppen]
