"""Links by which people without an account bring in a question: making them, and the pages they open."""

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.generic import DetailView

from kern.domain.delen import ga_toch_door
from kern.exceptions import DomainError
from kern.kiezers import als_drager
from kern.persoonsgegevens import vind
from kern.qr import qr_van
from kern.verzoek import Verzoek
from kern.views import DaadView, NetwerkObjectMixin, bedenkingen, doe, haal, heeft_sleutel, zet_fout
from netwerken.models import Financiering, Netwerk
from sessies.domain.leervragen import volgadres
from sessies.domain.links import (
    LinkError,
    breng_in_via_link,
    lees_link,
    lees_volgadres,
    maak_vraaglink,
    token_van,
    trek_link_in,
)
from sessies.forms.leervraag import LinkForm, LinkvraagForm
from sessies.models import Vraaglink
from sessies.overzicht.tijdlijn import tijdlijn


class LinksView(DaadView):
    """One's own links: make one, copy it, withdraw it."""

    recht = "sessies.maak_vraaglink"
    template_name = "sessies/links.html"
    form_class = LinkForm
    geeft = ("toegang",)
    gelukt = "De link is klaar. Kopieer hem en stuur hem door, of toon de QR-code."

    def voer_uit(self, form: LinkForm) -> Vraaglink:
        data = dict(form.cleaned_data)
        wie = als_drager(data.pop("drager", None))
        return maak_vraaglink(self.netwerk, **data, **wie, door=self.toegang.gebruiker)

    def naar(self, _uitkomst: Vraaglink) -> str:
        return links_url(self.netwerk)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        rijen = Vraaglink.objects.zichtbaar_voor(self.toegang).voor_lijst()
        links = [(link, f"{settings.SITE_URL}{link_pad(link)}") for link in rijen[:50]]
        return super().get_context_data(**kwargs, links=links)


class QrView(NetwerkObjectMixin, DetailView):
    """One link that works, as a square to show or to hang up, with its address beside it."""

    recht = "sessies.trek_link_in"
    zoekveld = "pk"
    template_name = "sessies/link_qr.html"
    context_object_name = "link"

    def get_queryset(self) -> models.QuerySet[Vraaglink]:
        return Vraaglink.objects.zichtbaar_voor(self.toegang).werkend()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        adres = f"{settings.SITE_URL}{link_pad(self.object)}"
        return super().get_context_data(**kwargs, adres=adres, qr=qr_van(adres))


def links_url(netwerk: Netwerk) -> str:
    return reverse("sessies:links", kwargs={"netwerk": netwerk.slug})


def link_pad(link: Vraaglink) -> str:
    return reverse("sessies_link:vraag", kwargs={"token": token_van(link)})


@require_POST
def link_intrekken(request: Verzoek, netwerk: str, pk: int) -> HttpResponse:  # noqa: ARG001 -- the middleware read the network
    """Make a link useless at once."""
    toegang = request.toegang
    link = haal(Vraaglink.objects.zichtbaar_voor(toegang), toegang, "sessies.trek_link_in", pk=pk)
    return doe(
        request, lambda: trek_link_in(link, door=request.user), "De link werkt niet meer.", links_url(toegang.netwerk)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def vraag(request: HttpRequest, token: str) -> HttpResponse:
    """One screen, no account: what somebody runs into, and with whom it may be shared."""
    try:
        link = lees_link(token)
    except LinkError as fout:
        return _werkt_niet(request, fout)
    form = LinkvraagForm(netwerk=link.netwerk, data=request.POST or None, initial={"delen": None})
    vondsten = (
        vind([("je vraag", form.cleaned_data["woorden"])]) if form.is_valid() else []
    )  # names would tell who is a member
    gevraagd = bedenkingen(request, vondsten)
    if request.method == "POST" and form.is_valid() and not gevraagd and heeft_sleutel(request, form):
        try:
            leervraag = breng_in_via_link(link, **form.cleaned_data)
        except LinkError as fout:
            return _werkt_niet(request, fout)
        except DomainError as fout:
            zet_fout(form, fout)
        else:
            if vondsten:
                ga_toch_door(leervraag, vondsten, door=None)
            return redirect("sessies_link:volg", token=volgadres(leervraag))
    return render(
        request, "sessies/link_vraag.html", {"form": form, "link": link, **gevraagd, **kader_van(link.netwerk)}
    )


@require_safe
def volg(request: HttpRequest, token: str) -> HttpResponse:
    """Thank you, and later: what became of the question, for somebody without an account."""
    try:
        leervraag = lees_volgadres(token)
    except LinkError as fout:
        return _werkt_niet(request, fout)
    context = {
        "leervraag": leervraag,
        "tijdlijn": tijdlijn(leervraag, None),
        "adres": settings.SITE_URL + request.path,
        **kader_van(leervraag.netwerk),
    }
    return render(request, "sessies/link_volg.html", context)


def kader_van(netwerk: Netwerk) -> dict[str, object]:
    """What the narrow frame shows of a network to somebody who is no member: its name and who pays."""
    steun = next((f for f in Financiering.objects.filter(netwerk=netwerk) if f.is_europees), None)
    return {"netwerk": netwerk, "financiering": steun}


def _werkt_niet(request: HttpRequest, fout: LinkError) -> HttpResponse:
    """The same answer for an altered, expired and withdrawn link."""
    return render(request, "sessies/link_fout.html", {"melding": str(fout)}, status=404)
