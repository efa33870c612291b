"""Accounts: the beheerder ends sessions and makes a person anonymous; everybody ends one session of their own."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView, View

from kern import opmaak
from kern.verzoek import Verzoek
from kern.views import doe
from netwerken.domain.accounts import beeindig_sessie, beeindig_sessies, maak_anoniem, weigering_van, wis_tweede_stap
from netwerken.forms.accounts import AnoniemForm
from netwerken.models import Gebruiker, Lidmaatschap


class AlleenBeheerder(View):
    """One person, for who may change accounts in /beheer/; for everybody else the page is not there."""

    mens: Gebruiker
    beheerder: Gebruiker

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        wie = request.user
        if not (wie.is_authenticated and wie.is_staff and wie.has_perm("netwerken.change_gebruiker")):
            raise Http404
        self.beheerder = wie
        self.mens = get_object_or_404(Gebruiker, pk=self.kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def adres(self) -> str:
        return reverse("account", args=[self.mens.pk])


class AccountView(AlleenBeheerder, TemplateView):
    """Where a person is signed in, what they are in which network, and what can be done with the account."""

    template_name = "netwerken/account.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        rollen = Lidmaatschap.objects.filter(gebruiker=self.mens).select_related("netwerk", "organisatie")
        return super().get_context_data(
            **kwargs,
            account=self.mens,
            sessies=UserSession.objects.purge_and_list(self.mens),
            stappen=Authenticator.objects.filter(user=self.mens).exclude(type="recovery_codes").count(),
            rollen=[(lid, lid.netwerk.label_van(lid.rol)) for lid in rollen],
            weigering=weigering_van(self.mens, self.beheerder),
        )


class SessiesView(AlleenBeheerder):
    """End every session of one person."""

    http_method_names = ("post", "options")

    def post(self, request: Verzoek, **_kwargs: object) -> HttpResponse:
        aantal = beeindig_sessies(self.mens, door=self.beheerder)
        eigen = self.mens == self.beheerder
        messages.success(request, f"{opmaak.aantal(aantal, 'sessie', 'sessies')} beëindigd.".capitalize())
        return redirect("account_login") if eigen else redirect(self.adres())


class TweedeStapView(AlleenBeheerder):
    """Take away the second step of somebody who cannot get in any more."""

    http_method_names = ("post", "options")

    def post(self, request: Verzoek, **_kwargs: object) -> HttpResponse:
        gelukt = "De tweede stap is gewist. Ga na of het echt deze persoon was die erom vroeg."
        return doe(request, lambda: wis_tweede_stap(self.mens, door=self.beheerder), gelukt, self.adres())


class AnoniemView(AlleenBeheerder, FormView):
    """Say what goes and what stays, ask, and make a person anonymous."""

    template_name = "netwerken/account_anoniem.html"
    form_class = AnoniemForm

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(
            **kwargs,
            account=self.mens,
            terug=self.adres(),
            weigering=weigering_van(self.mens, self.beheerder),
        )

    def form_valid(self, form: AnoniemForm) -> HttpResponse:  # noqa: ARG002 -- nothing was typed but the tick
        gelukt = "Dit account is anoniem. Wat deze persoon maakte, staat er nog."
        return doe(self.request, lambda: maak_anoniem(self.mens, door=self.beheerder), gelukt, self.adres())


@require_POST
@login_required
def eigen_sessie(request: Verzoek, pk: int) -> HttpResponse:
    """End one session of one's own; the session of somebody else is not there."""
    sessie = get_object_or_404(UserSession, pk=pk, user=request.user)
    is_deze = sessie.session_key == request.session.session_key
    antwoord = doe(
        request,
        lambda: beeindig_sessie(sessie, door=request.user),
        "Dat toestel is afgemeld.",
        reverse("usersessions_list"),
    )
    if is_deze:
        logout(request)
        return redirect("account_login")
    return antwoord
