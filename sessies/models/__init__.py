"""Questions people bring, meetings that work on them, and what a meeting learned and decided."""

from sessies.models.agendalink import Agendalink
from sessies.models.genodigde import Genodigde, Genodigdenkeuze
from sessies.models.inzicht import Inzicht
from sessies.models.leervraag import Leervraag, Vraaglink
from sessies.models.opmerking import Opmerkingenronde, Verslaglezer, Verslagopmerking
from sessies.models.plaats import Plaats
from sessies.models.sessie import Agendapunt, Inbreng, Sessie, Vergelijking
from sessies.models.verloop import Actiepunt, Besluit, Evaluatie, Opkomst
from sessies.models.verslag import GoedgekeurdVerslag, Verslagaanvulling

__all__ = [
    "Actiepunt",
    "Agendalink",
    "Agendapunt",
    "Besluit",
    "Evaluatie",
    "Genodigde",
    "Genodigdenkeuze",
    "GoedgekeurdVerslag",
    "Inbreng",
    "Inzicht",
    "Leervraag",
    "Opkomst",
    "Opmerkingenronde",
    "Plaats",
    "Sessie",
    "Vergelijking",
    "Verslagaanvulling",
    "Verslaglezer",
    "Verslagopmerking",
    "Vraaglink",
]
