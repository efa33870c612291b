"""Remarks on minutes: until when they may be given, what somebody says per point, and what is done with it."""

from collections.abc import Sequence
from typing import NamedTuple, Unpack

from django import forms

from kern.formulieren import Formopties, Versieform, klein, maak_helper, tekstvak
from kern.kiezers import Dagveld
from sessies.domain.opmerkingen import samen
from sessies.domain.verslaginhoud import Deel
from sessies.enums import Opmerkingstand
from sessies.models import Verslaglezer, Verslagopmerking


class VraagOpmerkingenForm(forms.Form):
    """The last day."""

    tot = Dagveld(
        label="Opmerkingen geven kan tot en met", kant="vooruit", error_messages={"required": "Kies een dag."}
    )

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper(klein("tot"))


class Plaats(NamedTuple):
    """One point of the minutes with what this person may say there, and what they said before."""

    deel: Deel
    veld: forms.BoundField
    eerder: list[Verslagopmerking]


class OpmerkingenForm(forms.Form):
    """One text per point of the agenda, and one for the whole; empty is nothing to say."""

    def __init__(self, *, lezer: Verslaglezer, delen: Sequence[Deel], **opties: Unpack[Formopties]) -> None:
        self.delen = list(delen)
        self.eerder: dict[int | None, list[Verslagopmerking]] = {deel["punt"]: [] for deel in self.delen}
        for rij in lezer.opmerkingen.order_by("pk"):
            self.eerder.setdefault(rij.agendapunt_id, []).append(rij)
        begin = {_veld(punt): samen(rijen) for punt, rijen in self.eerder.items()}
        opties["initial"] = {**begin, **(opties.get("initial") or {})}
        super().__init__(**opties)
        for deel in self.delen:
            self.fields[_veld(deel["punt"])] = forms.CharField(
                label=f"Je opmerking bij ‘{deel['titel']}’" if deel["titel"] else "Je opmerking over de hele bijeenkomst",
                required=False, max_length=2000, widget=tekstvak(3),
                error_messages={"max_length": "Hou het bij 2.000 tekens."},
            )  # fmt: skip

    @property
    def plaatsen(self) -> list[Plaats]:
        """The minutes in their order, each with its field."""
        return [Plaats(deel, self[_veld(deel["punt"])], self.eerder[deel["punt"]]) for deel in self.delen]

    @property
    def heeft_gezegd(self) -> bool:
        """Whether this person said something before."""
        return any(self.eerder.values())

    def clean(self) -> dict[str, object]:
        """What was not sent is not withdrawn: only an empty box is."""
        schoon = super().clean() or {}
        if not any(naam in self.data for naam in self.fields):
            raise forms.ValidationError("Dit formulier is niet meer volledig. Laad de pagina opnieuw.")
        return schoon

    def teksten(self) -> dict[int | None, str]:
        """What was typed, by the id of the point."""
        velden = {deel["punt"]: _veld(deel["punt"]) for deel in self.delen}
        return {punt: self.cleaned_data[veld] for punt, veld in velden.items() if veld in self.data}


def _veld(punt: int | None) -> str:
    return f"bij_{punt or 'geheel'}"


class BehandelForm(Versieform):
    """Whether a remark is taken over, and one line for who gave it."""

    stand = forms.ChoiceField(
        label="Neem je de opmerking over?",
        choices=[(Opmerkingstand.OVERGENOMEN, "Overgenomen"), (Opmerkingstand.NIET, "Niet overgenomen")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of je de opmerking overneemt."},
    )
    antwoord = forms.CharField(
        label="Wat zeg je erbij?", required=False, max_length=500, widget=tekstvak(2),
        help_text="Wie de opmerking gaf, leest dit met de link uit de mail. Neem je ze niet over, schrijf dan waarom.",
    )  # fmt: skip

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper("stand", "antwoord", "versie")
