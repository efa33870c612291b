"""Remarks on minutes: asked of who was there, given with a link and without account, answered beside the minutes."""

from django.db import models
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kern.domain.terug import vorige
from kern.exceptions import DomainError
from kern.opmaak import aantal, dag, vorm
from kern.views import Drukknop, ObjectDaadView, ObjectMixin, Terugdaad, heeft_sleutel, probeer
from sessies.domain.goedkeuring import lees_verslag
from sessies.domain.opmerkingen import (
    VAST,
    VerslaglinkError,
    behandel_opmerking,
    geef_opmerkingen,
    heropen_opmerking,
    heropen_opmerkingen,
    lees_link,
    ronde_van,
    sluit_opmerkingen,
    waarom_geen_opmerking,
    zet_antwoord_terug,
)
from sessies.domain.opmerkingen_vragen import (
    NIEMAND,
    heeft_lijst,
    neem_opmerkingenvraag_terug,
    pad_van,
    te_vragen,
    uiterste_dag,
    voorstel,
    vraag_opmerkingen,
    waarom_niet_vragen,
)
from sessies.domain.verslaginhoud import is_leeg
from sessies.forms.opmerkingen import BehandelForm, OpmerkingenForm, VraagOpmerkingenForm
from sessies.models import Sessie, Verslaglezer, Verslagopmerking
from sessies.views.basis import OverSessie, SessieKnop, adres
from sessies.views.links import kader_van

TROOST = "Misschien deelt men dit verslag niet meer, of is het te lang geleden."
WACHT_WEER = "De opmerking wacht weer op een antwoord."
GESLOTEN = "Niemand kan nog opmerkingen geven bij dit verslag."
WEER_OPEN = "Wie er was, kan weer opmerkingen geven."


class VraagOpmerkingen(OverSessie):
    """Who gets the question for remarks, until when they may be given, and then the mails."""

    recht = "sessies.wijzig_sessie"
    template_name = "sessies/opmerkingen_vragen.html"
    form_class = VraagOpmerkingenForm
    titel = "Vraag opmerkingen bij het verslag"
    terugdaden = (
        Terugdaad(
            "verslag.opmerkingen_gevraagd", neem_opmerkingenvraag_terug, "De vraag vertrekt niet meer.",
            met=lambda regel: {naam: regel.gegevens.get(naam) for naam in ("rijen", "was_tot", "was_gesloten")},
        ),
    )  # fmt: skip

    def eis_kan(self) -> None:
        if zin := waarom_niet_vragen(self.object):
            raise DomainError(zin)
        if ronde_van(self.object) is None and not te_vragen(self.object):
            raise DomainError(NIEMAND)

    def terug(self) -> str:
        return adres("verslag", self.object)

    def get_initial(self) -> dict[str, object]:
        ronde = ronde_van(self.object)
        return {"tot": ronde.tot if ronde and ronde.is_open else voorstel(self.object)}

    def voer_uit(self, form: VraagOpmerkingenForm) -> list[Verslaglezer]:
        return vraag_opmerkingen(self.object, tot=form.cleaned_data["tot"], door=self.toegang.gebruiker)

    def melding(self, uitkomst: list[Verslaglezer]) -> str:
        if not uitkomst:
            return "De laatste dag is bewaard. Niemand krijgt daarvan een mail."
        mails = aantal(len(uitkomst), "mail", "mails").capitalize()
        return f"{mails} met de vraag om opmerkingen {vorm(len(uitkomst), 'is', 'zijn')} onderweg."

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        mensen, uiterste = te_vragen(self.object), uiterste_dag(self.object)
        woorden = {
            "lead": f"{self.object.titel}, {dag(self.object.begint_op)}",
            "knop": "Verstuur de mails" if mensen else "Bewaar",
            "knop_icoon": "send" if mensen else "check-lg",
        }
        eigen = {
            "mensen": mensen,
            "hoeveel": aantal(len(mensen), "mail", "mails"),
            "uiterste": uiterste,
            "heeft_lijst": heeft_lijst(self.object),
        }
        return super().get_context_data(**{**woorden, **eigen, **kwargs})


class SluitOpmerkingen(SessieKnop):
    """Let nobody give remarks any more."""

    gelukt = GESLOTEN
    terugdaden = (Terugdaad("verslag.opmerkingen_gesloten", heropen_opmerkingen, WEER_OPEN),)

    def doe(self) -> Sessie:
        return sluit_opmerkingen(self.object, door=self.toegang.gebruiker)

    def terug(self) -> str:
        return adres("verslag", self.object)


class OpmerkingMixin(ObjectMixin[Verslagopmerking]):
    """Base of what is about one remark; it leads back to the minutes."""

    recht = "sessies.lees_opmerkingen"
    zoekveld = "pk"

    def get_rijen(self) -> models.QuerySet[Verslagopmerking]:
        rijen = Verslagopmerking.objects.zichtbaar_voor(self.toegang)
        return rijen.select_related("sessie__netwerk", "sessie__orgaan", "agendapunt", "lezer__organisatie")

    def terug(self) -> str:
        return f"{adres('verslag', self.object.sessie)}#opmerking-{self.object.pk}"


class Behandel(OpmerkingMixin, ObjectDaadView[Verslagopmerking]):
    """Say what was done with one remark."""

    template_name = "sessies/opmerking.html"
    form_class = BehandelForm
    titel = "Wat doe je met deze opmerking?"
    gelukt = "Het antwoord is bewaard. Wie de opmerking gaf, leest het met de eigen link; er vertrok geen mail."
    eist_sleutel = False  # a second time finds it answered
    terugdaden = (Terugdaad("opmerking.behandeld", heropen_opmerking, WACHT_WEER),)

    def eis_kan(self) -> None:
        if hasattr(self.object.sessie, "goedkeuring"):
            raise DomainError(VAST)
        if not self.object.wacht:
            raise DomainError("Op deze opmerking is al geantwoord. Heropen ze eerst.")

    def get_initial(self) -> dict[str, object]:
        return {"versie": self.object.versie}

    def voer_uit(self, form: BehandelForm) -> Verslagopmerking:
        return behandel_opmerking(self.object, **form.cleaned_data, door=self.toegang.gebruiker)

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """The page shows the remark as it stands, so what is sent next is about that."""
        form.data = {**{naam: form.data.get(naam, "") for naam in form.fields}, "versie": str(self.object.versie)}
        return super().form_invalid(form)


class HeropenOpmerking(OpmerkingMixin, Drukknop[Verslagopmerking]):
    """Let a remark wait for an answer again."""

    gelukt = WACHT_WEER
    terugdaden = (Terugdaad("opmerking.heropend", zet_antwoord_terug, "Het antwoord staat er weer.", met=vorige),)

    def doe(self) -> Verslagopmerking:
        return heropen_opmerking(self.object, door=self.toegang.gebruiker)


@require_http_methods(["GET", "HEAD", "POST"])
def lezen(request: HttpRequest, token: str) -> HttpResponse:
    """One screen: the minutes point by point, with a place to say something at each; and what was done with that."""
    try:
        lezer = lees_link(token)
    except VerslaglinkError as fout:
        return render(request, "sessies/link_fout.html", {"melding": str(fout), "troost": TROOST}, status=404)
    sessie = lezer.sessie
    te_laat, verslag = waarom_geen_opmerking(sessie), lees_verslag(sessie)
    gezegd = set(lezer.opmerkingen.values_list("agendapunt", flat=True))
    punten = [
        deel for deel in verslag["punten"] if not (deel["keurt_goed"] and is_leeg(deel)) or deel["punt"] in gezegd
    ]
    delen = [verslag["algemeen"], *punten]
    form = OpmerkingenForm(lezer=lezer, delen=delen, data=request.POST or None)
    if request.method == "POST" and form.is_valid() and heeft_sleutel(request, form):
        gegeven = probeer(form, lambda: geef_opmerkingen(lezer, teksten=form.teksten()))
        if gegeven is not None:
            return redirect(f"{pad_van(lezer)}?klaar=1")
    context = {
        "form": form,
        "lezer": lezer,
        "sessie": sessie,
        "ronde": ronde_van(sessie),
        "te_laat": te_laat,
        "klaar": "klaar" in request.GET and not te_laat,
        **kader_van(sessie.netwerk),
    }
    return render(request, "sessies/link_verslag.html", context)
