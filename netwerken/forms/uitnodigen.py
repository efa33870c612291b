from typing import Unpack

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from kern.formulieren import Formopties
from kern.kiezers import Mailveld
from netwerken.enums import Rol
from netwerken.models import Netwerk, Organisatie


class UitnodigenForm(forms.Form):
    """Whom to invite, in which role and for which organisation of the network."""

    email = Mailveld(label="E-mailadres", max_length=254, help_text="Naar dit adres gaat de uitnodiging.")
    rol = forms.ChoiceField(label="Rol in het netwerk", widget=forms.RadioSelect)
    functie = forms.CharField(
        label="Functie", max_length=200, required=False, help_text="Die zien anderen, bijvoorbeeld ‘toeleider’."
    )
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Organisatie", required=False, empty_label="Geen organisatie"
    )

    def __init__(self, *, netwerk: Netwerk, rollen: list[str], **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["rol"].choices = [(rol, netwerk.label_van(rol)) for rol in rollen]
        self.fields["organisatie"].queryset = Organisatie.objects.filter(netwerkorganisaties__netwerk=netwerk).order_by(
            "naam"
        )
        if Rol.OPDRACHTGEVER not in rollen:
            label = netwerk.label_van(Rol.OPDRACHTGEVER)
            self.fields[
                "rol"
            ].help_text = f"De rol {label} geeft alleen een {label} zelf, of de beheerder van het platform."
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("email", "rol", "functie", "organisatie")


class AanvaardForm(forms.Form):
    """What a new person fills in to accept: a name if they want, and a password if they want."""

    naam = forms.CharField(
        label="Je naam", max_length=120, required=False, help_text="Mag leeg blijven: dan zien anderen je functie."
    )
    wachtwoord = forms.CharField(
        label="Kies een wachtwoord",
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Minstens 12 tekens. Laat leeg als je je liever telkens aanmeldt met een code in je mail.",
    )

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("naam", "wachtwoord")
