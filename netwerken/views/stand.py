from django.views.generic import TemplateView

from kern import klok
from kern.invoer import heel_getal
from kern.views import NetwerkMixin
from netwerken.models import Afwijking, Oplevering
from netwerken.overzicht.stand import late_eerst, stand_van_jaar, stand_van_nu


class StandView(NetwerkMixin, TemplateView):
    """The state of the promises in one calendar year, the deviations and the deliverables."""

    recht = "netwerken.bekijk_stand"
    template_name = "netwerken/stand.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        jaren = self._jaren()
        gevraagd = heel_getal(self.request.GET.get("jaar", ""))
        jaar = gevraagd if gevraagd in jaren else jaren[-1]
        dag = klok.vandaag()
        standen = stand_van_nu(self.toegang) if jaar == dag.year else stand_van_jaar(self.netwerk, dag, jaar)
        return super().get_context_data(
            **kwargs,
            jaar=jaar,
            jaren=jaren,
            standen=late_eerst(standen),
            plichten=bool(standen),
            afwijkingen=Afwijking.objects.filter(netwerk=self.netwerk, jaar=jaar).select_related(
                "plicht", "besloten_door"
            ),
            opleveringen=Oplevering.objects.filter(netwerk=self.netwerk).select_related("netwerk"),
            vandaag=klok.vandaag(),
        )

    def _jaren(self) -> list[int]:
        laatste = min(klok.vandaag(), self.netwerk.einde or klok.vandaag())
        return list(range(self.netwerk.start.year, max(laatste.year, self.netwerk.start.year) + 1))
