"""What this app tells the register of the core at start-up."""

from kern import register
from netwerken.overzicht import afwijkingen, feiten, inrichting, opzet, panelen


def meld_aan() -> None:
    """Add this app's facts about people, tasks and panels to the register."""
    register.feiten["organen"] = feiten.organen
    register.feiten["stuurgroepen"] = feiten.stuurgroepen
    register.feiten["zonder_opdrachtgever"] = feiten.zonder_opdrachtgever
    register.taken.append(afwijkingen.taken)
    register.inrichting += inrichting.DELEN
    register.overzichtpanelen += [panelen.beslispaneel, opzet.opzetpaneel]
    register.overzichtzijpanelen.append(panelen.rapportpaneel)
