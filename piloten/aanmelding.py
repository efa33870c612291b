"""What this app tells the register of the core at start-up."""

from kern import keten, register
from piloten.overzicht import cijfers, panelen, schakels, taken, zoeksoorten


def meld_aan() -> None:
    """Add this app's tasks, figures, panels and links to the register."""
    keten.registreer(schakels.SOORTEN, schakels.PIJLEN)
    register.taken.append(taken.taken)
    register.cijfers.append(cijfers.cijfers)
    register.maak_zoekbaar(*zoeksoorten.ZOEKSOORTEN)
    register.overzichtzijpanelen.append(panelen.mijn_piloten)
    register.beslissingen.append(panelen.te_beslissen)
    register.projectpanelen.append(panelen.projectpaneel)
