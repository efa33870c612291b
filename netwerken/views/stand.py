from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, runtime_checkable

from django.http import Http404
from django.views.generic import TemplateView

from kern import klok
from kern.invoer import heel_getal
from kern.telling import Telrij, Telstaat
from kern.views import NetwerkMixin
from netwerken.models import Afwijking, Oplevering
from netwerken.overzicht.stand import late_eerst, rijen_van, stand_van_jaar, stand_van_nu
from netwerken.rules import WAT_TELT


class JarenMixin(NetwerkMixin):
    """The calendar years of a network until now, and the one that is asked."""

    def jaren(self) -> list[int]:
        laatste = min(klok.vandaag(), self.netwerk.einde or klok.vandaag())
        return list(range(self.netwerk.start.year, max(laatste.year, self.netwerk.start.year) + 1))

    def jaar(self) -> int:
        gevraagd = heel_getal(self.request.GET.get("jaar", ""))
        return gevraagd if gevraagd in self.jaren() else self.jaren()[-1]


class StandView(JarenMixin, TemplateView):
    """The state of the promises in one calendar year, the deviations and the deliverables."""

    recht = "netwerken.bekijk_stand"
    template_name = "netwerken/stand.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        jaar, dag = self.jaar(), klok.vandaag()
        standen = stand_van_nu(self.toegang) if jaar == dag.year else stand_van_jaar(self.netwerk, dag, jaar)
        return super().get_context_data(
            **kwargs,
            jaar=jaar,
            jaren=self.jaren(),
            standen=late_eerst(standen),
            plichten=bool(standen),
            afwijkingen=Afwijking.objects.filter(netwerk=self.netwerk, jaar=jaar).select_related(
                "plicht", "besloten_door"
            ),
            opleveringen=Oplevering.objects.filter(netwerk=self.netwerk).select_related("netwerk"),
            vandaag=klok.vandaag(),
        )


@runtime_checkable
class Leesbaar(Protocol):
    """An object with a page."""

    def get_absolute_url(self) -> str:
        """The address of that page."""


@dataclass(frozen=True)
class Regel:
    """One thing that counts, as this reader may see it."""

    wat: str
    staat: Telstaat
    dag: date | None
    url: str


BADGES = {Telstaat.GEDAAN: "done", Telstaat.GEPLAND: "plan", Telstaat.TE_LAAT: "late"}


class AfspraakView(JarenMixin, TemplateView):
    """What was counted for one promise in one year: the rows behind its figures, no more and no less."""

    recht = "netwerken.bekijk_stand"
    template_name = "netwerken/afspraak.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        jaar = self.jaar()
        standen = stand_van_jaar(self.netwerk, klok.vandaag(), jaar, alleen=self.kwargs["pk"])
        if not standen:
            raise Http404
        (stand,) = standen
        regels = list(self._regels(rijen_van(stand)))
        per_staat = [(staat, BADGES[staat], [r for r in regels if r.staat == staat]) for staat in Telstaat]
        telt = WAT_TELT.get(stand.plicht.soort, "")
        return super().get_context_data(**kwargs, stand=stand, jaar=jaar, per_staat=per_staat, telt=telt)

    def _regels(self, rijen: Iterable[Telrij]) -> Iterable[Regel]:
        for rij in rijen:
            mag = rij.obj is not None and self.toegang.mag(rij.recht, rij.obj)
            url = rij.obj.get_absolute_url() if mag and isinstance(rij.obj, Leesbaar) else ""
            yield Regel(rij.wat if mag or not rij.dicht else rij.dicht, rij.staat, rij.dag, url)
