"""The figures of projects on the overview, and the counters of the promises about them."""

from datetime import date, timedelta

from django.urls import reverse

from kern.opmaak import aantal
from kern.register import Cijfer, Dader, Plichtdaad, Telrijen
from kern.telling import Telrij, Telstaat
from kern.toegang import Toegang
from netwerken.enums import Plichtsoort
from netwerken.models import Netwerk
from projecten.enums import MAANDEN_ANALYSEFASE, STIL_NA_DAGEN
from projecten.models import Analysefase, Project
from projecten.overzicht.contact import bereik_nu, bereik_van
from projecten.overzicht.taken import loopt

BEKIJK = "projecten.bekijk_project"


def cijfers(toegang: Toegang) -> list[Cijfer]:
    """How many projects were reached lately and how many are silent, for who follows them all."""
    if not toegang.mag("netwerken.volg_de_opdracht"):
        return []
    if not loopt(toegang.netwerk):
        return []
    bereik = bereik_nu(toegang.netwerk)
    gedaan, totaal = len(bereik.bereikt), len(bereik.projecten)
    if not totaal:
        return []
    url = reverse("projecten:lijst", kwargs={"netwerk": toegang.netwerk.slug})
    stil = totaal - gedaan
    noot = f"{aantal(stil, 'stil project', 'stille projecten')}" if stil else "geen enkel project is stil"
    label = f"projecten bereikt in de voorbije {STIL_NA_DAGEN} dagen"
    return [Cijfer(f"{gedaan} van {totaal}", label, url, noot=noot, rang=10)]


def _contactrijen(netwerk: Netwerk, van: date, tot: date, peildag: date) -> list[Telrij]:
    """The projects that had a contact in the period, on its last day; once it is over, the others are late."""
    bereik = bereik_van(netwerk, van, min(tot, peildag))
    bereikt = bereik.bereikt
    gedaan = [
        Telrij(f"{p}: {bereik.laatste[p.pk].wat}", Telstaat.GEDAAN, bereik.laatste[p.pk].dag, p, BEKIJK)
        for p in bereik.projecten
        if p.pk in bereikt
    ]
    return gedaan + [Telrij(str(p), Telstaat.TE_LAAT, None, p, BEKIJK) for p in bereik.stil if tot <= peildag]


def _planrijen(netwerk: Netwerk, van: date, tot: date, peildag: date) -> list[Telrij]:
    """Plans of approach that came in during the period; late are phases whose months have passed."""
    rijen = []
    for fase in Analysefase.objects.filter(netwerk=netwerk, start__lte=tot).select_related("project__netwerk"):
        op = fase.plan_ingediend_op
        uiterlijk = fase.start + timedelta(days=30 * MAANDEN_ANALYSEFASE)
        if op is not None and op <= peildag:
            if van <= op <= tot:
                rijen.append(Telrij(str(fase.project), Telstaat.GEDAAN, op, fase.project, BEKIJK))
        else:
            staat = Telstaat.TE_LAAT if uiterlijk < peildag else Telstaat.GEPLAND
            rijen.append(Telrij(str(fase.project), staat, uiterlijk, fase.project, BEKIJK))
    return rijen


def _noteer_contact(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Plichtdaad | None:
    """Note a contact with the first project that had none in the span."""
    bereik = bereik_van(netwerk, van, min(tot, peildag))
    if not bereik.stil:
        return None
    plek = {"netwerk": netwerk.slug, "code": bereik.stil[0].code}
    return Plichtdaad("Noteer contact", reverse("projecten:contact", kwargs=plek))


def _noteer_plan(netwerk: Netwerk, _van: date, _tot: date, _peildag: date) -> Plichtdaad | None:
    """Note the plan of the phase that began first and has none; else begin the phase of a project without one."""
    zonder_plan = Analysefase.objects.filter(netwerk=netwerk, plan_ingediend_op=None).order_by("start", "pk")
    fase = zonder_plan.select_related("project").first()
    project = fase.project if fase else Project.objects.in_netwerk(netwerk).filter(analysefase=None).first()
    if project is None:
        return None
    plek = {"netwerk": netwerk.slug, "code": project.code}
    return Plichtdaad("Noteer het plan", reverse("projecten:analysefase", kwargs=plek))


DADEN: dict[str, Dader] = {Plichtsoort.CONTACT_PROJECTEN: _noteer_contact, Plichtsoort.ANALYSEFASE: _noteer_plan}

RIJEN: dict[str, Telrijen] = {
    Plichtsoort.CONTACT_PROJECTEN: _contactrijen,
    Plichtsoort.ANALYSEFASE: _planrijen,
}
