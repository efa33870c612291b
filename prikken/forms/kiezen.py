"""Planning the meeting on the day that was chosen: everything of a meeting, with the day and its hours as they were proposed."""

from typing import Unpack

from crispy_forms.layout import LayoutObject
from django import forms
from django.utils import timezone

from kern.formulieren import Formopties, Meer
from kern.toegang import Toegang
from prikken.models import Prikdag
from sessies.forms.sessie import TIJDVELDEN, PlanForm


class KiesForm(PlanForm):
    """As planning a meeting, but when it is stands fast."""

    concept = forms.BooleanField(
        label="Bewaar als concept", required=False,
        help_text="Dan vertrekt er niets tot je de bijeenkomst op de kalender zet. Anders krijgt iedereen op de lijst meteen de uitnodiging.",
    )  # fmt: skip

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Formopties]) -> None:
        super().__init__(toegang=toegang, **opties)
        for naam in TIJDVELDEN:
            self.fields[naam].disabled = True

    def _indeling(self) -> list[str | LayoutObject]:
        return [*super()._indeling(), Meer("concept", titel="Nog niet versturen")]


def beginwaarden(dag: Prikdag) -> dict[str, object]:
    """What the form shows of the poll and of the day."""
    prikker, begin, einde = dag.prikker, timezone.localtime(dag.begint_op), timezone.localtime(dag.eindigt_op)
    laatste = einde.date() if einde.date() > begin.date() else None
    return {
        "titel": prikker.titel, "soort": prikker.soort, "groep": prikker.groep, "orgaan": prikker.orgaan,
        "datum": begin.date(), "begintijd": begin.time(), "eindtijd": einde.time(), "tot_en_met": laatste,
    }  # fmt: skip
