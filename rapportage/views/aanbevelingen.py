"""Pages of the recommendations of a network."""

from typing import Any

from django.views.generic import DetailView, ListView

from kern.views import NetwerkMixin, NetwerkObjectMixin
from rapportage.models import Aanbeveling


class AanbevelingenLijst(NetwerkMixin, ListView):
    """Every recommendation of the network."""

    recht = "rapportage.bekijk_aanbeveling"
    template_name = "rapportage/aanbevelingen.html"

    def get_queryset(self) -> Any:
        return Aanbeveling.objects.zichtbaar_voor(self.toegang).voor_lijst()


class AanbevelingDetail(NetwerkObjectMixin, DetailView):
    """One recommendation with its evidence."""

    recht = "rapportage.bekijk_aanbeveling"
    template_name = "rapportage/aanbeveling.html"
    queryset = Aanbeveling.objects.voor_lijst()
