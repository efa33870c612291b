"""Beginning a date poll: what it is for, and the days as people type them, one on a line."""

from datetime import datetime, timedelta
from typing import Unpack

from crispy_forms.layout import Row
from django import forms
from django.utils import timezone

from kern import klok
from kern.datums import LeesfoutError, lees_dag, lees_uur, voluit
from kern.formulieren import Formopties, Meer, Versieform, klein, maak_helper, tekstvak, velden_van
from kern.kiezers import Dagveld
from kern.opmaak import dag, uur_kort
from kern.reeksen import regels_van, zonder_teken
from kern.toegang import Toegang
from netwerken.models import Groep, Orgaan
from prikken.domain.prikken import Prikvelden, Voorstel
from prikken.enums import MEESTE_DAGEN, MINSTE_DAGEN, Duur
from prikken.models import Datumprikker
from sessies.domain.genodigden import Persoon
from sessies.domain.tijd import BestaatNietError, in_brussel
from sessies.enums import Sessiesoort
from sessies.forms.basis import Kiesveld
from sessies.overzicht.genodigden import mensen_van

TUSSEN = {"om", "vanaf", "van", "-", "–", ","}
ZONDER_UUR = "Zet er ook een uur bij, bijvoorbeeld 8/12 13u30."


def lees_regel(regel: str) -> datetime:
    """The moment that one line means: '8/12 13u30', 'di 8 december om 13.30'. Raises LeesfoutError or BestaatNietError."""
    woorden = zonder_teken(regel).replace(",", " ").split()
    for n in range(len(woorden) - 1, 0, -1):
        try:
            uur = lees_uur(" ".join(woorden[n:]))
        except LeesfoutError:
            continue
        voor = woorden[: n - 1] if woorden[n - 1].lower() in TUSSEN else woorden[:n]
        return in_brussel(lees_dag(" ".join(voor), klok.vandaag(), "vooruit"), uur)
    return _zonder_uur(woorden)


def _zonder_uur(woorden: list[str]) -> datetime:
    """Say what is wrong with a line that has no hour we can read."""
    try:
        lees_dag(" ".join(woorden), klok.vandaag(), "vooruit")
    except LeesfoutError as fout:
        if len(woorden) < 2:
            raise
        lees_dag(woorden[0], klok.vandaag(), "vooruit")
        lees_uur(" ".join(woorden[1:]))
        raise LeesfoutError(ZONDER_UUR) from fout
    raise LeesfoutError(ZONDER_UUR)


class Dagenveld(forms.CharField):
    """Several days with their hours, one on a line; cleans to moments."""

    widget = tekstvak(6)

    def clean(self, value: object) -> list[datetime]:
        gelezen: list[datetime] = []
        fouten: list[str] = []
        for n, regel in enumerate(regels_van(str(super().clean(value))), 1):
            try:
                moment = lees_regel(regel)
            except (LeesfoutError, BestaatNietError) as fout:
                fouten.append(f"Regel {n}, ‘{regel[:40]}’: {fout}")
                continue
            if moment <= klok.nu():
                fouten.append(f"Regel {n}: {voluit(timezone.localdate(moment))}, {uur_kort(moment)} uur is voorbij.")
            elif moment in gelezen:
                fouten.append(f"Regel {n}: {voluit(timezone.localdate(moment))}, {uur_kort(moment)} uur staat er al.")
            gelezen.append(moment)
        if not fouten and not MINSTE_DAGEN <= len(gelezen) <= MEESTE_DAGEN:
            fouten.append(f"Stel {MINSTE_DAGEN} tot {MEESTE_DAGEN} dagen voor; er staan er {len(gelezen)}.")
        if fouten:
            raise forms.ValidationError(fouten)
        return sorted(gelezen)


class PrikForm(forms.Form):
    """What the meeting is, for whom, and when it could be."""

    titel = forms.CharField(
        label="Titel", max_length=250, error_messages={"required": "Geef de bijeenkomst een titel."},
        help_text="Wie je vraagt, leest deze titel in de mail.",
    )  # fmt: skip
    soort = forms.ChoiceField(label="Soort", choices=Sessiesoort.choices)
    groep = Kiesveld(Groep, label="Groep", leeg="geen groep")
    orgaan = Kiesveld(Orgaan, label="Orgaan", leeg="geen orgaan")
    dagen = Dagenveld(
        label="Welke dagen stel je voor?", max_length=2000,
        help_text=f"Eén dag met een uur op elke regel: 8/12 13u30. Stel er {MINSTE_DAGEN} tot {MEESTE_DAGEN} voor.",
        error_messages={"required": "Schrijf minstens twee dagen met een uur."},
    )  # fmt: skip
    minuten = forms.TypedChoiceField(label="Hoelang duurt het?", choices=Duur.choices, initial=Duur.TWEE, coerce=int)
    tot = Dagveld(
        label="Antwoorden kan tot en met", kant="vooruit", error_messages={"required": "Kies een laatste dag om te antwoorden."},
        help_text="Een dag voor de eerste voorgestelde dag.",
    )  # fmt: skip
    uitleg = forms.CharField(
        label="Uitleg",
        max_length=1000,
        required=False,
        widget=tekstvak(2),
        help_text="Eén of twee zinnen voor in de mail.",
    )

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.netwerk = toegang.netwerk
        self.fields["groep"].queryset = Groep.objects.te_kiezen(self.netwerk, ook=self.initial.get("groep"))
        self.fields["orgaan"].queryset = Orgaan.objects.te_kiezen(self.netwerk, ook=self.initial.get("orgaan"))
        for naam in ("groep", "orgaan"):
            if not self.fields[naam].queryset.exists():
                del self.fields[naam]
        kring = [naam for naam in ("groep", "orgaan") if naam in self.fields]
        for naam in kring[:1]:
            self.fields[
                naam
            ].help_text = "Wie erbij hoort, komt vanzelf op de lijst. Anderen kies je op de volgende pagina."
        versie = ["versie"] if "versie" in self.fields else []
        self.helper = maak_helper(
            "titel", klein("soort"), *([Row(*kring)] if kring else []), "dagen",
            klein("minuten"), klein("tot"),
            Meer("uitleg", titel="Uitleg erbij"), *versie,
        )  # fmt: skip

    def clean(self) -> None:
        super().clean()
        data = self.cleaned_data
        if data.get("groep") and data.get("orgaan"):
            self.add_error("orgaan", "Kies een groep of een orgaan, niet allebei.")
        tot, dagen = data.get("tot"), data.get("dagen")
        if tot is not None and tot < klok.vandaag():
            self.add_error("tot", "Deze dag is voorbij. Kies vandaag of een dag erna.")
        elif tot is not None and dagen and tot >= timezone.localdate(dagen[0]):
            self.add_error("tot", f"Kies een dag voor de eerste voorgestelde dag, {dag(dagen[0])}.")

    def velden(self) -> Prikvelden:
        """What was filled in, as fields of a poll."""
        return velden_van(Prikvelden, self.cleaned_data)

    def voorstellen(self) -> list[Voorstel]:
        """The days, with the hour at which each ends."""
        duur = timedelta(minutes=self.cleaned_data["minuten"])
        return [Voorstel(begint_op=moment, eindigt_op=moment + duur) for moment in self.cleaned_data["dagen"]]

    def kring(self) -> list[Persoon]:
        """Who belongs to the group or the body that was chosen."""
        data = self.cleaned_data
        if orgaan := data.get("orgaan"):
            return mensen_van(self.netwerk, {"orgaan": orgaan.pk})
        return mensen_van(self.netwerk, {"groep": data["groep"].pk}) if data.get("groep") else []


class WijzigPrikForm(PrikForm, Versieform):
    """The same for a poll that was not sent yet."""


def beginwaarden(prikker: Datumprikker) -> dict[str, object]:
    """What the form shows of a poll that exists."""
    namen = ("titel", "soort", "groep", "orgaan", "minuten", "uitleg", "tot", "versie")
    dagen = [
        timezone.localtime(begin) for begin in prikker.dagen.order_by("begint_op").values_list("begint_op", flat=True)
    ]
    regels = "\n".join(f"{voluit(moment.date())} {uur_kort(moment)}" for moment in dagen)
    return {**{naam: getattr(prikker, naam) for naam in namen}, "dagen": regels}


class VerlengForm(forms.Form):
    """Another last day to answer."""

    tot = Dagveld(label="Antwoorden kan tot en met", kant="vooruit", error_messages={"required": "Kies een dag."})

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper(klein("tot"))


class SluitForm(forms.Form):
    """Why no day was chosen."""

    reden = forms.CharField(
        label="Waarom kies je geen dag?", max_length=500, widget=tekstvak(2),
        help_text="Iedereen die gevraagd is, krijgt één mail met deze zin.",
        error_messages={"required": "Schrijf in één zin waarom.", "max_length": "Hou het bij 500 tekens."},
    )  # fmt: skip

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper("reden")
