"""Finding somebody on the list, and writing somebody on it."""

from functools import reduce
from operator import or_
from typing import Unpack

import django_filters
from crispy_forms.layout import Row
from django import forms
from django.db.models import Q

from deelname.enums import ERBIJ, Toestand
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from deelname.querysets import NIET, AanwezigheidQuerySet
from kern.formulieren import Formopties, maak_helper
from netwerken.models import Organisatie
from sessies.enums import Vorm
from sessies.forms.basis import Kiesveld

STANDEN = {
    "erbij": ("erbij", Q(toestand__in=ERBIJ)),
    "open": ("nog niet genoteerd", Q(toestand=Toestand.OPEN) & ~Q(genodigde__antwoord__in=NIET)),
    "niet": (
        "niet erbij",
        Q(toestand__in=[Toestand.VERONTSCHULDIGD, Toestand.AFWEZIG, Toestand.VERVANGEN])
        | Q(toestand=Toestand.OPEN, genodigde__antwoord__in=NIET),
    ),
    "nieuw": ("stond niet op de lijst", Q(is_bijgekomen=True)),
}
ZOEKVELDEN = ("naam", "functie", "email", "genodigde__naam", "genodigde__email", "organisatie__naam", "van")


class AanwezigheidFilter(django_filters.FilterSet):
    """Find somebody on the list, by what one knows of them or by how it stands."""

    q = django_filters.CharFilter(
        method="zoek", label="Zoek",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "naam, functie of organisatie"}),
    )  # fmt: skip
    toestand = django_filters.ChoiceFilter(
        method="op_toestand", label="Toestand", empty_label="alle", choices=[(naam, woord) for naam, (woord, _) in STANDEN.items()]
    )  # fmt: skip

    class Meta:
        model = Aanwezigheid
        fields = ["q", "toestand"]

    def zoek(self, rijen: AanwezigheidQuerySet, _naam: str, waarde: str) -> AanwezigheidQuerySet:
        for woord in waarde.split()[:6]:
            rijen = rijen.filter(reduce(or_, (Q(**{f"{veld}__icontains": woord}) for veld in ZOEKVELDEN)))
        return rijen

    def op_toestand(self, rijen: AanwezigheidQuerySet, _naam: str, waarde: str) -> AanwezigheidQuerySet:
        return rijen.filter(STANDEN[waarde][1])


def te_noteren(vorm: str) -> list[tuple[str, str]]:
    """What one tap may note at a meeting of this form."""
    erbij = {
        Vorm.FYSIEK: [Toestand.AANWEZIG],
        Vorm.ONLINE: [Toestand.ONLINE],
        Vorm.HYBRIDE: [Toestand.AANWEZIG, Toestand.ONLINE],
    }[Vorm(vorm)]
    return [(str(t.value), str(t.label)) for t in (*erbij, Toestand.VERONTSCHULDIGD, Toestand.AFWEZIG)]


class Rijveld(forms.ModelChoiceField):
    """Somebody of the list, by name and organisation."""

    def label_from_instance(self, obj: Aanwezigheid) -> str:
        return f"{obj} ({obj.wie})" if obj.wie and str(obj) != obj.wie else str(obj)


class BijschrijfForm(forms.Form):
    """Somebody who did not stand on the list."""

    naam = forms.CharField(label="Naam", max_length=120, error_messages={"required": "Schrijf een naam."})
    functie = forms.CharField(label="Functie", max_length=250, required=False)
    organisatie = Kiesveld(Organisatie, label="Organisatie", leeg="geen organisatie van dit netwerk")
    toestand = forms.ChoiceField(
        label="Hoe", widget=forms.RadioSelect, error_messages={"invalid_choice": "Kies een van de mogelijkheden."}
    )
    vervangt = Rijveld(
        Aanwezigheid.objects.none(), label="In de plaats van", required=False, empty_label="niemand",
        error_messages={"invalid_choice": "Kies iemand van de lijst."},
    )  # fmt: skip

    def __init__(self, *, lijst: Aanwezigheidslijst, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        sessie = lijst.sessie
        self.fields["organisatie"].queryset = Organisatie.objects.filter(netwerkorganisaties__netwerk=sessie.netwerk)
        keuzes = [keuze for keuze in te_noteren(sessie.vorm) if keuze[0] in ERBIJ]
        self.fields["toestand"].choices = keuzes
        self.fields["toestand"].initial = keuzes[0][0]
        vervangbaar = Aanwezigheid.objects.filter(lijst=lijst, is_bijgekomen=False).die_tellen()
        self.fields["vervangt"].queryset = vervangbaar.exclude(toestand__in=ERBIJ).voor_lijst()
        hoe = ["toestand"] if len(keuzes) > 1 else []
        if not hoe:
            self.fields["toestand"].required = False
        self.helper = maak_helper(Row("naam", "functie"), "organisatie", *hoe, "vervangt")

    def clean_toestand(self) -> str:
        """The only way in which one can be there, when there is one only."""
        return str(self.cleaned_data["toestand"] or self.fields["toestand"].initial)
