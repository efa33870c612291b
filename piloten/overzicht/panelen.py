"""The cards with pilots: those of one's own projects, those that wait for a decision, those of one project."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst

from kern import klok
from kern.opmaak import dag
from kern.register import Beslissing
from kern.toegang import Toegang
from piloten.models import Piloot
from piloten.overzicht.toestand import badge_van
from projecten.models import Project
from sessies.models import Leervraag

HOOGSTENS = 4


def mijn_piloten(toegang: Toegang) -> str | None:
    """A card with the pilots of the projects this person works for; None for who works for none."""
    if not toegang.mag("projecten.werk_voor_project") or not toegang.netwerk.heeft("piloten"):
        return None
    vandaag = klok.vandaag()
    projecten = toegang.feit("projecten")
    eigen = Piloot.objects.zichtbaar_voor(toegang).filter(project_id__in=projecten)
    piloten = list(eigen.select_related("netwerk").late_eerst(vandaag)[: HOOGSTENS + 1])
    plek = {"netwerk": toegang.netwerk.slug}
    context = {
        "rijen": [{"piloot": p, "badge": badge_van(p, vandaag)} for p in piloten[:HOOGSTENS]],
        "meer": len(piloten) > HOOGSTENS,
        "url": reverse("piloten:lijst", kwargs=plek),
        "url_nieuw": reverse("piloten:start", kwargs=plek) if projecten and toegang.mag("piloten.start_piloot") else "",
        "zonder_project": ""
        if projecten
        else (
            f"Je bent nog aan geen project gekoppeld. {capfirst(toegang.netwerk.wie_begeleidt)} doet dat; "
            "daarna ontwerp je hier een piloot."
        ),
    }
    return render_to_string("piloten/_paneel_eigen.html", context)


def te_beslissen(toegang: Toegang) -> list[Beslissing]:
    """For the funder: pilots that are over and about which nobody decided yet."""
    if not toegang.mag("netwerken.krijg_beslissingen"):
        return []
    rijen = Piloot.objects.zichtbaar_voor(toegang).wacht_op_besluit(klok.vandaag()).select_related("netwerk")
    return [
        Beslissing(
            "Piloot",
            f"Wat gebeurt er met ‘{p.titel}’?",
            p.get_absolute_url(),
            f"liep tot {dag(p.einde)}" if p.einde else "afgerond, zonder besluit",
        )
        for p in rijen.order_by("einde", "pk")
    ]


def projectpaneel(toegang: Toegang, project: Project) -> str:
    """What lives in a project: its questions and its pilots."""
    vandaag = klok.vandaag()
    piloten = Piloot.objects.zichtbaar_voor(toegang).filter(project=project).voor_lijst()
    vragen = Leervraag.objects.zichtbaar_voor(toegang).filter(project=project).select_related("netwerk")
    context = {
        "project": project,
        "netwerk": toegang.netwerk,
        "vragen": vragen,
        "piloten": [{"piloot": p, "badge": badge_van(p, vandaag)} for p in piloten],
        "mag_starten": toegang.mag("piloten.start_piloot")
        and (toegang.mag("netwerken.spreek_voor_iedereen") or project.pk in toegang.feit("projecten")),
    }
    return render_to_string("piloten/_projectpaneel.html", context)
