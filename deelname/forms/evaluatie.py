"""The three questions about a meeting."""

from typing import Unpack

from django import forms

from deelname.domain.evaluatie import LANGSTE_REGEL
from deelname.enums import Oordeel
from kern.formulieren import Formopties, maak_helper


def _regel(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LANGSTE_REGEL, required=False, help_text="Eén zin, zonder namen. Het mag leeg blijven.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class EvaluatieForm(forms.Form):
    """One choice and two lines."""

    keuze = forms.ChoiceField(
        label="Wat had je aan deze bijeenkomst?", choices=[(o.value, str(o.label).capitalize()) for o in Oordeel],
        widget=forms.RadioSelect, error_messages={"required": "Kies een van de vier."},
    )  # fmt: skip
    doet = _regel("Wat ga je ermee doen?")
    beter = _regel("Wat had beter gekund?")

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper("keuze", "doet", "beter")

    def teksten(self) -> list[tuple[str, str]]:
        """What was written, each with the question it answers."""
        return [(str(self.fields[naam].label), self.cleaned_data[naam]) for naam in ("doet", "beter")]
