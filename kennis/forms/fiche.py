from typing import Unpack

from crispy_forms.layout import Field, Fieldset
from django import forms
from django.db import models

from kennis.domain.fiches import WERKWIJZE, Fichebronnen, Fichevelden, Overnamevelden
from kennis.enums import Bewijs, Fichesoort
from kennis.forms.dragers import dragers
from kennis.models import Fiche
from kern import klok
from kern.formulieren import Formopties, Meer, Modelformopties, klein, maak_helper, rijk_tekstvak, tekstvak, velden_van
from kern.kiezers import Dagveld, Dragerveld, Meerkeuzeveld, als_drager, gekozen_eerst
from kern.toegang import Toegang
from netwerken.models import Thema
from piloten.forms.piloot import LANG, Vraagveld
from piloten.models import Piloot
from sessies.models import Inzicht, Leervraag

UITLEG_BEWIJS = {
    "beschreven": "Eén plek deed het en schreef het op.",
    "herhaald": "Het lukte ook bij iemand anders.",
    "onderzocht": "Er is naar gekeken met een vergelijking of een meting.",
}
UITLEG_SOORT = {
    "goede_praktijk": "Dit werkt, en een ander kan het ook.",
    "knelpunt": "Een fout in diensten, regels of samenwerking.",
    "drempel": "Wat iemand of een werkgever tegenhoudt.",
    "oplossing": "Hoe een knelpunt of drempel weg ging.",
    "instrument": "Een blad, een lijst, een kaart om te gebruiken.",
    "concept": "Een aanpak in stappen om over te nemen.",
}
BRONNEN = tuple(Fichebronnen.__annotations__)


class FicheForm(forms.ModelForm):
    """A card and what it rests on."""

    soort = forms.ChoiceField(
        label="Wat voor fiche is het?",
        choices=[(s.value, s.label.capitalize()) for s in Fichesoort],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat voor fiche het is."},
    )
    bewijs = forms.ChoiceField(
        label="Hoe sterk is het bewijs?",
        choices=[(b.value, b.label.capitalize()) for b in Bewijs],
        widget=forms.RadioSelect,
        initial=Bewijs.BESCHREVEN,
    )
    thema = forms.ModelChoiceField(
        Thema.objects.none(), label="Bij welk thema hoort het?", required=False, empty_label="geen thema"
    )
    piloten = Meerkeuzeveld(
        Piloot.objects.none(), label="Uit welke piloot?", required=False, widget=forms.CheckboxSelectMultiple
    )
    inzichten = Meerkeuzeveld(
        Inzicht.objects.none(), label="Uit welk inzicht?", required=False, widget=forms.CheckboxSelectMultiple
    )
    leervragen = Vraagveld(
        Leervraag.objects.none(),
        label="Op welke vraag antwoordt ze?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Fiche
        fields = ["soort", "titel", "kern", "tekst", *WERKWIJZE, "bewijs", "thema"]
        labels = {
            "titel": "Hoe heet de fiche?",
            "kern": "De kern in één zin",
            "tekst": "De fiche zelf",
            "context": "Waar en voor wie werkt het?",
            "stappen": "De stappen",
            "voorwaarden": "Wat heb je nodig?",
            "valkuilen": "Waar loopt het mis?",
            "kost": "Wat kost het?",
        }
        help_texts = {
            "titel": "Kort en herkenbaar: ‘Eerst drie keer koffie’.",
            "kern": "Wie alleen dit leest, weet waarover het gaat.",
            "tekst": "Waar het gebeurde, wat je doet, wat je nodig hebt, wat misging. Een lege regel maakt een alinea.",
            "stappen": "Eén stap per regel, in de volgorde waarin je ze zet.",
            "kost": "Uren, geld, materiaal; en wie het betaalt.",
        }
        widgets = {
            "kern": tekstvak(2),
            "tekst": rijk_tekstvak(10),
            "context": rijk_tekstvak(3),
            "stappen": tekstvak(6),
            "voorwaarden": rijk_tekstvak(3),
            "valkuilen": rijk_tekstvak(3),
            "kost": rijk_tekstvak(2),
        }
        error_messages = {
            "titel": {"required": "Geef de fiche een titel."},
            "kern": {"required": "Schrijf de kern in één zin."},
        }

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Modelformopties[Fiche]]) -> None:
        super().__init__(**opties)
        self.is_nieuw = self.instance.pk is None
        self.fields["soort"].keuzehulp = UITLEG_SOORT
        self.fields["bewijs"].keuzehulp = UITLEG_BEWIJS
        bron: dict[str, models.QuerySet[models.Model]] = {
            "thema": Thema.objects.te_kiezen(toegang.netwerk, ook=self.instance.thema_id),
            "piloten": Piloot.objects.zichtbaar_voor(toegang),
            "inzichten": Inzicht.objects.zichtbaar_voor(toegang),
            "leervragen": Leervraag.objects.zichtbaar_voor(toegang).exclude(staat="ingetrokken"),
        }
        if not self.is_nieuw:
            eigen = {naam: [o.pk for o in getattr(self.instance, naam)] for naam in BRONNEN}
            self.initial = {**self.initial, **eigen}
            self.initial["versie"] = self.instance.versie
        for naam, rijen in bron.items():
            gekozen = self.initial.get(naam, ()) if naam in BRONNEN else ()
            self.fields[naam].queryset = gekozen_eerst(rijen, gekozen)
        leeg = [naam for naam in BRONNEN if not bron[naam].exists()]
        for naam in leeg:
            del self.fields[naam]
        delen = [
            Fieldset("De fiche", "titel", "soort", "kern", "tekst", "bewijs", "thema"),
        ]
        meer = [Fieldset("Zo kan een ander het ook", *WERKWIJZE)]
        if len(leeg) < len(BRONNEN):
            velden = [Field(naam, wrapper_class=LANG) for naam in BRONNEN if naam not in leeg]
            meer.append(Fieldset("Waar komt het vandaan?", *velden))
        self.helper = maak_helper(*delen, Meer(*meer), "versie")

    def _post_clean(self) -> None:
        """The object is judged and changed by the domain, not by the form."""

    @property
    def velden(self) -> Fichevelden:
        """The fields of the record as the domain takes them."""
        return velden_van(Fichevelden, self.cleaned_data)

    @property
    def bronnen(self) -> Fichebronnen:
        """What it rests on, where there was something to choose."""
        return velden_van(Fichebronnen, self.cleaned_data)


class OvernameForm(forms.Form):
    """Who took a card over, when, and adapted how."""

    formvelden = dict.fromkeys(("project", "organisatie"), "wie")

    wie = Dragerveld(label="Wie nam het over?")
    datum = Dagveld(label="Wanneer?", kant="terug")
    aanpassing = forms.CharField(
        label="Wat deden jullie anders?",
        required=False,
        max_length=2000,
        widget=tekstvak(4),
        help_text="Zo ziet de volgende wat er mag veranderen en wat niet.",
    )

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        groepen = dragers(toegang)
        self.fields["wie"].bied_aan(groepen)
        self.fields["wie"].initial = self.fields["wie"].enige
        self.fields["datum"].initial = klok.vandaag
        self.helper = maak_helper("wie", klein("datum"), "aanpassing")

    @property
    def gegevens(self) -> Overnamevelden:
        """What the domain asks."""
        return velden_van(Overnamevelden, self.cleaned_data | als_drager(self.cleaned_data["wie"]))
