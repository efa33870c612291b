"""What people can search of this app, and by which words."""

from kern.opmaak import dag
from kern.register import Zoeksoort
from netwerken.models import Organisatie
from projecten.models import Begeleidingscontact, Project

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
    Zoeksoort(
        naam="contact",
        enkel="contact",
        meer="contacten met projecten",
        model=Begeleidingscontact,
        titel=lambda c: f"{c.get_soort_display().capitalize()} met {c.project.titel}",
        teksten=lambda c: (c.kern,),
        noot=lambda c: dag(c.datum),
        met=("project__netwerk",),
        citeert=((Project, "project"),),
    ),
)
