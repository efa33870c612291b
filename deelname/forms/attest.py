"""Over which days an attestation speaks."""

from datetime import date
from typing import Unpack

from django import forms

from kern import klok
from kern.formulieren import Formopties, klein, maak_helper
from kern.kiezers import Dagveld


class AttestForm(forms.Form):
    """From and until; this year when nobody says otherwise."""

    van = Dagveld(label="Van", kant="terug", error_messages={"required": "Kies de eerste dag."})
    tot = Dagveld(label="Tot en met", kant="terug", error_messages={"required": "Kies de laatste dag."})

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        vandaag = klok.vandaag()
        self.fields["van"].initial, self.fields["tot"].initial = date(vandaag.year, 1, 1), vandaag
        self.helper = maak_helper(klein("van"), klein("tot"))

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        van, tot = data.get("van"), data.get("tot")
        if isinstance(van, date) and isinstance(tot, date) and tot < van:
            self.add_error("tot", "De laatste dag ligt voor de eerste.")
        return data
