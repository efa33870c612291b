from typing import Any

from django.views.generic import TemplateView

from kern import klok, register
from kern.views import NetwerkMixin
from netwerken.domain.stand import late_eerst, stand_van_jaar
from netwerken.models import Afwijking


class OverzichtView(NetwerkMixin, TemplateView):
    """What is expected of me, what is coming, how do we stand; nothing else."""

    recht = "netwerken.bekijk_netwerk"
    template_name = "netwerken/overzicht.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        toegang, dag = self.toegang, klok.vandaag()
        taken = register.taken_van(toegang)
        komend = sorted((k for bron in register.komende for k in bron(toegang)), key=lambda k: k.begint_op)
        cijfers = sorted((c for bron in register.cijfers for c in bron(toegang)), key=lambda c: c.rang)
        loopt = self.netwerk.einde is None or self.netwerk.einde >= dag
        toon_stand = toegang.mag("netwerken.bekijk_stand") and loopt
        return super().get_context_data(
            **kwargs,
            vandaag=dag,
            taken=taken[:6],
            aantal_te_laat=sum(t.is_te_laat for t in taken),
            meer_taken=max(0, len(taken) - 6),
            komend=komend[:4],
            cijfers=cijfers[:3],
            standen=late_eerst(stand_van_jaar(self.netwerk, dag)) if toon_stand else [],
            afwijkingen=Afwijking.objects.filter(netwerk=self.netwerk, jaar=dag.year).count(),
            panelen=[html for bron in register.overzichtpanelen if (html := bron(toegang))],
            loopt=loopt,
        )


class TakenView(NetwerkMixin, TemplateView):
    """All tasks of one person in this network, late first."""

    recht = "netwerken.bekijk_netwerk"
    template_name = "netwerken/taken.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, taken=register.taken_van(self.toegang))
