"""What must be true of a meeting, whoever asks."""

from netwerken.models import Groep, Orgaan
from sessies.enums import OPENBARE_SOORTEN


def kan_openbaar(soort: str, groep: Groep | None, orgaan: Orgaan | None) -> bool:
    """Whether a meeting may stand on the public agenda: one of the whole network, never of a body or a closed group."""
    return groep is None and orgaan is None and soort in OPENBARE_SOORTEN
