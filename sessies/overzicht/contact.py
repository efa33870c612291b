"""Which contacts with a project come from questions and meetings."""

from collections.abc import Iterable

from django.utils import timezone

from kern.register import Contact
from netwerken.models import Netwerk
from sessies.enums import SessieStatus
from sessies.models import Agendapunt, Leervraag


def vraagcontacten(netwerk: Netwerk) -> Iterable[tuple[int, Contact]]:
    """A question of a project that came in, was on the agenda of a meeting that was held, or got an answer."""
    vragen = Leervraag.objects.in_netwerk(netwerk).exclude(project=None)
    for project_id, ingebracht, beantwoord in vragen.values_list("project_id", "ingebracht_op", "beantwoord_op"):
        yield project_id, Contact(timezone.localdate(ingebracht), "vraag ingebracht")
        if beantwoord is not None:
            yield project_id, Contact(timezone.localdate(beantwoord), "vraag beantwoord")
    besproken = Agendapunt.objects.filter(leervraag__in=vragen.values("pk"), sessie__status=SessieStatus.GEHOUDEN)
    for project_id, begin in besproken.values_list("leervraag__project_id", "sessie__begint_op"):
        yield project_id, Contact(timezone.localdate(begin), "vraag besproken")
