"""What people can search of this app, and by which words."""

from kern.register import Zoeksoort
from netwerken.models import Organisatie
from projecten.models import Project

ZOEKSOORTEN = (
    Zoeksoort(
        naam="project",
        enkel="project",
        meer="projecten",
        model=Project,
        titel=str,
        nummer=lambda p: p.nummer,
        teksten=lambda p: (p.omschrijving, p.promotor.naam if p.promotor else ""),
        noot=lambda p: p.omschrijving,
        met=("promotor",),
        citeert=((Organisatie, "promotor"),),
    ),
)
