"""What this app offers to the rest, registered at start-up."""

from kern import register
from kern.register import Aanmelding, Menupunt
from piloten.overzicht import cijfers, panelen, schakels, taken, zoeksoorten


def meld_aan() -> None:
    """Hand over the tasks, figures, panels, menu and links of the chain of this app."""
    register.meld_aan(
        Aanmelding(
            menu=[
                Menupunt("piloten", "Piloten", "piloten:lijst", "flask", 30, op_telefoon=True, gewoon=True, toets="p")
            ],
            taken=[taken.taken],
            wachtend=[taken.wachtend],
            cijfers=[cijfers.cijfers],
            zoeksoorten=register.op_naam(*zoeksoorten.ZOEKSOORTEN),
            zijpanelen=[panelen.mijn_piloten],
            beslissingen=[panelen.te_beslissen],
            projectpanelen=[panelen.projectpaneel],
            schakels=[*schakels.SOORTEN],
            pijlen=[*schakels.PIJLEN],
        )
    )
