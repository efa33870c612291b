"""The platform's addresses and the plainest list that Django makes, to compare with."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse
from django.template import engines
from django.urls import path
from django.views.generic import ListView

from lerend_netwerk.urls import urlpatterns as van_het_platform
from sessies.models import Leervraag

SJABLOON = engines["django"].from_string(
    "{% for r in object_list %}<p><a href='{{ r.nummer }}/'>{{ r.tekst }}</a> {{ r.staat }}</p>{% endfor %}"
)


class KaleLijst(LoginRequiredMixin, ListView):
    """Django's own list of twenty-five rows, through the same middleware and behind the same login."""

    queryset = Leervraag.objects.order_by("-pk")
    paginate_by = 25

    def render_to_response(self, context: dict[str, object], **_opties: object) -> HttpResponse:
        return HttpResponse(SJABLOON.render(context, self.request))


urlpatterns = [path("bench/kaal/", KaleLijst.as_view()), *van_het_platform]
