"""The meetings of a network: as list with filter and as month."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.views.generic import TemplateView

from kern import klok
from kern.lijsten import FilterlijstView
from kern.opmaak import MAANDNAMEN, dag
from kern.views import NetwerkMixin
from sessies.domain.kalender import Maand
from sessies.domain.plichten import hints
from sessies.forms.filters import SessieFilter
from sessies.models import Sessie


class PlichthintMixin(NetwerkMixin):
    """Adds what is still to be planned this year, for who plans."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mag = self.toegang.mag("sessies.plan_sessie")
        nodig = hints(self.netwerk, klok.vandaag()) if mag and self.toegang.heeft("netwerkbegeleider") else []
        return super().get_context_data(**kwargs, hints=nodig[:2])  # type: ignore[misc, no-any-return]


class SessieLijst(PlichthintMixin, FilterlijstView):
    """Every meeting one may see, what is coming first."""

    recht = "sessies.bekijk_sessie"
    template_name = "sessies/lijst.html"
    filterset_class = SessieFilter
    csv_naam = "bijeenkomsten"
    csv_kop = ("nummer", "titel", "soort", "begint", "eindigt", "vorm", "ligging", "plaats", "gemeente", "provincie",
               "groep of orgaan", "toestand", "vragen")  # fmt: skip

    def get_basis(self) -> models.QuerySet[Any]:
        return Sessie.objects.zichtbaar_voor(self.toegang).voor_lijst().komend_eerst()

    def filter_opties(self) -> dict[str, Any]:
        return {"toegang": self.toegang, "zonder": ("vorm",)}

    def csv_rij(self, obj: Sessie) -> Sequence[Any]:
        return (
            obj.nummer, obj.titel, obj.get_soort_display(), obj.begint_op, obj.eindigt_op, obj.get_vorm_display(),
            obj.get_ligging_display() if obj.ligging else "", obj.plaats, obj.gemeente, obj.get_provincie_display(),
            str(obj.groep or obj.orgaan or ""), obj.get_status_display(), obj.aantal_vragen,  # type: ignore[attr-defined]
        )  # fmt: skip


class KalenderView(PlichthintMixin, TemplateView):
    """A month as table and, under it, as list: the list is what a screen reader reads and a phone shows."""

    recht = "sessies.bekijk_sessie"
    template_name = "sessies/kalender.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        vandaag = klok.vandaag()
        gevraagd = self.request.GET.get("maand", "")
        maand = Maand.lees(gevraagd)
        if gevraagd and maand is None:
            messages.warning(self.request, "Die maand kennen we niet. Je ziet nu deze maand.")
        maand = maand or Maand.van(vandaag)
        basis = Sessie.objects.zichtbaar_voor(self.toegang).voor_lijst().tussen(*maand.grenzen)
        zeef = SessieFilter(
            self.request.GET or None,
            queryset=basis,
            request=self.request,
            toegang=self.toegang,
            zonder=("q", "wanneer"),
        )
        sessies = list(zeef.qs.order_by("begint_op", "pk"))
        gekozen = any(waarde for naam, waarde in self.request.GET.items() if naam in zeef.filters)
        # the month travels along when somebody filters; added last, for the filter itself knows no month
        zeef.form.fields["maand"] = forms.CharField(required=False, widget=forms.HiddenInput, initial=str(maand))
        return super().get_context_data(
            **kwargs,
            maand=maand,
            maandnaam=maandnaam(maand),
            vorige=maand.vorige,
            vorige_naam=maandnaam(maand.vorige),
            volgende=maand.volgende,
            volgende_naam=maandnaam(maand.volgende),
            is_deze_maand=maand == Maand.van(vandaag),
            weken=maand.weken(sessies, vandaag, self.netwerk.land),
            sessies=sessies,
            tot=dag(maand.grenzen[1]),
            filter=zeef,
            is_gefilterd=gekozen,
        )


def maandnaam(maand: Maand) -> str:
    return f"{MAANDNAMEN[maand.maand - 1]} {maand.jaar}"
