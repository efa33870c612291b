from functools import cached_property

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, View

from kern.lijsten import Leeg, LijstView, Nieuw
from kern.models.job import JobStatus
from kern.verzoek import Verzoek
from kern.views import DaadView, NetwerkMixin, NetwerkObjectMixin, doe, haal
from netwerken.models import Gebruiker
from rapportage.domain.bestanden import vraag_herstel
from rapportage.domain.rapporten import probeer_opnieuw, vraag_rapport_aan
from rapportage.forms.aanvraag import AanvraagForm
from rapportage.models import Rapport
from rapportage.overzicht import rapporten
from rapportage.overzicht.letters import gekozen, letters_van
from rapportage.overzicht.perioden import TeMelden, te_melden
from rapportage.overzicht.taken import te_verwachten
from rapportage.views.bestanden import geef_bestand


class RapportenView(NetwerkMixin, LijstView):
    """The reports of the network with where each stands."""

    recht = "rapportage.bekijk_rapport"
    template_name = "rapportage/lijst.html"
    titel, enkel, meer = "Rapporten", "rapport", "rapporten"
    nieuw = Nieuw("rapportage.vraag_rapport_aan", "rapportage:vraag-aan", "Maak een rapport", "file-earmark-plus")
    leeg = Leeg(
        "file-earmark-text",
        "Maak het rapport over de voorbije periode. Het staat er in een paar minuten.",
        zonder="Zodra er een rapport is dat je mag lezen, staat het hier.",
    )
    paginate_by = 25

    def get_queryset(self) -> models.QuerySet[Rapport]:
        return Rapport.objects.zichtbaar_voor(self.toegang).voor_lijst()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        return {**context, "rijen": rapporten.rijen(context["object_list"]), "verwacht": te_verwachten(self.toegang)}


class VraagAanView(DaadView):
    """Ask for a report."""

    recht = "rapportage.vraag_rapport_aan"
    form_class = AanvraagForm
    geeft = ("netwerk", "te_melden")
    gelukt = ""  # the page of the report says how far it is
    template_name = "rapportage/vraag_aan.html"
    eist_sleutel = False  # the buttons elsewhere carry an ``aanvraagsleutel``, and one report has one active job

    @cached_property
    def te_melden(self) -> TeMelden:
        return te_melden(self.toegang)

    def get_initial(self) -> dict[str, object]:
        gevraagd = {naam: self.request.GET[naam] for naam in ("soort", "periode") if self.request.GET.get(naam)}
        return {**super().get_initial(), **gevraagd}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        kwargs.setdefault("form", self.get_form())
        form = kwargs["form"]
        keuze = [form[naam].value() for naam in ("soort", "periode")] if isinstance(form, AanvraagForm) else ["", ""]
        gevraagd = gekozen(self.netwerk, self.te_melden.periodes, *keuze)
        letters = letters_van(self.toegang, gevraagd)
        return super().get_context_data(**kwargs, letters=letters, gevraagd=gevraagd)

    def voer_uit(self, form: AanvraagForm) -> Rapport:
        velden = form.cleaned_data
        return vraag_rapport_aan(
            self.netwerk,
            soort=velden["soort"],
            periode=velden["periode"],
            door=self.toegang.gebruiker,
            aanvraagsleutel=velden["aanvraagsleutel"].hex if velden["aanvraagsleutel"] else None,
        )


class RapportView(NetwerkObjectMixin, DetailView):
    """One report: being made, failed with its reason, or ready with its files."""

    recht = "rapportage.bekijk_rapport"
    zoekveld = "slug"
    template_name = "rapportage/detail.html"
    queryset = Rapport.objects.select_related("netwerk", "job")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        rij = rapporten.rij(self.object)
        return super().get_context_data(
            **kwargs,
            rij=rij,
            rapport=self.object,
            stand=rapporten.voortgang_van(self.object),
            cijfers=rapporten.kerncijfers(self.object, rij.bestanden),
            gaten=rapporten.wat_ontbreekt(self.object, rij.bestanden),
            gewone_letters=rij.is_te_publiceren and rapporten.met_gewone_letters(rij.bestanden),
            opmerkingen=rapporten.opmerkingen(rij.bestanden) if rij.is_te_publiceren else [],
            form=AanvraagForm(netwerk=self.netwerk, te_melden=te_melden(self.toegang)),
            begonnen=rapporten.begonnen_uitgave(self.object) if self.object.is_vast else None,
            uitgaven=rapporten.andere_uitgaven(self.object, self.toegang),
            nieuwere=rapporten.nieuwere_uitgave(self.object, Rapport.objects.zichtbaar_voor(self.toegang)),
        )


class VoortgangView(NetwerkObjectMixin, DetailView):
    """The part of the page that renews itself while the report is made; asks for a fresh page when it is done."""

    recht = "rapportage.bekijk_rapport"
    zoekveld = "slug"
    template_name = "rapportage/_voortgang.html"
    queryset = Rapport.objects.select_related("netwerk", "job")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        stand = rapporten.voortgang_van(self.object)
        gezien = self.request.GET.get("gezien", "")
        return super().get_context_data(
            **kwargs, rapport=self.object, stand=stand, meld=stand is not None and gezien != str(stand.deel)
        )

    def render_to_response(self, context: dict[str, object], **kwargs: object) -> HttpResponse:
        if context["stand"] is None and self.request.headers.get("HX-Request"):
            if self.object.job is not None and self.object.job.status == JobStatus.KLAAR:
                messages.success(self.request, "Het rapport is klaar.")  # on the fresh page, where it is read aloud
            return HttpResponse(headers={"HX-Refresh": "true"})
        return super().render_to_response(context, **kwargs)


class BestandView(NetwerkMixin, View):
    """Download a file of a report; of a withdrawn one only who made or received it."""

    recht = "rapportage.haal_bestand"

    def get(self, request: HttpRequest, slug: str, soort: str, **_kwargs: object) -> HttpResponseBase:
        rapport = haal(Rapport.objects.select_related("netwerk"), self.toegang, self.recht, slug=slug)
        return geef_bestand(request, rapport, soort, terug=rapport.get_absolute_url())


@require_POST
def opnieuw(request: Verzoek, netwerk: str, slug: str) -> HttpResponse:  # noqa: ARG001 - the address names it
    """Try again after a failure."""
    rapport = _haal(request, "rapportage.vraag_rapport_aan", slug)
    naar = rapport.get_absolute_url()
    return doe(request, lambda: probeer_opnieuw(rapport, door=_wie(request)), "We proberen het opnieuw.", naar)


@require_POST
def herstel(request: Verzoek, netwerk: str, slug: str) -> HttpResponse:  # noqa: ARG001 - idem
    """Make damaged files again, from the snapshot they came from."""
    rapport = _haal(request, "rapportage.vraag_rapport_aan", slug)
    gelukt = "De bestanden worden opnieuw gemaakt uit dezelfde gegevens. Haal ze over een minuut opnieuw op."
    naar = rapport.get_absolute_url()
    return doe(request, lambda: vraag_herstel(rapport, door=_wie(request)), gelukt, naar)


def _haal(request: Verzoek, recht: str, slug: str) -> Rapport:
    toegang = request.toegang
    rapport: Rapport = haal(Rapport.objects.select_related("netwerk", "job"), toegang, recht, slug=slug)
    return rapport


def _wie(request: Verzoek) -> Gebruiker:
    return request.toegang.gebruiker
