"""The public calendar: what is coming, for visitors."""

from kern.lijsten import LijstView
from sessies.models import Sessie
from sessies.querysets import SessieQuerySet


class OpenbareAgenda(LijstView):
    """Coming meetings of all networks that are open to more than their members; never a body's meeting."""

    template_name = "sessies/openbare_agenda.html"
    paginate_by = 25
    context_object_name = "sessies"

    def get_queryset(self) -> SessieQuerySet:
        return Sessie.objects.openbaar().komend().select_related("netwerk")
