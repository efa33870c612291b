"""When one person can: one choice per proposed day, and one line."""

from collections import Counter
from collections.abc import Mapping
from typing import Unpack

from django import forms

from kern.formulieren import Formopties
from kern.opmaak import opsomming, vorm
from prikken.enums import Kan
from prikken.models import Gevraagde, Prikdag


class KanForm(forms.Form):
    """The answer of one person; ``telling`` is how many others said what, per id of a day, or None to keep that out."""

    opmerking = forms.CharField(
        label="Wil je er iets bij zeggen?", max_length=250, required=False,
        help_text="Eén regel, alleen voor wie de bijeenkomst voorbereidt.",
        error_messages={"max_length": "Hou het bij 250 tekens."},
    )  # fmt: skip

    def __init__(
        self, *, gevraagde: Gevraagde, telling: Mapping[int, Counter[str]] | None = None, **opties: Unpack[Formopties]
    ) -> None:
        self.dagen: list[Prikdag] = list(gevraagde.prikker.dagen.order_by("begint_op", "pk"))
        gezegd = dict(gevraagde.antwoorden.values_list("dag", "kan"))
        begin: dict[str, object] = {"opmerking": gevraagde.opmerking}
        begin |= {_veld(dag): gezegd[dag.pk] for dag in self.dagen if dag.pk in gezegd}
        opties["initial"] = {**begin, **(opties.get("initial") or {})}
        super().__init__(**opties)
        for dag in self.dagen:
            self.fields[_veld(dag)] = forms.ChoiceField(
                label=str(dag), choices=Kan.choices, widget=forms.RadioSelect,
                help_text=_in_woorden(telling.get(dag.pk, Counter())) if telling is not None else "",
                error_messages={
                    "required": "Kies ja, als het moet of nee.", "invalid_choice": "Kies ja, als het moet of nee.",
                },
            )  # fmt: skip
        self.order_fields([*map(_veld, self.dagen), "opmerking"])

    @property
    def dagvelden(self) -> list[forms.BoundField]:
        """The choices, one per day."""
        return [self[_veld(dag)] for dag in self.dagen]

    @property
    def gezegd(self) -> list[tuple[Prikdag, str]]:
        """What was answered before, in words."""
        return [(dag, str(Kan(zei).label)) for dag in self.dagen if (zei := self.initial.get(_veld(dag)))]

    def kan(self) -> dict[int, str]:
        """What was chosen, by the id of the day."""
        return {dag.pk: self.cleaned_data[_veld(dag)] for dag in self.dagen}


def _veld(dag: Prikdag) -> str:
    return f"dag_{dag.pk}"


def _in_woorden(telling: Counter[str]) -> str:
    """How many said what, without a name: '4 kunnen, 1 als het moet'."""
    delen = [
        f"{n} {woord}"
        for kan, woord in (
            (Kan.JA, vorm(telling[Kan.JA], "kan", "kunnen")),
            (Kan.NOOD, "als het moet"),
            (Kan.NEE, "niet"),
        )
        if (n := telling[kan])
    ]
    return opsomming(delen)
