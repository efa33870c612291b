"""Signing one's own presence: the page for the big screen, and the one screen on a phone that its QR opens."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlencode

from allauth.core import ratelimit
from allauth.core.internal import ratelimit as geteld
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django.views.generic import TemplateView

from deelname.domain import tekencode
from deelname.domain.tekenen import Getekend, teken, teken_bij
from deelname.forms.tekenen import CodeForm, TekenForm
from deelname.models import Aanwezigheidslijst
from deelname.overzicht.tekenkeuzes import Tekenkeuze, hoeveel_zelf, iedereen, van_gebruiker, van_genodigde
from deelname.views.basis import BijLijst
from kern.exceptions import DomainError
from kern.qr import qr_van
from kern.views import heeft_sleutel, probeer, zet_fout
from netwerken.models import Gebruiker, Lidmaatschap
from sessies.views.links import kader_van
from sessies.views.uitnodiging import onthouden_genodigde

T = TypeVar("T")

TE_VEEL = "Er kwamen net te veel codes na elkaar van deze plek. Wacht een minuut en probeer opnieuw."


class Scherm(BijLijst, TemplateView):
    """The QR and the code of this minute, for the screen in the room; a script fetches the next, and so does a reload."""

    template_name = "deelname/scherm.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        lijst = self.eis_lijst()
        nu = tekencode.databanknu(lijst)
        dicht = tekencode.waarom_dicht(lijst, nu)
        context: dict[str, object] = {"dicht": dicht, "sessie": self.object, "zelf": hoeveel_zelf(lijst)}
        if not dicht:
            code = tekencode.code_van(lijst, nu)
            adres = f"{settings.SITE_URL}{reverse('deelname_link:code')}"
            context |= {
                "code": f"{code[:3]} {code[3:]}",
                "kort": adres.partition("://")[2],
                "qr": qr_van(f"{adres}?{urlencode({'code': code})}"),
            }
        return super().get_context_data(**kwargs, **context)


def mag_proberen(request: HttpRequest) -> bool:
    """Whether another code may be tried from this place. A code is read by GET, which allauth counts only when it is told to."""
    return bool(geteld.consume(request, app="allauth.account", action="tekencode", limit_get=True))


def vraag_code(
    request: HttpRequest, sjabloon: str, lees: Callable[[str], T], naar: Callable[[T], HttpResponse]
) -> HttpResponse:
    """Where a QR leads, and who types its code; a right one (``lees``) leads on (``naar``), too many from one place are refused."""
    form = CodeForm(data=request.GET if "code" in request.GET else None)
    status = 200
    if form.is_bound and form.is_valid():
        if mag_proberen(request):
            gevonden = probeer(form, lambda: lees(form.cleaned_data["code"]))
            if gevonden is not None:
                return naar(gevonden)
        else:
            form.add_error("code", TE_VEEL)
            status = 429
    return render(request, sjabloon, {"form": form}, status=status)


@require_safe
def code(request: HttpRequest) -> HttpResponse:
    """Where the QR leads, and who types the code; a right one leads on to the list of that meeting."""

    def naar(lijst: Aanwezigheidslijst) -> HttpResponse:
        return redirect("deelname_link:teken", briefje=tekencode.briefje(lijst))

    return vraag_code(request, "deelname/link_code.html", tekencode.lees_code, naar)


@require_http_methods(["GET", "HEAD", "POST"])
def teken_zelf(request: HttpRequest, briefje: str) -> HttpResponse:
    """One screen: choose who you are, or type your name. Who is signed in, or opened their invitation here, has one button."""
    try:
        lijst, is_vers = tekencode.lees_briefje(briefje)
    except tekencode.BriefjeError as fout:
        return render(request, "sessies/link_fout.html", {"melding": str(fout), "troost": " "}, status=404)
    context = {"sessie": lijst.sessie, **kader_van(lijst.sessie.netwerk)}
    if "klaar" in request.GET:
        return render(request, "deelname/link_getekend.html", {**context, "stond_er_al": request.GET["klaar"] == "al"})
    if dicht := tekencode.waarom_dicht(lijst, tekencode.databanknu(lijst)):
        return render(request, "deelname/link_teken.html", {**context, "dicht": dicht})
    alle = iedereen(lijst)
    zelf = _zelf(request, lijst, alle)
    form = TekenForm(
        lijst=lijst, alle=alle, is_vers=is_vers, data=request.POST or None, initial=_begin(request, lijst, zelf)
    )
    if request.method == "POST" and form.is_valid() and heeft_sleutel(request, form) and _mag(request, form, lijst):
        getekend = probeer(form, lambda: _teken(request, form, lijst))
        if getekend is not None:
            hoe = "al" if getekend.stond_er_al else "nu"
            return redirect(f"{reverse('deelname_link:teken', args=[briefje])}?klaar={hoe}")
    return render(request, "deelname/link_teken.html", {**context, "form": form, "zelf": zelf, "is_vers": is_vers})


def _gebruiker(request: HttpRequest) -> Gebruiker | None:
    return request.user if isinstance(request.user, Gebruiker) else None


def _zelf(request: HttpRequest, lijst: Aanwezigheidslijst, alle: list[Tekenkeuze]) -> Tekenkeuze | None:
    """Who of the list holds this phone, as far as one can tell."""
    gebruiker = _gebruiker(request)
    eigen = van_gebruiker(lijst, gebruiker, alle) if gebruiker is not None else None
    return eigen or van_genodigde(onthouden_genodigde(request, lijst.sessie), alle)


def _begin(request: HttpRequest, lijst: Aanwezigheidslijst, zelf: Tekenkeuze | None) -> dict[str, object]:
    """What stands in the form: who one is, or for a member who was not invited their name and organisation."""
    gebruiker = _gebruiker(request)
    if zelf is not None or gebruiker is None:
        return {"wie": zelf.sleutel} if zelf is not None and not zelf.is_erbij else {}
    lid = Lidmaatschap.objects.filter(gebruiker=gebruiker, netwerk=lijst.netwerk_id).select_related("organisatie")
    eerste = lid.exclude(organisatie=None).first() or lid.first()
    return {"naam": str(gebruiker), "organisatie": str(eerste.organisatie or "")} if eerste is not None else {}


def _mag(request: HttpRequest, form: TekenForm, lijst: Aanwezigheidslijst) -> bool:
    """Whether the code was right, in time; what was typed stays in the form when it was not."""
    if not ratelimit.consume(request, action="teken"):
        form.add_error(None, TE_VEEL)
        return False
    if "code" in form.fields:
        getypt = tekencode.leesbaar(form.cleaned_data["code"])
        if not tekencode.klopt(lijst, getypt, op=tekencode.databanknu(lijst)):
            zet_fout(form, DomainError(tekencode.FOUTE_CODE, veld="code"))
            return False
    return True


def _teken(request: HttpRequest, form: TekenForm, lijst: Aanwezigheidslijst) -> Getekend:
    data, door = form.cleaned_data, _gebruiker(request)
    gekozen = form.gekozen()
    if gekozen is not None:
        return teken(lijst, **gekozen.zoekt, toestand=data["toestand"], door=door)
    return teken_bij(lijst, naam=data["naam"], organisatie=data["organisatie"], toestand=data["toestand"], door=door)
