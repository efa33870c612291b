"""Where the final report is put together: its outline, what still misses, and the forms of its parts."""

from collections.abc import Callable
from typing import Any, cast

from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from kern.formulieren import velden_van
from kern.invoer import heel_getal
from kern.rechten import eis
from kern.verzoek import Verzoek
from kern.views import DaadView, NetwerkMixin, WijzigView, doe, haal
from netwerken.models import Gebruiker, Netwerk, Thema
from projecten.models import Project
from rapportage.domain import eindredactie, samenstellen
from rapportage.domain.eindredactie import Eindredactievelden
from rapportage.domain.samenstellen import Onderdeel
from rapportage.enums import PER_PIJLER, Tekstsoort
from rapportage.forms.aanvraag import AanvraagForm
from rapportage.forms.samenstellen import FORMULIEREN, EindredactieForm, Onderdeelform, RapporttekstForm
from rapportage.models import Eindredactie, Hoofdstuk, Onderwerp, Rapport, Rapporttekst
from rapportage.overzicht.opbouw import UITLEG_TEKSTEN, lees_opbouw
from rapportage.overzicht.perioden import te_melden

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


def anker_van(deel: models.Model) -> str:
    """Where a part stands on the page of the outline."""
    return f"{deel._meta.model_name}-{deel.pk}"


class SamenstellenView(NetwerkMixin, TemplateView):
    """The outline of the final report as it stands, and what it still misses."""

    recht = RECHT
    template_name = "rapportage/samenstellen.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        rapport = Rapport.objects.in_netwerk(self.netwerk).filter(soort="eind").select_related("netwerk", "job").first()
        return super().get_context_data(
            **kwargs,
            o=lees_opbouw(self.toegang, self.request.GET.get("alles", "")),
            rapport=rapport,
            is_gepubliceerd=rapport is not None and rapport.staat == "gepubliceerd",
            form=AanvraagForm(netwerk=self.netwerk, te_melden=te_melden(self.toegang)),
        )


class EindredactieView(DaadView):
    """Write the opening of the report: title, introduction, motto, summary, letter; from empty or over what stands."""

    recht = RECHT
    template_name = "rapportage/eindredactie.html"
    form_class = EindredactieForm
    gelukt = "De eindredactie is bewaard."

    def get_form_kwargs(self) -> dict[str, object]:
        redactie = Eindredactie.objects.in_netwerk(self.netwerk).first()
        return {**super().get_form_kwargs(), "netwerk": self.netwerk, "instance": redactie}

    def terug(self) -> str:
        return overzicht_van(self.netwerk, "eindredactie")

    def naar(self, _uitkomst: Eindredactie) -> str:
        return self.terug()

    def voer_uit(self, form: EindredactieForm) -> Eindredactie:
        versie, door = form.versie_gelezen, self.toegang.gebruiker
        return eindredactie.leg_eindredactie_vast(
            self.netwerk, **velden_van(Eindredactievelden, form.cleaned_data), versie=versie, door=door
        )

    def vul_aan(self, huidig: Eindredactie) -> None:
        EindredactieForm.als_getypt(huidig)


class RapporttekstView(DaadView):
    """Write one text of the report, named in the address with the pillar it is about."""

    recht = RECHT
    template_name = "rapportage/rapporttekst.html"
    form_class = RapporttekstForm
    gelukt = "De tekst is bewaard."

    @property
    def thema(self) -> Thema | None:
        """The pillar of the address; a theme that is no pillar of this network has no page."""
        if "thema" not in self.kwargs:
            return None
        pijlers = Thema.objects.in_netwerk(self.netwerk).filter(ouder=None)
        return get_object_or_404(pijlers, pk=self.kwargs["thema"])

    @property
    def soort(self) -> Tekstsoort:
        soort = self.kwargs["soort"]
        if soort not in Tekstsoort.values or (soort in PER_PIJLER) != ("thema" in self.kwargs):
            raise Http404
        return Tekstsoort(soort)

    def get_form_kwargs(self) -> dict[str, object]:
        teksten = Rapporttekst.objects.in_netwerk(self.netwerk)
        tekst = teksten.filter(soort=self.soort, thema=self.thema).first()
        return {**super().get_form_kwargs(), "netwerk": self.netwerk, "instance": tekst}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(
            **kwargs, soort=self.soort, thema=self.thema, uitleg=UITLEG_TEKSTEN[self.soort], terug=self.terug()
        )

    def terug(self) -> str:
        return overzicht_van(self.netwerk, "teksten")

    def naar(self, _uitkomst: Rapporttekst) -> str:
        return self.terug()

    def voer_uit(self, form: RapporttekstForm) -> Rapporttekst:
        return eindredactie.schrijf_rapporttekst(
            self.netwerk, soort=self.soort, thema=self.thema, delen=form.cleaned_data["delen"], versie=form.versie_gelezen,
            door=self.toegang.gebruiker,
        )  # fmt: skip

    def vul_aan(self, huidig: Rapporttekst) -> None:
        RapporttekstForm.als_getypt(huidig)


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

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "netwerk": self.netwerk}  # type: ignore[misc]  # the view beside it in the class has it

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        naam, knop = WOORDEN[self.soort]
        terug = overzicht_van(self.netwerk)
        return super().get_context_data(**{"soort": self.soort, "naam": naam, "knop": knop, "terug": terug, **kwargs})


class OnderdeelNieuw(OnderdeelMixin, DaadView):
    """Add a part; ``?hoofdstuk=``, ``?onderwerp=`` and ``?project=`` say where it belongs."""

    template_name = "rapportage/onderdeel.html"

    def get_initial(self) -> dict[str, object]:
        vraag, netwerk = self.request.GET, self.netwerk
        begin: dict[str, object] = {}
        for naam, model in (("hoofdstuk", Hoofdstuk), ("onderwerp", Onderwerp)):
            if naam in vraag:
                begin[naam] = model.objects.in_netwerk(netwerk).filter(pk__in=[heel_getal(vraag[naam])]).first()
        if "project" in vraag:
            begin["project"] = Project.objects.in_netwerk(netwerk).met_code(vraag["project"]).first()
        return begin

    def voer_uit(self, form: Onderdeelform) -> models.Model:
        return _voeg_toe(self.soort, self.netwerk, form.velden, self.toegang.gebruiker)

    def melding(self, uitkomst: models.Model) -> str:
        return f"Toegevoegd: {uitkomst}."

    def naar(self, uitkomst: models.Model) -> str:
        return overzicht_van(self.netwerk, anker_van(uitkomst))


# Any: fields of a kind of part that is known when it runs; the domain judges them
def _voeg_toe(soort: str, netwerk: Netwerk, velden: dict[str, Any], door: Gebruiker | None) -> models.Model:
    """Add a part of this kind where its fields say it belongs."""
    daden: dict[str, Callable[..., models.Model]] = {
        "rode-draad": eindredactie.voeg_rode_draad_toe,
        "hoofdstuk": eindredactie.voeg_hoofdstuk_toe,
        "ondertekenaar": samenstellen.voeg_ondertekenaar_toe,
    }
    if soort in daden:
        return daden[soort](netwerk, **velden, door=door)
    if soort == "onderwerp":
        return eindredactie.voeg_onderwerp_toe(velden.pop("hoofdstuk"), **velden, door=door)
    return eindredactie.voeg_impactkader_toe(velden.pop("onderwerp"), **velden, door=door)


class OnderdeelWijzigen(OnderdeelMixin, WijzigView[Onderdeel]):
    """Change a part; a stale save shows both texts. Who signs is added or taken away, not changed."""

    naam = "deel"
    template_name = "rapportage/onderdeel.html"

    def haal_object(self) -> Onderdeel:
        return _haal(self.verzoek, self.soort, self.kwargs["pk"], wijzigbaar=True)

    def voer_uit(self, form: Onderdeelform) -> models.Model:
        versie, door = form.versie_gelezen, self.toegang.gebruiker
        return samenstellen.wijzig_onderdeel(self.object, velden=form.velden, versie=versie, door=door)

    def vul_aan(self, huidig: Onderdeel) -> None:
        self.get_form_class().als_getypt(huidig)

    def terug(self) -> str:
        return overzicht_van(self.netwerk, anker_van(self.object))


@require_POST
def verplaats(request: Verzoek, netwerk: str, soort: str, pk: int) -> HttpResponse:  # noqa: ARG001 - in the address
    """Move a part one place up (``richting=op``) or down."""
    deel = _haal(request, soort, pk)
    omhoog, door = request.POST.get("richting") == "op", _wie(request)
    naar = overzicht_van(deel.netwerk, anker_van(deel))
    return doe(request, lambda: samenstellen.verplaats_onderdeel(deel, omhoog=omhoog, door=door), "", naar)


@require_POST
def verwijder(request: Verzoek, netwerk: str, soort: str, pk: int) -> HttpResponse:  # noqa: ARG001 - idem
    """Take a part away on which nothing hangs."""
    deel = _haal(request, soort, pk)
    naar = overzicht_van(deel.netwerk, anker_van(deel))  # no such place any more: the browser shows the top
    return doe(
        request, lambda: samenstellen.verwijder_onderdeel(deel, door=_wie(request)), f"Weggehaald: {deel}.", naar
    )


def _wie(request: Verzoek) -> Gebruiker:
    return request.toegang.gebruiker


def _haal(request: Verzoek, soort: str, pk: int, *, wijzigbaar: bool = False) -> Onderdeel:
    """The part in this network: 404 when it is not there, 403 without the right."""
    toegang = request.toegang
    gevonden = samenstellen.SOORTEN.get(soort)
    if gevonden is None or (wijzigbaar and not gevonden.velden):
        eis(toegang, RECHT)
        raise Http404
    relaties = {"netwerk", gevonden.ouder} | ({"onderwerp__hoofdstuk"} if gevonden.ouder == "onderwerp" else set())
    rijen = cast(models.QuerySet[Onderdeel], gevonden.model.objects.select_related(*relaties))  # of one of the five
    return haal(rijen, toegang, RECHT, pk=pk)
