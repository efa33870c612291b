"""What the forms of this app share."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, LayoutObject
from django import forms
from django.db import models


def maak_helper(*delen: str | LayoutObject) -> FormHelper:
    """A crispy helper for a form inside the page's own form tag."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*delen)
    return helper


def klein_veld(naam: str) -> Field:
    """A field that needs little room."""
    return Field(naam, wrapper_class="ln-field--kort")


def tekstvak(rijen: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


class Uurveld(forms.TimeField):
    """An hour of the day, typed in the browser's own clock; reads 13:30, 13.30 and 13u30."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    input_formats = ["%H:%M", "%H:%M:%S", "%H.%M", "%Hu%M"]
    default_error_messages = {
        "invalid": "Dit is geen uur. Schrijf bijvoorbeeld 13:30.",
        "required": "Kies een uur.",
    }


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
