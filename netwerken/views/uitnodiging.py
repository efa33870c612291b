from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from kern.exceptions import DomainError
from kern.views import zet_fout
from netwerken.domain.uitnodigen import aanvaard, bestaande_gebruiker, lees
from netwerken.forms.uitnodigen import AanvaardForm
from netwerken.models import Uitnodiging


@method_decorator([never_cache, sensitive_post_parameters("wachtwoord")], name="dispatch")
class UitnodigingView(View):
    """The page behind an invitation: who invites, for what, and one button."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            uitnodiging = lees(token)
        except DomainError as fout:
            return render(request, "netwerken/uitnodiging_ongeldig.html", {"melding": str(fout)}, status=410)
        return self._toon(request, uitnodiging, AanvaardForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            uitnodiging = lees(token)
        except DomainError as fout:
            return render(request, "netwerken/uitnodiging_ongeldig.html", {"melding": str(fout)}, status=410)
        form = AanvaardForm(data=request.POST)
        wie = request.user if request.user.is_authenticated else None
        if not form.is_valid():
            return self._toon(request, uitnodiging, form)
        try:
            gebruiker = aanvaard(uitnodiging, gebruiker=wie, **form.cleaned_data)
        except DomainError as fout:
            zet_fout(form, fout)
            return self._toon(request, uitnodiging, form)
        if wie is None:
            login(request, gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")
            UserSession.objects.create_from_request(request)  # allauth tells only of its own logins
        verder = " Bij ‘Hulp’, onderaan elke pagina, lees je waar je begint." if wie is None else ""
        messages.success(request, f"Je doet nu mee aan {uitnodiging.netwerk.naam}.{verder}")
        return redirect(uitnodiging.netwerk)

    def _toon(self, request: HttpRequest, uitnodiging: Uitnodiging, form: AanvaardForm) -> HttpResponse:
        bekend = bestaande_gebruiker(uitnodiging)
        context: dict[str, object] = {
            "uitnodiging": uitnodiging,
            "rol": uitnodiging.netwerk.label_van(uitnodiging.rol),
            "form": form,
            "moet_aanmelden": bekend is not None and bekend != request.user,
            "is_bekend": bekend is not None,
            "verkeerd_account": request.user.is_authenticated and bekend != request.user,
        }
        return render(request, "netwerken/uitnodiging.html", context)
