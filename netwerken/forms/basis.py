"""What the forms of the set-up share."""

from collections.abc import Iterable
from datetime import date
from typing import Unpack

from crispy_forms.layout import LayoutObject
from django import forms
from django.db import models

from kern.formulieren import Modelformopties, maak_helper
from kern.toegang import Toegang
from netwerken.enums import LANDEN

LANDKEUZES: list[tuple[str, str]] = sorted(LANDEN.items(), key=lambda paar: paar[1])
OPNIEUW = "Dit formulier is niet meer volledig. Laad de pagina opnieuw."


def keuzes(keuze: type[models.TextChoices], *, leeg: str = "kies …") -> list[tuple[str, str]]:
    """The choices of an enumeration, behind an empty one that asks to choose."""
    return [("", leeg), *((k.value, str(k.label)) for k in keuze if k.value)]


class Deelform(forms.ModelForm):
    """Base: one part of a network's set-up. The domain judges and writes; the form answers beside the field.

    A subclass names, besides its Meta: ``uniek`` (fields that together name one part, and the sentence when the name
    is taken), ``pas_later`` (fields that make no sense yet for a new part), ``indeling`` and ``bied_aan``.
    """

    versie = forms.IntegerField(
        widget=forms.HiddenInput, min_value=1, error_messages={"required": OPNIEUW, "invalid": OPNIEUW}
    )
    uniek: tuple[str, ...] = ()
    bezet = ""
    pas_later: tuple[str, ...] = ()
    periode: tuple[str, str] = ("van", "tot")

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Modelformopties]) -> None:
        super().__init__(**opties)
        self.toegang, self.netwerk = toegang, toegang.netwerk
        self.is_nieuw = self.instance.pk is None
        if self.is_nieuw:
            for naam in ("versie", *self.pas_later):
                del self.fields[naam]
        else:
            self.initial["versie"] = self.instance.versie
        self.bied_aan()
        for veld in self.fields.values():
            spreek_nederlands(veld)
        self.helper = maak_helper(*(deel for deel in self.indeling() if self._staat_erin(deel)))
        if not self.is_nieuw:
            self.helper.layout.append("versie")

    def bied_aan(self) -> None:
        """Fill the lists to choose from with what belongs to this network."""

    def indeling(self) -> Iterable[str | LayoutObject]:
        """The order of the fields."""
        return [naam for naam in self.fields if naam != "versie"]

    @property
    def velden(self) -> dict[str, object]:
        """What the domain gets: every field of the form except its version."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "versie"}

    def clean(self) -> dict[str, object]:
        data: dict[str, object] = super().clean() or self.cleaned_data
        van, tot = (data.get(naam) for naam in self.periode)
        if isinstance(van, date) and isinstance(tot, date) and tot < van:
            self.add_error(self.periode[1], "De laatste dag ligt niet voor de eerste.")
        if self.uniek and all(data.get(naam) for naam in self.uniek) and self._is_bezet(data):
            self.add_error(self.uniek[-1], self.bezet)
        return data

    def _is_bezet(self, data: dict[str, object]) -> bool:
        zoek = {naam: data[naam] for naam in self.uniek}
        rijen = self._meta.model._default_manager.filter(netwerk=self.netwerk, **zoek)
        return rijen.exclude(pk=self.instance.pk).exists()

    def _staat_erin(self, deel: str | LayoutObject) -> bool:
        return all(naam in self.fields for naam in ([deel] if isinstance(deel, str) else deel.fields))

    def _post_clean(self) -> None:
        """The object is judged and changed by the domain, not by the form."""


def spreek_nederlands(veld: forms.Field) -> None:
    """Replace the framework's short answers by sentences that say what to do."""
    if veld.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        veld.error_messages["required"] = "Kies iets uit de lijst." if hasattr(veld, "choices") else "Vul dit in."
    if isinstance(veld, forms.ModelChoiceField):
        veld.error_messages["invalid_choice"] = "Kies iets uit de lijst."
