"""Forms for the parts of a network's set-up: themes, promises, bodies, seats, groups, organisations, funding."""

from collections.abc import Iterable
from typing import Unpack

from crispy_forms.layout import LayoutObject
from django import forms
from django.db import models
from django.db.models import Q

from kern.formulieren import Formopties, Modelformopties, klein, maak_helper, tekstvak
from kern.kiezers import Dagveld
from kern.reeksen import Reeksrij, zonder_teken
from kern.toegang import Toegang
from netwerken.domain.netwerken import soorten_te_beloven
from netwerken.domain.themas import boom, onder
from netwerken.enums import Geadresseerdesoort, Organisatiesoort, Plichtsoort
from netwerken.forms.basis import LANDKEUZES, Deelform, keuzes
from netwerken.models import (
    Beleidsdoel,
    Financiering,
    Geadresseerde,
    Netwerk,
    Netwerkorganisatie,
    Ondertekening,
    Organisatie,
    Plicht,
    Thema,
)
from netwerken.rules import WAT_TELT, vergelijksleutel

LEEG_IS_OPEN = "Laat leeg zolang het loopt."
DAGEN = {"van": Dagveld, "tot": Dagveld, "start": Dagveld, "einde": Dagveld}


def organisaties_van(netwerk: Netwerk, *, ook: int | None = None) -> models.QuerySet[Organisatie]:
    """The organisations that take part in a network, by name, and the one that was chosen before."""
    doet_mee = Netwerkorganisatie.objects.in_netwerk(netwerk).values("organisatie")
    return Organisatie.objects.filter(Q(pk__in=doet_mee) | Q(pk=ook)).order_by("naam")


class ThemaForm(Deelform):
    """A theme and where it hangs in the tree."""

    uniek, bezet = ("lang",), "Er is al een thema met deze titel."
    pas_later = ("tot",)

    class Meta:
        model = Thema
        fields = ["lang", "kort", "ouder", "beleidsdoel", "tot"]
        labels = {"beleidsdoel": "Draagt bij tot welk beleidsdoel?", "tot": "Loopt tot en met"}
        help_texts = {
            "lang": "Zoals het in het rapport staat.",
            "kort": "Voor lijsten en labels, in een paar woorden.",
            "ouder": "Laat leeg voor een thema op de bovenste laag.",
            "tot": LEEG_IS_OPEN,
        }
        field_classes = DAGEN

    def bied_aan(self) -> None:
        takken = boom(self.netwerk)
        zelf = set() if self.is_nieuw else {self.instance.pk, *(t.pk for t in onder(self.instance))}
        mag = [t for t in takken if t.pk not in zelf and (not t.is_beeindigd or t.pk == self.instance.ouder_id)]
        veld = self.fields["ouder"]
        veld.queryset = Thema.objects.filter(pk__in=[t.pk for t in mag])
        veld.label_from_instance = lambda t: f"{'– ' * (t.niveau - 1)}{t.kort}"
        veld.empty_label = "geen: bovenste laag"
        doelen = Beleidsdoel.objects.select_related("kader")
        self.fields["beleidsdoel"].queryset, self.fields["beleidsdoel"].empty_label = doelen, "geen"
        self.fields["beleidsdoel"].label_from_instance = lambda d: f"{d.kader}: {d}"
        if not mag:
            del self.fields["ouder"]
        if not doelen:
            del self.fields["beleidsdoel"]


class PlichtForm(Deelform):
    """A promise: what is counted, how much of it and in which time."""

    uniek, bezet = ("soort", "titel"), "Deze afspraak staat er al, met dezelfde soort en titel."
    soort = forms.ChoiceField(label="Wat telt het platform?", error_messages={"required": "Kies wat geteld wordt."})
    norm = forms.IntegerField(
        label="Hoeveel is afgesproken?",
        min_value=1,
        max_value=9999,
        error_messages={
            "required": "Vul in hoeveel er afgesproken is.",
            "invalid": "Vul een getal in.",
            "min_value": "De norm is minstens 1.",
            "max_value": "Hou het bij 9999.",
        },
    )

    class Meta:
        model = Plicht
        fields = ["soort", "titel", "norm", "eenheid", "per", "van", "tot"]
        labels = {
            "titel": "Hoe heet de afspraak?",
            "per": "In welke tijd?",
            "van": "Geldt vanaf",
            "tot": "Geldt tot en met",
        }
        help_texts = {
            "titel": "Zoals ze in de opdracht of overeenkomst staat.",
            "eenheid": "Bijvoorbeeld ‘bijeenkomsten’.",
            "van": "Laat leeg als ze van bij de start geldt.",
            "tot": LEEG_IS_OPEN,
        }
        field_classes = DAGEN

    def bied_aan(self) -> None:
        te_beloven = [*soorten_te_beloven(self.netwerk), self.instance.soort]
        geteld = [s for s in Plichtsoort if s.value in te_beloven]
        self.fields["soort"].choices = [
            ("", "kies …"),
            *((s.value, f"{str(s.label).capitalize()}: {WAT_TELT[s]}") for s in geteld),
        ]

    def indeling(self) -> Iterable[str | LayoutObject]:
        return ["soort", "titel", klein("norm"), klein("eenheid"), klein("per"), klein("van"), klein("tot")]


class GeadresseerdeForm(Deelform):
    """Whom the network asks something."""

    uniek, bezet = ("naam",), "Deze geadresseerde staat er al."
    pas_later = ("tot",)

    class Meta:
        model = Geadresseerde
        fields = ["naam", "soort", "organisatie", "tot"]
        labels = {
            "naam": "Wie spreekt het netwerk aan?",
            "soort": "Wat voor partij is dat?",
            "organisatie": "Is dat een organisatie van dit netwerk?",
            "tot": "Aan te spreken tot en met",
        }
        help_texts = {
            "naam": "Zoals in een zin na ‘aan’: ‘de lokale besturen’, ‘VDAB’. Een dienst of functie, geen naam van een "
            "persoon.",
            "tot": LEEG_IS_OPEN,
        }
        field_classes = DAGEN

    def bied_aan(self) -> None:
        self.fields["soort"].choices = keuzes(Geadresseerdesoort)
        organisaties = organisaties_van(self.netwerk, ook=self.instance.organisatie_id)
        self.fields["organisatie"].queryset, self.fields["organisatie"].empty_label = organisaties, "nee"


class OrganisatieForm(Deelform):
    """An organisation in this network: in which capacities, and why."""

    naam = forms.CharField(
        label="Naam van de organisatie",
        max_length=250,
        error_messages={"required": "Schrijf de naam van de organisatie."},
    )
    land = forms.ChoiceField(label="Land", choices=LANDKEUZES, initial="BE")
    soorten = forms.MultipleChoiceField(
        label="Wat is deze organisatie voor het netwerk?",
        choices=[(s.value, str(s.label).capitalize()) for s in Organisatiesoort],
        widget=forms.CheckboxSelectMultiple,
        help_text="Meer mag: een OCMW is lokaal bestuur, welzijnsorganisatie en soms promotor.",
        error_messages={"required": "Kies er minstens één.", "invalid_choice": "Kies uit de lijst."},
    )

    class Meta:
        model = Netwerkorganisatie
        fields = ["soorten", "motivering"]
        labels = {"motivering": "Waarom doet deze organisatie mee?"}
        widgets = {"motivering": tekstvak(2)}

    def __init__(
        self,
        *,
        toegang: Toegang,
        gekozen: Organisatie | None = None,
        gedeeld: bool = False,
        **opties: Unpack[Modelformopties[Netwerkorganisatie]],
    ) -> None:
        self.gekozen = gekozen
        super().__init__(toegang=toegang, **opties)
        vast = gekozen or (self.instance.organisatie if not self.is_nieuw else None)
        if vast is not None:
            self.initial = {**self.initial, "naam": vast.naam, "land": vast.land}
        if gekozen is not None or gedeeld:
            for naam in ("naam", "land"):
                self.fields[naam].disabled = True
            self.fields[
                "naam"
            ].help_text = "Deze organisatie is al bekend op het platform; haar naam is overal dezelfde."

    def indeling(self) -> Iterable[str | LayoutObject]:
        return ["naam", "land", "soorten", "motivering"]

    def clean_naam(self) -> str:
        naam = " ".join(self.cleaned_data["naam"].split())
        in_netwerk = Netwerkorganisatie.objects.filter(
            netwerk=self.netwerk, organisatie__vergelijk=vergelijksleutel(naam)
        )
        if in_netwerk.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Deze organisatie doet al mee aan dit netwerk.")
        return naam


class Organisatierij(Reeksrij):
    """One organisation to take in, read from a line; further capacities come afterwards."""

    uniek = "naam"

    naam = forms.CharField(label="Naam", max_length=250, error_messages={"required": "In deze regel staat geen naam."})
    soort = forms.ChoiceField(
        label="Wat is ze voor het netwerk?",
        choices=[("", "kies …"), *((s.value, str(s.label)) for s in Organisatiesoort)],
        error_messages={"required": "Kies wat ze is.", "invalid_choice": "Kies uit de lijst."},
    )
    formvelden = {"soorten": "soort"}


class SoortForm(forms.Form):
    """What most organisations of the list are."""

    soort = forms.ChoiceField(
        label="Wat zijn de meeste van deze organisaties?", required=False,
        choices=[("", "dat verschilt"), *((s.value, str(s.label)) for s in Organisatiesoort)],
    )  # fmt: skip

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper(klein("soort"))


def lees_organisatie(regel: str, soort: str) -> dict[str, str]:
    """Name and capacity from one line: 'OCMW Mol; lokaal bestuur'. Without the last, it is ``soort``."""
    namen = {woord.casefold(): s.value for s in Organisatiesoort for woord in (s.value, str(s.label))}
    naam, _, staart = zonder_teken(regel).replace("\t", ";").rpartition(";")
    eigen = namen.get(staart.strip().casefold(), "")
    if naam and eigen:
        return {"naam": naam.strip(" ;"), "soort": eigen}
    return {"naam": " ".join(zonder_teken(regel).split()), "soort": soort}


class FinancieringForm(Deelform):
    """A fund that pays the network in a period."""

    class Meta:
        model = Financiering
        fields = ["fonds", "programma", "is_europees", "van", "tot"]
        labels = {"fonds": "Welk fonds betaalt?", "is_europees": "Dit is Europees geld", "van": "Vanaf"}
        help_texts = {
            "programma": "Bijvoorbeeld ‘ESF 2014–2020’.",
            "is_europees": "Dan staat het Europese embleem boven elke pagina en op elk rapport.",
            "tot": LEEG_IS_OPEN,
        }
        field_classes = DAGEN

    def indeling(self) -> Iterable[str | LayoutObject]:
        return ["fonds", "programma", "is_europees", klein("van"), klein("tot")]


class PartijForm(Deelform):
    """A party to the agreement under the network, by organisation and function."""

    class Meta:
        model = Ondertekening
        fields = ["organisatie", "functie", "namens"]
        labels = {
            "organisatie": "Welke organisatie?", "functie": "Welke functie ondertekende?", "namens": "Namens wie?",
        }  # fmt: skip
        help_texts = {
            "functie": "Een functie, geen naam: ‘algemeen directeur’.",
            "namens": "Alleen nodig als het niet de organisatie zelf is: ‘werkgevers in de regio’.",
        }

    def bied_aan(self) -> None:
        self.fields["organisatie"].queryset = organisaties_van(self.netwerk, ook=self.instance.organisatie_id)
        self.fields["organisatie"].empty_label = "geen"
