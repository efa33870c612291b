"""Forms for what makes a report final, and for what undoes that: publish, withdraw, the next edition."""

from typing import Unpack

from django import forms

from kern.formulieren import Formopties, maak_helper, tekstvak
from rapportage.enums import Lezers

MAX = 1000


def _reden(label: str, ontbreekt: str, hulp: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=MAX, widget=tekstvak(), help_text=hulp, error_messages={"required": ontbreekt}
    )


class PubliceerForm(forms.Form):
    """Who may read, and why it is published already when that is early."""

    lezers = forms.ChoiceField(
        label="Wie mag het lezen?",
        choices=[(Lezers.NETWERK.value, "Het netwerk en zijn organen"), (Lezers.IEDEREEN.value, "Iedereen")],
        widget=forms.RadioSelect,
        initial=Lezers.NETWERK.value,
        error_messages={"required": "Kies wie het rapport mag lezen.", "invalid_choice": "Kies uit de lijst."},
    )
    reden = _reden("Waarom verschijnt het nu al?", "Schrijf waarom het nu al verschijnt.")

    def __init__(self, *, vroeg: str = "", **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["lezers"].keuzehulp = {
            Lezers.NETWERK.value: "Wie lid is van het netwerk, en wie in een van de organen zetelt.",
            Lezers.IEDEREEN.value: "Het staat dan ook bij de gepubliceerde rapporten, zonder aan te melden.",
        }
        if vroeg:
            self.fields["reden"].help_text = vroeg
        else:
            del self.fields["reden"]
        self.helper = maak_helper(*self.fields)


class IntrekForm(forms.Form):
    """Why a published report is withdrawn."""

    reden = _reden(
        "Waarom trek je het rapport in?", "Schrijf waarom het rapport ingetrokken wordt.",
        "Dit staat op de pagina van het rapport, voor wie het mocht lezen.",
    )  # fmt: skip

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper("reden")


class UitgaveForm(forms.Form):
    """Why there is a next edition."""

    reden = _reden(
        "Waarom komt er een nieuwe uitgave?", "Schrijf waarom er een nieuwe uitgave komt.",
        "Bijvoorbeeld: de cijfers van twee projecten kwamen later binnen.",
    )  # fmt: skip

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper("reden")
