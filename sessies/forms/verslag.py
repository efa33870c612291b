"""The minutes of a meeting, point by point."""

from typing import Unpack

from django import forms

from kern.formulieren import Formopties, Versieform, maak_helper, rijk_tekstvak
from kern.opmaak import dag
from sessies.forms.basis import Kiesveld
from sessies.models import Agendapunt, Sessie
from sessies.querysets import SessieQuerySet


class VerslagForm(Versieform):
    """What was said: of the whole meeting, or at one point."""

    def __init__(self, *, waarbij: Sessie | Agendapunt, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["verslag"] = forms.CharField(
            label="Wat is er gezegd?",
            required=False,
            max_length=waarbij._meta.get_field("verslag").max_length,
            widget=rijk_tekstvak(12),
            help_text="Namen van mensen hoeven niet: noem een functie of een organisatie.",
        )
        self.helper = maak_helper("verslag", "versie")


class Bijeenkomstkeuze(Kiesveld):
    """A meeting by its title and day."""

    def label_from_instance(self, obj: Sessie) -> str:
        return f"{obj.titel}, {dag(obj.begint_op)}"


class GoedkeurForm(forms.Form):
    """In which meeting minutes were approved."""

    def __init__(self, *, bijeenkomsten: SessieQuerySet, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        if bijeenkomsten.exists():
            keuze = Bijeenkomstkeuze(Sessie, label="In welke bijeenkomst?", leeg="kies een bijeenkomst", required=True)
            keuze.queryset = bijeenkomsten.order_by("begint_op", "pk")
            self.fields["in_sessie"] = keuze
        self.helper = maak_helper(*self.fields)


class AanvulForm(forms.Form):
    """What is added to minutes that were approved."""

    tekst = forms.CharField(
        label="Wat moet erbij?",
        max_length=10_000,
        widget=rijk_tekstvak(6),
        error_messages={"required": "Schrijf wat erbij moet."},
    )

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper("tekst")
