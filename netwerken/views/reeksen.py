"""Organisations that take part and people to invite, many at once, from a pasted list."""

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property

from kern.formulieren import velden_van
from kern.opmaak import vorm
from kern.reeksen import Reeksrij
from kern.views import ReeksView
from netwerken.domain.netwerken import neem_organisatie_op
from netwerken.domain.uitnodigen import Genodigde, nodig_uit
from netwerken.forms.inrichting import Organisatierij, SoortForm, lees_organisatie
from netwerken.forms.uitnodigen import Uitnodigrij, lees_genodigde
from netwerken.models import Organisatie, Uitnodiging
from netwerken.views.leden import rollen_te_geven


class OrganisatiesLijst(ReeksView):
    """Take several organisations into the network; one that the platform knows by that name is the same one."""

    recht = "netwerken.richt_in"
    rijform = Organisatierij
    titel, knop, een, meer = "Neem meer organisaties op", "Neem ze op", "organisatie", "organisaties"
    lead = "Eén per regel. Een organisatie die het platform al kent, wordt herkend aan haar naam."
    plakvraag = "Eén organisatie per regel"
    plakhulp = "De naam, en als ze iets anders is dan de rest een puntkomma en wat ze is: ‘OCMW Mol; lokaal bestuur’."

    def maak_alle(self, data: QueryDict | None = None) -> forms.Form:
        return SoortForm(data=data)

    def lees(self, regel: str, alle: dict[str, str]) -> dict[str, str]:
        return lees_organisatie(regel, alle.get("soort", ""))

    def voer_uit(self, rij: Reeksrij, alle: dict[str, object]) -> Organisatie:  # noqa: ARG002 -- each row has its own
        data = rij.cleaned_data
        land, door = self.netwerk.land, self.toegang.gebruiker
        return neem_organisatie_op(self.netwerk, naam=data["naam"], soorten=[data["soort"]], land=land, door=door)

    def terug(self) -> str:
        return reverse("netwerken:organisatie-lijst", kwargs={"netwerk": self.netwerk.slug})

    def gelukt(self, aantal: int) -> str:
        return vorm(aantal, "De organisatie is opgenomen.", f"De {aantal} organisaties zijn opgenomen.")


class UitnodigenLijst(ReeksView):
    """Invite several people from a pasted list."""

    recht = "netwerken.nodig_uit"
    rijform = Uitnodigrij
    titel, knop, een, meer = "Nodig meer mensen uit", "Verstuur de uitnodigingen", "genodigde", "genodigden"
    lead = "Elke link werkt één keer en blijft 14 dagen geldig."
    plakvraag = "Eén mens per regel"
    plakhulp = "Een e-mailadres en een rol, met een puntkomma of komma ertussen. Functie en organisatie mogen erbij: ‘an@voorbeeld.be; lid; toeleider’."

    @cached_property
    def rollen(self) -> list[tuple[str, str]]:
        return [(rol, self.netwerk.label_van(rol)) for rol in rollen_te_geven(self.toegang)]

    @cached_property
    def organisaties(self) -> list[Organisatie]:
        return list(Organisatie.objects.filter(netwerkorganisaties__netwerk=self.netwerk).order_by("naam"))

    def rijopties(self) -> dict[str, object]:
        return {"rollen": self.rollen, "organisaties": self.organisaties}

    def lees(self, regel: str, alle: dict[str, str]) -> dict[str, str]:  # noqa: ARG002 -- nothing holds for all
        return lees_genodigde(regel, self.rollen, self.organisaties)

    def voer_uit(self, rij: Reeksrij, alle: dict[str, object]) -> Uitnodiging:  # noqa: ARG002 -- idem
        return nodig_uit(self.netwerk, **velden_van(Genodigde, rij.velden), door=self.toegang.gebruiker)

    def terug(self) -> str:
        return reverse("netwerken:leden", kwargs={"netwerk": self.netwerk.slug})

    def gelukt(self, aantal: int) -> str:
        return f"{aantal} {vorm(aantal, 'uitnodiging is', 'uitnodigingen zijn')} onderweg. Ze gelden 14 dagen."
