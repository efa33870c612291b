"""What still waits in a network when nothing waits for the reader: "you are up to date" is said only when nothing does."""

from dataclasses import dataclass

from django.urls import reverse

from kern.opmaak import aantal
from kern.taken import samen
from kern.toegang import Toegang
from netwerken.overzicht.opzet import gebreken
from netwerken.overzicht.stand import stand_van_nu


@dataclass(frozen=True)
class NogOpen:
    """Something that waits for somebody: a sentence, and where this person sees it, if they may."""

    zin: str
    url: str = ""


def nog_open(toegang: Toegang) -> list[NogOpen]:
    """What waits for others, which promises are late, and what the network still lacks, as far as this person sees it."""
    netwerk, uit = toegang.netwerk, []
    plek = {"netwerk": netwerk.slug}
    if anderen := samen(toegang.wachtend):
        uit.append(
            NogOpen(f"{aantal(anderen, 'punt', 'punten')} van anderen", reverse("netwerken:wachtend", kwargs=plek))
        )
    if toegang.mag("netwerken.bekijk_stand"):
        laat = sum(stand.toestand == "te laat" for stand in stand_van_nu(toegang))
        if laat:
            zin = f"{aantal(laat, 'afspraak', 'afspraken')} te laat: dat wacht op {netwerk.wie_begeleidt}"
            uit.append(NogOpen(zin, reverse("netwerken:stand", kwargs=plek)))
    if mist := gebreken(netwerk):
        if toegang.mag("netwerken.bekijk_inrichting"):
            zin = f"de inrichting van het netwerk: {mist[0].zin[:1].lower()}{mist[0].zin[1:]}"
            uit.append(NogOpen(zin, reverse("netwerken:inrichting", kwargs=plek)))
        else:
            uit.append(NogOpen(f"de inrichting van het netwerk: dat wacht op {netwerk.wie_begeleidt}"))
    return uit
