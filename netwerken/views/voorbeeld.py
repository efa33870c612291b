from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.views.generic import View

from kern.rijketekst import als_html
from kern.tekst import schoon
from kern.views import NetwerkMixin

LANGST = 100_000  # characters: no text of the platform is longer


class VoorbeeldView(NetwerkMixin, View):
    """A text as the page will show it, while it is being written. Nothing is kept; the same renderer draws both."""

    recht = "netwerken.bekijk_netwerk"
    http_method_names = ("post", "options")

    def post(self, request: HttpRequest, **_kwargs: str) -> HttpResponse:
        if not ratelimit.consume(request, action="voorbeeld", user=request.user):
            return HttpResponse(status=429)
        tekst = schoon(request.POST.get("tekst", "")[:LANGST]).strip()
        return HttpResponse(als_html(tekst) or "<p>Er staat nog niets.</p>")
