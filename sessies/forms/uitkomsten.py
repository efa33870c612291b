"""The filter over what meetings decided and promised: each choice is asked of every table before they are joined."""

from collections.abc import Callable

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from kern import klok
from kern.toegang import Toegang
from kern.zoeken.filter import Zoekfilter
from sessies.enums import ActiepuntStaat, Besluitsoort, Sessiesoort
from sessies.models import Actiepunt
from sessies.overzicht.actiepunten import eigen
from sessies.overzicht.uitkomsten import ACTIEPUNT, BESLISPUNT, bronnen, samen

WAT = {
    "besluiten": (Besluitsoort.BESLISSING.value, BESLISPUNT),
    "afspraken": (Besluitsoort.AFSPRAAK.value,),
    "actiepunten": (ACTIEPUNT,),
}


class UitkomstFilter(Zoekfilter):
    """Find a decision or an action point by word, kind, state, who does it, or the kind of meeting."""

    zoek_in = "een woord"

    wat = django_filters.ChoiceFilter(label="Wat", choices=[(naam, naam) for naam in WAT], empty_label="alles")
    toestand = django_filters.ChoiceFilter(
        label="Toestand", choices=[("open", "open"), ("te laat", "te laat"), ("klaar", "klaar")], empty_label="alle"
    )
    wie = django_filters.CharFilter(
        label="Wie", widget=forms.TextInput(attrs={"type": "search", "placeholder": "functie of organisatie"})
    )
    van = django_filters.ChoiceFilter(label="Van wie", choices=[("mij", "van mij")], empty_label="iedereen")
    bijeenkomst = django_filters.ChoiceFilter(
        label="Bijeenkomst", choices=Sessiesoort.choices, empty_label="elke soort"
    )

    class Meta:
        model = Actiepunt
        fields = ["q", "wat", "toestand", "wie", "van", "bijeenkomst"]

    def __init__(
        self,
        data: QueryDict | None = None,
        queryset: QuerySet | None = None,
        *,
        request: HttpRequest | None = None,
        toegang: Toegang,
        op: str = "",
    ) -> None:
        """``op`` is the column by which the list will be ordered."""
        super().__init__(data, queryset, request=request, toegang=toegang)
        self.van_wie, self.op = toegang, op

    @property
    def qs(self) -> QuerySet:
        """The rows of all tables together."""
        gekozen = self.form.cleaned_data if self.is_bound and self.form.is_valid() else {}
        delen = bronnen(self.van_wie)
        for naam, waarde in gekozen.items():
            if waarde:
                hoe: Callable[[QuerySet, str], QuerySet] = getattr(self, f"op_{naam}")
                delen = [hoe(deel, waarde) for deel in delen]
        return samen(delen, op=self.op)

    def op_q(self, rijen: QuerySet, waarde: str) -> QuerySet:
        return self.zoek(rijen, "q", waarde)

    def op_wat(self, rijen: QuerySet, waarde: str) -> QuerySet:
        return rijen.filter(merk__in=WAT[waarde])

    def op_toestand(self, rijen: QuerySet, waarde: str) -> QuerySet:
        if waarde == "te laat":
            return rijen.filter(toestand=ActiepuntStaat.OPEN, dag__lt=klok.vandaag())
        return rijen.filter(toestand=waarde)

    def op_wie(self, rijen: QuerySet, waarde: str) -> QuerySet:
        return rijen.filter(door__icontains=waarde)

    def op_van(self, rijen: QuerySet, _waarde: str) -> QuerySet:
        return rijen.filter(bron=ACTIEPUNT, rij__in=eigen(self.van_wie, ook_klaar=True))

    def op_bijeenkomst(self, rijen: QuerySet, waarde: str) -> QuerySet:
        return rijen.filter(bij_soort=waarde)
