"""Why something misses knowingly in the final report, in one sentence."""

from django.http import Http404

from kern.views import DaadView
from rapportage.domain.eindredactie import verklaar_gemis
from rapportage.forms.periode import UitlegForm
from rapportage.overzicht.opbouw import Gemis, Plek, lees_gemis
from rapportage.views.samenstellen import RECHT, overzicht_van


class UitlegView(DaadView):
    """Explain one gap, or all of its kind at once; an empty sentence takes the explanation away."""

    recht = RECHT
    form_class = UitlegForm
    template_name = "rapportage/gemis_uitleg.html"
    titel = "Waarom blijft dit leeg?"
    gemis: Gemis
    plek: Plek

    def eis_recht(self) -> None:
        """Once the right is asked, find the gap; what does not miss has no page."""
        super().eis_recht()
        soort, sleutel = self.kwargs["soort"], f"{self.kwargs['soort']}:{self.kwargs['wat']}"
        gemis = next((g for g in lees_gemis(self.netwerk) if g.soort == soort), None)
        plek = next((p for p in gemis.plekken if p.sleutel == sleutel), None) if gemis else None
        if gemis is None or plek is None:
            raise Http404
        self.gemis, self.plek = gemis, plek

    @property
    def anderen(self) -> list[str]:
        """The keys of the other gaps of this kind that nobody explained."""
        return [p.sleutel for p in self.gemis.open if p.sleutel != self.plek.sleutel]

    def get_form_kwargs(self) -> dict[str, object]:
        eigen = {"netwerk": self.netwerk, "instance": self.plek.reden, "anderen": len(self.anderen)}
        return {**super().get_form_kwargs(), **eigen}

    def voer_uit(self, form: UitlegForm) -> None:
        verklaar_gemis(
            self.netwerk,
            sleutel=self.plek.sleutel,
            tekst=form.cleaned_data["tekst"],
            ook=self.anderen if form.cleaned_data.get("allemaal") else (),
            versie=form.versie_gelezen,
            door=self.toegang.gebruiker,
        )

    def naar(self, uitkomst: object) -> str:  # noqa: ARG002 -- nothing comes out
        return self.terug()

    def terug(self) -> str:
        return overzicht_van(self.netwerk, "gemis")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**{"gemis": self.gemis, "plek": self.plek, **kwargs})
