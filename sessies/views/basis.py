"""What the pages of this app share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from kern.exceptions import DomainError, VersieConflict
from kern.views import NetwerkMixin, haal, toon_conflict
from sessies.models import Leervraag, Sessie


def adres(naam: str, obj: Any) -> str:
    """The address of a page about an object with a number."""
    return reverse(f"sessies:{naam}", kwargs={"netwerk": obj.netwerk.slug, "nummer": obj.nummer})


def haal_sessie(request: HttpRequest, nummer: str, recht: str) -> Sessie:
    """The meeting of an address: 404 when it is not there or not to be seen, 403 without the right."""
    toegang = request.toegang  # type: ignore[attr-defined]
    return haal(Sessie.objects.zichtbaar_voor(toegang).voor_detail(), toegang, recht, nummer=nummer)  # type: ignore[no-any-return]


def haal_leervraag(request: HttpRequest, nummer: str, recht: str) -> Leervraag:
    """The question of an address, in the same way."""
    toegang = request.toegang  # type: ignore[attr-defined]
    return haal(Leervraag.objects.zichtbaar_voor(toegang).voor_detail(), toegang, recht, nummer=nummer)  # type: ignore[no-any-return]


def doe(request: HttpRequest, daad: Callable[[], object], gelukt: str, naar: str) -> HttpResponse:
    """Do one thing and go on, with a message that says whether it went well."""
    try:
        daad()
    except DomainError as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, gelukt)
    return redirect(naar)


class DaadView(NetwerkMixin, FormView):
    """Base of a form that does one thing to one object: found first, done by the domain, conflicts shown.

    A subclass gives ``haal_object``, ``begin`` (initial values), ``voer_uit`` and the words of the page.
    """

    template_name = "sessies/formulier.html"
    titel = ""
    lead = ""
    knop = "Bewaar"
    knop_icoon = "check-lg"
    gelukt = "Bewaard."
    object: Any

    def eis_recht(self) -> None:
        """The right is asked for the object."""
        self.object = self.haal_object()

    def haal_object(self) -> Any:
        raise LookupError("a subclass finds its object")

    def begin(self) -> dict[str, Any]:
        return {}

    def voer_uit(self, data: dict[str, Any]) -> Any:  # noqa: ARG002 -- a subclass reads it
        raise LookupError("a subclass says what is done")

    def naar(self, _uitkomst: Any) -> str:
        """Where to go afterwards."""
        return str(self.object.get_absolute_url())

    def get_initial(self) -> dict[str, Any]:
        return self.begin()

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            uitkomst = self.voer_uit(form.cleaned_data)
        except VersieConflict as conflict:
            return toon_conflict(self.request, conflict, form, terug=self.object.get_absolute_url())
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, self.gelukt)
        return redirect(self.naar(uitkomst))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "object": self.object,
                "titel": self.titel,
                "lead": self.lead,
                "knop": self.knop,
                "knop_icoon": self.knop_icoon,
                "terug": self.object.get_absolute_url(),
                **kwargs,
            }
        )
