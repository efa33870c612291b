from collections import Counter
from collections.abc import Iterable

from django.views.generic import TemplateView

from kern import klok, register
from kern.taken import samen
from kern.views import NetwerkMixin
from netwerken.models import Afwijking
from netwerken.overzicht.bij import nog_open
from netwerken.overzicht.gids import gids
from netwerken.overzicht.stand import PlichtStand, late_eerst, stand_van_nu

TAKEN, KOMEND, CIJFERS = 6, 4, 3


class OverzichtView(NetwerkMixin, TemplateView):
    """What is expected of me, what is coming, how do we stand; nothing else.

    Who runs or pays for the network sees every promise; others one line, and more of their own.
    """

    recht = "netwerken.bekijk_netwerk"
    template_name = "netwerken/overzicht.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        toegang, dag = self.toegang, klok.vandaag()
        taken = toegang.taken
        loopt = self.netwerk.einde is None or self.netwerk.einde >= dag
        standen = late_eerst(stand_van_nu(toegang)) if loopt and toegang.mag("netwerken.bekijk_stand") else []
        volgt = toegang.mag("netwerken.volg_de_opdracht")
        bronnen = (*register.alles.vooraan, *register.alles.overzichtpanelen)
        panelen = [html for bron in bronnen if (html := bron(toegang))]
        return super().get_context_data(
            **kwargs,
            gids=wegwijzer if (wegwijzer := gids(toegang)) and not wegwijzer.is_opgeborgen else None,
            vandaag=dag,
            loopt=loopt,
            eigen_projecten=[paar for bron in register.alles.eigen_projecten for paar in bron(toegang)],
            taken=taken[:TAKEN],
            aantal_taken_alle=samen(taken),
            aantal_te_laat=samen([t for t in taken if t.is_te_laat]),
            meer_taken=samen(taken[TAKEN:]),
            aantal_wachtend=samen(toegang.wachtend),
            nog_open=[] if taken or not loopt else nog_open(toegang),
            komend=toegang.komend[:KOMEND],
            cijfers=toegang.cijfers[:CIJFERS],
            standen=standen if volgt else [],
            samenvatting=_samengevat(standen),
            afwijkingen=Afwijking.objects.filter(netwerk=self.netwerk, jaar=dag.year).count(),
            panelen=panelen,
            zij_boven=bool(panelen) or not (volgt and standen),
            zijpanelen=[html for bron in register.alles.zijpanelen if (html := bron(toegang))],
        )


def _samengevat(standen: Iterable[PlichtStand]) -> list[tuple[str, str, int]]:
    """How many promises are in each state, the most pressing first: (badge, state, number)."""
    geteld: Counter[tuple[str, str]] = Counter((s.badge, s.toestand) for s in standen)
    return [(badge, toestand, aantal) for (badge, toestand), aantal in geteld.items()]
