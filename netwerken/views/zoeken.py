from django.views.generic import TemplateView

from kern import register
from kern.views import NetwerkMixin
from kern.zoeken import vinden
from kern.zoeken.zoekvraag import LANGSTE_VRAAG


class ZoekenView(NetwerkMixin, TemplateView):
    """One box over everything one may see, grouped by kind; ``?soort=`` shows all of one kind."""

    recht = "netwerken.bekijk_netwerk"
    template_name = "netwerken/zoeken.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        term = self.request.GET.get("q", "").strip()[:LANGSTE_VRAAG]
        soort = register.alles.zoeksoorten.get(self.request.GET.get("soort", ""))
        groepen = vinden.zoek(self.toegang, term, soort.naam if soort else "") if term else []
        voorstel = vinden.stel_voor(self.toegang, term) if term and not groepen and not soort else ""
        return super().get_context_data(
            **kwargs,
            zoekterm=term,
            soort=soort,
            soorten=sorted(register.alles.zoeksoorten.values(), key=lambda s: s.meer),
            eigen_zoekvak=True,
            groepen=groepen,
            aantal=sum(groep.aantal for groep in groepen),
            voorstel=voorstel,
        )
