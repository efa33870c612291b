from typing import Unpack

from crispy_forms.layout import Div
from django import forms

from kern.formulieren import Formopties, Lengtezin, maak_helper
from kern.kiezers import Mailveld
from netwerken.enums import Contactsoort


class _Leeg(forms.TextInput):
    """A field that never shows again what was in it."""

    def format_value(self, value: object) -> None:  # noqa: ARG002 -- Django's signature
        return None


class ContactForm(forms.Form):
    """A message to who runs the platform, also from somebody without an account; ``website`` is a trap for robots."""

    soort = forms.ChoiceField(
        label="Waarover gaat het?",
        choices=Contactsoort.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies waarover je bericht gaat.",
            "invalid_choice": "Kies één van de mogelijkheden.",
        },
    )
    bericht = forms.CharField(
        label="Je bericht",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Zeg wat je wilde doen en wat er gebeurde. Gebruik je een hulpmiddel, zoals een schermlezer, zeg dan welk. "
        "Zet er geen gegevens van anderen bij.",
        error_messages={
            "required": "Schrijf je bericht in dit vak. Eén zin is genoeg.",
            "max_length": Lengtezin(
                "Je bericht is te lang: het mag %(limit_value)s tekens tellen, en het telt er %(show_value)s."
            ),
        },
    )
    pagina = forms.CharField(
        label="Over welke pagina gaat het?",
        max_length=2000,
        required=False,
        help_text="Het adres of de titel van de pagina.",
        error_messages={
            "max_length": "Dit adres is te lang: hoogstens 2.000 tekens. De titel van de pagina is ook goed."
        },
    )
    naam = forms.CharField(
        label="Je naam",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"max_length": "Deze naam is te lang: hoogstens 120 tekens."},
    )
    mail = Mailveld(
        label="Je e-mailadres",
        max_length=254,  # what the standard allows, and what the outbox keeps
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Alleen om je te antwoorden. Zonder adres lezen we je bericht wel, maar kunnen we je niet antwoorden.",
        error_messages={
            "max_length": "Dit adres is te lang: een e-mailadres telt hoogstens 254 tekens.",
            "invalid": "Dit is geen geldig e-mailadres. Schrijf het zoals naam@voorbeeld.be, of laat het vak leeg.",
        },
    )
    website = forms.CharField(
        label="Laat dit vak leeg", required=False, widget=_Leeg(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper(
            "soort",
            "bericht",
            "pagina",
            "naam",
            "mail",
            Div("website", css_class="visually-hidden", aria_hidden="true"),
        )

    def clean(self) -> dict[str, object]:
        """Refuse what a robot filled in; a person who meets this sends once more and it goes."""
        data = super().clean() or {}
        if data.pop("website", ""):
            raise forms.ValidationError(
                "Dit bericht lijkt door een programma ingevuld. Kijk het na en verstuur het nog een keer."
            )
        return data
