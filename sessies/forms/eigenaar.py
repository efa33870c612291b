"""Who does an action point: chosen from a list, or a function in words."""

from collections.abc import Mapping

from django import forms
from django.db import models

from kern.kiezers import Dragerveld

Eigenaren = Mapping[str, models.QuerySet[models.Model]]  # by group title
ALLEBEI = "Kies iemand uit de lijst, of schrijf een functie; niet allebei."


class EigenaarForm(forms.Form):
    """One of the two; who chooses anew while the other stood there, means what changed."""

    eigenaar_sleutel = Dragerveld(
        label="Wie?", required=False,
        help_text="Wie je kiest, ziet het als taak. Een persoon krijgt ook een mail: kort voor de dag, en een als die voorbij is.",
    )  # fmt: skip
    wie = forms.CharField(
        label="Of een functie", max_length=250, required=False,
        help_text="Alleen als niemand uit de lijst past: een functie, een project of een zetel in een orgaan, geen naam.",
    )  # fmt: skip

    def bied_eigenaren_aan(self, eigenaren: Eigenaren) -> None:
        """Offer who may be chosen; what others read of who stands there is worked out anew."""
        keuze = self.fields["eigenaar_sleutel"]
        if isinstance(keuze, Dragerveld):
            keuze.bied_aan(eigenaren, leeg="niemand uit de lijst")
        if self.initial.get("eigenaar_sleutel"):
            self.initial["wie"] = ""

    def clean(self) -> dict[str, object]:
        schoon = super().clean() or {}
        eigenaar, wie = schoon.pop("eigenaar_sleutel", None), schoon.get("wie", "")
        if eigenaar and wie:
            if "wie" not in self.changed_data:
                wie = ""
            elif "eigenaar_sleutel" not in self.changed_data:
                eigenaar = None
            else:
                self.add_error("wie", ALLEBEI)
        if not eigenaar and not wie and "eigenaar_sleutel" not in self.errors:
            self.add_error("wie", "Kies wie het doet, of schrijf een functie.")
        return {**schoon, "wie": wie, "eigenaar": eigenaar}
