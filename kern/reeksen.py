"""Several of one kind from a pasted list: a line is a row, and every row is a small form that can be put right."""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar, Unpack

from django import forms
from django.db import models
from django.forms.utils import ErrorDict
from django.http import QueryDict

from kern.formulieren import Formopties
from kern.invoer import heel_getal

M = TypeVar("M", bound=models.Model)

MEESTE_RIJEN = 60
PREFIX = "rij"


class Reeksrij(forms.Form):
    """Base of one row; ``regel`` is the line as it was typed, shown above what was made of it."""

    regel = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)
    weg = forms.BooleanField(label="Laat weg", required=False)

    uniek = ""  # the field that no two rows may share

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        opties["empty_permitted"] = opties["use_required_attribute"] = False  # a line that is empty, is wrong
        super().__init__(**opties)

    @property
    def is_weg(self) -> bool:
        return bool(self.data.get(self.add_prefix("weg")))

    def full_clean(self) -> None:
        """A row that is left out is never wrong."""
        super().full_clean()
        if self.is_bound and self.is_weg:
            self._errors = ErrorDict()

    @property
    def velden(self) -> dict[str, object]:
        """What was typed, without the signs of the row itself."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in {"regel", "weg"}}


class Reeks(forms.BaseFormSet):
    """The rows together: what stands there twice is said at the second one."""

    def clean(self) -> None:
        eerder: dict[str, int] = {}
        for nummer, rij in enumerate(self.forms, start=1):
            sleutel = "" if rij.is_weg else str(rij.cleaned_data.get(rij.uniek, "")).casefold()
            if sleutel and sleutel in eerder:
                rij.add_error(rij.uniek, f"Dit staat al in regel {eerder[sleutel]}. Laat een van beide weg.")
            eerder.setdefault(sleutel, nummer)


class Keuzeveld(forms.TypedChoiceField, Generic[M]):
    """A choice among objects that were fetched once for all rows."""

    def bied_aan(self, objecten: Iterable[M], *, leeg: str) -> None:
        op_sleutel: dict[str, M] = {str(o.pk): o for o in objecten}
        self.choices = [("", leeg), *((pk, str(o)) for pk, o in op_sleutel.items())]
        self.coerce, self.empty_value = op_sleutel.get, None


_TEKEN = re.compile(r"\A(?:[-–—•*·]|[0-9]{1,2}[.)])\s+")  # only what the line begins with


def zonder_teken(regel: str) -> str:
    """A line without the dash or number that a list puts before it."""
    return _TEKEN.sub("", regel.strip(), count=1)


def regels_van(tekst: str) -> list[str]:
    """The lines of a pasted list that hold something."""
    return [regel.strip() for regel in tekst.splitlines() if regel.strip()]


def getypte_rijen(data: QueryDict, namen: Iterable[str]) -> list[dict[str, str]]:
    """What stands in every row that was sent, as it was typed."""
    aantal = heel_getal(data.get(f"{PREFIX}-TOTAL_FORMS") or "") or 0
    return [{naam: data.get(f"{PREFIX}-{i}-{naam}", "") for naam in namen} for i in range(min(aantal, MEESTE_RIJEN))]


def als_gegevens(rijen: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Rows as a form would send them, so that what is wrong in a line stands beside it at once."""
    uit: dict[str, str] = {}
    aantal = 0
    for i, rij in enumerate(rijen):
        aantal = i + 1
        uit |= {f"{PREFIX}-{i}-{naam}": waarde for naam, waarde in rij.items() if naam != "weg" or waarde}
    return uit | {f"{PREFIX}-TOTAL_FORMS": str(aantal), f"{PREFIX}-INITIAL_FORMS": "0"}


def maak_rijen(rijform: type[Reeksrij], data: Mapping[str, object], opties: dict[str, object]) -> forms.BaseFormSet:
    """The rows that were sent or read, ready to be judged and shown."""
    klasse = forms.formset_factory(rijform, formset=Reeks, extra=0, max_num=MEESTE_RIJEN, absolute_max=MEESTE_RIJEN)
    return klasse(data, prefix=PREFIX, form_kwargs=opties)
