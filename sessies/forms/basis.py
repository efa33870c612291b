"""What the forms of this app share."""

from django import forms
from django.db import models


class Kiesveld(forms.ModelChoiceField):
    """A choice among objects of the network; empty means none."""

    default_error_messages = {"invalid_choice": "Kies iets uit de lijst.", "required": "Kies iets."}

    def __init__(self, model: type[models.Model], *, label: str, leeg: str = "geen", required: bool = False) -> None:
        super().__init__(model._default_manager.none(), label=label, empty_label=leeg, required=required)
