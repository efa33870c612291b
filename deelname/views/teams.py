"""The attendance report of Teams: choose the file, look at who was read, note them as one act."""

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.views.generic import FormView

from deelname.domain.lijst import eis_open
from deelname.domain.teams import neem_teams_terug, noteer_uit_teams
from deelname.forms.teams import NakijkForm, TeamsForm, verzegel
from deelname.views.basis import BijLijst
from kern.opmaak import aantal
from kern.views import ObjectDaadView, Terugdaad, probeer
from sessies.models import Sessie


class UitTeams(BijLijst, ObjectDaadView[Sessie]):
    """The people of the report travel with the page that asks who they are; until the last button nothing is kept."""

    template_name = "deelname/teams.html"
    form_class = TeamsForm
    titel = "Aanwezigheid uit Teams"
    lead = "Je ziet eerst wie we lazen. Er wordt pas iets genoteerd als jij dat zegt, en het bestand bewaren we niet."
    knop, knop_icoon = "Lees het rapport", "list-check"
    terugdaden = (
        Terugdaad(
            "aanwezigheid.uit_teams",
            neem_teams_terug,
            "Wat je uit Teams noteerde, is weer zoals het was.",
            met=lambda regel: {naam: regel.gegevens[naam] for naam in ("was", "bij", "op")},
        ),
    )

    def eis_kan(self) -> None:
        eis_open(self.eis_lijst())

    def get_form_class(self) -> type[BaseForm]:
        return NakijkForm if "gelezen" in self.request.POST else TeamsForm

    def get_form(self, form_class: type[BaseForm] | None = None) -> BaseForm:
        """A choice per person is short, with the likeliest first: it is not searched on the server."""
        form: BaseForm = FormView.get_form(self, form_class)
        return form

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "lijst": self.eis_lijst()}

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if "gelezen" in request.POST and "opnieuw" in request.POST:
            return self._toon(request.POST["gelezen"], request.POST.get("minstens", ""))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        if isinstance(form, NakijkForm):
            return super().form_valid(form)
        probeer(form, self.eis_kan)  # the list may have been closed while somebody looked for the file
        if form.errors:
            return self.form_invalid(form)
        return self._toon(verzegel(self.eis_lijst(), form.cleaned_data["bestand"]), form.cleaned_data["minstens"])

    def _toon(self, gelezen: str, minstens: object) -> HttpResponse:
        """Who was read, with who they most likely are."""
        form = NakijkForm(lijst=self.eis_lijst(), initial={"gelezen": gelezen, "minstens": minstens})
        if not form.alle:
            form = NakijkForm(lijst=self.eis_lijst(), data={"gelezen": gelezen, "minstens": str(minstens)})
        return self.render_to_response(self.get_context_data(form=form))

    def voer_uit(self, form: NakijkForm) -> tuple[int, int]:
        return noteer_uit_teams(self.object, form.keuzes(), door=self.toegang.gebruiker)

    def melding(self, uitkomst: tuple[int, int]) -> str:
        genoteerd, bij = uitkomst
        delen = [aantal(genoteerd, "persoon van de lijst", "mensen van de lijst")] if genoteerd else []
        delen += [f"{aantal(bij, 'persoon', 'mensen')} bijgeschreven"] if bij else []
        return f"Genoteerd als online: {' en '.join(delen)}."

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        return {**context, "is_nakijken": isinstance(context["form"], NakijkForm)}
