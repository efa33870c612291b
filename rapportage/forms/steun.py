"""Forms about the support of projects for a recommendation."""

from typing import Unpack

from django import forms

from kern import klok
from kern.formulieren import Modelformopties, klein, maak_helper, tekstvak, velden_van
from kern.kiezers import Dagveld
from rapportage.domain.steun import Onderschrijvingvelden
from rapportage.enums import Standpunt
from rapportage.models import Onderschrijving, Steunronde

KEUZES = {
    "onderschrijft": "Wij steunen deze aanbeveling",
    "voorbehoud": "Wij steunen ze, met een voorbehoud",
    "niet": "Wij steunen ze niet",
}
UITLEG = {
    "onderschrijft": "Zo kan ze naar wie beslist.",
    "voorbehoud": "Jullie voorbehoud komt in het eindrapport.",
    "niet": "Jullie reden komt in het eindrapport.",
}


class OnderschrijfForm(forms.ModelForm):
    """What a project says of a recommendation; ``namens`` asks when and where somebody else heard it."""

    standpunt = forms.ChoiceField(
        label="Wat zegt het project?",
        choices=list(KEUZES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat het project zegt."},
    )
    datum = Dagveld(
        label="Wanneer zei het project dit?",
        kant="terug",
        error_messages={"required": "Kies de dag waarop het project dit zei."},
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Onderschrijving
        fields = ["standpunt", "tekst", "datum", "bron"]
        labels = {"tekst": "Welk voorbehoud, of waarom niet?", "bron": "Waar hoorde je dit?"}
        help_texts = {
            "tekst": "Nodig bij een voorbehoud of een weigering. Zonder namen van personen.",
            "bron": "Een overleg of een bericht, geen naam: ‘mail van de projectleiding’.",
        }
        widgets = {"tekst": tekstvak(4)}
        error_messages = {
            "bron": {"required": "Schrijf waar je dit hoorde: een overleg, een mail van het project."},
            "tekst": {"max_length": "Hou het onder 1000 tekens: het komt in het rapport."},
        }

    def __init__(self, *, namens: bool, **opties: Unpack[Modelformopties[Onderschrijving]]) -> None:
        super().__init__(**opties)
        self.initial["versie"] = self.instance.versie if self.instance.pk else 0
        self.fields["standpunt"].keuzehulp = UITLEG
        if namens:
            self.initial["datum"] = self.instance.datum or klok.vandaag()
            self.fields["bron"].required = True
            self.helper = maak_helper("standpunt", "tekst", klein("datum"), "bron", "versie")
        else:
            del self.fields["datum"], self.fields["bron"]
            self.helper = maak_helper("standpunt", "tekst", "versie")

    def _post_clean(self) -> None:
        """The object is judged and made by the domain, not by the form."""

    def clean(self) -> dict[str, object]:
        gegevens = super().clean() or {}
        zegt = gegevens.get("standpunt")
        if zegt and zegt != Standpunt.ONDERSCHRIJFT and "tekst" not in self.errors and not gegevens["tekst"].strip():
            self.add_error("tekst", "Zeg erbij welk voorbehoud jullie hebben." if zegt == Standpunt.VOORBEHOUD
                           else "Zeg erbij waarom jullie ze niet steunen.")  # fmt: skip
        return gegevens

    @property
    def velden(self) -> Onderschrijvingvelden:
        """What the domain asks."""
        return velden_van(Onderschrijvingvelden, self.cleaned_data)


class SteunvraagForm(forms.ModelForm):
    """Until when the projects are asked; empty means that nobody is asked any more."""

    tot = Dagveld(
        label="Tegen wanneer vraag je hun antwoord?",
        kant="vooruit",
        required=False,
        help_text="Elke projectmedewerker krijgt dan een taak. Laat leeg om niets meer te vragen.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Steunronde
        fields = ["tot"]

    def __init__(self, **opties: Unpack[Modelformopties[Steunronde]]) -> None:
        super().__init__(**opties)
        self.initial["versie"] = self.instance.versie if self.instance.pk else 0
        self.helper = maak_helper(klein("tot"), "versie")

    def _post_clean(self) -> None:
        """The object is judged and made by the domain, not by the form."""
