"""Facts about one person in one network that rights and pages ask for."""

from collections.abc import Iterable

from kern.toegang import Toegang
from netwerken.models import Orgaan
from projecten.models import Projectmedewerker


def projecten(toegang: Toegang) -> Iterable[int]:
    """The projects this person works for."""
    rijen = Projectmedewerker.objects.filter(lidmaatschap_id__in=toegang.lidmaatschap_ids)
    return rijen.values_list("project_id", flat=True)


def organen_met_acties(toegang: Toegang) -> Iterable[int]:
    """The bodies in which this person has a seat and whose members carry the action plan themselves."""
    rijen = Orgaan.objects.filter(pk__in=toegang.feit("organen"), leden_dragen_acties=True)
    return rijen.values_list("pk", flat=True)
