"""What this app offers to the rest, registered at start-up."""

from kern import register
from kern.register import Aanhangsel, Aanmelding, Menupunt
from netwerken.domain import netwerken as domein
from netwerken.domain import rollen
from netwerken.overzicht import (
    afwijkingen,
    feiten,
    filters,
    gids,
    inrichting,
    opleveringen,
    opzij,
    panelen,
    uitnodigingen,
)


def meld_aan() -> None:
    """Hand over the facts, tasks, panels, menu and parts of the set-up of this app."""
    register.meld_aan(
        Aanmelding(
            feiten={
                "organen": feiten.organen,
                "stuurgroepen": feiten.stuurgroepen,
                "zonder_opdrachtgever": feiten.zonder_opdrachtgever,
            },
            menu=[
                Menupunt("overzicht", "Overzicht", "netwerken:overzicht", "house", 0, vast=True, op_telefoon=True, toets="o"),
                Menupunt(
                    "stand", "Stand van de opdracht", "netwerken:stand", "list-check", 100, in_meer=True, gewoon=True, toets="s"
                ),
                Menupunt("leden", "Leden en organen", "netwerken:leden", "people", 150, in_meer=True, gewoon=True, toets="l"),
                Menupunt(
                    "inrichting", "Inrichting van het netwerk", "netwerken:inrichting", "sliders", 160, in_meer=True,
                    recht="netwerken.bekijk_inrichting", toets="i",
                ),
            ],
            aanhangsels={
                "zetels": Aanhangsel(
                    lijst=rollen.zetels_van, haal_weg=rollen.haal_zetels_weg, geef_terug=rollen.geef_zetels_terug
                )
            },
            opzij=[opzij.opzij],
            filters=[filters.filters],
            namen=[feiten.namen],
            taken=[afwijkingen.taken, opleveringen.taken],
            wachtend=[afwijkingen.wachtend, opleveringen.wachtend, uitnodigingen.wachtend, opzij.wachtend],
            inrichting=[*inrichting.DELEN],
            gidsstappen=[*gids.STAPPEN],
            ketenbegin=[domein.ketens],
            overzichtpanelen=[panelen.beslispaneel],
            zijpanelen=[panelen.rapportpaneel],
        )
    )  # fmt: skip
