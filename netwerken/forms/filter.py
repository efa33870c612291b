from typing import Unpack

from django import forms

from kern.formulieren import Formopties, klein, maak_helper


class BewaarFilterForm(forms.Form):
    """The name of a filter; the list and what was chosen there come along."""

    naam = forms.CharField(
        label="Hoe noem je deze filter?",
        max_length=60,
        help_text="Alleen jij ziet hem, boven de lijst. Een naam die je al gebruikte, krijgt deze filter.",
        error_messages={"required": "Geef de filter een naam."},
    )
    lijst = forms.CharField(max_length=80, widget=forms.HiddenInput, required=False)
    vraag = forms.CharField(max_length=1000, widget=forms.HiddenInput, required=False)

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper(klein("naam"), "lijst", "vraag")
