"""Signing with the code on the screen: the code, and who one is."""

from collections.abc import Sequence
from typing import Unpack

from crispy_forms.layout import Fieldset
from django import forms

from deelname.domain.tekenen import hoe_erbij
from deelname.models import Aanwezigheidslijst
from deelname.overzicht.tekenkeuzes import Tekenkeuze
from kern.formulieren import Formopties, klein, maak_helper

WIE_BEN_JE = "Kies wie je bent, of typ je naam."


def codeveld() -> forms.CharField:
    return forms.CharField(
        label="Code op het scherm", max_length=20, help_text="Zes letters en cijfers. Ze verandert elke minuut.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": "Typ de code die nu op het scherm staat."},
    )  # fmt: skip


class CodeForm(forms.Form):
    """The code, for who cannot scan."""

    code = codeveld()

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper(klein("code"))


class TekenForm(forms.Form):
    """Who one is: somebody of the list, or a name and an organisation. ``is_vers``: the code was given just now.

    The names are there for who is in the room: with an old code only the one that was chosen. Who signed meanwhile on another
    phone is not offered, and is taken: the answer then says that they stood there already.
    """

    wie = forms.ChoiceField(label="Wie ben je?", required=False, error_messages={"invalid_choice": WIE_BEN_JE})
    naam = forms.CharField(label="Je naam", max_length=120, required=False)
    organisatie = forms.CharField(label="Je organisatie", max_length=250, required=False)
    toestand = forms.ChoiceField(
        label="Hoe ben je erbij?", widget=forms.RadioSelect, error_messages={"required": "Kies een van de twee."}
    )

    def __init__(
        self, *, lijst: Aanwezigheidslijst, alle: Sequence[Tekenkeuze], is_vers: bool, **opties: Unpack[Formopties]
    ) -> None:
        super().__init__(**opties)
        self.alle = {keuze.sleutel: keuze for keuze in alle}
        gekozen = str(self.data.get("wie", "") if self.is_bound else self.initial.get("wie", ""))
        keuzes = [(k.sleutel, k.wie) for k in alle if k.sleutel == gekozen or (is_vers and not k.is_erbij)]
        self.fields["wie"].choices = [("", "kies of typ je naam"), *keuzes]
        hoe = hoe_erbij(lijst.sessie)
        self.fields["toestand"].choices = [
            (str(t.value), {"aanwezig": "Ik ben in de zaal", "online": "Ik volg online"}[t.value]) for t in hoe
        ]
        self.fields["toestand"].initial = hoe[0].value
        self.fields["toestand"].required = len(hoe) > 1
        delen = ["toestand"] if len(hoe) > 1 else []
        if not is_vers:
            self.fields["code"] = codeveld()
            delen.append(klein("code"))
        if keuzes:
            self.helper = maak_helper("wie", Fieldset("Sta je er niet bij?", "naam", "organisatie"), *delen)
        else:
            del self.fields["wie"]
            self.helper = maak_helper("naam", "organisatie", *delen)

    def clean_toestand(self) -> str:
        """The only way in which one can be there, when there is one only."""
        return str(self.cleaned_data["toestand"] or self.fields["toestand"].initial)

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        if not data.get("wie") and not data.get("naam") and not self.errors:
            self.add_error("wie" if "wie" in self.fields else "naam", WIE_BEN_JE)
        return data

    def gekozen(self) -> Tekenkeuze | None:
        """Who of the list was chosen; None for who typed a name."""
        return self.alle.get(str(self.cleaned_data.get("wie") or ""))
