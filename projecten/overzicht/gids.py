"""The step in the guide of a new network that this app tells."""

from django.db.models import Exists

from kern.gids import Gidsstap
from projecten.models import Project

STAPPEN = (
    Gidsstap(
        90,
        "Voeg de projecten toe",
        "projecten:project-nieuw",
        lambda n: Exists(Project.objects.in_netwerk(n)),
        nodig=lambda n: n.heeft("projecten"),
        recht="projecten.richt_in",
    ),
)
