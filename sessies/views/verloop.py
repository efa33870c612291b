"""What happens to a meeting after it is planned: published, cancelled, closed, recorded."""

from collections.abc import Callable
from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kern.meldingen import terug_naar
from kern.rechten import eis
from kern.verzoek import Verzoek
from kern.views import doe, haal
from sessies.domain.inzichten import schrijf_inzicht
from sessies.domain.sessies import las_af, publiceer_sessie, rond_af
from sessies.domain.verloop import (
    heropen_actiepunt,
    neem_besluit,
    rond_actiepunt_af,
    spreek_actiepunt_af,
    stuur_verslag_rond,
)
from sessies.enums import SessieStatus
from sessies.forms.sessie import AfgelastForm
from sessies.forms.verloop import OPKOMST, ActiepuntForm, AfsluitForm, BesluitForm, InzichtForm
from sessies.models import Actiepunt, Leervraag, Sessie
from sessies.overzicht.agendabestand import als_agendabestand
from sessies.views.basis import NaBegin, OverSessie, haal_sessie

WIJZIG = OverSessie.recht


class AfgelastView(OverSessie):
    """Cancel a meeting."""

    form_class = AfgelastForm
    titel = "Gelast de bijeenkomst af"
    lead = "Dit kun je niet ongedaan maken; je kunt wel een nieuwe bijeenkomst plannen. De vragen op de agenda wachten dan weer."
    knop, knop_icoon = "Gelast af", "calendar-x"
    gelukt = "De bijeenkomst is afgelast."

    def voer_uit(self, form: AfgelastForm) -> Sessie:
        return las_af(self.object, reden=form.cleaned_data["reden"], door=self.toegang.gebruiker)


class AfsluitView(NaBegin):
    """Close a meeting that is over, or complete what was recorded of it."""

    form_class = AfsluitForm
    knop = "Bewaar"

    @property
    def is_gehouden(self) -> bool:
        return self.object.status == SessieStatus.GEHOUDEN

    @property
    def titel(self) -> str:  # type: ignore[override]  # worked out per meeting
        return "Vul het verslag aan" if self.is_gehouden else "Sluit de bijeenkomst af"

    @property
    def gelukt(self) -> str:  # type: ignore[override]  # worked out per meeting
        return "Bewaard." if self.is_gehouden else "De bijeenkomst is afgesloten."

    lead = "Alles wat je nog niet weet, mag leeg blijven: je kunt dit later aanvullen."

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "is_gedeeld": self.object.verslag_op is not None}

    def get_initial(self) -> dict[str, object]:
        sessie = self.object
        opkomst = getattr(sessie, "opkomst", None)
        getallen = {naam: getattr(opkomst, naam) for naam in OPKOMST} if opkomst else {}
        teksten = {naam: getattr(sessie, naam) for naam in ("verslag", "wie_ontbrak", "voor_wie_niet", "versie")}
        return {**getallen, **teksten}

    def voer_uit(self, form: AfsluitForm) -> Sessie:
        data = form.cleaned_data
        opkomst = {naam: data.get(naam) or 0 for naam in OPKOMST} if data.get("ingeschreven") is not None else None
        return rond_af(
            self.object,
            velden={"wie_ontbrak": data["wie_ontbrak"], "voor_wie_niet": data["voor_wie_niet"]},
            versie=data["versie"],
            opkomst=opkomst,
            verslag=data["verslag"],
            deel=bool(data.get("delen")),
            door=self.toegang.gebruiker,
        )


class BesluitView(NaBegin):
    """Write down a decision."""

    form_class = BesluitForm
    titel = "Noteer een besluit"
    gelukt = "Het besluit staat bij de bijeenkomst."

    def voer_uit(self, form: BesluitForm) -> object:
        return neem_besluit(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class ActiepuntView(NaBegin):
    """Write down who does what."""

    form_class = ActiepuntForm
    titel = "Noteer een actiepunt"
    gelukt = "Het actiepunt staat bij de bijeenkomst."

    def voer_uit(self, form: ActiepuntForm) -> object:
        return spreek_actiepunt_af(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class InzichtUitSessie(NaBegin):
    """Write down what a meeting learned."""

    recht = "sessies.bekijk_sessie"
    form_class = InzichtForm
    titel = "Schrijf een inzicht"
    lead = "Wat weten jullie nu, wat jullie voor de bijeenkomst niet wisten?"
    gelukt = "Het inzicht is bewaard."

    def haal_object(self) -> Sessie:
        sessie: Sessie = super().haal_object()
        eis(self.toegang, "sessies.schrijf_inzicht")
        return sessie

    def get_form_kwargs(self) -> dict[str, object]:
        vragen = Leervraag.objects.zichtbaar_voor(self.toegang).filter(agendapunten__sessie=self.object).distinct()
        return {**super().get_form_kwargs(), "vragen": vragen.order_by("nummer")}

    def voer_uit(self, form: InzichtForm) -> object:
        return schrijf_inzicht(self.netwerk, sessie=self.object, **form.cleaned_data, door=self.toegang.gebruiker)


@require_POST
def publiceer(request: Verzoek, netwerk: str, nummer: str) -> HttpResponse:  # noqa: ARG001 -- the middleware read the network
    """Show a concept to the network."""
    sessie = haal_sessie(request, nummer, WIJZIG)
    return doe(
        request,
        lambda: publiceer_sessie(sessie, door=request.user),
        "De bijeenkomst staat op de kalender.",
        sessie.get_absolute_url(),
    )


@require_POST
def deel_verslag(request: Verzoek, netwerk: str, nummer: str) -> HttpResponse:  # noqa: ARG001 -- the middleware read the network
    """Share the minutes with who may see the meeting."""
    sessie = haal_sessie(request, nummer, WIJZIG)
    naar = f"{sessie.get_absolute_url()}#verslag"
    return doe(request, lambda: stuur_verslag_rond(sessie, door=request.user), "Het verslag is gedeeld.", naar)


@require_POST
def actiepunt_klaar(request: Verzoek, netwerk: str, pk: int) -> HttpResponse:  # noqa: ARG001 -- the middleware read the network
    """Note that a promise was kept."""
    zin = "Het actiepunt is klaar."
    return _na_actiepunt(request, _haal_actiepunt(request, pk), rond_actiepunt_af, zin, "actiepunt-heropen")


@require_POST
def actiepunt_heropen(request: Verzoek, netwerk: str, pk: int) -> HttpResponse:  # noqa: ARG001 -- the middleware read the network
    """Take "done" back."""
    zin = "Het actiepunt staat weer open."
    return _na_actiepunt(request, _haal_actiepunt(request, pk), heropen_actiepunt, zin, "actiepunt-klaar")


def _haal_actiepunt(request: Verzoek, pk: int) -> Actiepunt:
    toegang = request.toegang
    rijen = Actiepunt.objects.select_related("sessie__netwerk", "sessie__orgaan").filter(
        sessie__in=Sessie.objects.zichtbaar_voor(toegang)
    )
    return haal(rijen, toegang, "sessies.rond_actiepunt_af", pk=pk)


def _na_actiepunt(
    request: HttpRequest, punt: Actiepunt, daad: Callable[..., Actiepunt], zin: str, ongedaan: str
) -> HttpResponse:
    """Do it, say so with the way back, and go on where the button stood."""
    weg = reverse(f"sessies:{ongedaan}", kwargs={"netwerk": punt.netwerk.slug, "pk": punt.pk})
    naar = terug_naar(request, f"{punt.sessie.get_absolute_url()}#actiepunten")
    return doe(request, lambda: daad(punt, door=request.user), zin, naar, ongedaan=lambda _punt: weg)


@require_safe
def agendabestand(request: Verzoek, netwerk: str, nummer: str) -> HttpResponse:  # noqa: ARG001 -- the middleware read the network
    """The meeting as a file for one's own calendar."""
    sessie = haal_sessie(request, nummer, "sessies.bekijk_sessie")
    organisator = settings.CONTACT_MAIL or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    url = settings.SITE_URL + sessie.get_absolute_url()
    inhoud = als_agendabestand(sessie, url=url, organisator=organisator)
    naam = f'attachment; filename="bijeenkomst-{sessie.nummer}.ics"'
    return HttpResponse(inhoud, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": naam})
