"""The platform's addresses and one page that does nothing, to compare with."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from lerend_netwerk.urls import urlpatterns as van_het_platform

SJABLOON = engines["django"].from_string("{% for n in rijen %}<p>{{ n }}</p>{% endfor %}")


@login_required
def kaal(request: HttpRequest) -> HttpResponse:
    """A page of twenty rows without a database, through the same middleware and behind the same login."""
    return HttpResponse(SJABLOON.render({"rijen": range(20)}, request))


urlpatterns = [path("bench/kaal/", kaal), *van_het_platform]
