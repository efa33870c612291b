"""Where the final report is put together: its outline, what still misses, and the forms of its parts."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView

from kern.exceptions import DomainError, VersieConflict
from kern.invoer import heel_getal
from kern.rechten import eis
from kern.views import NetwerkMixin, haal, toon_conflict
from netwerken.models import Netwerk
from projecten.models import Project
from rapportage.domain import eindredactie, samenstellen
from rapportage.forms.aanvraag import AanvraagForm
from rapportage.forms.samenstellen import FORMULIEREN, EindredactieForm, Onderdeelform
from rapportage.models import Eindredactie, Hoofdstuk, Onderwerp, Rapport
from rapportage.overzicht.opbouw import lees_opbouw

RECHT = "rapportage.stel_eindrapport_samen"
# kind of part -> (with its article, what the button says)
WOORDEN = {
    "rode-draad": ("de rode draad", "Voeg een rode draad toe"),
    "hoofdstuk": ("het hoofdstuk", "Voeg een hoofdstuk toe"),
    "onderwerp": ("het onderwerp", "Voeg een onderwerp toe"),
    "impactkader": ("het impactkader", "Voeg een impactkader toe"),
    "ondertekenaar": ("de ondertekenaar", "Voeg toe wie ondertekent"),
}


def overzicht_van(netwerk: Netwerk, anker: str = "") -> str:
    """The address of the outline, at one of its parts."""
    return reverse("rapportage:samenstellen", kwargs={"netwerk": netwerk.slug}) + (f"#{anker}" if anker else "")


def anker_van(deel: Any) -> str:
    """Where a part stands on the page of the outline."""
    return f"{deel._meta.model_name}-{deel.pk}"


class SamenstellenView(NetwerkMixin, TemplateView):
    """The outline of the final report as it stands, and what it still misses."""

    recht = RECHT
    template_name = "rapportage/samenstellen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rapport = Rapport.objects.in_netwerk(self.netwerk).filter(soort="eind").select_related("netwerk", "job").first()
        return super().get_context_data(
            **kwargs,
            o=lees_opbouw(self.netwerk),
            rapport=rapport,
            is_gepubliceerd=rapport is not None and rapport.staat == "gepubliceerd",
            form=AanvraagForm(netwerk=self.netwerk),
        )


class EindredactieView(NetwerkMixin, FormView):
    """Write the opening of the report: title, introduction, motto, summary, letter; from empty or over what stands."""

    recht = RECHT
    template_name = "rapportage/eindredactie.html"
    form_class = EindredactieForm

    def get_form_kwargs(self) -> dict[str, Any]:
        redactie = Eindredactie.objects.in_netwerk(self.netwerk).first()
        return {**super().get_form_kwargs(), "netwerk": self.netwerk, "instance": redactie}

    def form_valid(self, form: Any) -> HttpResponse:
        terug = overzicht_van(self.netwerk, "eindredactie")
        try:
            eindredactie.leg_eindredactie_vast(
                self.netwerk, **form.velden, versie=form.versie_gelezen, door=self.toegang.gebruiker
            )
        except VersieConflict as conflict:
            EindredactieForm.als_getypt(conflict.huidig)
            return toon_conflict(self.request, conflict, form, terug=terug)
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "De eindredactie is bewaard.")
        return redirect(terug)


class OnderdeelMixin(NetwerkMixin):
    """A form about one kind of part, named in the address."""

    recht = RECHT

    @property
    def soort(self) -> str:
        soort = self.kwargs["soort"]
        if soort not in FORMULIEREN:
            raise Http404
        return str(soort)

    def get_form_class(self) -> type[Onderdeelform]:
        return FORMULIEREN[self.soort]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "netwerk": self.netwerk}  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        naam, knop = WOORDEN[self.soort]
        terug = overzicht_van(self.netwerk)
        return super().get_context_data(**kwargs, soort=self.soort, naam=naam, knop=knop, terug=terug)


class OnderdeelNieuw(OnderdeelMixin, FormView):
    """Add a part; ``?hoofdstuk=``, ``?onderwerp=`` and ``?project=`` say where it belongs."""

    template_name = "rapportage/onderdeel.html"

    def get_initial(self) -> dict[str, Any]:
        vraag, netwerk = self.request.GET, self.netwerk
        begin: dict[str, Any] = {}
        for naam, model in (("hoofdstuk", Hoofdstuk), ("onderwerp", Onderwerp)):
            if naam in vraag:
                begin[naam] = model.objects.in_netwerk(netwerk).filter(pk__in=[heel_getal(vraag[naam])]).first()
        if "project" in vraag:
            begin["project"] = Project.objects.in_netwerk(netwerk).filter(code=vraag["project"]).first()
        return begin

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            deel = _voeg_toe(self.soort, self.netwerk, form.velden, self.toegang.gebruiker)
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, f"Toegevoegd: {deel}.")
        return redirect(overzicht_van(self.netwerk, anker_van(deel)))


def _voeg_toe(soort: str, netwerk: Netwerk, velden: dict[str, Any], door: Any) -> Any:
    """Add a part of this kind where its fields say it belongs."""
    daden: dict[str, Callable[..., Any]] = {
        "rode-draad": eindredactie.voeg_rode_draad_toe,
        "hoofdstuk": eindredactie.voeg_hoofdstuk_toe,
        "ondertekenaar": samenstellen.voeg_ondertekenaar_toe,
    }
    if soort in daden:
        return daden[soort](netwerk, **velden, door=door)
    if soort == "onderwerp":
        return eindredactie.voeg_onderwerp_toe(velden.pop("hoofdstuk"), **velden, door=door)
    return eindredactie.voeg_impactkader_toe(velden.pop("onderwerp"), **velden, door=door)


class OnderdeelWijzigen(OnderdeelMixin, FormView):
    """Change a part; a stale save shows both texts. Who signs is added or taken away, not changed."""

    template_name = "rapportage/onderdeel.html"
    _deel: Any = None

    def eis_recht(self) -> None:
        """The right is asked for the part."""
        self.deel  # noqa: B018 -- fetching it asks the right

    @property
    def deel(self) -> Any:
        if self._deel is None:
            self._deel = _haal(self.request, self.soort, self.kwargs["pk"], wijzigbaar=True)
        return self._deel

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": self.deel}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, deel=self.deel)

    def form_valid(self, form: Any) -> HttpResponse:
        deel, terug = self.deel, overzicht_van(self.netwerk, anker_van(self.deel))
        try:
            samenstellen.wijzig_onderdeel(
                deel, velden=form.velden, versie=form.versie_gelezen, door=self.toegang.gebruiker
            )
        except VersieConflict as conflict:
            type(form).als_getypt(conflict.huidig)
            return toon_conflict(self.request, conflict, form, terug=terug)
        except DomainError as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "Bewaard.")
        return redirect(terug)


@require_POST
def verplaats(request: HttpRequest, netwerk: str, soort: str, pk: int) -> HttpResponse:  # noqa: ARG001 - in the address
    """Move a part one place up (``richting=op``) or down."""
    deel = _haal(request, soort, pk)
    try:
        samenstellen.verplaats_onderdeel(deel, omhoog=request.POST.get("richting") == "op", door=_wie(request))
    except DomainError as fout:
        messages.error(request, str(fout))
    return redirect(overzicht_van(deel.netwerk, anker_van(deel)))


@require_POST
def verwijder(request: HttpRequest, netwerk: str, soort: str, pk: int) -> HttpResponse:  # noqa: ARG001 - idem
    """Take a part away on which nothing hangs."""
    deel = _haal(request, soort, pk)
    anker, naam = anker_van(deel), str(deel)
    try:
        samenstellen.verwijder_onderdeel(deel, door=_wie(request))
    except DomainError as fout:
        messages.error(request, str(fout))
        return redirect(overzicht_van(deel.netwerk, anker))
    messages.success(request, f"Weggehaald: {naam}.")
    return redirect(overzicht_van(deel.netwerk))


def _wie(request: HttpRequest) -> Any:
    return request.toegang.gebruiker  # type: ignore[attr-defined]


def _haal(request: HttpRequest, soort: str, pk: int, *, wijzigbaar: bool = False) -> Any:
    """The part in this network: 404 when it is not there, 403 without the right."""
    toegang = request.toegang  # type: ignore[attr-defined]
    gevonden = samenstellen.SOORTEN.get(soort)
    if gevonden is None or (wijzigbaar and not gevonden.velden):
        eis(toegang, RECHT)
        raise Http404
    relaties = {"netwerk", gevonden.ouder} | ({"onderwerp__hoofdstuk"} if gevonden.ouder == "onderwerp" else set())
    return haal(gevonden.model.objects.select_related(*relaties), toegang, RECHT, pk=pk)
