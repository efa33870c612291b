from typing import Unpack

from django import forms
from django.db import models

from kern.formulieren import Formopties
from netwerken.models import Organisatie


class SamenvoegenForm(forms.Form):
    """Which organisation takes the place of this one."""

    met = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="In welke organisatie gaat ze op?",
        empty_label="Kies een organisatie",
        error_messages={"required": "Kies een organisatie.", "invalid_choice": "Kies uit de lijst."},
    )

    def __init__(self, *, keuze: models.QuerySet[Organisatie], **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["met"].queryset = keuze
