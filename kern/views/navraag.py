"""A page that shares a text: it points out what may say who somebody is, and asks once before it goes on."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from kern import register
from kern.domain.delen import ga_toch_door
from kern.persoonsgegevens import Vondst, stempel, vind
from kern.views.daad import DaadView

if TYPE_CHECKING:
    from netwerken.models import Netwerk

Teksten = Iterable[tuple[str, str]]


def bedenkingen(request: HttpRequest, vondsten: list[Vondst]) -> dict[str, object]:
    """What a template shows of them, with the word that says they were read; empty when nothing waits for an answer."""
    woord = stempel(vondsten)
    if not vondsten or request.POST.get("toch") == woord:
        return {}
    return {"vondsten": vondsten, "toch": woord}


def namen_in(netwerk: "Netwerk") -> list[str]:
    """The names of people that the platform knows in this network."""
    return [naam for wie in register.alles.namen for naam in wie(netwerk)]


class NavraagMixin(DaadView):
    """Stands before a page that shares; a subclass says which texts, and about what the choice is noted."""

    vondsten: list[Vondst]
    bedenkingen: dict[str, object]

    def te_delen(self, form: BaseForm) -> Teksten:  # noqa: ARG002 -- a subclass reads it
        """The texts that others will read after this, each with where it stands; none when nothing is shared yet."""
        return ()

    def al_gedeeld(self) -> Teksten:
        """The texts that others read already: what stands in them is not asked again."""
        return ()

    def gaat_over(self) -> models.Model:
        """What the choice is noted about."""
        return getattr(self, "object", None) or self.netwerk

    def form_valid(self, form: BaseForm) -> HttpResponse:
        namen = namen_in(self.netwerk)
        al_gelezen = {(v.soort, v.stuk) for v in vind(self.al_gedeeld(), namen)}
        self.vondsten = [v for v in vind(self.te_delen(form), namen) if (v.soort, v.stuk) not in al_gelezen]
        self.bedenkingen = bedenkingen(self.request, self.vondsten)
        if self.bedenkingen:
            return self.form_invalid(form)
        return super().form_valid(form)

    def is_gedaan(self, uitkomst: object) -> None:
        super().is_gedaan(uitkomst)
        if self.vondsten:
            ga_toch_door(self.gaat_over(), self.vondsten, door=self.toegang.gebruiker)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**{**getattr(self, "bedenkingen", {}), **kwargs})
