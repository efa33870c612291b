"""Several of one kind at once: paste a list, look at what was read, put it right, and save all of it or nothing."""

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.generic import TemplateView

from kern.domain.delen import ga_toch_door
from kern.exceptions import DomainError
from kern.meldingen import gedaan
from kern.persoonsgegevens import Vondst, vind
from kern.reeksen import MEESTE_RIJEN, Reeksrij, als_gegevens, getypte_rijen, maak_rijen, regels_van
from kern.views.antwoord import heeft_sleutel, zet_fout
from kern.views.navraag import Teksten, bedenkingen, namen_in
from kern.views.terug import TerugMixin


class _GeweigerdError(Exception):
    """A row was refused by the domain: nothing of the list is kept."""


class ReeksView(TerugMixin, TemplateView):
    """A subclass gives the words, the row, how a line is read (:meth:`lees`) and what is done with one row."""

    template_name = "reeks.html"
    titel = lead = plakvraag = plakhulp = ""
    knop, een, meer = "Bewaar alles", "regel", "regels"
    rijform: type[Reeksrij]

    def maak_alle(self, data: QueryDict | None = None) -> forms.Form | None:  # noqa: ARG002 -- a subclass reads it
        """The form with what holds for every row; None when there is no such thing."""
        return None

    def rijopties(self) -> dict[str, object]:
        """What every row must know, fetched once."""
        return {}

    def lees(self, regel: str, alle: dict[str, str]) -> dict[str, str]:  # noqa: ARG002 -- a subclass reads it
        """The fields of a row from one line, as they would be typed; ``alle`` is what was chosen for all."""
        raise ImproperlyConfigured("a subclass reads a line")

    def voer_uit(self, rij: Reeksrij, alle: dict[str, object]) -> object:  # noqa: ARG002 -- a subclass reads them
        """Call the domain for one row."""
        raise ImproperlyConfigured("a subclass says what is done")

    def te_delen(self, rijen: list[Reeksrij], alle: dict[str, object]) -> Teksten:  # noqa: ARG002 -- a subclass reads them
        """The texts that others will read after this, each with where it stands."""
        return ()

    def sluit_af(self, gemaakt: list[object]) -> None:
        """What is noted together with all the rows; ``gemaakt`` is what came of each."""

    def terug(self) -> str:
        raise ImproperlyConfigured("a subclass says where to go")

    def gelukt(self, aantal: int) -> str:
        return f"{aantal} {self.een if aantal == 1 else self.meer} bewaard."

    def post(self, request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
        return self.neem_terug() if self.wordt_teruggenomen() else self._lees_of_bewaar(request)

    def _lees_of_bewaar(self, request: HttpRequest) -> HttpResponse:
        alle = self.maak_alle(request.POST)
        if "zet" in request.POST or "rij-TOTAL_FORMS" not in request.POST:
            return self._toon_gelezen(alle)
        rest = request.POST.get("plak", "").strip()  # what did not fit: it waits until these are saved
        rijen = maak_rijen(self.rijform, request.POST, self.rijopties())
        los = alle or forms.Form(request.POST)
        if not (rijen.is_valid() and los.is_valid() and heeft_sleutel(request, los)):
            return self._toon(rijen=rijen, alle=los, plak=rest, fout=True)
        te_doen = [rij for rij in rijen if not rij.is_weg]
        if not te_doen:
            los.add_error(None, "Er staat geen enkele regel klaar. Plak een lijst, of ga terug.")
            return self._toon(rijen=rijen, alle=los, plak=rest, fout=True)
        vondsten = vind(self.te_delen(te_doen, los.cleaned_data), namen_in(self.netwerk))
        if navraag := bedenkingen(request, vondsten):
            return self._toon(rijen=rijen, alle=los, plak=rest, **navraag)
        try:
            _, ongedaan = self.beluister(lambda: self._doe(te_doen, los.cleaned_data, vondsten))
        except _GeweigerdError:
            return self._toon(rijen=rijen, alle=los, plak=rest, fout=True)
        gedaan(request, self.gelukt(len(te_doen)), ongedaan=ongedaan)
        if rest:
            return self._toon_gelezen(alle, getypt=False)
        return redirect(self.terug())

    @transaction.atomic
    def _doe(self, rijen: list[Reeksrij], alle: dict[str, object], vondsten: list[Vondst]) -> None:
        """Do every row; when one is refused, say so beside it, look at the others as well, and keep nothing."""
        gemaakt = []
        for rij in rijen:
            try:
                with transaction.atomic():
                    gemaakt.append(self.voer_uit(rij, alle))
            except DomainError as fout:
                zet_fout(rij, fout)
        if len(gemaakt) < len(rijen):
            raise _GeweigerdError
        self.sluit_af(gemaakt)
        if vondsten:
            ga_toch_door(self.netwerk, vondsten, door=self.toegang.gebruiker)

    def _toon_gelezen(self, alle: forms.Form | None, *, getypt: bool = True) -> HttpResponse:
        """What was read of the list, under the rows that stood there (``getypt``); what is wrong stands beside its row."""
        data = self.request.POST
        namen = list(self.rijform.base_fields)
        gekozen = {naam: data.get(naam, "") for naam in alle.fields} if alle is not None else {}
        regels = regels_van(data.get("plak", ""))
        rijen = [self._vul_aan(rij, gekozen) for rij in getypte_rijen(data, namen)] if getypt else []
        past = regels[: max(MEESTE_RIJEN - len(rijen), 0)]
        rijen += [{**self.lees(regel, gekozen), "regel": regel} for regel in past]
        if not rijen:
            return self._toon(alle=alle, fout=True, leeg=True)
        formset = maak_rijen(self.rijform, als_gegevens(rijen), self.rijopties())
        rest = regels[len(past) :]
        return self._toon(rijen=formset, alle=alle, plak="\n".join(rest), wachten=len(rest), vers=True)

    def _vul_aan(self, rij: dict[str, str], gekozen: dict[str, str]) -> dict[str, str]:
        """What a row must have and does not say itself, is what was chosen for all."""
        return {**rij, **{naam: gekozen[naam] for naam in self._nodig() if not rij[naam] and gekozen.get(naam)}}

    def _nodig(self) -> set[str]:
        """The fields that every row must have."""
        return {naam for naam, veld in self.rijform.base_fields.items() if veld.required}

    def _toon(self, **context: object) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        rijen = kwargs.get("rijen")
        fouten = sum(1 for fout in rijen.errors if fout) if isinstance(rijen, forms.BaseFormSet) else 0
        if "alle" not in kwargs:
            kwargs["alle"] = self.maak_alle()
        alle = kwargs["alle"]
        over_te_nemen = isinstance(alle, forms.Form) and bool(self._nodig() & set(alle.fields))
        return super().get_context_data(**{**kwargs, "pagina": self, "fouten": fouten, "over_te_nemen": over_te_nemen})
