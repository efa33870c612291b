"""For which meetings somebody wants an address in their own calendar."""

from typing import Unpack

from django import forms

from kern.formulieren import Formopties, maak_helper
from netwerken.models import Gebruiker, Groep, Netwerk

ALLES = "alles"
_Groepen = list[tuple[str, list[tuple[str, str]]]]


class AgendalinkForm(forms.Form):
    """Everything, one network, or one group of it."""

    welke = forms.ChoiceField(
        label="Welke bijeenkomsten?",
        error_messages={"invalid_choice": "Kies iets uit de lijst.", "required": "Kies welke bijeenkomsten."},
        help_text="Je ziet er altijd alleen wat jij mag zien, en nooit een concept.",
    )

    def __init__(self, *, gebruiker: Gebruiker, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        netwerken = list(Netwerk.objects.van(gebruiker))
        groepen = list(Groep.objects.filter(netwerk__in=netwerken, tot=None).order_by("naam"))
        self._waarden: dict[str, tuple[Netwerk | None, Groep | None]] = {ALLES: (None, None)}
        keuzes: _Groepen = []
        for netwerk in netwerken:
            eigen = [groep for groep in groepen if groep.netwerk_id == netwerk.pk]
            self._waarden[f"netwerk-{netwerk.pk}"] = (netwerk, None)
            self._waarden |= {f"groep-{groep.pk}": (netwerk, groep) for groep in eigen}
            rijen = [(f"netwerk-{netwerk.pk}", f"alles van {netwerk.korte_naam}")]
            keuzes.append((netwerk.korte_naam, [*rijen, *((f"groep-{g.pk}", f"groep {g.naam}") for g in eigen)]))
        self.fields["welke"].choices = [(ALLES, "alles wat ik mag zien, van al mijn netwerken"), *keuzes]
        self.helper = maak_helper("welke")

    @property
    def waarvan(self) -> tuple[Netwerk | None, Groep | None]:
        """The network and the group that were chosen."""
        return self._waarden[self.cleaned_data["welke"]]
