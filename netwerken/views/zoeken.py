from dataclasses import replace
from itertools import groupby
from typing import Any

from django.views.generic import TemplateView

from kern import register
from kern.views import NetwerkMixin

MEESTE = 60
AFGEKAPT = 160  # the length at which a source cuts a fragment


def _heel(treffer: register.Treffer) -> register.Treffer:
    """A fragment that was cut ends at a word, with a sign that it goes on."""
    if len(treffer.fragment) < AFGEKAPT or treffer.fragment.endswith(("…", ".", "?", "!")):
        return treffer
    return replace(treffer, fragment=treffer.fragment.rpartition(" ")[0].rstrip(",;: ") + "…")


class ZoekenView(NetwerkMixin, TemplateView):
    """One box over everything one may see, grouped by kind."""

    recht = "netwerken.bekijk_netwerk"
    template_name = "netwerken/zoeken.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        term = self.request.GET.get("q", "").strip()[:100]
        woorden = term.split()[:8]
        treffers = (
            [_heel(t) for bron in register.zoekers for t in bron(self.toegang, woorden)][:MEESTE] if woorden else []
        )
        groepen = [(soort, list(rij)) for soort, rij in groupby(treffers, key=lambda t: t.soort)]
        return super().get_context_data(**kwargs, zoekterm=term, groepen=groepen, aantal=len(treffers))
