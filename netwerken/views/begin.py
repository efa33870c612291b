from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from kern import klok
from kern.verzoek import Verzoek
from netwerken.models import Netwerk
from netwerken.overzicht.mijn_netwerken import overzicht_van


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """Send everybody to where their work is: one network, all of them, or the login page."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    netwerken = list(Netwerk.objects.van(request.user)[:2])
    if len(netwerken) == 1:
        return redirect(netwerken[0])
    if not netwerken and request.user.is_staff:
        return redirect("beheer")
    return redirect("mijn-netwerken")


class MijnNetwerkenView(LoginRequiredMixin, TemplateView):
    """One page over all networks of a person: what waits, what comes, how each network stands, reports to fetch."""

    request: Verzoek
    template_name = "netwerken/mijn_netwerken.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        assert self.request.user.is_authenticated  # noqa: S101 -- LoginRequiredMixin asked it
        stand = overzicht_van(self.request.user, alles="alles" in self.request.GET)
        return super().get_context_data(**kwargs, vandaag=klok.vandaag(), stand=stand)
