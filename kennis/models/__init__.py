"""What the network knows: cards, who took them over, cases, and signals to policy."""

from kennis.models.casus import Casus, Casusreeks, Casusuitkomst
from kennis.models.fiche import Fiche, FicheUitInzicht, FicheUitLeervraag, FicheUitPiloot, Overname
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
    "Overname",
    "Signaal",
    "SignaalUitFiche",
    "SignaalUitInzicht",
]
