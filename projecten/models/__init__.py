"""Funded projects and what partners promised to reach: projects, guidance, actions, targets, budget."""

from projecten.models.actieplan import Actie, ActiePrincipe, Actiestap, Begrotingsjaar, Begrotingslijn, Indicator, Stand
from projecten.models.begeleiding import Analysefase, Begeleidingscontact, Leereffect
from projecten.models.project import Initiatief, Oproep, Project, Projectmedewerker, Projectpartner

__all__ = [
    "Actie",
    "ActiePrincipe",
    "Actiestap",
    "Analysefase",
    "Begeleidingscontact",
    "Begrotingsjaar",
    "Begrotingslijn",
    "Indicator",
    "Initiatief",
    "Leereffect",
    "Oproep",
    "Project",
    "Projectmedewerker",
    "Projectpartner",
    "Stand",
]
