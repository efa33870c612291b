from typing import Unpack

from django import forms

from kern.formulieren import Modelformopties, klein, maak_helper, tekstvak
from kern.kiezers import Dagveld
from projecten.models import Analysefase


class AnalysefaseForm(forms.ModelForm):
    """When the analysis phase of a project began, when its plan came in, and what the feedback found."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    start = Dagveld(
        label="Wanneer begon de analysefase?", kant="terug", error_messages={"required": "Kies de dag van de start."}
    )
    plan_ingediend_op = Dagveld(
        label="Wanneer kwam het plan van aanpak binnen?",
        kant="terug",
        required=False,
        help_text="Laat leeg zolang het er niet is.",
    )
    feedback_op = Dagveld(
        label="Wanneer gaf je er feedback op?",
        kant="terug",
        required=False,
        help_text="Laat leeg zolang je die niet gaf.",
    )

    class Meta:
        model = Analysefase
        fields = ["start", "plan_ingediend_op", "feedback_op", "bevindingen"]
        labels = {"bevindingen": "Wat viel op in het plan?"}
        help_texts = {"bevindingen": "Iedereen in het netwerk leest dit bij het project."}
        widgets = {"bevindingen": tekstvak(5)}

    def __init__(self, **opties: Unpack[Modelformopties[Analysefase]]) -> None:
        super().__init__(**opties)
        self.initial["versie"] = self.instance.versie if self.instance.pk else 0
        dagen = [klein(naam) for naam in ("start", "plan_ingediend_op", "feedback_op")]
        self.helper = maak_helper(*dagen, "bevindingen", "versie")

    def _post_clean(self) -> None:
        """The object is judged and changed by the domain, not by the form."""

    @property
    def versie_gelezen(self) -> int:
        """The version that was read; 0 when there was none yet."""
        return self.cleaned_data["versie"] or 0
