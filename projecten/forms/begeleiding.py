from typing import Unpack

from django import forms

from kern import klok
from kern.formulieren import Formopties, Versieform, klein, maak_helper, tekstvak
from kern.kiezers import Dagveld
from projecten.enums import Contactsoort


class ContactForm(forms.Form):
    """A contact with a project in three fields: when, how and the core of it."""

    datum = Dagveld(label="Wanneer?", kant="terug")
    soort = forms.ChoiceField(
        label="Hoe?",
        choices=Contactsoort.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe jullie contact hadden."},
    )
    kern = forms.CharField(
        label="De kern van het gesprek",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Eén of twee zinnen, zonder namen van deelnemers. Wie aan het project werkt, kan dit lezen.",
        error_messages={"max_length": "Hou het bij 300 tekens: de kern is genoeg."},
    )

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["datum"].initial = klok.vandaag
        self.helper = maak_helper(klein("datum"), "soort", "kern")


class WijzigContactForm(ContactForm, Versieform):
    """A contact that was noted."""

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper(klein("datum"), "soort", "kern", "versie")


class LeereffectForm(forms.Form):
    """What a project does differently since: one sentence and a day."""

    tekst = forms.CharField(
        label="Wat doen jullie nu anders?",
        max_length=300,
        widget=tekstvak(3),
        help_text="Eén zin, zonder namen van deelnemers. Ze staat op de pagina van het project en in het rapport.",
        error_messages={
            "required": "Schrijf in één zin wat jullie nu anders doen.",
            "max_length": "Hou het bij 300 tekens: één zin is genoeg.",
        },
    )
    datum = Dagveld(label="Sinds wanneer?", kant="terug")

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["datum"].initial = klok.vandaag
        self.helper = maak_helper("tekst", klein("datum"))


class WijzigLeereffectForm(LeereffectForm, Versieform):
    """A sentence that was noted."""

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper("tekst", klein("datum"), "versie")
