"""What pages of a meeting and of a project show of knowledge."""

from django.template.loader import render_to_string

from kennis.models import Casus, Casusreeks, Signaal
from kern.grafiek import pagina as grafiek
from kern.opmaak import aantal
from kern.toegang import Toegang
from projecten.models import Project
from sessies.models import Sessie


def sessiepaneel(toegang: Toegang, sessie: Sessie) -> str | None:
    """Cases told at a meeting and counted outcomes, for who may read cases."""
    casussen = list(Casus.objects.zichtbaar_voor(toegang).filter(sessie=sessie))
    reeksen = Casusreeks.objects.zichtbaar_voor(toegang).filter(sessie=sessie).prefetch_related("uitkomsten")
    tellingen = [
        {
            "reeks": reeks,
            "uitkomsten": reeks.uitkomsten.all(),
            "grafiek": grafiek.staven(
                [(u.label, u.aantal) for u in reeks.uitkomsten.all()],
                titel=reeks.titel,
                beschrijving=f"{aantal(reeks.totaal, 'casus', 'casussen')}, {reeks.cohort}",
            ),
        }
        for reeks in reeksen
    ]
    if not casussen and not tellingen:
        return None
    return render_to_string("kennis/_sessiepaneel.html", {"casussen": casussen, "tellingen": tellingen})


def projectpaneel(toegang: Toegang, project: Project) -> str | None:
    """What a project took over, and the signals it recognises."""
    overnames = project.overnames.select_related("fiche__netwerk")
    signalen = Signaal.objects.zichtbaar_voor(toegang).filter(herkenningen__project=project).select_related("netwerk")
    if not overnames and not signalen:
        return None
    return render_to_string("kennis/_projectpaneel.html", {"overnames": overnames, "signalen": signalen})
