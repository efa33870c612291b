"""The parts of a network's set-up that this app holds."""

from kern.register import Inrichtingsdeel
from projecten.models import Initiatief, Oproep, Project

DELEN = (
    Inrichtingsdeel(
        "Oproepen",
        "Waarop de projecten intekenden.",
        "flag",
        "projecten:oproep-lijst",
        "projecten:oproep-nieuw",
        "Voeg een oproep toe",
        Oproep.objects.in_netwerk,
        nodig=lambda n: n.heeft("projecten"),
        recht_nieuw="projecten.richt_in",
    ),
    Inrichtingsdeel(
        "Projecten",
        "Wie uitprobeert, met welke partners, en wie ervoor werkt.",
        "folder",
        "projecten:project-lijst",
        "projecten:project-nieuw",
        "Voeg een project toe",
        Project.objects.in_netwerk,
        "Nog geen projecten",
        nodig=lambda n: n.heeft("projecten"),
        recht_nieuw="projecten.richt_in",
    ),
    Inrichtingsdeel(
        "Initiatieven van anderen",
        "Wat organisaties al doen en aan de thema’s raakt.",
        "link-45deg",
        "projecten:initiatief-lijst",
        "projecten:initiatief-nieuw",
        "Voeg een initiatief toe",
        Initiatief.objects.in_netwerk,
    ),
)
