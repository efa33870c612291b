"""The weekly mail: everybody switches their own on and off; the link in the mail switches it off without logging in."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import FormView, View

from kern.verzoek import Verzoek
from netwerken.domain.weekbericht import lees_token, zet_weekbericht
from netwerken.forms.weekbericht import WeekberichtForm


class WeekberichtView(LoginRequiredMixin, FormView):
    """The choice of the person who is logged in."""

    template_name = "netwerken/weekbericht.html"
    form_class = WeekberichtForm
    http_method_names = ("get", "post", "head", "options")  # Django's form views would take PUT for POST
    request: Verzoek

    def get_initial(self) -> dict[str, object]:
        return {"aan": self.request.user.weekbericht}

    def form_valid(self, form: WeekberichtForm) -> HttpResponse:
        aan = form.cleaned_data["aan"]
        zet_weekbericht(self.request.user, aan=aan, door=self.request.user)
        messages.success(self.request, "Je krijgt het weekbericht." if aan else "Je krijgt geen weekbericht.")
        return redirect("weekbericht")


@method_decorator(csrf_exempt, name="dispatch")  # the mail program that presses the button has no page of ours
class WeekberichtUit(View):
    """Behind the link in the mail: ask, and switch it off; the signed address says for whom, and no session is used."""

    http_method_names = ("get", "post", "head", "options")

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._antwoord(request, token, doe=False)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._antwoord(request, token, doe=True)

    def _antwoord(self, request: HttpRequest, token: str, *, doe: bool) -> HttpResponse:
        gebruiker = lees_token(token)
        if gebruiker is None:
            return render(request, "netwerken/weekbericht_uit.html", {"fout": True}, status=410)
        if doe:
            zet_weekbericht(gebruiker, aan=False, door=gebruiker)
        return render(request, "netwerken/weekbericht_uit.html", {"gedaan": doe or not gebruiker.weekbericht})
