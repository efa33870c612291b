"""How the state of a pilot is shown: one badge, the same on list, page and panel."""

from datetime import date

from piloten.enums import Fase
from piloten.models import Piloot


def badge_van(piloot: Piloot, vandaag: date) -> dict[str, str]:
    """Return ``soort``, ``tekst`` and ``icoon`` of the badge of a pilot."""
    if piloot.besluit:
        return {"soort": "done", "tekst": piloot.get_besluit_display(), "icoon": "check2-circle"}
    if piloot.fase == Fase.ONTWERP:
        return {"soort": "plan", "tekst": "in ontwerp", "icoon": "pencil"}
    if piloot.fase == Fase.AFGEROND:
        return {"soort": "warn", "tekst": "wacht op besluit", "icoon": "hourglass-split"}
    if piloot.einde and piloot.einde < vandaag:
        return {"soort": "late", "tekst": "einddatum voorbij", "icoon": "clock-history"}
    return {"soort": "ok", "tekst": "loopt", "icoon": "play-circle"}
