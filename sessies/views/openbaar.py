"""The public calendar: what is coming, for visitors."""

from kern.lijsten import Leeg, LijstView
from sessies.models import Sessie
from sessies.querysets import SessieQuerySet


class OpenbareAgenda(LijstView):
    """Coming meetings of all networks that are open to more than their members; never a body's meeting."""

    template_name = "sessies/openbare_agenda.html"
    titel, enkel, meer = "Openbare agenda", "bijeenkomst", "bijeenkomsten"
    lead = (
        "Bijeenkomsten van de lerende netwerken die eraan komen. Meedoen is gratis. Wil je een keer meekomen? Spreek dan "
        "de netwerkbegeleider aan."
    )
    leeg = Leeg("calendar-event", "Kom later nog eens kijken.", titel="Er staat niets gepland")
    paginate_by = 25
    context_object_name = "sessies"

    def get_queryset(self) -> SessieQuerySet:
        return Sessie.objects.openbaar().komend().select_related("netwerk")
