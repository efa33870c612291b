"""Forms to hand in a deliverable, to accept it and to send it back."""

from collections.abc import Iterable
from functools import partial
from typing import Unpack

from crispy_forms.layout import LayoutObject
from django import forms

from kern import klok
from kern.domain.kluis import BEGIN, GROOTST
from kern.formulieren import Formopties, Versieform, klein, maak_helper, tekstvak
from kern.kiezers import Dagveld, Webadresveld
from netwerken.forms.basis import Deelform
from netwerken.models import Oplevering

MAX = 2000


class OpleveringForm(Deelform):
    """A deliverable: what, when, and with which instalment of the money."""

    uniek, bezet = ("titel",), "Er is al een oplevering met deze titel."

    class Meta:
        model = Oplevering
        fields = ["titel", "tegen", "schijf"]
        labels = {"titel": "Wat moet het netwerk opleveren?", "tegen": "Tegen wanneer?", "schijf": "Bij welke schijf?"}
        help_texts = {"schijf": "Het nummer van de betaling die erop volgt. Laat leeg als er geen is."}
        field_classes = {"tegen": partial(Dagveld, kant="vooruit")}

    def indeling(self) -> Iterable[str | LayoutObject]:
        return ["titel", klein("tegen"), klein("schijf")]


class _OpleveringForm(Versieform):
    """Base: one act on what the network hands in."""

    def __init__(self, *, oplevering: Oplevering, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.oplevering = oplevering
        self.initial.setdefault("versie", oplevering.versie)
        self.helper = maak_helper(*self.fields)


class IndienForm(_OpleveringForm):
    """A file, a link, or both."""

    bestand = forms.FileField(
        label="Kies een bestand", required=False, max_length=200,
        help_text=f"Een PDF, een kantoordocument, een foto of een zip, tot {GROOTST // 1024 // 1024} MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{soort}" for soort in BEGIN)}),
        error_messages={"empty": "Dit bestand is leeg.", "max_length": "De naam van dit bestand is te lang."},
    )  # fmt: skip
    link = Webadresveld(
        label="Of geef een link", required=False, max_length=MAX, assume_scheme="https",
    )  # fmt: skip
    toelichting = forms.CharField(label="Wil je er iets bij zeggen?", required=False, max_length=MAX, widget=tekstvak())
    field_order = ["bestand", "link", "toelichting", "versie"]

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        if not self.errors and not data.get("bestand") and not data.get("link"):
            self.add_error("bestand", "Kies een bestand of geef een link.")
        return data


class AanvaardForm(_OpleveringForm):
    """On which day it was accepted."""

    op = Dagveld(label="Aanvaard op", kant="terug", error_messages={"required": "Kies de dag."})
    field_order = ["op", "versie"]

    def __init__(self, *, oplevering: Oplevering, **opties: Unpack[Formopties]) -> None:
        super().__init__(oplevering=oplevering, **opties)
        self.fields["op"].initial = klok.vandaag
        self.helper = maak_helper(klein("op"), "versie")


class TerugForm(_OpleveringForm):
    """What has to happen before it can be accepted."""

    reden = forms.CharField(
        label="Wat moet er nog gebeuren?", max_length=MAX, widget=tekstvak(),
        error_messages={"required": "Schrijf wat er nog moet gebeuren."},
    )  # fmt: skip
    field_order = ["reden", "versie"]
