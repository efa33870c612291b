from typing import Any

from django import forms

from netwerken.models import Organisatie


class SamenvoegenForm(forms.Form):
    """Which organisation takes the place of this one."""

    met = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="In welke organisatie gaat ze op?",
        empty_label="Kies een organisatie",
        error_messages={"required": "Kies een organisatie.", "invalid_choice": "Kies uit de lijst."},
    )

    def __init__(self, *args: Any, keuze: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met"].queryset = keuze  # type: ignore[attr-defined]  # a field of ours with rows to choose from
