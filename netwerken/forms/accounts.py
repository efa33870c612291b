from django import forms


class AnoniemForm(forms.Form):
    """One tick, so that nobody does by accident what cannot be taken back."""

    zeker = forms.BooleanField(
        label="Ik begrijp dat dit definitief is: niemand kan het ongedaan maken.",
        error_messages={"required": "Vink dit eerst aan. Wat je hier doet, kan niemand ongedaan maken."},
    )
