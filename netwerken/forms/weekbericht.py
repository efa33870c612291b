from typing import Unpack

from django import forms

from kern.formulieren import Formopties, maak_helper


class WeekberichtForm(forms.Form):
    """Whether the weekly mail comes."""

    aan = forms.BooleanField(
        label="Stuur me elke maandagochtend een mail",
        required=False,
        help_text="Eén mail over al je netwerken. Is er niets te zeggen, dan komt er geen.",
    )

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper("aan")
