"""What the overview shows of projects: those nobody spoke with for a while, and which are my own."""

from dataclasses import dataclass, replace
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse

from kern import klok
from kern.jsonvorm import als_json, naam_van, uit_json
from kern.register import Contact
from kern.toegang import Toegang
from netwerken.models import Netwerk
from projecten.enums import STIL_NA_DAGEN
from projecten.models import Project
from projecten.overzicht.contact import bereik_nu
from projecten.overzicht.taken import loopt

HOOGSTENS = 4


@dataclass(frozen=True)
class Stil:
    """A project without recent contact: when and how the last one was, and where to note a new one."""

    naam: str
    titel: str
    url: str
    noteer_url: str
    op: date | None = None
    hoe: str = ""
    dagen: int = 0


def stille_projecten(toegang: Toegang) -> str | None:
    """A card with the silent projects, for who runs the network; None where nothing runs any more."""
    netwerk = toegang.netwerk
    if not toegang.mag("projecten.noteer_contact") or not loopt(netwerk) or not netwerk.heeft("projecten"):
        return None
    aantal, totaal, rijen = toegang.standen.haal(
        naam_van("stille projecten", Stil), lambda: _geteld(netwerk), voor_iedereen=True
    )
    if not totaal:
        return None
    context = {
        "rijen": [uit_json(Stil, rij) for rij in rijen], "aantal": aantal, "totaal": totaal, "grens": STIL_NA_DAGEN,
        "url": reverse("projecten:lijst", kwargs={"netwerk": netwerk.slug}),
    }  # fmt: skip
    return render_to_string("projecten/_paneel_stil.html", context)


def _geteld(netwerk: Netwerk) -> tuple[int, int, list[dict[str, object]]]:
    """How many projects are silent, of how many that run, and the first of them as a :class:`Stil`."""
    bereik, vandaag = bereik_nu(netwerk), klok.vandaag()
    stil = bereik.stil
    eerste = [als_json(_stil(p, bereik.laatste.get(p.pk), vandaag)) for p in stil[:HOOGSTENS]]
    return len(stil), len(bereik.projecten), eerste


def _stil(project: Project, contact: Contact | None, vandaag: date) -> Stil:
    noteer = reverse("projecten:contact", kwargs={"netwerk": project.netwerk.slug, "code": project.code})
    rij = Stil(str(project), project.titel, project.get_absolute_url(), noteer)
    return rij if contact is None else replace(rij, op=contact.dag, hoe=contact.wat, dagen=(vandaag - contact.dag).days)


def eigen_projecten(toegang: Toegang) -> list[tuple[str, str]]:
    """Title and address of the projects this person works for, for the line above the page."""
    if not toegang.mag("projecten.werk_voor_project"):
        return []
    return [(str(p), p.get_absolute_url()) for p in Project.objects.van_mij(toegang).select_related("netwerk")]
