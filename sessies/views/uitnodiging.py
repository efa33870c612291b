"""Answering an invitation: with the link of the mail, without account, and on the page of the meeting with one."""

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kern.agenda import als_kalender
from kern.views import ObjectDaadView, heeft_sleutel, probeer
from sessies.domain.agenda import met_uren
from sessies.domain.antwoorden import UitnodigingslinkError, antwoord, eis_kan_antwoorden, lees_link, waarom_niet
from sessies.domain.uitnodigen import afspraak_voor, pad_van
from sessies.forms.genodigden import AntwoordForm, beginantwoord
from sessies.models import Genodigde
from sessies.views.links import kader_van


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
        "klaar": "klaar" in request.GET and bool(genodigde.antwoord) and not te_laat,
        "agenda": met_uren(sessie, sessie.agendapunten.all()),
        "token": token,
        **kader_van(sessie.netwerk),
    }
    return render(request, "sessies/link_bijeenkomst.html", context)


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
    return render(request, "sessies/link_fout.html", {"melding": str(fout)}, status=404)
