"""A place as people fill it in."""

from collections.abc import Iterable
from typing import ClassVar

from crispy_forms.layout import LayoutObject
from django import forms

from kern.formulieren import Meer, klein
from netwerken.forms.basis import Deelform
from sessies.enums import Toegankelijkheid
from sessies.forms.filters import provincies_van
from sessies.models import Plaats


class PlaatsForm(Deelform):
    """Where a network meets more than once."""

    uniek, bezet = ("naam",), "Er is al een plaats met deze naam."
    toegankelijk = forms.MultipleChoiceField(
        label="Hoe toegankelijk is ze?", choices=Toegankelijkheid.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text="Vink alleen aan wat je zeker weet.",
        error_messages={"invalid_choice": "Kies iets uit de lijst."},
    )  # fmt: skip

    class Meta:
        model = Plaats
        fields = ["naam", "adres", "gemeente", "provincie", "zitplaatsen", "toegankelijk", "toegankelijk_extra",
                  "parkeren", "contact"]  # fmt: skip
        labels: ClassVar[dict[str, str]] = {
            "naam": "Hoe heet de plaats?",
            "toegankelijk_extra": "Wat moet iemand daar nog over weten?",
            "parkeren": "Waar parkeer je?",
            "contact": "Bij wie leg je de zaal vast?",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "naam": "Zoals je ze bij het plannen wilt typen: ‘Zaal De Kapstok’.",
            "toegankelijk_extra": "Eén zin, bijvoorbeeld: ‘De bel voor de lift hangt aan de zijdeur.’",
            "parkeren": "Ook van een fiets.",
            "contact": "Een functie, geen naam: ‘het onthaal van het OCMW’. Alleen wie plant, leest dit.",
        }

    def bied_aan(self) -> None:
        provincies = provincies_van(self.netwerk)
        self.fields["provincie"].choices = [("", "kies …"), *provincies]
        if not provincies:
            del self.fields["provincie"]
        if self.is_nieuw:
            self.initial["toegankelijk"] = []

    def indeling(self) -> Iterable[str | LayoutObject]:
        streek = ["gemeente", "provincie"] if "provincie" in self.fields else ["gemeente"]
        eerst = ["naam", "adres", *streek, klein("zitplaatsen"), "toegankelijk", "toegankelijk_extra"]
        return [*eerst, Meer("parkeren", "contact")]
