"""What pilots ask of people: a decision that is due, a finding after a silent month, a first day that is near."""

from datetime import timedelta

from django.db.models import Q

from kern import klok
from kern.register import Taak
from kern.toegang import Toegang
from piloten.enums import Fase
from piloten.models import Piloot

DAGEN_ZONDER_BEVINDING = 30
DAGEN_VOOR_START = 30


def taken(toegang: Toegang) -> list[Taak]:
    """Decisions that are due for who runs the network or pays for it; silent pilots for who runs the pilot."""
    if toegang.netwerk.einde and toegang.netwerk.einde < klok.vandaag():
        return []
    return _te_besluiten(toegang) + _stille_piloten(toegang) + _te_starten(toegang)


def _te_besluiten(toegang: Toegang) -> list[Taak]:
    if not toegang.mag("netwerken.begeleid"):
        return []
    vandaag = klok.vandaag()
    rijen = Piloot.objects.in_netwerk(toegang.netwerk).wacht_op_besluit(vandaag).select_related("netwerk")
    return [
        Taak(
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


def _stille_piloten(toegang: Toegang) -> list[Taak]:
    if not toegang.mag("projecten.werk_voor_project"):
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
            Taak(
                titel=f"Wat valt op in ‘{piloot.titel}’?",
                url=piloot.get_absolute_url() + "bevinding/",
                toelichting="Een maand zonder bevinding. Eén zin is genoeg.",
                tegen=laatste + timedelta(days=DAGEN_ZONDER_BEVINDING) if laatste else None,
                actie="Noteer een bevinding",
                is_te_laat=True,
            )
        )
    return taken


def _te_starten(toegang: Toegang) -> list[Taak]:
    """Own designs whose first day is near or past."""
    if not toegang.mag("projecten.werk_voor_project"):
        return []
    vandaag = klok.vandaag()
    eigen = Piloot.objects.in_netwerk(toegang.netwerk).filter(project_id__in=toegang.feit("projecten"))
    rijen = eigen.te_starten(vandaag + timedelta(days=DAGEN_VOOR_START)).select_related("netwerk")
    return [
        Taak(
            titel=f"Begint ‘{p.titel}’ zoals afgesproken?",
            url=p.get_absolute_url(),
            toelichting="Zet de piloot in gang op de eerste dag, of kies een andere dag.",
            tegen=p.start,
            actie="Bekijk de piloot",
            is_te_laat=p.start is not None and p.start < vandaag,
        )
        for p in rijen
    ]
