"""The guide of a new network: everybody who runs it puts it away, or takes it out again, for themselves."""

from django.db import transaction

from kern.domain.audit import leg_vast
from netwerken.models import Gebruiker, Lidmaatschap, Netwerk


@transaction.atomic
def berg_gids_op(netwerk: Netwerk, *, opgeborgen: bool, door: Gebruiker) -> None:
    """Put the guide away for this person, or show it again. A second time changes nothing."""
    rijen = Lidmaatschap.objects.filter(netwerk=netwerk, gebruiker=door, gids_opgeborgen=not opgeborgen)
    if rijen.update(gids_opgeborgen=opgeborgen):
        leg_vast("netwerk.gids", onderwerp=netwerk, door=door, opgeborgen=opgeborgen)
