"""What pilots ask of people: a decision that is due, a finding after a silent month, a first day that is near."""

from datetime import timedelta

from django.db.models import F, Q
from django.urls import reverse

from kern import klok
from kern.opmaak import aantal
from kern.taken import LICHT, Greep, Taak, Wachtend, begrens
from kern.toegang import Toegang
from netwerken.enums import Rol
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
    greep = begrens(rijen.order_by(F("einde").asc(nulls_last=True), "pk"), apart=toegang.apart("piloot-besluit"))
    taken = [
        Taak(
            titel=f"Wat gebeurt er met ‘{p.titel}’?",
            url=p.get_absolute_url(),
            toelichting="De piloot is afgerond en wacht op een besluit."
            if p.fase == Fase.AFGEROND
            else "De einddatum is voorbij en er is nog geen besluit.",
            tegen=p.einde,
            actie="Bekijk de piloot",
            is_te_laat=p.einde is not None and p.einde < vandaag,
            sleutel=f"piloot-besluit:{p.pk}",
            recht="netwerken.begeleid",
        )
        for p in greep.rijen
    ]
    return taken + _rest(toegang, greep, "waarover nog te beslissen is")


def _stille_piloten(toegang: Toegang) -> list[Taak]:
    if not toegang.mag("projecten.werk_voor_project"):
        return []
    grens = klok.vandaag() - timedelta(days=DAGEN_ZONDER_BEVINDING)
    eigen = Piloot.objects.in_netwerk(toegang.netwerk).lopend().filter(project_id__in=toegang.feit("projecten"))
    stil = eigen.met_laatste_bevinding().filter(
        Q(laatste_bevinding_op__lt=grens) | Q(laatste_bevinding_op=None, start__lt=grens)
    )
    greep = begrens(stil.select_related("netwerk").order_by("start", "pk"), apart=toegang.apart("bevinding"))
    taken = []
    for piloot in greep.rijen:
        laatste = piloot.laatste_bevinding_op or piloot.start
        tegen = laatste + timedelta(days=DAGEN_ZONDER_BEVINDING) if laatste else None
        taken.append(
            Taak(
                titel=f"Wat valt op in ‘{piloot.titel}’?",
                url=piloot.get_absolute_url() + "bevinding/",
                toelichting="Een maand zonder bevinding. Eén zin is genoeg.",
                tegen=tegen,
                actie="Noteer een bevinding",
                is_te_laat=tegen is not None and tegen < klok.vandaag(),
                sleutel=f"bevinding:{piloot.pk}",
                gewicht=LICHT,
            )
        )
    return taken + _rest(toegang, greep, "zonder nieuwe bevinding")


def _te_starten(toegang: Toegang) -> list[Taak]:
    """Own designs whose first day is near or past."""
    if not toegang.mag("projecten.werk_voor_project"):
        return []
    vandaag = klok.vandaag()
    eigen = Piloot.objects.in_netwerk(toegang.netwerk).filter(project_id__in=toegang.feit("projecten"))
    rijen = eigen.te_starten(vandaag + timedelta(days=DAGEN_VOOR_START)).select_related("netwerk")
    greep = begrens(rijen.order_by("start", "pk"), apart=toegang.apart("piloot-begin"))
    taken = [
        Taak(
            titel=f"Begint ‘{p.titel}’ zoals afgesproken?",
            url=p.get_absolute_url(),
            toelichting="Zet de piloot in gang op de eerste dag, of kies een andere dag.",
            tegen=p.start,
            actie="Bekijk de piloot",
            is_te_laat=p.start is not None and p.start < vandaag,
            sleutel=f"piloot-begin:{p.pk}",
        )
        for p in greep.rijen
    ]
    return taken + _rest(toegang, greep, "die moeten beginnen")


def wachtend(toegang: Toegang) -> list[Wachtend]:
    """Own pilots that are over and wait for a decision, for who does not decide."""
    if toegang.mag("netwerken.begeleid") or not toegang.mag("projecten.werk_voor_project"):
        return []
    vandaag, wie = klok.vandaag(), toegang.netwerk.label_van(Rol.NETWERKBEGELEIDER)
    eigen = Piloot.objects.in_netwerk(toegang.netwerk).filter(project_id__in=toegang.feit("projecten"))
    rijen = eigen.wacht_op_besluit(vandaag).select_related("netwerk")
    greep = begrens(rijen.order_by(F("einde").asc(nulls_last=True), "pk"))
    regels = [
        Wachtend(f"Besluit over ‘{p.titel}’", p.get_absolute_url(), wie, p.einde, "De piloot is voorbij.")
        for p in greep.rijen
    ]
    if greep.meer:
        titel = f"Nog {aantal(greep.meer, 'piloot', 'piloten')} zonder besluit"
        regels.append(Wachtend(titel, _lijst(toegang), wie, aantal=greep.meer))
    return regels


def _rest(toegang: Toegang, greep: Greep[Piloot], wat: str) -> list[Taak]:
    """One line for the pilots beyond the list."""
    if not greep.meer:
        return []
    titel = f"Nog {aantal(greep.meer, 'piloot', 'piloten')} {wat}"
    return [Taak(titel, _lijst(toegang), actie="Bekijk de piloten", aantal=greep.meer)]


def _lijst(toegang: Toegang) -> str:
    return reverse("piloten:lijst", kwargs={"netwerk": toegang.netwerk.slug})
