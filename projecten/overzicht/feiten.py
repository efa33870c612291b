"""Facts about one person in one network that rights and pages ask for."""

from collections.abc import Iterable

from kern.toegang import Toegang
from projecten.models import Projectmedewerker


def projecten(toegang: Toegang) -> Iterable[int]:
    """The projects this person works for."""
    rijen = Projectmedewerker.objects.filter(lidmaatschap_id__in=toegang.lidmaatschap_ids)
    return rijen.values_list("project_id", flat=True)
