"""A new network: what it is called, for how long it runs, and who will run it."""

from typing import ClassVar, Unpack

from crispy_forms.layout import Fieldset
from django import forms

from kern.formulieren import Modelformopties, klein, maak_helper
from kern.kiezers import Mailveld
from netwerken.enums import Grondslag
from netwerken.forms.basis import keuzes, spreek_nederlands
from netwerken.forms.inrichting import DAGEN
from netwerken.forms.netwerk import LANDNAMEN, regio_zin
from netwerken.models import Netwerk


class NieuwNetwerkForm(forms.ModelForm):
    """Six fields and a mail address; the rest the network chooses itself."""

    land = forms.ChoiceField(label="Land", choices=list(LANDNAMEN.items()), initial="BE")
    email = Mailveld(
        label="E-mailadres van wie het netwerk begeleidt",
        max_length=254,
        help_text="Krijgt meteen een uitnodiging, die veertien dagen geldt. Niet je eigen adres.",
    )
    functie = forms.CharField(
        label="Functie",
        max_length=120,
        required=False,
        help_text="Bijvoorbeeld: netwerkbegeleider bij het departement.",
    )

    class Meta:
        model = Netwerk
        fields = ("naam", "korte_naam", "slug", "grondslag", "start", "einde", "land", "rapportritme")
        labels: ClassVar[dict[str, str]] = {"rapportritme": "Hoe vaak rapporteert het?"}
        help_texts: ClassVar[dict[str, str]] = {
            "korte_naam": "Voor het menu en de kop van een pagina.",
            "slug": "Het begin van elke pagina van dit netwerk. Laat je het leeg, dan maken we het van de korte naam.",
            "einde": "Na deze dag verwacht het netwerk niets meer van zijn leden. Mag leeg blijven.",
        }
        field_classes = DAGEN
        error_messages: ClassVar[dict[str, dict[str, str]]] = {
            "slug": {
                "invalid": "Gebruik alleen kleine letters zonder accent, cijfers en koppeltekens, en geen spaties.",
                "unique": "Er is al een netwerk op dit adres. Kies een ander.",
            },
        }

    def __init__(self, **opties: Unpack[Modelformopties[Netwerk]]) -> None:
        super().__init__(**opties)
        self.fields["slug"].required = False
        self.fields["grondslag"].choices = keuzes(Grondslag)
        self.fields[
            "land"
        ].help_text = f"Bepaalt feestdagen en regio’s. België: {regio_zin('BE')}. Nederland: {regio_zin('NL')}."
        for veld in self.fields.values():
            spreek_nederlands(veld)
        self.helper = maak_helper(
            "naam", "korte_naam", "slug", "grondslag", klein("start"), klein("einde"), "land", klein("rapportritme"),
            Fieldset("Wie begeleidt het?", "email", "functie"),
        )  # fmt: skip
