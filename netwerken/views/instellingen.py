"""The set-up of a network: its contents page, the network itself, and the order of the themes."""

from django.db import models
from django.urls import reverse
from django.views.generic import TemplateView

from kern.formulieren import velden_van
from kern.rechten import eis
from kern.toegang import Toegang
from kern.views import NetwerkMixin
from netwerken.domain import inrichting, themas
from netwerken.domain.inrichting import Netwerkvelden, Netwerkwoorden
from netwerken.enums import Rol
from netwerken.forms.basis import Deelform
from netwerken.forms.netwerk import LANDNAMEN, MenuForm, NetwerkForm, WoordenForm, lees_woorden, regio_zin
from netwerken.models import Netwerk, Thema, Themaniveau
from netwerken.overzicht import opzet
from netwerken.overzicht.gids import gids
from netwerken.views.delen import THEMA
from netwerken.views.inrichting import Deel, DeelDaad, DeelWijzig


class InrichtingView(NetwerkMixin, TemplateView):
    """What a network consists of and what it still lacks."""

    recht = "netwerken.bekijk_inrichting"
    template_name = "netwerken/instellingen/inrichting.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        netwerk = self.netwerk
        mag = self.toegang.mag("netwerken.richt_in")
        return super().get_context_data(
            **kwargs,
            mag=mag,
            gebreken=opzet.gebreken(netwerk) if mag else [],
            gids=gids(self.toegang),
            delen=opzet.delen(self.toegang),
            rollen=[(rol.label, netwerk.label_van(rol.value)) for rol in Rol if netwerk.labels.get(rol.value)],
            niveaus=Themaniveau.objects.filter(netwerk=netwerk),
            onderdelen=[naam for sleutel, naam in inrichting.onderdelen().items() if netwerk.heeft(sleutel)],
            land=LANDNAMEN.get(netwerk.land, netwerk.land),
            regios=regio_zin(netwerk.land),
        )


class Netwerkdeel(Deel[Netwerk]):
    """The network itself, changed on one of three pages."""

    naam, model, lijst = "netwerk", Netwerk, "inrichting"

    def __init__(self, form: type[Deelform], titel: str, lead: str) -> None:
        self.form, self.titel, self.lead = form, titel, lead

    def wijzig(self, toegang: Toegang, obj: Netwerk, velden: dict[str, object], versie: int) -> Netwerk:
        return inrichting.wijzig_netwerk(
            obj, velden=velden_van(Netwerkvelden, velden), versie=versie, door=toegang.gebruiker
        )

    def naar(self, netwerk: Netwerk, obj: models.Model | None = None) -> str:  # noqa: ARG002 -- there is one network
        return reverse("netwerken:inrichting", kwargs={"netwerk": netwerk.slug})


class Woordendeel(Netwerkdeel):
    """Its words: the labels of roles and levels."""

    def wijzig(self, toegang: Toegang, obj: Netwerk, velden: dict[str, object], versie: int) -> Netwerk:
        return inrichting.stel_woorden_in(
            obj, **velden_van(Netwerkwoorden, velden), versie=versie, door=toegang.gebruiker
        )

    def vul_aan(self, huidig: Netwerk) -> None:
        for naam, woord in lees_woorden(huidig).items():
            setattr(huidig, naam, woord)


NETWERK = Netwerkdeel(NetwerkForm, "Het netwerk", "Hoe het heet, hoelang het loopt en waar.")
WOORDEN = Woordendeel(
    WoordenForm, "Woorden", "Elk netwerk heeft zijn eigen woorden. Ze staan op elke pagina en in elk rapport."
)
MENU = Netwerkdeel(MenuForm, "Menu", "Een netwerk zonder projecten of piloten toont geen lege kamers.")


class NetwerkWijzigen(DeelWijzig[Netwerk]):
    """Change the network itself."""

    def haal_object(self) -> Netwerk:
        """A fresh copy: the one that the frame of the page shows keeps its words until they are saved."""
        eis(self.toegang, self.deel.recht)
        return Netwerk.objects.get(pk=self.netwerk.pk)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**{"titel": self.deel.titel, **kwargs})


class ThemaVerplaatsen(DeelDaad[Thema]):
    """Move a theme up or down among those beside it."""

    deel = THEMA
    gelukt = "Het thema is verplaatst."

    def doe(self) -> None:
        stap = {"op": -1, "neer": 1}.get(self.request.POST.get("richting", ""), 0)
        themas.verplaats_thema(self.object, stap=stap, door=self.toegang.gebruiker)

    def naar(self) -> str:
        """Back to the same button, so that a keyboard can press it again."""
        richting = "neer" if self.request.POST.get("richting") == "neer" else "op"
        vraag = f"?verplaatst={self.object.pk}&richting={richting}"
        return f"{THEMA.naar(self.netwerk)}{vraag}#thema-{self.object.pk}"
