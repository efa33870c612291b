from typing import Unpack
from uuid import uuid4

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from kern.formulieren import Formopties
from kern.periodes import Periode
from netwerken.models import Netwerk
from rapportage.enums import Rapportsoort
from rapportage.overzicht.perioden import TeMelden
from rapportage.rules import naam_van


class AanvraagForm(forms.Form):
    """Which report, over which period. The hidden key makes a double click one job.

    The period is a text with a list to choose from: what is wrong with another period is said by the domain.
    """

    use_required_attribute = False  # a final report needs no period, and is chosen in the same form
    soort = forms.ChoiceField(label="Welk rapport?", widget=forms.RadioSelect)
    periode = forms.CharField(
        label="Over welke periode?", max_length=20,
        error_messages={"required": "Kies over welke periode het rapport gaat."},
    )  # fmt: skip
    aanvraagsleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *, netwerk: Netwerk, te_melden: TeMelden, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        periodes = te_melden.periodes
        voorbeeld = periodes[0].sleutel if periodes else Periode.rond(netwerk.start, netwerk.rapportritme).sleutel
        soort, periode = self.fields["soort"], self.fields["periode"]
        periode.required = self.data.get("soort") != Rapportsoort.EIND
        soort.choices = [
            (Rapportsoort.KWARTAAL.value, naam_van("kwartaal", voorbeeld)),
            (Rapportsoort.EIND.value, "Eindrapport"),
        ]
        soort.keuzehulp = {
            Rapportsoort.KWARTAAL.value: "Eén bladzijde die beslist, dan wat er gebeurde en wat het opleverde.",
            Rapportsoort.EIND.value: "Over de hele looptijd, met de beleidsaanbevelingen. Een periode is niet nodig.",
        }
        soort.initial = Rapportsoort.KWARTAAL.value
        periode.widget = forms.Select(choices=[(p.sleutel, f"{p.titel} ({p.maanden})") for p in periodes])
        periode.initial = te_melden.laatste or None
        periode.help_text = (
            "Je kunt kiezen uit de periodes die voorbij zijn. De laatste waarin het netwerk samenkwam of een vraag kreeg, staat klaar."
            if periodes
            else "Er is nog geen periode voorbij."
        )
        self.fields["aanvraagsleutel"].initial = uuid4
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("soort", "periode", "aanvraagsleutel")
