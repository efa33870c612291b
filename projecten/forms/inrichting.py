"""Forms for calls and projects, and for who works in a project."""

from datetime import date
from typing import Unpack

from crispy_forms.layout import LayoutObject, Row
from django import forms

from kern import klok
from kern.formulieren import Formopties, Meer, Modelformopties, klein, maak_helper, tekstvak
from kern.kiezers import Dagveld, Meerkeuzeveld
from kern.toegang import Toegang
from netwerken.enums import REGIOS, Rol
from netwerken.forms.basis import LANDKEUZES, OPNIEUW, Deelform
from netwerken.forms.inrichting import DAGEN, organisaties_van
from netwerken.models import Lidmaatschap, Organisatie, Thema
from projecten.models import Initiatief, Oproep, Project

GERESERVEERD = frozenset({"nieuw"})


class OproepForm(Deelform):
    """A funding call: its number and when it runs."""

    uniek, bezet = ("nummer",), "Er is al een oproep met dit nummer."
    periode = ("start", "einde")

    class Meta:
        model = Oproep
        fields = ["nummer", "titel", "start", "einde"]
        labels = {"nummer": "Nummer van de oproep", "titel": "Titel"}
        help_texts = {"einde": "Na deze dag vraagt het platform niet meer naar contact met de projecten."}
        field_classes = DAGEN

    def indeling(self) -> list[str | LayoutObject]:
        return [klein("nummer"), "titel", klein("start"), klein("einde")]


class InitiatiefForm(Deelform):
    """Something that an organisation does already and that touches the network."""

    class Meta:
        model = Initiatief
        fields = ["organisatie", "titel", "omschrijving"]
        labels = {
            "organisatie": "Welke organisatie?",
            "titel": "Hoe heet het?",
            "omschrijving": "Waar raakt het aan wat jullie doen?",
        }
        help_texts = {"omschrijving": "Eén of twee zinnen. Ze staan in het rapport, onder ‘Afstemming’."}
        widgets = {"omschrijving": tekstvak(3)}

    def bied_aan(self) -> None:
        self.fields["organisatie"].queryset = organisaties_van(self.netwerk)
        self.fields["organisatie"].empty_label = "kies …"


class ProjectForm(Deelform):
    """A project: its name and number, who carries it, what it is about and when it runs."""

    uniek: tuple[str, ...] = ("code",)
    bezet = "Er is al een project met deze code."
    periode = ("start", "einde")

    class Meta:
        model = Project
        fields = [
            "titel", "code", "nummer", "oproep", "promotor", "provincie", "themas", "omschrijving", "start", "einde",
        ]  # fmt: skip
        labels = {
            "titel": "Hoe heet het project?",
            "promotor": "Welke organisatie draagt het?",
            "themas": "Bij welke thema’s?",
        }
        help_texts = {
            "code": "Een kort woord zonder spaties, bijvoorbeeld ‘wijkstoel’. Het staat in het adres en blijft zoals je het schrijft.",
            "nummer": "Het nummer van het dossier bij de geldgever. Zonder nummer kan het project niet gevalideerd worden.",
            "omschrijving": "In een paar zinnen: voor wie, en wat doen ze?",
            "promotor": "Mag leeg blijven: niet elk netwerk heeft promotoren.",
        }
        error_messages = {
            "code": {"invalid": "Gebruik alleen letters zonder accent, cijfers en koppeltekens, en geen spaties."}
        }
        widgets = {"omschrijving": tekstvak(4), "themas": forms.CheckboxSelectMultiple}
        field_classes = DAGEN | {"themas": Meerkeuzeveld}

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Modelformopties[Project]]) -> None:
        super().__init__(toegang=toegang, **opties)
        delen = [
            *self._heeft("titel", "code", "nummer", "promotor", "omschrijving"),
            Row("start", "einde"),
            Meer(*self._heeft("oproep", "provincie", "themas")),
        ]
        self.helper = maak_helper(*delen, *self._heeft("versie"))

    def _heeft(self, *namen: str) -> list[str]:
        return [naam for naam in namen if naam in self.fields]

    def bied_aan(self) -> None:
        netwerk, velden = self.netwerk, self.fields
        velden["oproep"].queryset, velden["oproep"].empty_label = Oproep.objects.in_netwerk(netwerk), "geen oproep"
        velden["promotor"].queryset = organisaties_van(netwerk, ook=self.instance.promotor_id)
        velden["promotor"].empty_label = "geen promotor"
        gekozen = [] if self.is_nieuw else list(self.instance.themas.values_list("pk", flat=True))
        velden["themas"].queryset = Thema.objects.te_kiezen(netwerk) | Thema.objects.filter(pk__in=gekozen)
        velden["themas"].label_from_instance = lambda thema: thema.lang
        regios = [(r.value, str(r.label)) for r in REGIOS.get(netwerk.land, ())]
        velden["provincie"].choices = [("", "niet gekozen"), *regios]
        if not self.is_nieuw:
            del velden["code"]
            self.uniek = ()
        if not velden["oproep"].queryset.exists():
            del velden["oproep"]
        if not velden["themas"].queryset.exists():
            del velden["themas"]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if code.lower() in GERESERVEERD:
            raise forms.ValidationError("Kies een ander woord: dit is al een adres.")
        return code

    def _is_bezet(self, data: dict[str, object]) -> bool:
        """Two codes that differ in capitals alone would be one address for whoever types it."""
        return Project.objects.in_netwerk(self.netwerk).met_code(str(data["code"])).exists()

    @property
    def velden(self) -> dict[str, object]:
        """The fields of the project; a list that was not offered stays as it is."""
        return {"themas": self.instance.themas.all() if self.instance.pk else (), **super().velden}


class PartnerForm(forms.Form):
    """Which organisation of the network is a partner, from which country."""

    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Welke organisatie?",
        empty_label="kies …",
        error_messages={"required": "Kies een organisatie.", "invalid_choice": "Kies een organisatie uit de lijst."},
    )
    land = forms.ChoiceField(
        label="Uit welk land?",
        choices=LANDKEUZES,
        error_messages={"required": "Kies een land.", "invalid_choice": "Kies een land uit de lijst."},
    )

    def __init__(self, *, project: Project, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        doen_mee = organisaties_van(project.netwerk).exclude(partnerschappen__project=project)
        if project.promotor_id is not None:
            doen_mee = doen_mee.exclude(pk=project.promotor_id)
        self.fields["organisatie"].queryset = doen_mee
        self.fields["land"].initial = project.netwerk.land
        self.helper = maak_helper("organisatie", klein("land"))


class MedewerkerForm(forms.Form):
    """Who of the members works for the project."""

    lidmaatschap = forms.ModelChoiceField(
        Lidmaatschap.objects.none(),
        label="Wie werkt voor dit project?",
        empty_label="kies …",
        error_messages={"required": "Kies iemand.", "invalid_choice": "Kies iemand uit de lijst."},
    )

    def __init__(self, *, project: Project, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        leden = Lidmaatschap.objects.filter(netwerk=project.netwerk, rol=Rol.PROJECTMEDEWERKER)
        leden = leden.exclude(projectmedewerkers__project=project).select_related("gebruiker", "organisatie")
        self.fields["lidmaatschap"].queryset = leden
        self.fields["lidmaatschap"].label_from_instance = noem_lid
        self.helper = maak_helper("lidmaatschap")


class ValideringForm(forms.Form):
    """The day on which the funder validated the project."""

    op = Dagveld(
        label="Wanneer is het gevalideerd?",
        kant="terug",
        error_messages={"required": "Kies een dag."},
    )

    versie = forms.IntegerField(
        widget=forms.HiddenInput, min_value=1, error_messages={"required": OPNIEUW, "invalid": OPNIEUW}
    )

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper(klein("op"), "versie")

    def clean_op(self) -> date:
        dag: date = self.cleaned_data["op"]
        if dag > klok.vandaag():
            raise forms.ValidationError("De dag van de validering ligt niet in de toekomst.")
        return dag


def noem_lid(lid: Lidmaatschap) -> str:
    """A member by function and organisation."""
    return f"{lid.gebruiker}, {lid.organisatie}" if lid.organisatie else str(lid.gebruiker)
