"""What every document about one meeting begins with."""

from collections.abc import Mapping

from kern.opmaak import tijdvak
from netwerken.models import Netwerk
from sessies.domain.goedkeuring import kring_van
from sessies.models import Sessie


def sessie_met(netwerk: Netwerk, sleutel: str) -> Sessie | None:
    """The meeting that a document is about; None when it is not there any more."""
    rij: Sessie | None = Sessie.objects.in_netwerk(netwerk).voor_detail().filter(pk=sleutel).first()
    return rij


def kop(sessie: Sessie) -> Mapping[str, str]:
    """What kind of meeting, of whom, when and where."""
    return {
        "soort": sessie.soortnaam,
        "van": kring_van(sessie),
        "wanneer": tijdvak(sessie.begint_op, sessie.eindigt_op),
        "waar": sessie.waar,
    }
