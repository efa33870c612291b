"""What this app tells the register of the core at start-up."""

from kennis.overzicht import cijfers, contact, panelen, schakels, taken, zoeksoorten
from kennis.overzicht.terugkeer import terugkerende
from kern import keten, register


def meld_aan() -> None:
    """Add this app's tasks, figures, panels and links to the register."""
    keten.registreer(schakels.SOORTEN, schakels.PIJLEN)
    register.taken.append(taken.taken)
    register.contacten.append(contact.overnamecontacten)
    register.cijfers.append(cijfers.cijfers)
    register.maak_zoekbaar(*zoeksoorten.ZOEKSOORTEN)
    register.sessiepanelen.append(panelen.sessiepaneel)
    register.projectpanelen.append(panelen.projectpaneel)
    register.terugkerende.append(terugkerende)
