from datetime import timedelta
from typing import Unpack

from django import forms

from kern import klok
from kern.formulieren import Formopties, klein, maak_helper
from kern.kiezers import Dagveld


class UitstelForm(forms.Form):
    """Until when a task is put off."""

    tot = Dagveld(label="Tot wanneer?", error_messages={"required": "Kies een dag."})

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["tot"].initial = klok.vandaag() + timedelta(days=7)
        self.helper = maak_helper(klein("tot"))
