"""A deliverable: what was handed in each time and what was said of it."""

from typing import Any

from django.db import models
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.generic import TemplateView, View

from kern.domain.kluis import open_heel
from kern.invoer import dag, heel_getal
from kern.views import Drukknop, NetwerkMixin, ObjectDaadView, ObjectMixin, Terugdaad, haal
from netwerken.domain import opleveringen
from netwerken.forms.oplevering import AanvaardForm, IndienForm, TerugForm
from netwerken.models import Gebruiker, Indiening, Oplevering


class OpleveringMixin(ObjectMixin):
    """A page about one deliverable."""

    zoekveld, naam = "pk", "oplevering"

    def get_rijen(self) -> models.QuerySet[Oplevering]:
        return Oplevering.objects.in_netwerk(self.netwerk).select_related("netwerk")


class OpleveringView(OpleveringMixin, TemplateView):
    """How a deliverable stands, with every time it was handed in."""

    recht = "netwerken.bekijk_oplevering"
    template_name = "netwerken/oplevering.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, indieningen=self.object.indieningen.all())


class OpleveringDaad(OpleveringMixin, ObjectDaadView):
    """A form that does one thing to one deliverable."""

    template_name = "netwerken/oplevering_daad.html"

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "oplevering": self.object}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        concept = f"oplevering-{self.titel}-{self.object.pk}-{self.object.versie}"
        return super().get_context_data(**{"concept": concept, **kwargs})


def _trek_in(oplevering: Oplevering, *, door: Gebruiker) -> None:
    opleveringen.trek_indiening_in(oplevering, versie=oplevering.versie, door=door)


class Indienen(OpleveringDaad):
    """Hand it in with a file, a link or both."""

    recht = "netwerken.dien_oplevering_in"
    form_class = IndienForm
    titel, knop, knop_icoon = "Dien in", "Dien in", "send"
    gelukt = "Het is ingediend."
    terugdaden = (
        Terugdaad("oplevering.ingediend", _trek_in, "De indiening is ingetrokken; wat je indiende, blijft hier staan."),
    )

    def voer_uit(self, form: IndienForm) -> object:
        return opleveringen.dien_in(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def vul_aan(self, huidig: Any) -> None:  # gets what the form shows and the model has not
        huidig.bestand = huidig.link = huidig.toelichting = ""


class Aanvaarden(OpleveringDaad):
    """Accept what was handed in."""

    recht = "netwerken.beoordeel_oplevering"
    form_class = AanvaardForm
    titel, knop = "Aanvaard de oplevering", "Aanvaard"
    gelukt = "De oplevering is aanvaard."
    terugdaden = (
        Terugdaad(
            "oplevering.aanvaard", opleveringen.neem_aanvaarding_terug, "De oplevering wacht weer op een oordeel.",
            met=lambda regel: {"indiening": regel.gegevens["indiening"]},
        ),
    )  # fmt: skip

    def voer_uit(self, form: AanvaardForm) -> object:
        return opleveringen.aanvaard(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def vul_aan(self, huidig: Any) -> None:  # gets what the form shows and the model has not
        huidig.op = huidig.aanvaard_op


class Terugsturen(OpleveringDaad):
    """Send it back, with what has to happen."""

    recht = "netwerken.beoordeel_oplevering"
    form_class = TerugForm
    titel, knop, knop_icoon = "Stuur terug", "Stuur terug", "reply"
    gelukt = "De oplevering is teruggestuurd."
    terugdaden = (
        Terugdaad(
            "oplevering.teruggestuurd", opleveringen.neem_terugsturen_terug, "De oplevering staat weer zoals ze stond.",
            met=lambda regel: {
                "indiening": regel.gegevens["indiening"], "aanvaard_op": dag(regel.gegevens["aanvaard_op"] or ""),
            },
        ),
    )  # fmt: skip

    def voer_uit(self, form: TerugForm) -> object:
        return opleveringen.stuur_terug(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def vul_aan(self, huidig: Any) -> None:  # gets what the form shows and the model has not
        huidig.reden = ""


class Intrekken(OpleveringMixin, Drukknop):
    """Take back what was handed in and not judged yet."""

    recht = "netwerken.dien_oplevering_in"
    gelukt = "De indiening is ingetrokken. Je kunt opnieuw indienen."

    def doe(self) -> None:
        versie = heel_getal(self.request.POST.get("versie", "")) or 0
        opleveringen.trek_indiening_in(self.object, versie=versie, door=self.toegang.gebruiker)


class BestandView(NetwerkMixin, View):
    """Download what was handed in; the right is that of the deliverable."""

    recht = "netwerken.bekijk_oplevering"

    def get(self, request: HttpRequest, pk: int, **_kwargs: object) -> HttpResponseBase:
        indiening = haal(Indiening.objects.select_related("oplevering__netwerk"), self.toegang, self.recht, pk=pk)
        if not indiening.pad:
            raise Http404
        bestand = open_heel(indiening.pad, sha256=indiening.sha256, grootte=indiening.grootte)
        if bestand is None:
            context = {"indiening": indiening, "terug": indiening.oplevering.get_absolute_url()}
            weg: HttpResponse = render(request, "netwerken/bestand_beschadigd.html", context, status=404)
            return weg
        antwoord = FileResponse(
            bestand, as_attachment=True, filename=indiening.bestandsnaam, content_type="application/octet-stream"
        )
        antwoord["Cache-Control"] = "private, no-cache"
        return antwoord
