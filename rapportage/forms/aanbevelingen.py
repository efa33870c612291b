from typing import Unpack

import django_filters
from crispy_forms.layout import Field, Fieldset
from django import forms
from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery

from kern import klok
from kern.formulieren import (
    Formopties,
    Meer,
    Modelformopties,
    Veldopties,
    klein,
    maak_helper,
    rijk_tekstvak,
    tekstvak,
    velden_van,
)
from kern.kiezers import Dagveld, Meerkeuzeveld
from kern.zoeken.filter import Zoekfilter
from netwerken.models import Geadresseerde, Netwerk, Thema
from rapportage.domain.aanbevelingen import Aanbevelingvelden, Bewijsobject
from rapportage.enums import OpvolgingStaat, Sterkte
from rapportage.models import BEWIJSSOORTEN, Aanbeveling, Onderwerp, Opvolging, RodeDraad
from rapportage.overzicht import herkomst
from rapportage.querysets import AanbevelingQuerySet
from rapportage.rules import REGELS, oordeel_over

UITLEG_STERKTE = {sterkte: f"{zin[0].upper()}{zin[1:]}." for sterkte, zin in REGELS.items()}
UITLEG_OPVOLGING = {
    "ontvangen": "De vraag kwam aan en ligt bij iemand.",
    "in_behandeling": "Er wordt aan gewerkt.",
    "overgenomen": "Het gebeurt, of er is beslist dat het gebeurt.",
    "niet_overgenomen": "Het gebeurt niet. Zeg dan waarom.",
}
MEESTE_RIJEN = 40
PLAATSEN = ("onderwerp", "thema", "rode_draad")


def zet_aan(aanbeveling: Aanbeveling) -> None:
    """Give a recommendation its addressees as the form names them, so that two texts can stand side by side."""
    for i, rij in enumerate(aanbeveling.aansprekingen.all()):
        setattr(aanbeveling, f"aan_{i}", rij.geadresseerde_id)
        setattr(aanbeveling, f"wat_{i}", rij.tekst)


class AanbevelingForm(forms.ModelForm):
    """A recommendation: what, how strong, to whom, what is asked and by when."""

    sterkte = forms.ChoiceField(
        label="Hoe sterk is ze?",
        choices=[(s.value, s.label.capitalize()) for s in Sterkte],
        widget=forms.RadioSelect,
        initial=Sterkte.AANBEVELING.value,
        error_messages={"required": "Kies hoe sterk de aanbeveling is."},
    )
    aan_nieuw = forms.CharField(
        label="Aan iemand die er niet bij staat?",
        required=False,
        max_length=120,
        help_text="Schrijf de dienst, administratie of partij zoals na ‘aan’: ‘de lokale besturen’.",
    )
    wat_nieuw = forms.CharField(label="Wat vraag je van hen?", required=False, max_length=2000, widget=rijk_tekstvak(2))
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Aanbeveling
        fields = [
            "tekst", "sterkte", "sterkte_door", "sterkte_waarom", "toelichting", "gevraagd", "tegen", "onderwerp",
            "thema", "rode_draad",
        ]  # fmt: skip
        labels = {
            "tekst": "Wat beveelt het netwerk aan?",
            "toelichting": "Waarom?",
            "sterkte_door": "Wijkt ze af van de regel? Wie stelde dat vast?",
            "sterkte_waarom": "En waarom?",
            "gevraagd": "Wat is het eerste dat moet gebeuren?",
            "tegen": "Tegen wanneer?",
            "onderwerp": "Bij welk onderwerp van het eindrapport?",
            "thema": "Bij welk thema?",
            "rode_draad": "Bij welke rode draad?",
        }
        help_texts = {
            "tekst": "Eén zin die iemand kan citeren zonder de rest te lezen.",
            "toelichting": "Wat zagen de projecten? Een verwachte kost hoort hier ook.",
            "tegen": "Bijvoorbeeld: eind 2027.",
            "sterkte_door": "Een functie of orgaan, zoals ‘de stuurgroep van 13 oktober’. Meestal leeg.",
            "sterkte_waarom": "Staat zo in het rapport. Zonder reden toont het rapport de sterkte van de regel.",
        }
        widgets = {
            "tekst": tekstvak(2),
            "toelichting": rijk_tekstvak(4),
            "gevraagd": rijk_tekstvak(2),
            "sterkte_waarom": tekstvak(2),
        }
        error_messages = {
            "tekst": {
                "required": "Schrijf de aanbeveling in één zin.",
                "max_length": "Hou de aanbeveling onder 400 tekens; de rest hoort bij ‘Waarom?’.",
            }
        }

    def __init__(self, *, netwerk: Netwerk, **opties: Unpack[Modelformopties[Aanbeveling]]) -> None:
        super().__init__(**opties)
        bron: dict[str, QuerySet[Onderwerp] | QuerySet[Thema] | QuerySet[RodeDraad]] = {
            "onderwerp": Onderwerp.objects.in_netwerk(netwerk).select_related("hoofdstuk"),
            "thema": Thema.objects.te_kiezen(netwerk, ook=self.instance.thema_id),
            "rode_draad": RodeDraad.objects.in_netwerk(netwerk),
        }
        for naam, rijen in bron.items():
            self.fields[naam].queryset, self.fields[naam].empty_label = rijen, "geen"
        self.fields["sterkte"].keuzehulp = UITLEG_STERKTE
        if self.instance.pk:
            self.initial["versie"] = self.instance.versie
        self._maak_rijen(netwerk)
        leeg = [naam for naam in PLAATSEN if not bron[naam].exists()]
        for naam in leeg:
            del self.fields[naam]
        aan = [*self._rijen, "aan_nieuw", "wat_nieuw"]
        eerste, volgende = aan[:4], aan[4:]  # two addressees in sight, the others folded away
        delen = [
            Fieldset("De aanbeveling", "tekst", "toelichting", "sterkte"),
            Fieldset("Aan wie, en wat vraag je van hen?", *eerste),
        ]
        meer = [
            *([Fieldset("Aan wie nog?", *volgende)] if volgende else []),
            Fieldset("Eerst en wanneer", "gevraagd", klein("tegen")),
            Fieldset("Wijkt de sterkte af?", "sterkte_door", "sterkte_waarom"),
        ]
        if len(leeg) < len(PLAATSEN):
            meer.append(Fieldset("Waar hoort ze bij?", *(naam for naam in PLAATSEN if naam not in leeg)))
        self.helper = maak_helper(*delen, Meer(*meer), "versie")

    def _post_clean(self) -> None:
        """The object is judged and changed by the domain, not by the form."""

    def _maak_rijen(self, netwerk: Netwerk) -> None:
        """A pair of fields per addressee, with some empty pairs to fill in."""
        er_al = list(self.instance.aansprekingen.all()) if self.instance.pk else []
        keuze = Geadresseerde.objects.in_netwerk(netwerk).order_by("naam")
        keuze = keuze.filter(
            Q(pk__in=Geadresseerde.objects.lopend().values("pk")) | Q(aansprekingen__in=er_al)
        ).distinct()
        meest = MEESTE_RIJEN if keuze.exists() else 0
        gevraagd = sum(f"aan_{i}" in self.data for i in range(meest)) if self.is_bound else len(er_al) + 2
        self._rijen: list[str] = []
        for i in range(min(max(gevraagd, len(er_al)), meest)):
            self.fields[f"aan_{i}"] = forms.ModelChoiceField(
                keuze, label=f"Geadresseerde {i + 1}", required=False, empty_label="geen",
                error_messages={"invalid_choice": "Kies iemand uit de lijst."},
            )  # fmt: skip
            self.fields[f"wat_{i}"] = forms.CharField(
                label="Wat vraag je van hen?", required=False, max_length=2000, widget=rijk_tekstvak(2)
            )
            if i < len(er_al):
                eigen = {f"aan_{i}": er_al[i].geadresseerde_id, f"wat_{i}": er_al[i].tekst}
                self.initial = {**self.initial, **eigen}
            self._rijen += [f"aan_{i}", f"wat_{i}"]

    def clean(self) -> dict[str, object]:
        data: dict[str, object] = super().clean() or self.cleaned_data
        gezien: set[object] = set()
        for naam in (n for n in (*self._rijen, "aan_nieuw") if n.startswith("aan_")):
            wie, wat = data.get(naam), f"wat_{naam.removeprefix('aan_')}"
            if data.get(wat) and not wie and naam not in self.errors:
                self.add_error(naam, "Kies wie dit gevraagd wordt.")
            if wie and wie in gezien:
                self.add_error(naam, "Deze geadresseerde staat er al.")
            gezien.add(wie)
        return data

    @property
    def velden(self) -> Aanbevelingvelden:
        """The fields of the record as the domain takes them."""
        return velden_van(Aanbevelingvelden, self.cleaned_data)

    @property
    def aan(self) -> list[tuple[Geadresseerde | str, str]]:
        """Whom it addresses, with what is asked of them."""
        namen = (n for n in (*self._rijen, "aan_nieuw") if n.startswith("aan_"))
        paren = [(self.cleaned_data[n], self.cleaned_data[f"wat_{n.removeprefix('aan_')}"]) for n in namen]
        return [(wie, wat) for wie, wat in paren if wie]


class _Stukkenveld(Meerkeuzeveld):
    """Things of one kind, each named with what tells it apart."""

    def __init__(self, queryset: QuerySet[Model], soort: str, **kwargs: Unpack[Veldopties]) -> None:
        super().__init__(queryset, **kwargs)
        self._soort = soort

    def label_from_instance(self, obj: Model) -> str:
        return herkomst.label(self._soort, obj)


class BewijsForm(forms.Form):
    """Existing things of one kind on which a recommendation rests as well."""

    soort = forms.ChoiceField(choices=[(s, s) for s in BEWIJSSOORTEN], widget=forms.HiddenInput)

    def __init__(self, *, soort: str, keuze: QuerySet[Bewijsobject], **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["soort"].initial = soort
        self.fields["stukken"] = _Stukkenveld(
            keuze,
            soort,
            label=f"Welke {herkomst.BRONNEN[soort].titel.lower()}?",
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": "Kies minstens één stuk waarop de aanbeveling steunt.",
                "invalid_choice": "Kies iets uit de lijst.",
                "invalid_pk_value": "Kies iets uit de lijst.",
            },
        )
        self.helper = maak_helper("soort", Field("stukken", wrapper_class="ln-field--lang"))


class OpvolgForm(forms.Form):
    """What became of a recommendation on a day, and with which function it lies."""

    staat = forms.ChoiceField(
        label="Wat is de stand?",
        choices=[(s.value, s.label.capitalize()) for s in OpvolgingStaat],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat de stand is."},
    )
    datum = Dagveld(label="Op welke dag?", kant="terug")
    eigenaar = forms.CharField(
        label="Bij welke functie of dienst ligt het?",
        required=False,
        max_length=120,
        help_text="Een functie of dienst, geen naam van een persoon.",
    )
    tekst = forms.CharField(label="Wat gebeurde er?", required=False, max_length=2000, widget=tekstvak(4))

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["staat"].keuzehulp = UITLEG_OPVOLGING
        self.fields["datum"].initial = klok.vandaag
        self.helper = maak_helper("staat", klein("datum"), "eigenaar", "tekst")


class AanbevelingFilter(Zoekfilter):
    """Find a recommendation by word, strength, evidence or what became of it."""

    sterkte = django_filters.ChoiceFilter(
        choices=Sterkte.choices, method="kies_sterkte", label="Sterkte", empty_label="alle"
    )
    onderbouwing = django_filters.ChoiceFilter(
        choices=[("met", "met onderbouwing"), ("zonder", "nog zonder")],
        method="kies_onderbouwing",
        label="Onderbouwing",
        empty_label="alle",
    )
    opvolging = django_filters.ChoiceFilter(
        choices=[*OpvolgingStaat.choices, ("geen", "nog geen antwoord")],
        method="kies_opvolging",
        label="Opvolging",
        empty_label="alle",
    )

    class Meta:
        model = Aanbeveling
        fields = ["q", "sterkte", "onderbouwing", "opvolging"]

    def kies_sterkte(self, rijen: AanbevelingQuerySet, _naam: str, waarde: str) -> AanbevelingQuerySet:
        """By the strength that is shown: what was chosen, held against the rule."""
        return rijen.filter(pk__in=[a.pk for a in rijen.met_draagvlak() if oordeel_over(a).getoond == waarde])

    def kies_onderbouwing(self, rijen: AanbevelingQuerySet, _naam: str, waarde: str) -> AanbevelingQuerySet:
        bewezen, van_deze = Q(), {"aanbeveling": OuterRef("pk")}
        for relatie, _ in BEWIJSSOORTEN.values():
            bewezen |= Q(Exists(relatie._default_manager.filter(**van_deze)))
        return rijen.filter(bewezen if waarde == "met" else ~bewezen)

    def kies_opvolging(self, rijen: AanbevelingQuerySet, _naam: str, waarde: str) -> AanbevelingQuerySet:
        laatste = Opvolging.objects.filter(aanbeveling=OuterRef("pk")).order_by("-datum", "-pk")
        met_staat = rijen.annotate(laatste_staat=Subquery(laatste.values("staat")[:1]))
        return met_staat.filter(laatste_staat=None if waarde == "geen" else waarde)
