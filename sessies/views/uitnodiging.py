"""Answering an invitation: with the link of the mail, without account, and on the page of the meeting with one."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kern.agenda import als_kalender
from kern.views import ObjectDaadView, heeft_sleutel, probeer
from sessies.domain.agenda import met_uren
from sessies.domain.antwoorden import (
    UitnodigingslinkError,
    antwoord,
    eis_kan_antwoorden,
    lees_link,
    van_sessie,
    waarom_niet,
)
from sessies.domain.uitnodigen import afspraak_voor, pad_van
from sessies.forms.genodigden import AntwoordForm, beginantwoord
from sessies.models import Genodigde, Sessie
from sessies.overzicht.antwoordkeuzes import als_wachtende
from sessies.views.links import kader_van

KOEK = "uitnodiging"
KOEK_GELDT = timedelta(days=60)
HOOGSTENS = 5  # invitations that one phone remembers


def _onthoud(request: HttpRequest, antwoord_: HttpResponse, token: str) -> HttpResponse:
    """Let this phone know whose invitation was opened on it, so that they sign at the meeting with one tap."""
    eerder = [ander for ander in request.COOKIES.get(KOEK, "").split(".") if ander and ander != token]
    antwoord_.set_cookie(
        KOEK, ".".join([token, *eerder][:HOOGSTENS]), max_age=KOEK_GELDT, path="/link/", httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return antwoord_


def onthouden_genodigde(request: HttpRequest, sessie: Sessie) -> Genodigde | None:
    """Whose invitation for this meeting was opened on this phone."""
    return van_sessie(sessie, request.COOKIES.get(KOEK, "").split(".")[:HOOGSTENS])


@require_http_methods(["GET", "HEAD", "POST"])
def bijeenkomst(request: HttpRequest, token: str) -> HttpResponse:
    """One screen: what the meeting is, and whether one comes. A button of the mail only chooses; one click here answers.

    For whoever opens the link first may be a program that looks for viruses.
    """
    try:
        genodigde = lees_link(token)
    except UitnodigingslinkError as fout:
        return _werkt_niet(request, fout)
    te_laat = waarom_niet(genodigde)
    gevraagd = request.GET.get("antwoord", "")
    form = AntwoordForm(genodigde=genodigde, data=request.POST or None, initial=beginantwoord(genodigde, gevraagd))
    if request.method == "POST" and form.is_valid() and heeft_sleutel(request, form):
        gegeven = probeer(form, lambda: antwoord(genodigde, **form.velden(), door=None))
        if gegeven is not None:
            return redirect(f"{pad_van(genodigde)}?klaar=1")
    sessie = genodigde.sessie
    context = {
        "form": form,
        "genodigde": genodigde,
        "sessie": sessie,
        "te_laat": te_laat,
        "wachtend": als_wachtende(genodigde),
        "klaar": "klaar" in request.GET and bool(genodigde.antwoord) and not te_laat,
        "agenda": met_uren(sessie, sessie.agendapunten.all()),
        "wegwijs": [rij for rij in sessie.wegwijs if rij[0] != "Zitplaatsen"],
        "token": token,
        **kader_van(sessie.netwerk),
    }
    return _onthoud(request, render(request, "sessies/link_bijeenkomst.html", context), token)


@require_safe
def agendabestand(request: HttpRequest, token: str) -> HttpResponse:
    """The meeting for the calendar of one person, as it was in the mail."""
    try:
        genodigde = lees_link(token)
    except UitnodigingslinkError as fout:
        return _werkt_niet(request, fout)
    bestand = als_kalender(afspraak_voor(genodigde))
    kop = {"Content-Disposition": 'attachment; filename="bijeenkomst.ics"'}
    return HttpResponse(bestand, content_type="text/calendar; charset=utf-8", headers=kop)


class MijnAntwoord(ObjectDaadView[Genodigde]):
    """The same for who signed in: from the page of the meeting, on the same form."""

    recht = "sessies.antwoord"
    zoekveld = "pk"
    template_name = "sessies/stuk_formulier.html"
    form_class = AntwoordForm
    titel = "Kom je?"
    gelukt = "Je antwoord is bewaard. Je kunt het veranderen tot de bijeenkomst begint."

    def melding(self, uitkomst: Genodigde) -> str:
        return als_wachtende(uitkomst) or self.gelukt

    def get_rijen(self) -> models.QuerySet[Genodigde]:
        rijen = Genodigde.objects.filter(netwerk=self.netwerk).verstuurd()
        return rijen.select_related("sessie", "organisatie").met_netwerk(self.netwerk)

    def eis_kan(self) -> None:
        eis_kan_antwoorden(self.object)

    def terug(self) -> str:
        return self.object.sessie.get_absolute_url()

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "genodigde": self.object}

    def get_initial(self) -> dict[str, object]:
        return beginantwoord(self.object, self.request.GET.get("antwoord", ""))

    def voer_uit(self, form: AntwoordForm) -> Genodigde:
        return antwoord(self.object, **form.velden(), door=self.toegang.gebruiker)


def _werkt_niet(request: HttpRequest, fout: UitnodigingslinkError) -> HttpResponse:
    troost = "Werd de bijeenkomst gewijzigd, dan staat de goede link in de laatste mail erover."
    return render(request, "sessies/link_fout.html", {"melding": str(fout), "troost": troost}, status=404)
