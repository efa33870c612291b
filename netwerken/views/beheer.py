"""Where a beheerder lands: the networks, the people, how the platform stands; and a new network with who will run it."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView, View

from kern.formulieren import velden_van
from kern.meldingen import gedaan
from kern.verzoek import Verzoek
from kern.views import heeft_sleutel, probeer
from netwerken.domain.openen import Nieuwvelden, open_netwerk
from netwerken.forms.nieuw import NieuwNetwerkForm
from netwerken.overzicht import platform
from netwerken.views.toestand import eis_beheerder


class Beheerpagina(View):
    """For who runs the platform; a visitor signs in first, and for everybody else the page is not there."""

    recht = ""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        eis_beheerder(request, self.recht)
        return super().dispatch(request, *args, **kwargs)


class BeheerView(Beheerpagina, TemplateView):
    """One page over the whole platform; what Django's own tables hold stands behind it."""

    template_name = "netwerken/beheer/begin.html"
    http_method_names = ("get", "head", "options")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        mag = self.request.user.has_perm
        return super().get_context_data(
            **kwargs,
            rijen=platform.netwerken(),
            mensen=platform.mensen(),
            punten=platform.toestand(),
            ruimte=platform.ruimte(),
            versies=platform.versies(),
            mag_maken=mag("netwerken.add_netwerk"),
            mag_wijzigen=mag("netwerken.change_netwerk"),
            mag_mensen=mag("netwerken.view_gebruiker"),
        )


class NieuwNetwerkView(Beheerpagina, FormView):
    """Make a network and invite who will run it, in one go."""

    request: Verzoek
    recht = "netwerken.add_netwerk"
    template_name = "netwerken/beheer/nieuw.html"
    form_class = NieuwNetwerkForm

    def form_valid(self, form: NieuwNetwerkForm) -> HttpResponse:
        data = form.cleaned_data
        velden, mens = velden_van(Nieuwvelden, data), {"email": data["email"], "functie": data["functie"]}
        netwerk = None
        if heeft_sleutel(self.request, form):
            netwerk = probeer(form, lambda: open_netwerk(velden, **mens, door=self.request.user))
        if netwerk is None:
            return self.form_invalid(form)
        gedaan(
            self.request,
            f"{netwerk.naam} staat klaar. De uitnodiging voor {data['email']} vertrekt nu; wie ze aanvaardt, richt het "
            "netwerk verder in.",
        )
        return redirect("beheer")
