"""Facts about one person in one network that rights and pages ask for."""

from kern.toegang import Toegang
from netwerken.models import Orgaan


def samengeroepen_organen(toegang: Toegang) -> list[int]:
    """The bodies that the organisations of this person convene."""
    rijen = Orgaan.objects.in_netwerk(toegang.netwerk).filter(samengeroepen_door_id__in=toegang.organisatie_ids)
    return list(rijen.values_list("pk", flat=True))
