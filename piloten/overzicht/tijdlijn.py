"""The life of a pilot as a timeline: what is still to come on top, then the newest first."""

from dataclasses import dataclass
from datetime import date

from piloten.enums import Fase
from piloten.models import Piloot


@dataclass(frozen=True)
class Moment:
    """One line of the timeline; ``is_open`` for what is still to come."""

    dag: date | None
    titel: str
    tekst: str = ""
    is_open: bool = False
    is_woorden: bool = False
    pk: int | None = None  # of a finding


def tijdlijn(piloot: Piloot) -> list[Moment]:
    """Return the moments of a pilot, with its findings; its ``bevindingen`` are read once."""
    gebeurd = [Moment(b.datum, "Opgemerkt", b.tekst, is_woorden=True, pk=b.pk) for b in piloot.bevindingen.all()]
    if piloot.fase != Fase.ONTWERP and piloot.start:
        gebeurd.append(Moment(piloot.start, "Gestart"))
    if piloot.fase == Fase.AFGEROND and piloot.einde:
        gebeurd.append(Moment(piloot.einde, "Afgerond"))
    if piloot.besluit and piloot.besluit_op:
        wie = f"{piloot.besluit_door} besliste" if piloot.besluit_door else "Beslist"
        gebeurd.append(Moment(piloot.besluit_op, f"{wie}: {piloot.get_besluit_display()}"))
    gebeurd.sort(key=lambda m: m.dag or date.min, reverse=True)
    return _straks(piloot) + gebeurd


def _straks(piloot: Piloot) -> list[Moment]:
    komt = []
    if not piloot.besluit:
        komt.append(Moment(None, "Besluit: inbedden, opschalen, aanpassen of stoppen", is_open=True))
    if piloot.fase != Fase.AFGEROND:
        komt.append(Moment(piloot.einde, "Afronden", is_open=True))
    if piloot.fase == Fase.ONTWERP:
        komt.append(Moment(piloot.start, "Starten", is_open=True))
    return komt
