"""What a meeting decided about the decision points of a report, for the page of that meeting."""

from kern.register import Vergaderbesluit
from kern.toegang import Toegang
from rapportage.models import Beslispunt
from sessies.models import Sessie


def op_vergadering(toegang: Toegang, sessie: Sessie) -> list[Vergaderbesluit]:
    """The decision points that this meeting decided, for who may see the period they belong to."""
    if not toegang.mag("rapportage.bekijk_periode"):
        return []
    punten = Beslispunt.objects.in_netwerk(sessie.netwerk).filter(besluit_sessie=sessie).select_related("netwerk")
    return [Vergaderbesluit(f"Beslispunt {p.code}", p.vraag, p.get_absolute_url(), p.besluit) for p in punten]
