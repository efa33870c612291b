"""The page machine: a form, one act of the domain, and every way in which that can end."""

from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, resolve_url
from django.views.generic import FormView, View

from kern.exceptions import DomainError, VersieConflict
from kern.kiezers import Meerkeuzeveld, Zoeklijst, zoek_keuzes
from kern.meldingen import gedaan
from kern.views.antwoord import heeft_sleutel, toon_conflict, zet_fout
from kern.views.netwerk import NetwerkMixin, haal
from kern.views.terug import TerugMixin

M = TypeVar("M", bound=models.Model)
F = TypeVar("F", bound=BaseForm)

ONVOLLEDIG = "Dit formulier is niet meer volledig. Laad de pagina opnieuw."


def doorzoekbaar(request: HttpRequest, form: F) -> F:
    """Let the page search the long lists of a form on the server; not the one that the address asks as a whole."""
    for naam, veld in form.fields.items():
        if request.GET.get("lijst") == naam:
            continue
        if isinstance(veld, Meerkeuzeveld):
            veld.zoek = naam
        elif type(veld.widget) in (forms.Select, Zoeklijst):
            veld.widget.attrs["data-zoek"] = naam
    return form


def antwoord_keuzes(request: HttpRequest, *formulieren: BaseForm) -> JsonResponse:
    """What may be chosen in the field ``?kies=`` of these forms, found by ``?q=``. Raises Http404 for no such field."""
    naam = request.GET["kies"]
    veld = next((form.fields[naam] for form in formulieren if naam in form.fields), None)
    if not isinstance(veld, forms.ChoiceField):
        raise Http404
    return JsonResponse({"keuzes": zoek_keuzes(veld, request.GET.get("q", ""))})


class DaadView(TerugMixin, FormView):
    """A form that does one thing: :meth:`voer_uit` calls the domain, a refusal stands beside its field.

    A subclass gives ``voer_uit`` and, where they differ, the words and the addresses afterwards; ``terugdaden`` says what
    takes the act back.
    """

    titel = ""
    lead = ""
    knop = "Bewaar"
    knop_icoon = "check-lg"
    gelukt = "Bewaard."
    eist_sleutel = True  # False where the domain itself knows a second request
    nog_een = False  # whether people do this several times in a row: a second button then comes back here
    houdt: tuple[str, ...] = ()  # what the next one of a row takes over; nothing private, for it stands in the address
    geeft: tuple[str, ...] = ()  # what the form must know besides what was typed: "toegang", "netwerk"

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), **{naam: getattr(self, naam) for naam in self.geeft}}

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The page; or with ``?kies=veld&q=woord`` what may be chosen there, found among what its form takes."""
        if "kies" in request.GET:
            return antwoord_keuzes(request, self.get_form())
        return super().get(request, *args, **kwargs)

    def get_form(self, form_class: type[BaseForm] | None = None) -> BaseForm:
        """A long list is searched on the server, unless somebody without script asked for it as a whole."""
        return doorzoekbaar(self.request, super().get_form(form_class))

    def get_initial(self) -> dict[str, object]:
        vorige = {naam: self.request.GET[naam] for naam in self.houdt if naam in self.request.GET}
        return {**super().get_initial(), **vorige}

    def _volgende(self, form: BaseForm) -> str:
        """The same page for the next one of a row, with what it takes over."""
        gehouden = {naam: form.data.get(form.add_prefix(naam), "") for naam in self.houdt if naam in form.fields}
        return f"{self.request.path}?{urlencode(gehouden)}" if gehouden else self.request.path

    # Any: a page names the form, the outcome and the object of its own act
    def voer_uit(self, form: Any) -> object:  # noqa: ARG002 -- a subclass reads it
        """Call the domain with what was typed; the outcome goes to :meth:`melding` and :meth:`naar`."""
        raise ImproperlyConfigured("a subclass says what is done")

    # Any for the same reason
    def melding(self, uitkomst: Any) -> str:  # noqa: ARG002 -- a subclass reads it
        """What is said when it went well; empty for nothing."""
        return self.gelukt

    # Any for the same reason
    def naar(self, uitkomst: Any) -> str:
        """Where to go afterwards."""
        return str(uitkomst.get_absolute_url())

    def is_gedaan(self, uitkomst: object) -> None:
        """What is noted together with what the domain noted, once it went well."""

    def _doe(self, form: BaseForm) -> object:
        uitkomst = self.voer_uit(form)
        self.is_gedaan(uitkomst)
        return uitkomst

    # Any for the same reason
    def vul_aan(self, huidig: Any) -> None:
        """Give the object as it stands in the database what the form shows beyond its own fields."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self.neem_terug() if self.wordt_teruggenomen() else super().post(request, *args, **kwargs)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        if self.eist_sleutel and not heeft_sleutel(self.request, form):
            return self.form_invalid(form)
        try:
            uitkomst, ongedaan = self.beluister(lambda: self._doe(form))
        except VersieConflict as conflict:
            self.vul_aan(conflict.huidig)
            return toon_conflict(self.request, conflict, form, terug=self.terug())
        except DomainError as fout:
            zet_fout(form, fout)
            return self.form_invalid(form)
        if zin := self.melding(uitkomst):
            gedaan(self.request, zin, ongedaan=ongedaan)
        nog = self.nog_een and "nog" in self.request.POST
        return redirect(self._volgende(form) if nog else self.naar(uitkomst))

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        woorden = {naam: getattr(self, naam) for naam in ("titel", "lead", "knop", "knop_icoon", "nog_een")}
        return super().get_context_data(**{**woorden, "terug": self.terug(), **kwargs})


class ObjectMixin(NetwerkMixin, Generic[M]):
    """One object, found in this network before the view begins, with ``recht`` for it.

    ``naam`` is what the template calls it, beside ``object``.
    """

    zoekveld = "nummer"
    zoekwijze = "exact"  # as in NetwerkObjectMixin
    naam = ""
    object: M

    def eis_recht(self) -> None:
        """The right is asked for the object, but a wrong method is refused first."""
        if str(self.request.method).lower() in self.http_method_names:
            self.object = self.haal_object()

    def get_rijen(self) -> models.QuerySet[M]:
        """Among which objects it is looked for: those this person may see."""
        raise ImproperlyConfigured("a subclass says among which objects")

    def haal_object(self) -> M:
        return haal(
            self.get_rijen(),
            self.toegang,
            self.recht,
            **{f"{self.zoekveld}__{self.zoekwijze}": self.kwargs[self.zoekveld]},
        )

    def terug(self) -> str:
        return resolve_url(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # here "object" is what the page is about
        eigen = {"object": self.object, **({self.naam: self.object} if self.naam else {})}
        return super().get_context_data(**{**eigen, **kwargs})


class ObjectDaadView(ObjectMixin[M], DaadView):
    """A form that does one thing to one object, and goes back to its page."""

    def eis_kan(self) -> None:
        """Raise DomainError when it cannot be done now: then there is no form, and the page of the object says why."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            self.eis_kan()
        except DomainError as fout:
            messages.error(request, str(fout))
            return redirect(self.terug())
        return super().get(request, *args, **kwargs)

    # Any: a page names the outcome of its own act
    def naar(self, uitkomst: Any) -> str:  # noqa: ARG002 -- a subclass may go to what was made
        return self.terug()


class BevestigView(ObjectDaadView[M]):
    """Ask once more, then do it. Nothing was typed, so a refusal is a message on the page of the object."""

    form_class = forms.Form

    def form_valid(self, form: BaseForm) -> HttpResponse:
        try:
            uitkomst, ongedaan = self.beluister(lambda: self._doe(form))
        except DomainError as fout:
            messages.error(self.request, str(fout))
            return redirect(self.terug())
        if zin := self.melding(uitkomst):
            gedaan(self.request, zin, ongedaan=ongedaan)
        return redirect(self.naar(uitkomst))


class WijzigView(ObjectDaadView[M]):
    """Change one object with a form made for it; a save without its version is refused, a stale one shows both texts."""

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "instance": self.object}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        if not form.cleaned_data.get("versie"):
            form.add_error(None, ONVOLLEDIG)
            return self.form_invalid(form)
        return super().form_valid(form)


class Drukknop(ObjectMixin[M], TerugMixin, View):
    """A button without a form: do one thing to one object and go on, with a message that says how it went.

    ``terugdaden`` says what takes the act back; where an address of its own does, :meth:`ongedaan` gives it.
    """

    http_method_names = ("post", "options")
    gelukt = ""

    def doe(self) -> object:
        """Call the domain."""
        raise ImproperlyConfigured("a subclass says what is done")

    def melding(self) -> str:
        """What is said when it went well; empty for nothing."""
        return self.gelukt

    def naar(self) -> str:
        """Where to go afterwards."""
        return self.terug()

    def ongedaan(self) -> str:
        """The address that takes it back, asked by POST; empty when nothing does."""
        return ""

    def post(self, *_args: object, **_kwargs: object) -> HttpResponse:
        if self.wordt_teruggenomen():
            return self.neem_terug()
        eigen = self.ongedaan()
        return self.doe_met_knop(self.doe, self.melding, self.naar, ongedaan=eigen)


class Weghaalknop(Drukknop[M]):
    """A button that takes an object away that was begun by mistake, and goes on to the list it stood in."""

    lijst = ""

    def naar(self) -> str:
        return resolve_url(self.lijst, netwerk=self.netwerk.slug)
