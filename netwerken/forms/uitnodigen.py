import re
from typing import Unpack

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from kern.formulieren import Formopties
from kern.kiezers import Mailveld
from kern.reeksen import Keuzeveld, Reeksrij
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


class Uitnodigrij(Reeksrij):
    """One person to invite, read from a line."""

    uniek = "email"

    email = Mailveld(
        label="E-mailadres", max_length=254,
        error_messages={"required": "In deze regel staat geen e-mailadres.", "invalid": "Dit is geen e-mailadres."},
    )  # fmt: skip
    rol = forms.ChoiceField(
        label="Rol", error_messages={"required": "Kies een rol.", "invalid_choice": "Kies een rol uit de lijst."}
    )
    functie = forms.CharField(label="Functie", max_length=200, required=False)
    organisatie: Keuzeveld[Organisatie] = Keuzeveld(
        label="Organisatie", required=False, error_messages={"invalid_choice": "Kies een organisatie uit de lijst."}
    )

    def __init__(
        self, *, rollen: list[tuple[str, str]], organisaties: list[Organisatie], **opties: Unpack[Formopties]
    ) -> None:
        super().__init__(**opties)
        self.fields["rol"].choices = [("", "kies …"), *rollen]
        self.fields["organisatie"].bied_aan(organisaties, leeg="Geen organisatie")


_ADRES = re.compile(r"[^\s<>;,()]+@[^\s<>;,()]+")


def lees_genodigde(regel: str, rollen: list[tuple[str, str]], organisaties: list[Organisatie]) -> dict[str, str]:
    """Address, role, organisation and function from one line, in any order: 'an@voorbeeld.be; lid; toeleider'."""
    gevonden = _ADRES.search(regel)
    uit = {"email": gevonden[0].rstrip(".") if gevonden else "", "rol": "", "organisatie": "", "functie": ""}
    rest = regel.replace(gevonden[0], ";") if gevonden else regel
    namen = {woord.casefold(): rol for rol, label in rollen for woord in (rol, label)}
    op_naam = {o.naam.casefold(): str(o.pk) for o in organisaties}
    over = []
    tussen = r"[;\t]" if re.search(r"[;\t]", regel) else r"[;,]"  # with a semicolon a comma is part of a name
    for deel in (d.strip(" <>(),") for d in re.split(tussen, rest)):
        if not uit["rol"] and deel.casefold() in namen:
            uit["rol"] = namen[deel.casefold()]
        elif not uit["organisatie"] and deel.casefold() in op_naam:
            uit["organisatie"] = op_naam[deel.casefold()]
        elif deel:
            over.append(deel)
    return {**uit, "functie": ", ".join(over)}


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
