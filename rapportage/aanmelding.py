"""What this app tells the register of the core at start-up."""

from kern import keten, register
from rapportage.domain import maken, rapporten
from rapportage.overzicht import cijfers, plichten, schakels, steun, taken, termijnen, zoeksoorten


def meld_aan() -> None:
    """Add this app's work, tasks, figures, counters and links to the register."""
    register.werksoorten[rapporten.WERK] = register.Werksoort(doe=maken.doe, mislukt=maken.mislukt)
    register.plichttellers.update(plichten.TELLERS)
    register.taken += [taken.taken, steun.taken]
    register.cijfers.append(cijfers.cijfers)
    register.rapporten.append(cijfers.ophaalbaar)
    register.verwachte_rapporten.append(termijnen.verwacht)
    register.beslissingen.append(termijnen.te_beslissen)
    register.overzichtpanelen.insert(0, termijnen.resultaat)  # what an ended network left behind comes first
    register.maak_zoekbaar(*zoeksoorten.ZOEKSOORTEN)
    keten.registreer(schakels.SOORTEN, schakels.PIJLEN)
