from typing import Unpack

from crispy_forms.layout import Field, Fieldset, Row
from django import forms

from kern import klok
from kern.formulieren import (
    Formopties,
    Meer,
    Modelformopties,
    Versieform,
    klein,
    maak_helper,
    rijk_tekstvak,
    velden_van,
)
from kern.kiezers import Dagveld, Dragerveld, Meerkeuzeveld, als_drager, gekozen_eerst
from kern.toegang import Toegang
from kern.velden import LANGST
from netwerken.models import Orgaan, Organisatie
from piloten.domain.piloten import Pilootbronnen, Pilootontwerp, Pilootvelden
from piloten.enums import Pilootbesluit
from piloten.models import Piloot
from projecten.models import Project
from sessies.models import Inzicht, Leervraag

LANG = "ln-field--lang"
UITLEG_BESLUIT = {
    "inbedden": "Het wordt gewoon werk, bij wie het deed.",
    "opschalen": "Anderen doen het ook, of meer mensen.",
    "aanpassen": "Nog niet goed genoeg: eerst bijsturen.",
    "stoppen": "We weten genoeg, en we gaan er niet mee door.",
}


class Vraagveld(Meerkeuzeveld):
    """Questions as choices, each with its number."""

    def label_from_instance(self, obj: Leervraag) -> str:
        return f"{obj.nummer} · {obj.tekst}"


class PilootForm(forms.ModelForm):
    """The design of a pilot. Who may write only for own projects is offered only those."""

    formvelden = dict.fromkeys(("project", "organisatie"), "drager_sleutel")

    drager_sleutel = Dragerveld(
        label="Wie draagt de piloot?", help_text="Een project of een organisatie van het netwerk."
    )
    leervragen = Vraagveld(
        Leervraag.objects.none(),
        label="Op welke vraag zoeken jullie een antwoord?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    inzichten = Meerkeuzeveld(
        Inzicht.objects.none(),
        label="Op welk inzicht bouwt dit verder?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    start = Dagveld(label="Start", required=False)
    einde = Dagveld(label="Einde", required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Piloot
        fields = ["titel", "wat_willen_we_weten", "dosis", "start", "einde", "tussenstand", "resultaat"]
        labels = {"titel": "Hoe heet de piloot?"}
        help_texts = {
            "titel": "Kort, in de woorden van wie het doet: ‘Koffie aan de poort’.",
            "wat_willen_we_weten": "Eén vraag waarop je straks ja, nee of een getal kunt antwoorden.",
            "dosis": "Bijvoorbeeld: twee mensen, acht dinsdagen, aan twee basisscholen.",
            "tussenstand": "Eén of twee zinnen voor wie geen tijd heeft.",
            "resultaat": "Het antwoord op de vraag, met de cijfers die je hebt.",
        }
        widgets = {
            "wat_willen_we_weten": rijk_tekstvak(3),
            "dosis": rijk_tekstvak(3),
            "tussenstand": rijk_tekstvak(3),
            "resultaat": rijk_tekstvak(5),
        }
        error_messages = {
            "titel": {"required": "Geef de piloot een naam."},
            "wat_willen_we_weten": {"required": "Schrijf op wat jullie willen weten."},
        }

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Modelformopties[Piloot]]) -> None:
        super().__init__(**opties)
        self.is_nieuw = self.instance.pk is None
        self._bied_dragers_aan(toegang)
        if not self.is_nieuw:
            eigen = {
                "drager_sleutel": self.instance.drager_sleutel,
                "leervragen": [v.pk for v in self.instance.leervragen],
                "inzichten": [i.pk for i in self.instance.inzichten],
                "versie": self.instance.versie,
            }
            self.initial = {**self.initial, **eigen}
        vragen = Leervraag.objects.zichtbaar_voor(toegang).exclude(staat="ingetrokken")
        for naam, rijen in (("leervragen", vragen), ("inzichten", Inzicht.objects.zichtbaar_voor(toegang))):
            self.fields[naam].queryset = gekozen_eerst(rijen, self.initial.get(naam, ()))
        wanneer = Row("start", "einde")
        wat = ["titel", "wat_willen_we_weten", "dosis", "drager_sleutel"]
        if self.is_nieuw:
            del self.fields["tussenstand"], self.fields["resultaat"]
            delen = [Fieldset("Wat gaan jullie proberen?", *wat, wanneer)]
            meer = []
        else:
            delen = [
                Fieldset("Wat gaan jullie proberen?", *wat),
                Fieldset("Hoe loopt het?", "tussenstand", "resultaat"),
            ]
            meer = [Fieldset("Wanneer?", wanneer)]
        bronnen = [Field(naam, wrapper_class=LANG) for naam in ("leervragen", "inzichten") if self._heeft_keuze(naam)]
        if bronnen:
            meer.append(Fieldset("Waar komt het vandaan?", *bronnen))
        delen += [Meer(*meer)] if meer else []
        self.helper = maak_helper(*delen, "versie")

    def _bied_dragers_aan(self, toegang: Toegang) -> None:
        veld = self.fields["drager_sleutel"]
        projecten = Project.objects.in_netwerk(toegang.netwerk)
        organisaties = Organisatie.objects.filter(netwerkorganisaties__netwerk=toegang.netwerk)
        if not toegang.mag("netwerken.spreek_voor_iedereen"):
            projecten, organisaties = Project.objects.van_mij(toegang), organisaties.none()
        huidig = None if self.is_nieuw else self.instance.project or self.instance.organisatie
        if isinstance(huidig, Project):
            projecten = (projecten | Project.objects.filter(pk=huidig.pk)).distinct()
        elif huidig is not None:
            organisaties = (organisaties | Organisatie.objects.filter(pk=huidig.pk)).distinct()
        veld.bied_aan({"Projecten": projecten, "Organisaties": organisaties.order_by("naam")})
        if veld.is_leeg:
            veld.help_text = (
                "Er is nog niets te kiezen. Voeg eerst een project toe, of een organisatie die meedoet."
                if toegang.mag("netwerken.spreek_voor_iedereen")
                else f"Je bent nog aan geen project gekoppeld. Vraag dat aan {toegang.netwerk.wie_begeleidt}; daarna kun je kiezen."
            )

    def _heeft_keuze(self, naam: str) -> bool:
        """Whether there is anything to choose; an empty field is left out."""
        if self.fields[naam].queryset.exists():
            return True
        del self.fields[naam]
        return False

    def clean(self) -> None:
        super().clean()
        start, einde = self.cleaned_data.get("start"), self.cleaned_data.get("einde")
        if start and einde and einde < start:
            self.add_error("einde", "Een piloot eindigt niet voor de start.")

    def _post_clean(self) -> None:
        """The object is judged and changed by the domain, not by the form."""

    @property
    def ontwerp(self) -> Pilootontwerp:
        """The fields of a new record as the domain takes them, the carrier split in two."""
        return velden_van(Pilootontwerp, self.cleaned_data | als_drager(self.cleaned_data["drager_sleutel"]))

    @property
    def velden(self) -> Pilootvelden:
        """The same for a record that exists."""
        return velden_van(Pilootvelden, self.cleaned_data | als_drager(self.cleaned_data["drager_sleutel"]))

    @property
    def bronnen(self) -> Pilootbronnen:
        """The questions and insights chosen, where there was something to choose."""
        return velden_van(Pilootbronnen, self.cleaned_data)


class BevindingForm(forms.Form):
    """What was noticed, and when."""

    datum = Dagveld(label="Wanneer?", kant="terug")
    tekst = forms.CharField(
        label="Wat viel op?",
        max_length=2000,
        widget=rijk_tekstvak(4),
        help_text="Wat je zag, telde of hoorde. Ook wat tegenviel. Zonder namen.",
        error_messages={"required": "Schrijf in één zin wat opviel."},
    )

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["datum"].initial = klok.vandaag
        self.helper = maak_helper(klein("datum"), "tekst")


class WijzigBevindingForm(BevindingForm, Versieform):
    """A finding that was noted."""

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper(klein("datum"), "tekst", "versie")


class BesluitForm(forms.Form):
    """What a body decided about a pilot."""

    besluit = forms.ChoiceField(
        label="Wat is er besloten?",
        choices=[(b.value, b.label.capitalize()) for b in Pilootbesluit if b.value],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies één van de vier."},
    )
    orgaan = forms.ModelChoiceField(
        Orgaan.objects.none(), label="Door wie?", required=False, empty_label="de dragers zelf, zonder orgaan"
    )
    op = Dagveld(label="Wanneer?", kant="terug")
    resultaat = forms.CharField(
        label="Wat weten we nu?",
        required=False,
        max_length=LANGST,
        widget=rijk_tekstvak(5),
        help_text="Het antwoord op de vraag van de piloot, met de cijfers die er zijn.",
    )

    def __init__(self, *, piloot: Piloot, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["orgaan"].queryset = Orgaan.objects.te_kiezen(piloot.netwerk, ook=piloot.besluit_door_id)
        self.fields["besluit"].keuzehulp = UITLEG_BESLUIT
        self.fields["op"].initial = piloot.besluit_op or klok.vandaag()
        self.initial.setdefault("resultaat", piloot.resultaat)
        self.initial.setdefault("besluit", piloot.besluit)
        self.initial.setdefault("orgaan", piloot.besluit_door_id)
        self.helper = maak_helper("besluit", "orgaan", klein("op"), "resultaat")
