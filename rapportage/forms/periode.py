"""Forms for what people write for the report of a period, and for what was decided."""

from typing import Unpack

from django import forms

from kern import klok
from kern.formulieren import Formopties, Modelformopties, Versieform, klein, maak_helper, rijk_tekstvak, tekstvak
from kern.kiezers import Dagveld
from kern.opmaak import dag
from netwerken.models import Netwerk
from rapportage.forms.samenstellen import Onderdeelform
from rapportage.models import Beslispunt, Gemisuitleg, Periodetekst
from sessies.enums import SessieStatus
from sessies.forms.basis import Kiesveld
from sessies.models import Sessie

LANG = 4000


class BeslispuntForm(Onderdeelform):
    """A point to decide: the question first, then what one needs to decide it."""

    groepen = (
        ("De vraag", ("vraag", "waarom_nu")),
        ("Om te kunnen beslissen", ("opties", "voorstel", "gevolg", "zonder_besluit", "uitvoerder")),
    )

    class Meta:
        model = Beslispunt
        fields = ["vraag", "waarom_nu", "opties", "voorstel", "gevolg", "zonder_besluit", "uitvoerder"]
        labels = {
            "vraag": "Wat moet er beslist worden?", "waarom_nu": "Waarom nu?", "opties": "Welke opties zijn er?",
            "voorstel": "Wat stel je voor?", "gevolg": "Wat kost het, en wat is het gevolg?",
            "zonder_besluit": "Wat gebeurt er als we niet beslissen?", "uitvoerder": "Wie voert het uit?",
        }  # fmt: skip
        help_texts = {
            "vraag": "Eén vraag waarop ja, nee of een keuze past. Ze staat bovenaan het rapport.",
            "opties": "Elke optie op een eigen regel.",
            "uitvoerder": "Een functie of organisatie, geen naam van een persoon.",
        }
        widgets = {
            "vraag": tekstvak(2), "waarom_nu": rijk_tekstvak(), "opties": rijk_tekstvak(), "voorstel": rijk_tekstvak(),
            "gevolg": rijk_tekstvak(), "zonder_besluit": rijk_tekstvak(), "uitvoerder": tekstvak(2),
        }  # fmt: skip
        error_messages = {"vraag": {"required": "Schrijf wat er beslist moet worden."}}


class PeriodetekstForm(Onderdeelform):
    """A text of one kind; what is done about it where that makes sense."""

    class Meta:
        model = Periodetekst
        fields = ["tekst", "maatregel"]
        labels = {"tekst": "De tekst", "maatregel": "Wat doen jullie eraan?"}
        widgets = {"tekst": rijk_tekstvak(6), "maatregel": rijk_tekstvak()}
        error_messages = {"tekst": {"required": "Schrijf de tekst."}}

    VRAGEN = {
        "risico": "Wat kan mislopen?",
        "waardeverhaal": "Wat betekende het netwerk, en voor wie?",
        "zelfevaluatie": "Wat liep goed, en wat liep stroef?",
        "genderdiversiteit": "Wie ontbrak, en voor wie werkte het niet?",
    }

    def __init__(self, *, netwerk: Netwerk, soort: str, **opties: Unpack[Modelformopties[Periodetekst]]) -> None:
        self.soort = soort
        super().__init__(netwerk=netwerk, **opties)

    def bied_aan(self) -> None:
        self.fields["tekst"].label = self.VRAGEN[self.soort]
        if self.soort == "waardeverhaal":
            self.fields["tekst"].help_text = "Noem een organisatie of functie, geen persoon."
            del self.fields["maatregel"]

    @property
    def namen(self) -> list[str]:
        return [naam for naam in super().namen if naam in self.fields]


class BesluitForm(Versieform):
    """What was decided on a point, in which meeting and on which day."""

    besluit = forms.CharField(
        label="Wat is er beslist?", max_length=LANG, widget=rijk_tekstvak(3),
        error_messages={"required": "Schrijf wat er beslist is."},
    )  # fmt: skip
    sessie = Kiesveld(Sessie, leeg="Buiten een vergadering", label="In welke vergadering?")
    op = Dagveld(label="Wanneer?", kant="terug", required=False, help_text="Laat leeg voor de dag van de vergadering.")

    def __init__(self, *, punt: Beslispunt, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        vergaderingen = Sessie.objects.in_netwerk(punt.netwerk).filter(
            status__in=[SessieStatus.GEPLAND, SessieStatus.GEHOUDEN], begint_op__lte=klok.nu()
        )
        sessie = self.fields["sessie"]
        sessie.queryset = vergaderingen.order_by("-begint_op")
        sessie.label_from_instance = lambda s: f"{dag(s.begint_op)}: {s.titel}"
        self.initial.setdefault("versie", punt.versie)
        self.helper = maak_helper("besluit", "sessie", klein("op"), "versie")


class TerugForm(Versieform):
    """Why a decision no longer stands."""

    reden = forms.CharField(
        label="Waarom geldt het besluit niet meer?", max_length=2000, widget=tekstvak(),
        error_messages={"required": "Schrijf waarom het besluit niet meer geldt."},
    )  # fmt: skip

    def __init__(self, *, punt: Beslispunt, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.initial.setdefault("versie", punt.versie)
        self.helper = maak_helper("reden", "versie")


class UitlegForm(Onderdeelform):
    """Why something is empty knowingly, in one sentence; empty takes the sentence away."""

    allemaal = forms.BooleanField(required=False)

    class Meta:
        model = Gemisuitleg
        fields = ["tekst"]
        labels = {"tekst": "Waarom is dit leeg?"}
        help_texts = {"tekst": "Eén zin. Maak het veld leeg om de uitleg weg te halen."}
        widgets = {"tekst": tekstvak(2)}

    def __init__(self, *, netwerk: Netwerk, anderen: int = 0, **opties: Unpack[Modelformopties[Gemisuitleg]]) -> None:
        self.anderen = anderen
        super().__init__(netwerk=netwerk, **opties)

    def bied_aan(self) -> None:
        self.fields["tekst"].required = False
        if self.anderen:
            self.fields["allemaal"].label = f"Dezelfde uitleg voor de {self.anderen} andere van deze soort"
        else:
            del self.fields["allemaal"]

    @property
    def namen(self) -> list[str]:
        return ["tekst", *(["allemaal"] if "allemaal" in self.fields else [])]
