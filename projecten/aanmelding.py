"""What this app tells the register of the core at start-up."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from kern import klok, register
from kern.opmaak import aantal, dag
from kern.periodes import Periode
from kern.register import Inrichtingsdeel
from kern.toegang import Toegang
from netwerken.enums import Plichtsoort
from netwerken.models import Organisatie
from projecten.domain import paneel
from projecten.enums import MAANDEN_ANALYSEFASE, STIL_NA_DAGEN
from projecten.models import Actie, Analysefase, Oproep, Project, Projectmedewerker


def _eigen_projecten(toegang: Toegang) -> Iterable[int]:
    rijen = Projectmedewerker.objects.filter(lidmaatschap_id__in=toegang.lidmaatschap_ids)
    return rijen.values_list("project_id", flat=True)


def _stille_projecten(toegang: Toegang) -> list[register.Taak]:
    """For who runs the network: projects nobody spoke with for a while."""
    if not toegang.heeft("netwerkbegeleider") or not _loopt(toegang.netwerk):
        return []
    vandaag = klok.vandaag()
    stil = Project.objects.in_netwerk(toegang.netwerk).stil_sinds(vandaag - timedelta(days=STIL_NA_DAGEN))
    taken = []
    for project in stil.select_related("netwerk", "oproep"):
        if project.oproep and project.oproep.einde and project.oproep.einde < vandaag:
            continue
        laatste = project.laatste_contact_op
        taken.append(
            register.Taak(
                titel=f"Neem contact op met {project.titel}",
                url=_contact_url(project),
                toelichting=f"Laatste contact {dag(laatste)}." if laatste else "Nog geen contact genoteerd.",
                tegen=laatste + timedelta(days=STIL_NA_DAGEN) if laatste else None,
                actie="Noteer contact",
                is_te_laat=True,
            )
        )
    return taken


def _contact_url(project: Project) -> str:
    return reverse("projecten:contact", kwargs={"netwerk": project.netwerk.slug, "code": project.code})


def _loopt(netwerk: Any) -> bool:
    return netwerk.einde is None or netwerk.einde >= klok.vandaag()


def _bereikt(toegang: Toegang) -> list[register.Cijfer]:
    """How many projects we spoke with in the running period, for who follows them all."""
    if not toegang.heeft("netwerkbegeleider", "opdrachtgever"):
        return []
    projecten = Project.objects.in_netwerk(toegang.netwerk)
    totaal = projecten.count()
    if not totaal or not _loopt(toegang.netwerk):
        return []
    periode = Periode.rond(klok.vandaag(), toegang.netwerk.rapportritme)
    gedaan = projecten.bereikt_tussen(periode.van, periode.tot).count()
    vorige = periode.vorige()
    eerder = projecten.bereikt_tussen(vorige.van, vorige.tot).count()
    url = reverse("projecten:lijst", kwargs={"netwerk": toegang.netwerk.slug})
    woord = {"Q": "dit kwartaal", "T": "deze vier maanden", "H": "dit halfjaar"}.get(periode.soort, "dit jaar")
    noot = f"{eerder} in de vorige periode"
    return [register.Cijfer(f"{gedaan} van {totaal}", f"projecten bereikt {woord}", url, noot=noot, rang=10)]


def _tel_contacten(netwerk: Any, van: date, tot: date, peildag: date) -> register.Telling:
    """How many projects had a contact in the period; once it is over, the others are late."""
    projecten = Project.objects.in_netwerk(netwerk)
    gedaan = projecten.bereikt_tussen(van, min(tot, peildag)).count()
    te_laat = projecten.count() - gedaan if tot < peildag else 0
    url = reverse("projecten:lijst", kwargs={"netwerk": netwerk.slug})
    return register.Telling(gedaan=gedaan, te_laat=te_laat, url=url)


def _tel_plannen(netwerk: Any, van: date, tot: date, peildag: date) -> register.Telling:
    """Plans of approach that came in during the period; late are phases whose months have passed."""
    fasen = Analysefase.objects.filter(netwerk=netwerk, start__lte=tot)
    gedaan = fasen.filter(plan_ingediend_op__gte=van, plan_ingediend_op__lte=min(tot, peildag)).count()
    zonder = [f.start for f in fasen if f.plan_ingediend_op is None or f.plan_ingediend_op > peildag]
    te_laat = sum(start + timedelta(days=30 * MAANDEN_ANALYSEFASE) < peildag for start in zonder)
    url = reverse("projecten:lijst", kwargs={"netwerk": netwerk.slug})
    return register.Telling(gedaan=gedaan, gepland=len(zonder) - te_laat, te_laat=te_laat, url=url)


def _acties_te_laat(toegang: Toegang) -> list[register.Taak]:
    """For who runs the network: one task for all actions whose day has passed."""
    if not toegang.heeft("netwerkbegeleider") or not _loopt(toegang.netwerk):
        return []
    vandaag = klok.vandaag()
    open_acties = Actie.objects.in_netwerk(toegang.netwerk).filter(staat__in=["gepland", "loopt"], tegen__lt=vandaag)
    dagen = sorted(open_acties.values_list("tegen", flat=True))
    if not dagen:
        return []
    url = reverse("projecten:actieplan", kwargs={"netwerk": toegang.netwerk.slug}) + "?tegen=laat"
    titel = f"{aantal(len(dagen), 'actie', 'acties').capitalize()} voorbij de afgesproken dag"
    return [register.Taak(titel, url, "Vraag de trekkers hoe het staat.", tegen=dagen[0], is_te_laat=True)]


ZOEKSOORT = register.Zoeksoort(
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
)


INRICHTING = (
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
)


def meld_aan() -> None:
    """Add this app's facts, tasks, figures, counters and links to the register."""
    register.feiten["projecten"] = _eigen_projecten
    register.taken += [_stille_projecten, _acties_te_laat]
    register.cijfers.append(_bereikt)
    register.plichttellers[Plichtsoort.CONTACT_PROJECTEN] = _tel_contacten
    register.plichttellers[Plichtsoort.ANALYSEFASE] = _tel_plannen
    register.maak_zoekbaar(ZOEKSOORT)
    register.overzichtzijpanelen.append(paneel.stille_projecten)
    register.inrichting += INRICHTING
    register.eigen_projecten.append(paneel.eigen_projecten)
