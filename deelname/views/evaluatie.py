"""The evaluation of a meeting, for who organises it: the answers, the screen in the room, the mail, closing."""

from urllib.parse import urlencode

from django.conf import settings
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from deelname.domain import evaluatielink
from deelname.domain.evaluatie import (
    begin_evaluatie,
    heropen_evaluatie,
    neem_sturen_terug,
    sluit_evaluatie,
    stuur_evaluatie,
    te_sturen,
    uitslag,
    waarom_geen_evaluatie,
)
from deelname.models import Evaluatiebus
from deelname.overzicht.evaluatie import adres, bus_van, stand
from kern.csvbestand import klein_csv_antwoord
from kern.exceptions import DomainError
from kern.opmaak import aantal
from kern.qr import qr_van
from kern.views import BevestigView, Drukknop, Terugdaad
from sessies.domain.staat import eis_begonnen
from sessies.models import Sessie
from sessies.views.basis import SessieMixin

WEER_OPEN = "De evaluatie staat weer open."
WEER_DICHT = "De evaluatie is weer gesloten."


class BijEvaluatie(SessieMixin):
    """Base of what is about the evaluation of one meeting; it leads back to it."""

    @cached_property
    def bus(self) -> Evaluatiebus | None:
        return bus_van(self.object)

    def eis_bus(self) -> Evaluatiebus:
        """The box. Raises Http404 while there is none: then nothing leads here."""
        if self.bus is None:
            raise Http404
        return self.bus

    def terug(self) -> str:
        return adres("evaluatie", self.object)


class Evaluatie(BijEvaluatie, TemplateView):
    """What people answered, from five answers on; and what can be done now."""

    template_name = "deelname/evaluatie.html"

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.GET.get("als") == "csv":
            return self._csv(self.eis_bus())
        return super().get(request, *args, **kwargs)

    def _csv(self, bus: Evaluatiebus) -> HttpResponse:
        geteld = uitslag(bus)
        if not geteld.is_zichtbaar:
            raise Http404
        rijen: list[tuple[str, str, int]] = [("Wat had je aan deze bijeenkomst?", wat, n) for wat, n in geteld.keuzes]
        rijen += [("Wat ga je ermee doen?", regel, 1) for regel in geteld.doet]
        rijen += [("Wat had beter gekund?", regel, 1) for regel in geteld.beter]
        return klein_csv_antwoord("evaluatie", ("vraag", "antwoord", "aantal"), rijen)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, sessie=self.object, **stand(self.object, self.bus))


class BeginEvaluatie(BijEvaluatie, Drukknop[Sessie]):
    """Let people answer."""

    gelukt = "De evaluatie staat open. Toon ze op het einde op het scherm, of stuur ze naar wie er was."

    def doe(self) -> Evaluatiebus:
        return begin_evaluatie(self.object, door=self.toegang.gebruiker)


class Evaluatiescherm(BijEvaluatie, TemplateView):
    """The QR and the code of this minute, for the screen in the room."""

    template_name = "deelname/evaluatie_scherm.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        bus = self.eis_bus()
        dicht = evaluatielink.waarom_geen_code(bus)
        context: dict[str, object] = {"dicht": dicht, "sessie": self.object, "uitslag": uitslag(bus)}
        if not dicht:
            code = evaluatielink.code_van(bus)
            url = f"{settings.SITE_URL}{reverse('deelname_link:evaluatie-code')}"
            context |= {
                "code": f"{code[:3]} {code[3:]}",
                "kort": url.partition("://")[2],
                "qr": qr_van(f"{url}?{urlencode({'code': code})}"),
            }
        return super().get_context_data(**kwargs, **context)


class StuurEvaluatie(BijEvaluatie, BevestigView[Sessie]):
    """Show who gets the mail, and let it leave."""

    template_name = "deelname/evaluatie_stuur.html"
    titel = "Stuur de evaluatie"
    knop, knop_icoon = "Stuur de evaluatie", "send"
    terugdaden = (
        Terugdaad(
            "evaluatie.verstuurd",
            neem_sturen_terug,
            "De evaluatie is niet vertrokken.",
            met=lambda regel: {"rijen": regel.gegevens["rijen"]},
        ),
    )

    def eis_kan(self) -> None:
        eis_begonnen(self.object)
        if zin := waarom_geen_evaluatie(self.object):
            raise DomainError(zin)

    def voer_uit(self, form: BaseForm) -> list[int]:  # noqa: ARG002 -- nothing was typed
        return stuur_evaluatie(self.object, door=self.toegang.gebruiker)

    def melding(self, uitkomst: list[int]) -> str:
        return f"{aantal(len(uitkomst), 'mail is', 'mails zijn').capitalize()} onderweg."

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, mensen=list(te_sturen(self.object)))


class SluitEvaluatie(BijEvaluatie, Drukknop[Sessie]):
    """Let nobody answer any more."""

    gelukt = "De evaluatie is gesloten. Antwoorden kan niet meer."
    terugdaden = (Terugdaad("evaluatie.gesloten", heropen_evaluatie, WEER_OPEN),)

    def doe(self) -> Evaluatiebus:
        return sluit_evaluatie(self.eis_bus(), door=self.toegang.gebruiker)


class HeropenEvaluatie(BijEvaluatie, Drukknop[Sessie]):
    """Let people answer again."""

    gelukt = WEER_OPEN
    terugdaden = (Terugdaad("evaluatie.heropend", sluit_evaluatie, WEER_DICHT),)

    def doe(self) -> Evaluatiebus:
        return heropen_evaluatie(self.eis_bus(), door=self.toegang.gebruiker)
