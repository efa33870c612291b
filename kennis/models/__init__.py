"""What the network knows: cards, who took them over, cases, and signals to policy."""

from kennis.models.casus import Casus, Casusreeks, Casusuitkomst
from kennis.models.fiche import Fiche, FicheUitInzicht, FicheUitLeervraag, FicheUitPiloot, Openbaarheid, Overname
from kennis.models.signaal import Herkenning, Signaal, SignaalUitFiche, SignaalUitInzicht

__all__ = [
    "Casus",
    "Casusreeks",
    "Casusuitkomst",
    "Fiche",
    "FicheUitInzicht",
    "FicheUitLeervraag",
    "FicheUitPiloot",
    "Herkenning",
    "Openbaarheid",
    "Overname",
    "Signaal",
    "SignaalUitFiche",
    "SignaalUitInzicht",
]
