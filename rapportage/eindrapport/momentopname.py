"""What the pipeline asks of this kind of report when it takes the snapshot."""

from rapportage.eindrapport.gegevens import verzamel
from rapportage.eindrapport.typen import Verzameld
from rapportage.models import Rapport


def delen(rapport: Rapport) -> Verzameld:
    """Return the parts of the final report of this network, each with its own hash in the snapshot."""
    return verzamel(rapport.netwerk)
