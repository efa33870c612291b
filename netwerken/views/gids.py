"""The guide of a new network, put away or taken out again by one of the two buttons."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views import View

from kern.meldingen import terug_naar
from kern.views import NetwerkMixin, doe
from netwerken.domain.gids import berg_gids_op

OPGEBORGEN = "De gids is opgeborgen. Je vindt hem terug bij ‘Inrichting van het netwerk’."


class GidsKnop(NetwerkMixin, View):
    """Put the guide away, or with ``opgeborgen=False`` show it again; only for the person who presses."""

    recht = "netwerken.richt_in"
    http_method_names = ("post", "options")
    opgeborgen = True

    def eis_recht(self) -> None:
        """A wrong method is refused before the right is asked."""
        if str(self.request.method).lower() in self.http_method_names:
            super().eis_recht()

    def post(self, request: HttpRequest, **_kwargs: object) -> HttpResponse:
        netwerk, weg = self.netwerk, self.opgeborgen
        plek = {"netwerk": netwerk.slug}
        return doe(
            request,
            lambda: berg_gids_op(netwerk, opgeborgen=weg, door=self.toegang.gebruiker),
            OPGEBORGEN if weg else "De gids staat weer op je overzicht.",
            terug_naar(request, reverse("netwerken:overzicht", kwargs=plek)),
            ongedaan=(lambda _uit: reverse("netwerken:gids-terug", kwargs=plek)) if weg else None,
        )
