"""The texts of a report as it was frozen, each with the part in which it stands."""

import json
from collections.abc import Iterator

from rapportage.models import Momentopname, Rapport

# what a part of a snapshot is called, where its own key says too little
NAMEN = {
    "geleerd": "wat we leerden", "waarde": "waarde van het netwerk", "redactie": "inleiding, samenvatting en brief",
    "opbrengst": "wat het opbracht", "verloop": "hoe het verliep",
}  # fmt: skip


def woorden_van(rapport: Rapport) -> list[tuple[str, str]]:
    """Return ``(part, text)`` of the newest snapshot; nothing when there is none."""
    opname = Momentopname.objects.filter(rapport=rapport).first()
    delen: dict[str, object] = json.loads(opname.inhoud)["delen"] if opname else {}
    return [
        (NAMEN.get(deel, deel.replace("_", " ")), tekst) for deel, waarde in delen.items() for tekst in _alle(waarde)
    ]


def _alle(waarde: object) -> Iterator[str]:
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, dict):
        for deel in waarde.values():
            yield from _alle(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _alle(deel)
