"""What this app tells the register of the core at start-up."""

from kern import keten, register
from sessies.overzicht import cijfers, contact, feiten, panelen, plichten, schakels, taken, zoeksoorten


def meld_aan() -> None:
    """Add this app's facts, tasks, figures, counters and links to the register."""
    register.feiten["samengeroepen_organen"] = feiten.samengeroepen_organen
    register.feiten["beloofde_actiepunten"] = feiten.beloofde_actiepunten
    register.taken.append(taken.taken)
    register.contacten.append(contact.vraagcontacten)
    register.komende.append(cijfers.komende)
    register.cijfers.append(cijfers.cijfers)
    register.stuurgroepen.append(panelen.stuurgroepen)
    register.overzichtpanelen += [panelen.mijn_vragen, panelen.mijn_organen]
    register.plichttellers.update(plichten.TELLERS)
    register.maak_zoekbaar(*zoeksoorten.ZOEKSOORTEN)
    keten.registreer(schakels.SOORTEN, schakels.PIJLEN)
