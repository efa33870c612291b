"""What is recorded of a meeting: who came, minutes, decisions, promises, insights."""

from typing import Unpack

from crispy_forms.layout import Fieldset, Row
from django import forms

from kern.formulieren import Formopties, Meer, Versieform, klein, maak_helper, rijk_tekstvak, tekstvak
from kern.kiezers import Dagveld
from sessies.enums import Besluitsoort
from sessies.forms.basis import Kiesveld
from sessies.forms.eigenaar import EigenaarForm, Eigenaren
from sessies.models import Agendapunt, Leervraag
from sessies.overzicht.schakels import kort
from sessies.querysets import AgendapuntQuerySet, LeervraagQuerySet

OPKOMST = ("ingeschreven", "aanwezig", "verontschuldigd", "afwezig")


def _getal(label: str) -> forms.IntegerField:
    fouten = {"invalid": "Schrijf een getal.", "min_value": "Minstens 0.", "max_value": "Hoogstens 9.999."}
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=9999, error_messages=fouten)


class AfsluitForm(Versieform):
    """Close a meeting: how many came, what came of it, who was missing. Everything may follow later."""

    ingeschreven = _getal("Ingeschreven")
    aanwezig = _getal("Aanwezig")
    verontschuldigd = _getal("Verontschuldigd")
    afwezig = _getal("Niet gekomen")
    verslag = forms.CharField(
        label="Verslag", required=False, max_length=100_000, widget=rijk_tekstvak(12),
        help_text="Wat wie er niet bij was moet weten. Zolang je het niet deelt, leest alleen wie de bijeenkomst mag wijzigen het.",
    )  # fmt: skip
    wie_ontbrak = forms.CharField(
        label="Wie ontbrak er aan tafel?", required=False, max_length=2000, widget=tekstvak(2)
    )
    voor_wie_niet = forms.CharField(
        label="Voor wie werkt dit niet?", required=False, max_length=2000, widget=tekstvak(2)
    )
    delen = forms.BooleanField(label="Deel het verslag nu met wie de bijeenkomst mag zien", required=False)

    def __init__(
        self, *, is_gedeeld: bool = False, is_geteld: bool = False, is_vast: bool = False, **opties: Unpack[Formopties]
    ) -> None:
        """``is_geteld``: a list of people says how many came, so the numbers are not asked. ``is_vast``: minutes were approved.

        Who typed minutes before they were approved and sends them after, keeps them in view and reads why they are refused.
        """
        super().__init__(**opties)
        if is_gedeeld:
            del self.fields["delen"]
        if is_vast and "verslag" not in self.data:
            del self.fields["verslag"]
        opbrengst = [naam for naam in ("verslag", "delen") if naam in self.fields]
        for naam in OPKOMST if is_geteld else ():
            del self.fields[naam]
        self.helper = maak_helper(
            *([] if is_geteld else [Fieldset("Wie kwam er?", Row(*OPKOMST))]),
            *([Fieldset("Wat leverde het op?", *opbrengst)] if opbrengst else []),
            Meer(Fieldset("Wie zagen we over het hoofd?", "wie_ontbrak", "voor_wie_niet")),
            "versie",
        )

    def clean(self) -> None:
        super().clean()
        data = self.cleaned_data
        if not any(naam in self.errors for naam in OPKOMST):
            self._keur_opkomst({naam: data.get(naam) for naam in OPKOMST})
        if data.get("delen") and not data.get("verslag"):
            self.add_error("verslag", "Er is nog geen verslag om te delen.")

    def _keur_opkomst(self, getallen: dict[str, int | None]) -> None:
        """Either no number at all, or numbers that leave nobody out; more may come than had registered."""
        if all(waarde is None for waarde in getallen.values()):
            return
        gekomen, ingeschreven = getallen["aanwezig"], getallen["ingeschreven"]
        if gekomen is None or ingeschreven is None:
            self.add_error("aanwezig" if gekomen is None else "ingeschreven", "Vul dit getal ook in.")
            return
        som = gekomen + (getallen["verontschuldigd"] or 0) + (getallen["afwezig"] or 0)
        if som < ingeschreven:
            fout = f"Aanwezig, verontschuldigd en niet gekomen zijn samen {som}, minder dan {ingeschreven}."
            self.add_error("ingeschreven", fout)

    def opkomst(self) -> dict[str, int] | None:
        """The four numbers, or None when they were left open."""
        data = self.cleaned_data
        if data.get("ingeschreven") is None:
            return None
        return {naam: data.get(naam) or 0 for naam in OPKOMST}


class Puntkeuze(Kiesveld):
    """A point of the agenda by its title."""

    def __init__(self) -> None:
        super().__init__(Agendapunt, label="Bij welk onderdeel?", leeg="bij geen onderdeel in het bijzonder")


class BijAgenda(forms.Form):
    """What is noted at one point of the agenda of a meeting, or of none; not asked where there is no agenda."""

    def __init__(self, *, punten: AgendapuntQuerySet, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        keuze = Puntkeuze()
        keuze.queryset = punten
        if punten.exists():
            self.fields["agendapunt"] = keuze

    def ook(self, *namen: str) -> list[str]:
        """Those of these fields that this form has."""
        return [naam for naam in namen if naam in self.fields]


class BesluitForm(BijAgenda):
    """A decision or an agreement."""

    soort = forms.ChoiceField(
        label="Wat is het?", choices=Besluitsoort.choices, widget=forms.RadioSelect, initial=Besluitsoort.BESLISSING
    )
    tekst = forms.CharField(
        label="Wat is er beslist?",
        max_length=2000,
        widget=rijk_tekstvak(3),
        error_messages={"required": "Schrijf wat er beslist is."},
    )

    def __init__(self, *, punten: AgendapuntQuerySet, **opties: Unpack[Formopties]) -> None:
        super().__init__(punten=punten, **opties)
        self.helper = maak_helper("soort", "tekst", *self.ook("agendapunt", "versie"))


class ActiepuntForm(EigenaarForm, BijAgenda):
    """Who does what, by when."""

    tekst = forms.CharField(
        label="Wat?", max_length=500, widget=tekstvak(2), error_messages={"required": "Schrijf wat er moet gebeuren."}
    )
    tegen = Dagveld(label="Tegen wanneer?", kant="vooruit", required=False)

    def __init__(
        self,
        *,
        punten: AgendapuntQuerySet,
        eigenaren: Eigenaren,
        **opties: Unpack[Formopties],
    ) -> None:
        super().__init__(punten=punten, **opties)
        self.bied_eigenaren_aan(eigenaren)
        self.helper = maak_helper("tekst", "eigenaar_sleutel", "wie", klein("tegen"), *self.ook("agendapunt", "versie"))


class ToewijsForm(EigenaarForm, Versieform):
    """Who does it instead, by when."""

    tegen = Dagveld(label="Tegen wanneer?", required=False)

    def __init__(self, *, eigenaren: Eigenaren, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.bied_eigenaren_aan(eigenaren)
        self.helper = maak_helper("eigenaar_sleutel", "wie", klein("tegen"), "versie")


class SamenToewijsForm(EigenaarForm):
    """Who does the action points that were chosen; a day only where it becomes another."""

    tegen = Dagveld(label="Tegen wanneer?", required=False, help_text="Leeg: elk actiepunt houdt zijn eigen dag.")

    def __init__(self, *, eigenaren: Eigenaren, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.bied_eigenaren_aan(eigenaren)
        self.helper = maak_helper("eigenaar_sleutel", "wie", klein("tegen"))


class Vraagkeuze(Kiesveld):
    """A question by its number and first words."""

    def label_from_instance(self, obj: Leervraag) -> str:
        return f"{obj.nummer} {kort(obj.tekst, 80)}"


class InzichtForm(BijAgenda):
    """What a meeting learned, and about which question."""

    titel = forms.CharField(
        label="In enkele woorden", max_length=120, error_messages={"required": "Geef het inzicht een titel."}
    )
    tekst = forms.CharField(
        label="Wat leerden we?", max_length=5000, widget=rijk_tekstvak(4),
        help_text="Eén of twee zinnen die iemand die er niet bij was, begrijpt.", error_messages={"required": "Schrijf wat jullie leerden."},
    )  # fmt: skip
    leervraag = Vraagkeuze(Leervraag, label="Over welke vraag?", leeg="geen vraag in het bijzonder")

    def __init__(self, *, vragen: LeervraagQuerySet, punten: AgendapuntQuerySet, **opties: Unpack[Formopties]) -> None:
        super().__init__(punten=punten, **opties)
        self.fields["leervraag"].queryset = vragen
        self.helper = maak_helper("titel", "tekst", *self.ook("leervraag", "agendapunt", "versie"))


class WijzigInzichtForm(InzichtForm, Versieform):
    """The same for an insight that exists."""


class WijzigBesluitForm(BesluitForm, Versieform):
    """A decision that exists."""


class WijzigActiepuntForm(ActiepuntForm, Versieform):
    """A promise that exists."""


class WeghaalForm(forms.Form):
    """Why something is taken away."""

    reden = forms.CharField(
        label="Waarom mag het weg?",
        max_length=250,
        error_messages={"required": "Schrijf in één zin waarom het weg mag."},
    )

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper("reden")
