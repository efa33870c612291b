"""The page of the beheerder: what the nightly checks found, and which mail does not leave. In production too."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from kern import register
from kern.domain.auditketen import koppen
from kern.domain.controle import oordeel
from kern.domain.post import verstuur_opnieuw
from kern.models import Controle
from kern.verzoek import Verzoek
from kern.views import doe
from netwerken.overzicht.platform import NAMEN, blijft_liggen

MEESTE = 50


def eis_beheerder(request: HttpRequest, recht: str = "") -> None:
    """For everybody else this page is not there; ``recht`` is one that Django's own pages know as well."""
    wie = request.user
    if not (wie.is_authenticated and wie.is_active and wie.is_staff and (not recht or wie.has_perm(recht))):
        raise Http404


class ToestandView(TemplateView):
    """What is checked, what was found, what to do; and the mail that did not leave."""

    template_name = "netwerken/toestand.html"
    http_method_names = ("get", "head", "options")

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        eis_beheerder(request)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        gedaan = {c.deel: c for c in Controle.objects.all()}
        berichten = blijft_liggen()
        return super().get_context_data(
            **kwargs,
            delen=[
                (NAMEN.get(deel, deel), gedaan.get(deel), *oordeel(deel), deel == "auditketen")
                for deel in register.alles.controles
            ],
            berichten=berichten.order_by("-pk")[:MEESTE],
            aantal_berichten=berichten.count(),
            koppen=sorted(koppen().items()),
        )


@require_POST
def opnieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Let one mail try again."""
    eis_beheerder(request)
    bericht = get_object_or_404(blijft_liggen(), pk=pk)
    gelukt = f"De mail aan {bericht.aan} vertrekt opnieuw."
    return doe(request, lambda: verstuur_opnieuw(bericht, door=request.user), gelukt, reverse("toestand"))
