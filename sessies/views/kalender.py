"""The meetings of a network as month and as week."""

from datetime import date, timedelta
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView

from kern import klok
from kern.adressen import adres
from kern.lijsten import filterkeuzes
from kern.opmaak import dag
from sessies.enums import SessieStatus
from sessies.forms.filters import SessieFilter
from sessies.models import Sessie
from sessies.overzicht.kalender import Drukte, Maand, Week, uren_van
from sessies.querysets import SessieQuerySet, dagbegin
from sessies.views.lijst import PlichthintMixin, SessieLijst
from sessies.views.weergave import OudAdresMixin, weergaven

P = TypeVar("P", Maand, Week)
DEZELFDE = ("soort", "groep", "ligging", "provincie")  # filters that the list knows too


class KalenderBasis(OudAdresMixin, PlichthintMixin, TemplateView, Generic[P]):
    """What month and week share: the period in the address, the filter, previous and next."""

    recht = "sessies.bekijk_sessie"
    naam = ""
    veld = ""
    soort: type[P]
    onbekend = ""
    alle: SessieQuerySet  # every meeting the filter lets through, whenever it is
    drukte: Drukte

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The period; or with ``?kies=filter&q=woord`` what one may choose in a filter with many choices."""
        return filterkeuzes(request, self._zeef()) if "kies" in request.GET else super().get(request, *args, **kwargs)

    def _zeef(self) -> SessieFilter:
        return SessieFilter(
            self.request.GET or None,
            queryset=Sessie.objects.zichtbaar_voor(self.toegang).voor_lijst(),
            request=self.request,
            toegang=self.toegang,
            zonder=("q", "wanneer", "gastheer", "op"),
        )

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        vandaag = klok.vandaag()
        periode = self._periode(vandaag)
        zeef = self._zeef()
        self.alle = zeef.qs
        sessies, self.drukte = self._sessies(periode)
        gekozen = any(waarde for naam, waarde in self.request.GET.items() if naam in zeef.filters)
        # the period travels along when somebody filters; added last, for the filter itself knows none
        zeef.form.fields[self.veld] = forms.CharField(required=False, widget=forms.HiddenInput, initial=str(periode))
        is_nu = periode == self.soort.van(vandaag)
        return super().get_context_data(
            **kwargs,
            **self.indeling(periode, sessies, vandaag),
            periode=periode,
            wat=self.veld,
            alles=f"{self.request.path}?{self.veld}={periode}",
            nu_url=self._url(""),
            vorige_url=self._url(str(periode.vorige)),
            volgende_url=self._url(str(periode.volgende)),
            is_nu=is_nu,
            weergaven=weergaven(self.request, self.netwerk, self.naam, None if is_nu else self.midden(periode)),
            sessies=sessies,
            aantal=self.drukte.totaal,
            dag_url=self._lijst_url(""),
            plan_url=adres("sessies:plan", netwerk=self.netwerk.slug),
            lijst_url=self._lijst_url(str(periode)) if self.drukte.totaal > len(sessies) else "",
            filter=zeef,
            is_gefilterd=gekozen,
        )

    def _sessies(self, periode: P) -> tuple[list[Sessie], Drukte]:
        """The meetings of the period; of a day with very many the first, and how many there are."""
        rijen = self.alle.loopt(*periode.grenzen).order_by("begint_op", "pk")
        drukte = Drukte.van(rijen.values_list("pk", "begint_op", "eindigt_op"))
        return list(rijen.filter(pk__in=drukte.getoond).only(*SessieLijst.rijvelden)), drukte

    def _lijst_url(self, periode: str) -> str:
        """The list of all meetings of a period, with the same filter; the period stands last, so that a day fits behind it."""
        vragen = {naam: self.request.GET[naam] for naam in DEZELFDE if self.request.GET.get(naam)}
        lijst = adres("sessies:lijst", netwerk=self.netwerk.slug)
        return f"{lijst}?{urlencode({**vragen, 'op': periode})}"

    def _periode(self, vandaag: date) -> P:
        """The period of the address, or the one of today."""
        gevraagd = self.request.GET.get(self.veld, "")
        periode = self.soort.lees(gevraagd)
        if gevraagd and periode is None:
            messages.warning(self.request, self.onbekend)
        return periode or self.soort.van(vandaag)

    def _url(self, waarde: str) -> str:
        """The same page and filter for another period."""
        vragen = self.request.GET.copy()
        vragen.pop(self.veld, None)
        if waarde:
            vragen[self.veld] = waarde
        return f"?{vragen.urlencode()}"

    def midden(self, periode: P) -> date:
        """The day that says where one is when one switches view."""
        return periode.eerste

    def indeling(self, periode: P, sessies: list[Sessie], vandaag: date) -> dict[str, object]:  # noqa: ARG002 -- a subclass reads it
        """What the page lays out."""
        raise LookupError("a subclass lays out its period")


class KalenderView(KalenderBasis[Maand]):
    """A month as table and, under it, as list: the list is what a screen reader reads and a phone shows."""

    template_name = "sessies/kalender.html"
    naam, veld, soort = "kalender", "maand", Maand
    onbekend = "Die maand kennen we niet. Je ziet nu deze maand."

    def indeling(self, periode: Maand, sessies: list[Sessie], vandaag: date) -> dict[str, object]:
        weken = periode.weken(sessies, vandaag, self.netwerk.land, self.drukte.per_dag)
        return {"weken": weken, "tot": dag(periode.grenzen[1])}


class WeekView(KalenderBasis[Week]):
    """A week: days side by side, and under each other on a phone; one list that everybody reads."""

    template_name = "sessies/week.html"
    naam, veld, soort = "week", "week", Week
    onbekend = "Die week kennen we niet. Je ziet nu deze week."

    def midden(self, periode: Week) -> date:
        """Thursday: a week belongs to the month, and the year, of its Thursday."""
        return periode.eerste + timedelta(days=3)

    def indeling(self, periode: Week, sessies: list[Sessie], vandaag: date) -> dict[str, object]:
        dagen = periode.dagen(sessies, vandaag, self.netwerk.land, self.drukte.per_dag)
        uren = uren_van(dagen)
        straks = None
        if not sessies:
            later = self.alle.filter(begint_op__gte=dagbegin(periode.volgende.eerste))
            straks = later.exclude(status=SessieStatus.AFGELAST).order_by("begint_op", "pk").first()
        return {
            "dagen": dagen,
            "rooster": [(d, d.trossen(uren)) for d in dagen],
            "uren": uren,
            "stil_weekend": not any(d.blokken for d in dagen[5:]),
            "straks": straks,
            "straks_url": self._url(str(Week.van(straks.datum))) if straks else "",
        }
