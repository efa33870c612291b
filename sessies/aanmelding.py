"""What this app tells the register of the core at start-up."""

from kern import keten, register
from sessies.domain import overzicht, paneel, plichten, schakels, zoeksoorten


def meld_aan() -> None:
    """Add this app's facts, tasks, figures, counters and links to the register."""
    register.feiten["samengeroepen_organen"] = overzicht.samengeroepen_organen
    register.taken.append(overzicht.taken)
    register.komende.append(overzicht.komende)
    register.cijfers.append(overzicht.cijfers)
    register.stuurgroepen.append(paneel.stuurgroepen)
    register.overzichtpanelen += [paneel.mijn_vragen, paneel.mijn_organen]
    register.plichttellers.update(plichten.TELLERS)
    register.maak_zoekbaar(*zoeksoorten.ZOEKSOORTEN)
    keten.registreer(schakels.SOORTEN, schakels.PIJLEN)
