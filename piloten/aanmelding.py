"""What this app tells the register of the core at start-up."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse

from kern import keten, klok, register
from kern.keten import Pijl, Schakel, Soort
from kern.toegang import Toegang
from piloten.enums import Fase
from piloten.models import Piloot, PilootUitInzicht, PilootUitLeervraag
from piloten.views import paneel
from piloten.views.toestand import badge_van
from sessies.models import Leervraag

DAGEN_ZONDER_BEVINDING = 30
DAGEN_VOOR_START = 30


def _schakels(ids: Iterable[int], toegang: Toegang) -> list[Schakel]:
    rijen = Piloot.objects.zichtbaar_voor(toegang).filter(pk__in=ids).select_related("netwerk")
    return [Schakel("piloot", p.pk, p.titel, p.get_absolute_url(), _notitie(p)) for p in rijen.order_by("start", "pk")]


def _notitie(piloot: Piloot) -> str:
    if piloot.besluit:
        return f"besluit: {piloot.get_besluit_display()}"
    return piloot.get_fase_display()


def _taken(toegang: Toegang) -> list[register.Taak]:
    """Decisions that are due for who runs the network or pays for it; silent pilots for who runs the pilot."""
    if toegang.netwerk.einde and toegang.netwerk.einde < klok.vandaag():
        return []
    return _te_besluiten(toegang) + _stille_piloten(toegang) + _te_starten(toegang)


def _te_besluiten(toegang: Toegang) -> list[register.Taak]:
    if not toegang.heeft("netwerkbegeleider"):
        return []
    vandaag = klok.vandaag()
    rijen = Piloot.objects.in_netwerk(toegang.netwerk).wacht_op_besluit(vandaag).select_related("netwerk")
    return [
        register.Taak(
            titel=f"Wat gebeurt er met ‘{p.titel}’?",
            url=p.get_absolute_url(),
            toelichting="De piloot is afgerond en wacht op een besluit."
            if p.fase == Fase.AFGEROND
            else "De einddatum is voorbij en er is nog geen besluit.",
            tegen=p.einde,
            actie="Bekijk de piloot",
            is_te_laat=p.einde is not None and p.einde < vandaag,
        )
        for p in rijen
    ]


def _stille_piloten(toegang: Toegang) -> list[register.Taak]:
    if not toegang.heeft("projectmedewerker"):
        return []
    grens = klok.vandaag() - timedelta(days=DAGEN_ZONDER_BEVINDING)
    eigen = Piloot.objects.in_netwerk(toegang.netwerk).lopend().filter(project_id__in=toegang.feit("projecten"))
    stil = eigen.met_laatste_bevinding().filter(
        Q(laatste_bevinding_op__lt=grens) | Q(laatste_bevinding_op=None, start__lt=grens)
    )
    taken = []
    for piloot in stil.select_related("netwerk"):
        laatste = piloot.laatste_bevinding_op or piloot.start
        taken.append(
            register.Taak(
                titel=f"Wat valt op in ‘{piloot.titel}’?",
                url=piloot.get_absolute_url() + "bevinding/",
                toelichting="Een maand zonder bevinding. Eén zin is genoeg.",
                tegen=laatste + timedelta(days=DAGEN_ZONDER_BEVINDING),
                actie="Noteer een bevinding",
                is_te_laat=True,
            )
        )
    return taken


def _te_starten(toegang: Toegang) -> list[register.Taak]:
    """Own designs whose first day is near or past."""
    if not toegang.heeft("projectmedewerker"):
        return []
    vandaag = klok.vandaag()
    eigen = Piloot.objects.in_netwerk(toegang.netwerk).filter(project_id__in=toegang.feit("projecten"))
    rijen = eigen.te_starten(vandaag + timedelta(days=DAGEN_VOOR_START)).select_related("netwerk")
    return [
        register.Taak(
            titel=f"Begint ‘{p.titel}’ zoals afgesproken?",
            url=p.get_absolute_url(),
            toelichting="Zet de piloot in gang op de eerste dag, of kies een andere dag.",
            tegen=p.start,
            actie="Bekijk de piloot",
            is_te_laat=p.start < vandaag,
        )
        for p in rijen
    ]


def _cijfers(toegang: Toegang) -> list[register.Cijfer]:
    if not toegang.netwerk.heeft("piloten"):
        return []
    alle = Piloot.objects.zichtbaar_voor(toegang)
    lopend = alle.lopend().count()
    wachten = alle.wacht_op_besluit(klok.vandaag()).count()
    noot = f"{wachten} {'wacht' if wachten == 1 else 'wachten'} op een besluit" if wachten else ""
    woord = "piloot loopt" if lopend == 1 else "piloten lopen"
    return [register.Cijfer(str(lopend), woord, _url(toegang) + "?fase=lopend", noot=noot, rang=20)]


def _url(toegang: Toegang) -> str:
    return reverse("piloten:lijst", kwargs={"netwerk": toegang.netwerk.slug})


def _projectpaneel(toegang: Toegang, project: Any) -> str:
    """What lives in a project: its questions and its pilots."""
    vandaag = klok.vandaag()
    piloten = Piloot.objects.zichtbaar_voor(toegang).filter(project=project).voor_lijst()
    vragen = Leervraag.objects.zichtbaar_voor(toegang).filter(project=project).select_related("netwerk")
    context = {
        "project": project,
        "netwerk": toegang.netwerk,
        "vragen": vragen,
        "piloten": [{"piloot": p, "badge": badge_van(p, vandaag)} for p in piloten],
        "mag_starten": toegang.heeft("netwerkbegeleider") or project.pk in toegang.feit("projecten"),
    }
    return render_to_string("piloten/_projectpaneel.html", context)


ZOEKSOORT = register.Zoeksoort(
    naam="piloot",
    enkel="piloot",
    meer="piloten",
    model=Piloot,
    titel=lambda p: p.titel,
    nummer=lambda p: p.nummer,
    teksten=lambda p: (p.wat_willen_we_weten, p.dosis, p.tussenstand, p.resultaat),
    noot=lambda p: p.wat_willen_we_weten,
)


def meld_aan() -> None:
    """Add this app's facts, tasks, figures, counters and links to the register."""
    keten.registreer(
        [Soort("piloot", "piloot", _schakels)],
        [
            Pijl("leervraag", "piloot", PilootUitLeervraag, "leervraag_id", "piloot_id"),
            Pijl("inzicht", "piloot", PilootUitInzicht, "inzicht_id", "piloot_id"),
        ],
    )
    register.taken.append(_taken)
    register.cijfers.append(_cijfers)
    register.maak_zoekbaar(ZOEKSOORT)
    register.overzichtzijpanelen.append(paneel.mijn_piloten)
    register.beslissingen.append(paneel.te_beslissen)
    register.projectpanelen.append(_projectpaneel)
