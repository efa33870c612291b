"""Forms for the parts of the outline of a final report."""

from collections.abc import Callable
from typing import Any, TypeVar, Unpack

from crispy_forms.layout import Field, Fieldset
from django import forms
from django.db import models

from kern import klok
from kern.exceptions import DomainError
from kern.formulieren import Meer, Modelformopties, Veldopties, klein, maak_helper, rijk_tekstvak, tekstvak
from kern.kiezers import Dagveld
from netwerken.models import Netwerk, Ondertekening, Organisatie
from projecten.models import Project
from rapportage.domain.tekstvorm import Tekstdeel, als_tekst, lees_alineas, lees_delen, schrijf_alineas, schrijf_delen
from rapportage.enums import Rapportopbouw
from rapportage.models import Eindredactie, Hoofdstuk, Impactkader, Onderwerp, Rapporttekst, RodeDraad

M = TypeVar("M", bound=models.Model)

Schrijver = Callable[[Any], str]  # Any: the list as it comes from a JSON column

LANGSTE = 40_000
UITLEG_ALINEAS = "Een lege regel maakt een nieuwe alinea."
UITLEG_DELEN = (
    "Zet een kop op een eigen regel en de tekst eronder. Elke regel eronder is een alinea; een lege regel begint het "
    "volgende deel."
)


class Tekstveld(forms.CharField):
    """A text that is kept as a list: typed in one box, cleaned to what the record holds."""

    def __init__(
        self, *, lees: Callable[[str], object], schrijf: Schrijver, rijen: int, **kwargs: Unpack[Veldopties]
    ) -> None:
        kwargs.setdefault("widget", rijk_tekstvak(rijen))
        super().__init__(max_length=LANGSTE, **kwargs)
        self._lees, self._schrijf = lees, schrijf

    def prepare_value(self, value: object) -> object:
        return self._schrijf(value) if isinstance(value, list) else value

    def clean(self, value: object) -> object:
        tekst = super().clean(value)
        try:
            return self._lees(tekst)
        except DomainError as fout:
            raise forms.ValidationError(str(fout)) from fout

    def has_changed(self, initial: object, data: object) -> bool:
        """Line endings are no change."""
        return super().has_changed(str(initial or "").strip(), str(data or "").replace("\r\n", "\n").strip())


def _alineas(*, rijen: int = 8, **kwargs: Unpack[Veldopties]) -> Tekstveld:
    kwargs.setdefault("help_text", UITLEG_ALINEAS)
    return Tekstveld(lees=lees_alineas, schrijf=schrijf_alineas, rijen=rijen, **kwargs)


def _kaderdelen(tekst: str) -> list[Tekstdeel]:
    return als_tekst(lees_delen(tekst))


class Onderdeelform(forms.ModelForm):
    """Base: carries the version it was opened with; the object is judged and changed by the domain."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    groepen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    meer: tuple[str, ...] = ()  # what few people fill in, folded away

    def __init__(self, *, netwerk: Netwerk, **opties: Unpack[Modelformopties]) -> None:
        super().__init__(**opties)
        self.netwerk = netwerk
        self.initial["versie"] = self.instance.versie if self.instance.pk and hasattr(self.instance, "versie") else 0
        self.bied_aan()
        delen = [Fieldset(titel, *map(self._veld, velden)) for titel, velden in self.groepen]
        eerst = delen or [self._veld(naam) for naam in self.namen if naam not in self.meer]
        weg = [Meer(*map(self._veld, self.meer))] if self.meer else []
        self.helper = maak_helper(*eerst, *weg, "versie")

    @property
    def namen(self) -> list[str]:
        """The fields of the record, in order."""
        return list(self._meta.fields or ())

    def bied_aan(self) -> None:
        """Fill the choices with what this network has."""

    def _veld(self, naam: str) -> Field:
        if isinstance(self.fields[naam], Dagveld):
            return klein(naam)
        return Field(naam)

    def _post_clean(self) -> None:
        """The object is judged and changed by the domain, not by the form."""

    @property
    def velden(self) -> dict[str, object]:
        """The fields of the record as the domain takes them."""
        return {naam: self.cleaned_data[naam] for naam in self.namen if naam in self.cleaned_data}

    @property
    def versie_gelezen(self) -> int:
        return self.cleaned_data["versie"] or 0

    @classmethod
    def als_getypt(cls, obj: M) -> M:
        """Let lists of ``obj`` read as they are typed, so that two texts can stand side by side."""
        for naam, veld in cls.base_fields.items():
            if isinstance(veld, Tekstveld):
                setattr(obj, naam, veld.prepare_value(getattr(obj, naam)))
        return obj


class EindredactieForm(Onderdeelform):
    """What an editor writes once for the final report."""

    datum = Dagveld(
        label="Datum van het rapport", error_messages={"required": "Kies de datum die op het rapport staat."}
    )
    inleiding = _alineas(label="Inleiding", rijen=12, required=False)
    samenvatting = Tekstveld(
        lees=lees_delen, schrijf=schrijf_delen, rijen=12, label="Samenvatting", required=False, help_text=UITLEG_DELEN
    )
    brief = _alineas(
        label="Begeleidende brief",
        rijen=12,
        required=False,
        help_text=f"{UITLEG_ALINEAS} Wie ondertekent, zet je apart.",
    )
    groepen = (
        ("Omslag", ("titel", "ondertitel", "datum")),
        ("Opbouw", ("opbouw",)),
        ("Vooraan", ("inleiding", "samenvatting", "brief")),
    )
    meer = ("motto", "motto_bron", "licentie")

    class Meta:
        model = Eindredactie
        fields = [
            "titel", "ondertitel", "datum", "opbouw", "motto", "motto_bron", "inleiding", "samenvatting", "brief", "licentie",
        ]  # fmt: skip
        labels = {
            "opbouw": "Hoe is het midden opgebouwd?", "titel": "Titel op de omslag", "ondertitel": "Ondertitel", "motto": "Motto",
            "motto_bron": "Van wie is het motto?", "licentie": "Onder welke licentie mag men het overnemen?",
        }  # fmt: skip
        help_texts = {
            "motto": "Eén zin, alleen op een rustige bladzijde.",
            "motto_bron": "Een boek, een overleg of een functie; geen naam van een lid.",
            "licentie": "Bijvoorbeeld: Creative Commons Naamsvermelding 4.0.",
        }
        widgets = {"motto": tekstvak(2)}
        error_messages = {"titel": {"required": "Geef het rapport een titel."}}

    def bied_aan(self) -> None:
        keuzes = [(k.value, str(k.label).capitalize()) for k in Rapportopbouw]
        self.fields["opbouw"] = forms.ChoiceField(
            choices=keuzes, widget=forms.RadioSelect, label="Hoe is het midden opgebouwd?",
            initial=self.instance.opbouw, error_messages={"required": "Kies een opbouw."},
        )  # fmt: skip
        if not self.instance.pk:
            self.initial.setdefault("titel", f"Eindrapport {self.netwerk.korte_naam}")
            self.initial.setdefault("datum", klok.vandaag())


class RapporttekstForm(Onderdeelform):
    """One text of the report in headed parts."""

    delen = Tekstveld(
        lees=lees_delen, schrijf=schrijf_delen, rijen=24, label="De tekst", required=False, help_text=UITLEG_DELEN
    )

    class Meta:
        model = Rapporttekst
        fields = ["delen"]


class RodeDraadForm(Onderdeelform):
    """An overall condition above the chapters."""

    class Meta:
        model = RodeDraad
        fields = ["titel", "tekst"]
        labels = {"titel": "Welke voorwaarde loopt door alles heen?", "tekst": "Leg uit"}
        widgets = {"tekst": rijk_tekstvak(5)}
        error_messages = {"titel": {"required": "Schrijf de rode draad in enkele woorden."}}


class HoofdstukForm(Onderdeelform):
    """A chapter: cover, inside, subtitle."""

    class Meta:
        model = Hoofdstuk
        fields = ["omslagtitel", "titel", "ondertitel"]
        labels = {"omslagtitel": "Titel op de omslag", "titel": "Titel binnenin", "ondertitel": "Ondertitel"}
        help_texts = {
            "omslagtitel": "Groot, op een eigen bladzijde.",
            "titel": "Boven de tekst en in de loopregel. Mag dezelfde zijn.",
        }
        error_messages = {
            "omslagtitel": {"required": "Geef het hoofdstuk een titel voor de omslag."},
            "titel": {"required": "Geef het hoofdstuk een titel voor binnenin."},
        }


class OnderwerpForm(Onderdeelform):
    """A topic of a chapter, with its paragraphs."""

    alineas = _alineas(label="De tekst", rijen=12, error_messages={"required": "Schrijf minstens één alinea."})

    class Meta:
        model = Onderwerp
        fields = ["hoofdstuk", "titel", "alineas"]
        labels = {"hoofdstuk": "In welk hoofdstuk?", "titel": "Waarover gaat het?"}
        error_messages = {
            "titel": {"required": "Geef het onderwerp een titel."},
            "hoofdstuk": {"required": "Kies een hoofdstuk.", "invalid_choice": "Kies een hoofdstuk uit de lijst."},
        }

    def bied_aan(self) -> None:
        self.fields["hoofdstuk"].queryset = Hoofdstuk.objects.in_netwerk(self.netwerk)


class ImpactkaderForm(Onderdeelform):
    """The box 'Impact in 2030?' of a project."""

    delen = Tekstveld(
        lees=_kaderdelen, schrijf=schrijf_delen, rijen=12, label="De delen van het kader", help_text=UITLEG_DELEN,
        error_messages={"required": "Schrijf minstens één deel: een kop, en de tekst eronder."},
    )  # fmt: skip

    class Meta:
        model = Impactkader
        fields = ["onderwerp", "project", "titel", "kernzin", "delen"]
        labels = {
            "onderwerp": "Bij welk onderwerp?", "project": "Van welk project?", "titel": "Titel van het kader",
            "kernzin": "Stel dat het lukt: wat zie je dan?",
        }  # fmt: skip
        widgets = {"kernzin": tekstvak(3)}
        error_messages = {
            "titel": {"required": "Geef het kader een titel."},
            "onderwerp": {"required": "Kies een onderwerp.", "invalid_choice": "Kies een onderwerp uit de lijst."},
            "project": {"required": "Kies een project.", "invalid_choice": "Kies een project uit de lijst."},
        }

    def bied_aan(self) -> None:
        onderwerpen = Onderwerp.objects.in_netwerk(self.netwerk).select_related("hoofdstuk")
        self.fields["onderwerp"].queryset = onderwerpen
        self.fields["project"].queryset = Project.objects.in_netwerk(self.netwerk)


class OndertekenaarForm(Onderdeelform):
    """Who signs the letter: a function, never a name."""

    class Meta:
        model = Ondertekening
        fields = ["functie", "organisatie", "namens"]
        labels = {
            "functie": "Welke functie ondertekent?",
            "organisatie": "Van welke organisatie?",
            "namens": "Namens wie?",
        }
        help_texts = {
            "functie": "Een functie, geen naam: ‘De projectleider’.",
            "namens": "Alleen nodig zonder organisatie: ‘opdrachtgever’.",
        }
        error_messages = {"functie": {"required": "Schrijf welke functie ondertekent."}}

    def bied_aan(self) -> None:
        organisaties = Organisatie.objects.filter(netwerkorganisaties__netwerk=self.netwerk).order_by("naam")
        veld = self.fields["organisatie"]
        veld.queryset, veld.empty_label = organisaties, "geen"


FORMULIEREN: dict[str, type[Onderdeelform]] = {
    "rode-draad": RodeDraadForm,
    "hoofdstuk": HoofdstukForm,
    "onderwerp": OnderwerpForm,
    "impactkader": ImpactkaderForm,
    "ondertekenaar": OndertekenaarForm,
}
