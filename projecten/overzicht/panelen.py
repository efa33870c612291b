"""What the overview shows of projects: those nobody spoke with for a while, and which are my own."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse

from kern import klok
from kern.register import Contact
from kern.toegang import Toegang
from projecten.enums import STIL_NA_DAGEN
from projecten.models import Project
from projecten.overzicht.contact import bereik_nu

HOOGSTENS = 4


@dataclass(frozen=True)
class Stil:
    """A project without recent contact: when and how the last one was, and where to note a new one."""

    project: Project
    op: date | None
    hoe: str
    dagen: int
    url: str


def stille_projecten(toegang: Toegang) -> str | None:
    """A card with the silent projects, for who runs the network; None where nothing runs any more."""
    vandaag = klok.vandaag()
    afgelopen = toegang.netwerk.einde is not None and toegang.netwerk.einde < vandaag
    if not toegang.mag("projecten.noteer_contact") or afgelopen or not toegang.netwerk.heeft("projecten"):
        return None
    bereik = bereik_nu(toegang.netwerk)
    if not bereik.projecten:
        return None
    rijen = [_stil(p, bereik.laatste.get(p.pk), vandaag) for p in bereik.stil]
    context = {
        "rijen": rijen[:HOOGSTENS], "aantal": len(rijen), "totaal": len(bereik.projecten), "grens": STIL_NA_DAGEN,
        "url": reverse("projecten:lijst", kwargs={"netwerk": toegang.netwerk.slug}),
    }  # fmt: skip
    return render_to_string("projecten/_paneel_stil.html", context)


def _stil(project: Project, contact: Contact | None, vandaag: date) -> Stil:
    url = reverse("projecten:contact", kwargs={"netwerk": project.netwerk.slug, "code": project.code})
    if contact is None:
        return Stil(project, None, "", 0, url)
    return Stil(project, contact.dag, contact.wat, (vandaag - contact.dag).days, url)


def eigen_projecten(toegang: Toegang) -> list[tuple[str, str]]:
    """Title and address of the projects this person works for, for the line above the page."""
    if not toegang.mag("projecten.werk_voor_project"):
        return []
    return [(str(p), p.get_absolute_url()) for p in Project.objects.van_mij(toegang).select_related("netwerk")]
