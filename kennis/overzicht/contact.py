"""Which contacts with a project come from the knowledge base."""

from collections.abc import Iterable

from kennis.models import Overname
from kern.register import Contact
from netwerken.models import Netwerk


def overnamecontacten(netwerk: Netwerk) -> Iterable[tuple[int, Contact]]:
    """A practice that a project took over."""
    rijen = Overname.objects.filter(netwerk=netwerk).exclude(project=None)
    for project_id, dag in rijen.values_list("project_id", "datum"):
        yield project_id, Contact(dag, "praktijk overgenomen")
