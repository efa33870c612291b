"""Planning a meeting anew: the rhythm and what comes along, and then every day as a row that can be put right."""

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Unpack

from crispy_forms.layout import Row
from django import forms

from kern.datums import voluit
from kern.feestdagen import feestdagen
from kern.formulieren import Formopties, Meer, klein, maak_helper
from kern.kiezers import Dagveld, Uurveld
from kern.opmaak import aantal, dag, uur_kort
from kern.reeksen import Reeksrij
from kern.toegang import Toegang
from sessies.domain.herhalen import Keer
from sessies.domain.ritme import MEESTE_KEREN, dagen
from sessies.domain.sessies import Sessievelden
from sessies.domain.tijd import BestaatNietError, einde_in_brussel, in_brussel
from sessies.enums import Mee, Ritme, Vrijedag
from sessies.models import Sessie
from sessies.overzicht.bedenkingen import bedenkingen, bedenkingen_over_de_plek

MEESTE_OM_DE = 52


class RitmeForm(forms.Form):
    """How often a meeting is planned anew, and what it takes along."""

    formvelden = {"begint_op": "vanaf"}

    vanaf = Dagveld(
        label="Eerste keer", kant="vooruit",
        help_text="De weekdag en de plaats in de maand volgen uit deze dag: de derde woensdag blijft de derde woensdag.",
    )  # fmt: skip
    ritme = forms.ChoiceField(label="Hoe vaak?", choices=Ritme.choices, initial=Ritme.EENMAAL, widget=forms.RadioSelect)
    om_de = forms.IntegerField(
        label="Om de hoeveel weken of maanden?", min_value=1, max_value=MEESTE_OM_DE, initial=1, required=False
    )
    keren = forms.IntegerField(
        label="Hoeveel keer?",
        min_value=1,
        max_value=MEESTE_KEREN,
        required=False,
        help_text="Of zeg tot welke dag.",
    )
    tot = Dagveld(label="Tot en met", kant="vooruit", required=False)
    vrij = forms.ChoiceField(
        label="Valt ze op een feestdag?", choices=Vrijedag.choices, initial=Vrijedag.OVERSLAAN, required=False,
    )  # fmt: skip
    mee = forms.MultipleChoiceField(
        label="Wat neemt ze over?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Titel, vorm, plek, doel en aantal plaatsen gaan altijd mee. Antwoorden, opkomst, verslag en de vragen op de agenda niet.",
    )  # fmt: skip
    concept = forms.BooleanField(
        label="Bewaar als concept",
        required=False,
        help_text="Dan ziet alleen wie plant ze, tot je ze op de kalender zet.",
    )

    def __init__(self, *, sessie: Sessie, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["mee"].choices = mee_te_nemen(sessie)
        self.fields["mee"].initial = [waarde for waarde, _ in self.fields["mee"].choices]
        self.fields["vanaf"].error_messages["required"] = "Kies een dag."
        if not self.fields["mee"].choices:
            del self.fields["mee"]
        self.helper = maak_helper(
            klein("vanaf"), "ritme", Row("om_de", "keren", "tot"),
            *(["mee"] if "mee" in self.fields else []), Meer(klein("vrij"), "concept"),
        )  # fmt: skip

    def clean(self) -> None:
        super().clean()
        data = self.cleaned_data
        data["om_de"], data["vrij"] = data.get("om_de") or 1, data.get("vrij") or Vrijedag.OVERSLAAN
        vanaf, tot = data.get("vanaf"), data.get("tot")
        if vanaf and tot and tot < vanaf:
            self.add_error("tot", f"Dit is voor de eerste keer. Kies een dag na {dag(vanaf)}.")
        zonder_einde = not (data.get("keren") or data.get("tot")) and not {"keren", "tot"} & set(self.errors)
        if data.get("ritme") != Ritme.EENMAAL and zonder_einde:
            self.add_error("keren", "Zeg hoeveel keer, of tot welke dag.")

    def dagen(self) -> list[date]:
        """The days of the rhythm. Raises DomainError for too many."""
        data = self.cleaned_data
        ritme = Ritme(data["ritme"])
        return dagen(data["vanaf"], ritme=ritme, om_de=data["om_de"], keren=data.get("keren"), tot=data.get("tot"))


def mee_te_nemen(sessie: Sessie) -> list[tuple[str, str]]:
    """What there is to take along, with how much of it."""
    punten = sessie.agendapunten.filter(keurt_goed=None, is_actielijst=False).count()
    inbreng = len(sessie.inbreng)
    mensen = sessie.genodigden.op_lijst().filter(vervangt=None, vergeten_op=None).count()
    kan = [
        (Mee.AGENDA, punten, aantal(punten, "onderdeel", "onderdelen")),
        (Mee.INBRENG, inbreng, aantal(inbreng, "organisatie", "organisaties")),
        (Mee.GENODIGDEN, mensen, aantal(mensen, "persoon", "mensen")),
    ]
    return [(str(mee.value), f"{mee.label} ({hoeveel})") for mee, n, hoeveel in kan if n]


def rijen_van(sessie: Sessie, op: Sequence[date], *, vrij: str, land: str) -> list[dict[str, str]]:
    """One row per day, as it would be typed; a holiday is left out, or moved to the week after, as was chosen."""
    rijen = []
    for dag_ in op:
        feest = feestdagen(land, dag_.year).get(dag_, "")
        wanneer, regel, weg = dag_, "", ""
        if feest and vrij == Vrijedag.OVERSLAAN:
            regel, weg = f"{dag(dag_)} is {feest}: deze keer laten we weg.", "on"
        elif feest and vrij == Vrijedag.WEEK_LATER and dag_ + timedelta(weeks=1) in op:
            regel, weg = f"{dag(dag_)} is {feest}, en een week later is er al een: deze keer laten we weg.", "on"
        elif feest and vrij == Vrijedag.WEEK_LATER:
            wanneer, regel = dag_ + timedelta(weeks=1), f"{dag(dag_)} is {feest}: een week later."
        rijen.append({
            "regel": regel, "weg": weg, "titel": sessie.titel, "datum": voluit(wanneer),
            "begintijd": uur_kort(sessie.begintijd), "eindtijd": uur_kort(sessie.eindtijd),
        })  # fmt: skip
    return rijen


class Keerrij(Reeksrij):
    """One of the meetings to come; what is unusual about its day is said, and asked once when it was typed anew."""

    titel = forms.CharField(
        label="Titel", max_length=250, error_messages={"required": "Geef de bijeenkomst een titel."}
    )
    datum = Dagveld(label="Dag", kant="vooruit", error_messages={"required": "Kies een dag."})
    begintijd = Uurveld(label="Begint om")
    eindtijd = Uurveld(label="Eindigt om")
    gezien = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(
        self, *, toegang: Toegang, sessie: Sessie, buren: Sequence[Sessie], vers: bool, **opties: Unpack[Formopties]
    ) -> None:
        super().__init__(**opties)
        self.toegang, self.sessie, self.buren, self.vers = toegang, sessie, buren, vers
        self.hints: list[str] = []

    def clean(self) -> None:
        super().clean()
        data = self.cleaned_data
        eerste = data.get("datum")
        if eerste is None or not data.get("begintijd") or not data.get("eindtijd"):
            return
        laatste = eerste + (self.sessie.laatste_dag - self.sessie.datum)
        for veld, naam, dag_, reken in (
            ("begintijd", "begint_op", eerste, in_brussel),
            ("eindtijd", "eindigt_op", laatste, einde_in_brussel),
        ):
            try:
                data[naam] = reken(dag_, data[veld])
            except BestaatNietError as fout:
                self.add_error(veld, str(fout))
        if not {"begint_op", "eindigt_op"} <= set(data):
            return
        if data["eindigt_op"] <= data["begint_op"]:
            self.add_error("eindtijd", f"Dit is voor ze begint. Kies een uur na {uur_kort(data['begintijd'])} uur.")
            return
        self._vraag_na()

    def _vraag_na(self) -> None:
        velden = self._velden()
        self.hints = [
            *bedenkingen(self.toegang, velden, buren=self.buren),
            *bedenkingen_over_de_plek(self.toegang, velden, buren=self.buren),
        ]
        teken = sha256("".join(self.hints).encode()).hexdigest() if self.hints else ""
        gezien = self.cleaned_data.get("gezien", "")
        self.data = getypt = self.data.copy()  # what was sent is closed
        getypt[self.add_prefix("gezien")] = teken
        if self.hints and not self.vers and gezien != teken:
            self.add_error("datum", " ".join([*self.hints, "Toch plannen? Druk dan nog eens op de knop."]))

    def _velden(self) -> Sessievelden:
        zelf, data = self.sessie, self.cleaned_data
        return {
            "begint_op": data["begint_op"], "eindigt_op": data["eindigt_op"], "vorm": zelf.vorm, "plaats": zelf.plaats,
            "gemeente": zelf.gemeente, "vaste_plaats": zelf.vaste_plaats, "groep": zelf.groep, "orgaan": zelf.orgaan,
            "hoogstens_ter_plaatse": zelf.hoogstens_ter_plaatse,
        }  # fmt: skip

    @property
    def wanneer(self) -> str:
        """The day as it was read, with its weekday; empty for what is no day."""
        gelezen = getattr(self, "cleaned_data", {}).get("datum")
        return dag(gelezen) if gelezen else ""

    def keer(self) -> Keer:
        """What was filled in, as the domain takes it."""
        data = self.cleaned_data
        return {"titel": data["titel"], "begint_op": data["begint_op"], "eindigt_op": data["eindigt_op"]}
