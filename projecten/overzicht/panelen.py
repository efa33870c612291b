"""What the overview shows of projects: those nobody spoke with for a while, and which are my own."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse

from kern import klok
from projecten.enums import STIL_NA_DAGEN
from projecten.models import Begeleidingscontact, Project

HOOGSTENS = 4


@dataclass(frozen=True)
class Stil:
    """A project without recent contact: when and how the last one was, and where to note a new one."""

    project: Project
    op: date | None
    hoe: str
    dagen: int
    url: str


def stille_projecten(toegang: Any) -> str | None:
    """A card with the silent projects, for who runs the network; None where nothing runs any more."""
    vandaag = klok.vandaag()
    afgelopen = toegang.netwerk.einde is not None and toegang.netwerk.einde < vandaag
    if not toegang.mag("projecten.noteer_contact") or afgelopen or not toegang.netwerk.heeft("projecten"):
        return None
    lopend = Project.objects.in_netwerk(toegang.netwerk).exclude(oproep__einde__lt=vandaag)
    totaal = lopend.count()
    if not totaal:
        return None
    stil = list(lopend.stil_sinds(vandaag - timedelta(days=STIL_NA_DAGEN)).select_related("netwerk"))
    laatste = _laatste_contacten(stil)
    rijen = [_stil(p, laatste.get(p.pk), vandaag) for p in stil]
    rijen.sort(key=lambda rij: rij.op or date.min)
    context = {
        "rijen": rijen[:HOOGSTENS], "aantal": len(rijen), "totaal": totaal, "grens": STIL_NA_DAGEN,
        "url": reverse("projecten:lijst", kwargs={"netwerk": toegang.netwerk.slug}),
    }  # fmt: skip
    return render_to_string("projecten/_paneel_stil.html", context)


def _laatste_contacten(projecten: list[Project]) -> dict[int, Begeleidingscontact]:
    """The last contact of each of these silent projects, in one query."""
    op_de_dag = Q(pk__in=[])
    for project in projecten:
        op_de_dag |= Q(project=project, datum=project.laatste_contact_op)  # type: ignore[attr-defined]  # annotated by met_laatste_contact
    return {c.project_id: c for c in Begeleidingscontact.objects.filter(op_de_dag).order_by("pk")}


def _stil(project: Project, contact: Begeleidingscontact | None, vandaag: date) -> Stil:
    url = reverse("projecten:contact", kwargs={"netwerk": project.netwerk.slug, "code": project.code})
    if contact is None:
        return Stil(project, None, "", 0, url)
    return Stil(project, contact.datum, contact.get_soort_display(), (vandaag - contact.datum).days, url)


def eigen_projecten(toegang: Any) -> list[tuple[str, str]]:
    """Title and address of the projects this person works for, for the line above the page."""
    if not toegang.heeft("projectmedewerker"):
        return []
    return [(str(p), p.get_absolute_url()) for p in Project.objects.van_mij(toegang).select_related("netwerk")]
