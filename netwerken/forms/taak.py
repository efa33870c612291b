from collections.abc import Collection
from datetime import timedelta
from typing import Unpack

from django import forms

from kern import klok
from kern.formulieren import Formopties, klein, maak_helper
from kern.kiezers import Dagveld
from netwerken.models import Gebruiker


class UitstelForm(forms.Form):
    """Until when a task is put off."""

    tot = Dagveld(label="Tot wanneer?", error_messages={"required": "Kies een dag."})

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["tot"].initial = klok.vandaag() + timedelta(days=7)
        self.helper = maak_helper(klein("tot"))


class OverdraagForm(forms.Form):
    """Who takes a task over, and why."""

    aan = forms.ModelChoiceField(
        Gebruiker.objects.none(),
        label="Aan wie?",
        empty_label="Kies …",
        error_messages={"required": "Kies iemand.", "invalid_choice": "Kies iemand uit de lijst."},
    )
    noot = forms.CharField(
        label="Waarom?",
        max_length=300,
        help_text="Eén regel. Wie de taak krijgt, leest dit in de mail en bij de taak.",
        error_messages={"required": "Schrijf in één regel waarom."},
    )

    def __init__(self, *, kandidaten: Collection[int], **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["aan"].queryset = Gebruiker.objects.filter(pk__in=kandidaten).order_by("naam", "functie", "email")
        self.helper = maak_helper("aan", "noot")
