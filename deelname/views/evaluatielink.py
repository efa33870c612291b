"""The three questions on one's own phone, with the code on the screen or the link of the mail. Nobody learns who answered."""

import hashlib
from datetime import timedelta

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from deelname.domain import evaluatielink
from deelname.domain.evaluatie import antwoord, tot_wanneer, waarom_dicht
from deelname.forms.evaluatie import EvaluatieForm
from deelname.models import Aanwezigheid, Evaluatiebus
from deelname.views.tekenen import TE_VEEL, vraag_code
from kern.persoonsgegevens import Vondst, vind
from kern.views import bedenkingen, probeer
from sessies.views.links import kader_van

KOEK = "geantwoord"
KOEK_GELDT = timedelta(days=15)  # a day longer than one can answer
HOOGSTENS = 5  # meetings that one phone remembers


@require_safe
def code(request: HttpRequest) -> HttpResponse:
    """Where the QR leads, and who types the code; a right one leads on to the questions about that meeting."""

    def naar(bus: Evaluatiebus) -> HttpResponse:
        return redirect("deelname_link:evaluatie", token=evaluatielink.briefje(bus))

    return vraag_code(request, "deelname/link_evaluatiecode.html", evaluatielink.lees_code, naar)


@require_http_methods(["GET", "HEAD", "POST"])
def vragen(request: HttpRequest, token: str) -> HttpResponse:
    """One screen with three questions; once answered, that it came in and nothing more."""
    try:
        bewijs = evaluatielink.lees(token)
    except evaluatielink.EvaluatielinkError as fout:
        return render(request, "sessies/link_fout.html", {"melding": str(fout), "troost": " "}, status=404)
    bus = bewijs.bus
    context = {"sessie": bus.sessie, "tot": tot_wanneer(bus.sessie), **kader_van(bus.sessie.netwerk)}
    if bewijs.is_gebruikt or _merk(bus) in _gemerkt(request):
        return render(request, "deelname/link_evaluatie_klaar.html", context)
    if dicht := waarom_dicht(bus) or (evaluatielink.TE_OUD if bewijs.is_te_oud else ""):
        return render(request, "deelname/link_evaluatie.html", {**context, "dicht": dicht})
    form = EvaluatieForm(data=request.POST or None)
    gevraagd = bedenkingen(request, _vondsten(form, bus))
    mag = request.method == "POST" and form.is_valid() and not gevraagd and _mag(request, form)
    if mag and probeer(form, lambda: antwoord(bewijs, **form.cleaned_data)) is not None:
        return _onthoud(request, redirect("deelname_link:evaluatie", token=token), bus)
    return render(request, "deelname/link_evaluatie.html", {**context, "form": form, **gevraagd})


def _vondsten(form: EvaluatieForm, bus: Evaluatiebus) -> list[Vondst]:
    """What in the lines may say who somebody is. The names looked for are of who was in the room with the writer."""
    if not form.is_valid():
        return []
    rijen = Aanwezigheid.objects.filter(sessie=bus.sessie_id).die_tellen().select_related("genodigde")
    namen = [rij.genodigde.naam if rij.genodigde is not None else rij.naam for rij in rijen]
    return vind(form.teksten(), namen)


def _mag(request: HttpRequest, form: EvaluatieForm) -> bool:
    """Whether not too much came from this place; what was typed stays in the form."""
    if ratelimit.consume(request, action="teken"):
        return True
    form.add_error(None, TE_VEEL)
    return False


def _merk(bus: Evaluatiebus) -> str:
    """What a phone remembers of a meeting about which it answered: nothing that leads anywhere."""
    return hashlib.sha256(bus.geheim.encode()).hexdigest()[:16]


def _gemerkt(request: HttpRequest) -> list[str]:
    return request.COOKIES.get(KOEK, "").split(".")[:HOOGSTENS]


def _onthoud(request: HttpRequest, naar: HttpResponse, bus: Evaluatiebus) -> HttpResponse:
    """Let this phone answer once about one meeting, whichever way it comes."""
    eerder = [merk for merk in _gemerkt(request) if merk]
    naar.set_cookie(
        KOEK, ".".join([_merk(bus), *eerder][:HOOGSTENS]), max_age=KOEK_GELDT, path=reverse("deelname_link:evaluatie-code"),
        httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return naar
