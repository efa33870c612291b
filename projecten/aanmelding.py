"""What this app tells the register of the core at start-up."""

from kern import register
from projecten.overzicht import cijfers, contact, feiten, inrichting, panelen, taken, zoeksoorten


def meld_aan() -> None:
    """Add this app's facts, tasks, figures, counters and parts to the register."""
    register.feiten["projecten"] = feiten.projecten
    register.taken.append(taken.taken)
    register.contacten.append(contact.begeleidingscontacten)
    register.cijfers.append(cijfers.cijfers)
    register.plichttellers.update(cijfers.TELLERS)
    register.maak_zoekbaar(*zoeksoorten.ZOEKSOORTEN)
    register.overzichtzijpanelen.append(panelen.stille_projecten)
    register.inrichting += inrichting.DELEN
    register.eigen_projecten.append(panelen.eigen_projecten)
