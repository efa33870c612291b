"""Forms for the network itself: its names and period, its words, its menu."""

from collections.abc import Iterable
from typing import Unpack

from crispy_forms.layout import Fieldset, LayoutObject
from django import forms

from kern.formulieren import Meer, Modelformopties, klein, tekstvak
from kern.toegang import Toegang
from netwerken.domain.inrichting import NIVEAUS, onderdelen
from netwerken.enums import REGIOS, Rol
from netwerken.forms.basis import Deelform
from netwerken.forms.inrichting import DAGEN
from netwerken.models import Netwerk, Themaniveau

LANDNAMEN = {"BE": "België", "NL": "Nederland"}


def regio_zin(land: str) -> str:
    """Over which regions meetings of a network in this country are spread, in words."""
    return ", ".join(str(regio.label) for regio in REGIOS.get(land, ()))


class NetwerkForm(Deelform):
    """What the network is called, for how long it runs and where."""

    periode = ("start", "einde")
    land = forms.ChoiceField(label="Land")

    class Meta:
        model = Netwerk
        fields = [
            "naam",
            "korte_naam",
            "omschrijving",
            "start",
            "einde",
            "land",
            "rapportritme",
            "heeft_openbare_agenda",
        ]
        labels = {
            "heeft_openbare_agenda": "Zet nieuwe bijeenkomsten op de openbare agenda",
            "rapportritme": "Hoe vaak rapporteren jullie?",
            "einde": "Einde",
        }
        help_texts = {
            "korte_naam": "Voor het menu en de kop van een pagina.",
            "omschrijving": "In twee of drie zinnen: wie leert hier, en waarover?",
            "rapportritme": "Verandert het ritme, dan blijft wat je bij een vroegere periode schreef bij die periode staan.",
            "heeft_openbare_agenda": "Het vinkje staat dan klaar op het formulier; per bijeenkomst kies je anders. Wat van een groep "
            "of orgaan is, komt er nooit op. Wat al gepland is, verandert niet.",
            "einde": "Na deze dag verwacht het netwerk niets meer van zijn leden.",
        }
        widgets = {"omschrijving": tekstvak(4)}
        field_classes = DAGEN

    def bied_aan(self) -> None:
        landen = LANDNAMEN if self.instance.land in LANDNAMEN else {**LANDNAMEN, self.instance.land: self.instance.land}
        self.fields["land"].choices = list(landen.items())
        self.fields[
            "land"
        ].help_text = f"Bepaalt feestdagen, schoolvakanties en de regio’s. België: {regio_zin('BE')}. Nederland: {regio_zin('NL')}."

    def indeling(self) -> Iterable[str | LayoutObject]:
        return [
            "naam", "korte_naam", "omschrijving", klein("start"), klein("einde"), "land", klein("rapportritme"),
            Meer("heeft_openbare_agenda", titel="Openbare agenda"),
        ]  # fmt: skip

    def clean(self) -> dict[str, object]:
        data = super().clean()
        if data.get("start") and data.get("einde") == data.get("start"):
            self.add_error("einde", "Een netwerk eindigt na zijn start.")
        return data


class WoordenForm(Deelform):
    """What the network calls its roles and the levels of its themes."""

    class Meta:
        model = Netwerk
        fields: list[str] = []

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Modelformopties[Netwerk]]) -> None:
        super().__init__(toegang=toegang, **opties)
        for rol in Rol:
            self.fields[f"rol_{rol.value}"] = forms.CharField(label=f"Voor {rol.label}", max_length=40, required=False)
        for nr in range(1, NIVEAUS + 1):
            self.fields[f"niveau_{nr}"] = forms.CharField(label=f"Laag {nr}", max_length=40, required=False)
        self.fields["rol_lid"].help_text = "Leeg betekent: het gewone woord."
        self.fields[
            "niveau_1"
        ].help_text = "Bijvoorbeeld ‘pijler’ of ‘ambitie’. Laat de lagen leeg die je niet gebruikt."
        self.initial = {**self.initial, **lees_woorden(self.instance)}
        rollen = [naam for naam in self.fields if naam.startswith("rol_")]
        lagen = [naam for naam in self.fields if naam.startswith("niveau_")]
        self.helper.layout.fields = [
            Fieldset("Woorden voor rollen", *rollen),
            Meer(Fieldset("Woorden voor de lagen van de thema’s", *lagen)),
            "versie",
        ]

    @property
    def velden(self) -> dict[str, object]:
        """The words per role, and those for the levels from the top down."""
        data = self.cleaned_data
        return {
            "labels": {rol: data[f"rol_{rol}"] for rol in Rol.values},
            "niveaus": [data[f"niveau_{nr}"] for nr in range(1, NIVEAUS + 1)],
        }

    def clean(self) -> dict[str, object]:
        data = super().clean()
        lagen = [data.get(f"niveau_{nr}", "") for nr in range(1, NIVEAUS + 1)]
        for nr in range(1, NIVEAUS):
            if lagen[nr] and not lagen[nr - 1]:
                self.add_error(f"niveau_{nr}", "Sla geen laag over: geef eerst deze laag een woord.")
        return data


def lees_woorden(netwerk: Netwerk) -> dict[str, str]:
    """The words of a network as the fields of :class:`WoordenForm` hold them."""
    niveaus = dict(Themaniveau.objects.filter(netwerk=netwerk).values_list("niveau", "label"))
    uit = {f"rol_{rol}": netwerk.labels.get(rol, "") for rol in Rol.values}
    return uit | {f"niveau_{nr}": niveaus.get(nr, "") for nr in range(1, NIVEAUS + 1)}


class MenuForm(Deelform):
    """Which parts the network uses: those are in its menu."""

    onderdelen = forms.MultipleChoiceField(
        label="Wat staat er in het menu?",
        choices=lambda: list(onderdelen().items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies alleen wat jullie gebruiken. Wat je weglaat, blijft bewaard.",
        error_messages={"required": "Kies minstens één onderdeel.", "invalid_choice": "Kies uit de lijst."},
    )

    class Meta:
        model = Netwerk
        fields = ["onderdelen"]
