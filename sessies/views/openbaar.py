"""The public calendar: what is coming, for visitors."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from kern.lijsten import Leeg, LijstView
from netwerken.models import Netwerk
from sessies.models import Sessie
from sessies.querysets import SessieQuerySet
from sessies.views.agendalinks import adressen


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

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """The list, and the addresses at which one's own calendar reads it: of all networks, and of each that shows any."""
        tonen = Netwerk.objects.filter(Exists(Sessie.objects.openbaar().komend().filter(netwerk=OuterRef("pk"))))
        feeds = [("Alle netwerken", "alle", *adressen(reverse("sessies_openbaar:feed")))]
        for netwerk in tonen.order_by("volgorde", "naam"):
            pad = reverse("sessies_openbaar:feed-van", kwargs={"van": netwerk.slug})
            feeds.append((netwerk.naam, netwerk.slug, *adressen(pad)))
        return super().get_context_data(**kwargs, feeds=feeds)
