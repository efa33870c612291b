"""Putting right what a closed list says, and looking at who stayed away."""

from typing import Unpack

import django_filters
from crispy_forms.layout import Row
from django import forms
from django.db.models import QuerySet

from deelname.enums import ERBIJ, Toestand
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from kern.formulieren import Formopties, maak_helper
from netwerken.models import Organisatie
from sessies.forms.basis import Kiesveld


def _reden() -> forms.CharField:
    return forms.CharField(
        label="Waarom?", max_length=250, error_messages={"required": "Schrijf waarom: dat blijft erbij staan."},
        help_text="Zonder namen. Dit blijft staan, naast wat er bij het sluiten stond.",
    )  # fmt: skip


def _toestand(keuzes: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Hoe was het wel?", choices=keuzes, widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het was.", "invalid_choice": "Kies een van de mogelijkheden."},
    )  # fmt: skip


class RechtzetForm(forms.Form):
    """How it was with one person, and why that is put right."""

    toestand = _toestand([])
    reden = _reden()

    def __init__(self, *, rij: Aanwezigheid, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        keuzes = [(str(t.value), str(t.label)) for t in Toestand if t not in {Toestand.OPEN, rij.toestand}]
        self.fields["toestand"].choices = keuzes
        self.helper = maak_helper("toestand", "reden")


class LaterBijForm(forms.Form):
    """Somebody who was there and does not stand on the closed list."""

    naam = forms.CharField(label="Naam", max_length=120, error_messages={"required": "Schrijf een naam."})
    functie = forms.CharField(label="Functie", max_length=250, required=False)
    organisatie = Kiesveld(Organisatie, label="Organisatie", leeg="geen organisatie van dit netwerk")
    toestand = _toestand([(str(t.value), str(t.label)) for t in ERBIJ])
    reden = _reden()

    def __init__(self, *, lijst: Aanwezigheidslijst, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        netwerk = lijst.sessie.netwerk
        self.fields["organisatie"].queryset = Organisatie.objects.filter(netwerkorganisaties__netwerk=netwerk)
        self.helper = maak_helper(Row("naam", "functie"), "organisatie", "toestand", "reden")


class WegblijversFilter(django_filters.FilterSet):
    """Find an organisation by its name."""

    q = django_filters.CharFilter(
        method="zoek", label="Zoek", widget=forms.TextInput(attrs={"type": "search", "placeholder": "organisatie"})
    )

    class Meta:
        model = Organisatie
        fields = ["q"]

    def zoek(self, rijen: QuerySet[Organisatie], _naam: str, waarde: str) -> QuerySet[Organisatie]:
        return rijen.filter(naam__icontains=waarde.strip())
