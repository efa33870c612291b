from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from kern import klok
from kern.rechten import eis
from kern.verzoek import Verzoek
from kern.views import DaadView, NetwerkMixin, doe
from netwerken.domain.uitnodigen import nodig_uit, trek_in
from netwerken.forms.uitnodigen import UitnodigenForm
from netwerken.models import Groep, Lidmaatschap, Mandaat, Netwerkorganisatie, Orgaan, Uitnodiging


class LedenView(NetwerkMixin, TemplateView):
    """Who takes part: people by function, organisations, bodies with their seats, groups, open invitations."""

    recht = "netwerken.bekijk_leden"
    template_name = "netwerken/leden.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        netwerk = self.netwerk
        mandaten: dict[int, list[Mandaat]] = {}
        for mandaat in Mandaat.objects.in_netwerk(netwerk).lopend().select_related("organisatie"):
            mandaten.setdefault(mandaat.orgaan_id, []).append(mandaat)
        leden = Lidmaatschap.objects.filter(netwerk=netwerk).select_related("gebruiker", "organisatie")
        uitnodigingen = Uitnodiging.objects.none()
        if self.toegang.mag("netwerken.nodig_uit"):
            uitnodigingen = Uitnodiging.objects.filter(
                netwerk=netwerk, aanvaard_op=None, ingetrokken_op=None, geldig_tot__gte=klok.nu()
            ).select_related("organisatie")
        return super().get_context_data(
            **kwargs,
            leden=[(lid, netwerk.label_van(lid.rol)) for lid in leden],
            aantal_mensen=len({lid.gebruiker_id for lid in leden}),
            organisaties=Netwerkorganisatie.objects.filter(netwerk=netwerk).select_related("organisatie"),
            organen=[
                (orgaan, mandaten.get(orgaan.pk, []))
                for orgaan in Orgaan.objects.in_netwerk(netwerk).lopend().select_related("samengeroepen_door")
            ],
            groepen=Groep.objects.in_netwerk(netwerk).lopend().select_related("thema"),
            uitnodigingen=[(u, netwerk.label_van(u.rol)) for u in uitnodigingen],
        )


class UitnodigenView(DaadView):
    """Invite one person; the mail leaves at once and the invitation can be withdrawn."""

    recht = "netwerken.nodig_uit"
    template_name = "netwerken/uitnodigen.html"
    form_class = UitnodigenForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "netwerk": self.netwerk}

    def voer_uit(self, form: UitnodigenForm) -> Uitnodiging:
        return nodig_uit(self.netwerk, **form.cleaned_data, door=self.toegang.gebruiker)

    def melding(self, uitkomst: Uitnodiging) -> str:
        return f"De uitnodiging voor {uitkomst.email} is onderweg. Ze geldt 14 dagen."

    def naar(self, _uitkomst: Uitnodiging) -> str:
        return reverse("netwerken:leden", kwargs={"netwerk": self.netwerk.slug})


@require_POST
def intrekken(request: Verzoek, netwerk: str, pk: int) -> HttpResponse:
    """Withdraw an open invitation."""
    toegang = request.toegang
    eis(toegang, "netwerken.nodig_uit")
    uitnodiging = get_object_or_404(Uitnodiging, netwerk=toegang.netwerk, pk=pk)
    gelukt = f"De uitnodiging voor {uitnodiging.email} is ingetrokken."
    naar = reverse("netwerken:leden", kwargs={"netwerk": netwerk})
    return doe(request, lambda: trek_in(uitnodiging, door=toegang.gebruiker), gelukt, naar)
