from datetime import date
from typing import Unpack

from django import forms

from kern import klok
from kern.formulieren import Formopties, klein, maak_helper
from kern.kiezers import Dagveld
from netwerken.enums import AfwijkingStaat
from netwerken.models import Afwijking, Netwerk, Orgaan, Plicht
from netwerken.overzicht.afwijkingen import jaren_van


class VoorstelForm(forms.Form):
    """Which promise will be kept otherwise, in which year, why, and what comes instead."""

    plicht = forms.ModelChoiceField(
        Plicht.objects.none(),
        label="Van welke afspraak wijken jullie af?",
        empty_label="Kies …",
        error_messages={"required": "Kies een afspraak.", "invalid_choice": "Kies een afspraak uit de lijst."},
    )
    jaar = forms.TypedChoiceField(
        label="In welk jaar?",
        coerce=int,
        error_messages={"required": "Kies een jaar.", "invalid_choice": "Kies een jaar."},
    )
    reden = forms.CharField(
        label="Waarom lukt het niet zoals afgesproken?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf in één zin waarom."},
    )
    vervanging = forms.CharField(
        label="Wat komt er in de plaats?", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *, netwerk: Netwerk, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["plicht"].queryset = Plicht.objects.in_netwerk(netwerk)
        jaren = jaren_van(netwerk)
        self.fields["jaar"].choices = [(jaar, str(jaar)) for jaar in jaren]
        self.fields["jaar"].initial = min(klok.vandaag().year, jaren[0])
        self.helper = maak_helper("plicht", klein("jaar"), "reden", "vervanging")


class BeslisForm(forms.Form):
    """What was decided about a deviation, by which body and when."""

    staat = forms.ChoiceField(
        label="Wat is er beslist?",
        choices=[
            (AfwijkingStaat.AANVAARD.value, "Aanvaard"),
            (AfwijkingStaat.GEWEIGERD.value, "Weiger"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies aanvaard of weiger.", "invalid_choice": "Kies aanvaard of weiger."},
    )
    orgaan = forms.ModelChoiceField(
        Orgaan.objects.none(),
        label="Wie besliste dit?",
        required=False,
        error_messages={"invalid_choice": "Kies een orgaan uit de lijst."},
    )
    op = Dagveld(
        label="Wanneer?",
        kant="terug",
        error_messages={"required": "Kies de dag van de beslissing."},
    )

    def __init__(self, *, afwijking: Afwijking, wie_beslist: str, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        orgaan = self.fields["orgaan"]
        orgaan.queryset = Orgaan.objects.in_netwerk(afwijking.netwerk)
        orgaan.empty_label = f"{wie_beslist[:1].upper()}{wie_beslist[1:]}, zonder orgaan"
        self.fields["staat"].keuzehulp = {
            "aanvaard": "De afspraak telt niet langer als te laat.",
            "geweigerd": "De afspraak blijft staan zoals ze is.",
        }
        self.fields["op"].initial = klok.vandaag
        self.helper = maak_helper("staat", "orgaan", klein("op"))

    def clean_op(self) -> date | None:
        dag = self.cleaned_data["op"]
        if dag > klok.vandaag():
            raise forms.ValidationError("De dag van de beslissing ligt niet in de toekomst.")
        return dag
