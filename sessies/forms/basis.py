"""What the forms of this app share."""

from django import forms
from django.db import models


class Kiesveld(forms.ModelChoiceField):
    """A choice among objects of the network; empty means none."""

    default_error_messages = {"invalid_choice": "Kies iets uit de lijst.", "required": "Kies iets."}

    def __init__(self, model: type[models.Model], *, label: str, leeg: str = "geen", required: bool = False) -> None:
        super().__init__(model._default_manager.none(), label=label, empty_label=leeg, required=required)


class Versieform(forms.Form):
    """A form that changes something: it carries the version it was opened with."""

    versie = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        error_messages=dict.fromkeys(
            ("required", "invalid"), "Dit formulier is niet meer volledig. Laad de pagina opnieuw."
        ),
    )
