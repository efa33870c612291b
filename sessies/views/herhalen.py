"""Plan a meeting anew: choose the rhythm, look at every day, and save all of them or nothing."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from kern import klok
from kern.invoer import heel_getal
from kern.kiezers import Dagveld
from kern.meldingen import gedaan
from kern.opmaak import aantal
from kern.reeksen import MEESTE_RIJEN, PREFIX, als_gegevens, maak_rijen
from kern.views import Terugdaad
from kern.views.antwoord import heeft_sleutel, probeer
from kern.views.terug import TerugMixin
from sessies.domain.herhalen import herhaal, neem_herhaling_terug
from sessies.domain.tijd import HOOGSTENS_DAGEN
from sessies.forms.herhalen import Keerrij, RitmeForm, rijen_van
from sessies.models import Genodigde, Sessie
from sessies.overzicht.bedenkingen import buren_van
from sessies.views.basis import SessieMixin


class HerhaalView(SessieMixin, TerugMixin, TemplateView):
    """Without rows the rhythm is asked; with rows each day is looked at, put right, left out."""

    template_name = "sessies/herhaal.html"
    terugdaden = (
        Terugdaad(
            "sessie.herhaald", neem_herhaling_terug, "De bijeenkomsten die erbij kwamen, zijn weer weg.",
            met=lambda regel: {"sessies": regel.gegevens["sessies"]},
        ),
    )  # fmt: skip

    def post(self, request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
        if self.wordt_teruggenomen():
            return self.neem_terug()
        ritme, met_rijen = RitmeForm(data=request.POST, sessie=self.object), f"{PREFIX}-TOTAL_FORMS" in request.POST
        if not ritme.is_valid():  # the days that were put right stay
            return self._toon(ritme=ritme, **({"rijen": self._rijen(request.POST, vers=True)} if met_rijen else {}))
        if "toon" in request.POST or not met_rijen:
            return self._toon_dagen(ritme)
        return self._bewaar(request, ritme)

    def _toon_dagen(self, ritme: RitmeForm) -> HttpResponse:
        dagen = probeer(ritme, ritme.dagen)
        if dagen is None:
            return self._toon(ritme=ritme)
        gelezen = rijen_van(self.object, dagen, vrij=ritme.cleaned_data["vrij"], land=self.netwerk.land)
        return self._toon(ritme=ritme, rijen=self._rijen(als_gegevens(gelezen), vers=True))

    def _bewaar(self, request: HttpRequest, ritme: RitmeForm) -> HttpResponse:
        rijen = self._rijen(request.POST, vers=False)
        if not (rijen.is_valid() and heeft_sleutel(request, ritme)):
            return self._toon(ritme=ritme, rijen=rijen)
        data, keren = ritme.cleaned_data, [rij.keer() for rij in rijen if not rij.is_weg]
        mee, concept = data.get("mee", ()), data["concept"]

        def daad() -> list[Sessie]:
            return herhaal(self.object, keren, mee=mee, concept=concept, door=self.toegang.gebruiker)

        gedaan_ = probeer(ritme, lambda: self.beluister(daad))
        if gedaan_ is None:
            return self._toon(ritme=ritme, rijen=rijen)
        nieuw, ongedaan = gedaan_
        gedaan(request, self._melding(nieuw, concept=concept), ongedaan=ongedaan)
        return redirect(nieuw[0] if len(nieuw) == 1 else reverse("sessies:lijst", args=[self.netwerk.slug]))

    def _melding(self, nieuw: list[Sessie], *, concept: bool) -> str:
        staat = "bewaard als concept" if concept else "gepland"
        lijst = (
            " Wie op de lijst staat, weet nog van niets." if Genodigde.objects.filter(sessie__in=nieuw).exists() else ""
        )
        hoeveel = aantal(len(nieuw), "bijeenkomst is", "bijeenkomsten zijn").capitalize()
        return f"{hoeveel} {staat}.{lijst}"

    def _rijen(self, data: Mapping[str, str], *, vers: bool) -> forms.BaseFormSet:
        """The rows, with the meetings around those days read once."""
        opties = {"toegang": self.toegang, "sessie": self.object, "buren": self._buren(data), "vers": vers}
        return maak_rijen(Keerrij, data, opties)

    def _buren(self, data: Mapping[str, str]) -> list[Sessie]:
        aantal_ = heel_getal(data.get(f"{PREFIX}-TOTAL_FORMS") or "") or 0
        dagen = []
        for i in range(min(aantal_, MEESTE_RIJEN)):
            try:
                gelezen = Dagveld(kant="vooruit", required=False).to_python(data.get(f"{PREFIX}-{i}-datum", ""))
            except forms.ValidationError:
                continue
            dagen += [gelezen] if gelezen else []
        if not dagen:
            return []
        zone = timezone.get_default_timezone()
        van = datetime.combine(min(dagen), time.min, tzinfo=zone)
        tot = datetime.combine(max(dagen) + timedelta(days=HOOGSTENS_DAGEN + 1), time.min, tzinfo=zone)
        return buren_van(self.toegang, van, tot)

    def _volgende_keer(self) -> date:
        """The same day of the week, after the meeting and after today."""
        begin = max(self.object.datum, klok.vandaag())
        return begin + timedelta(days=(self.object.datum - begin).days % 7 or 7)

    def _toon(self, **context: object) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        if "ritme" not in kwargs:
            kwargs["ritme"] = RitmeForm(sessie=self.object, initial={"vanaf": self._volgende_keer()})
        rijen = kwargs.get("rijen")
        fouten = sum(1 for rij in rijen if rij.errors) if isinstance(rijen, forms.BaseFormSet) else 0
        return super().get_context_data(**{"fouten": fouten, "terug": self.terug(), **kwargs})
