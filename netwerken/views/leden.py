from django.db import models
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from kern import klok
from kern.meldingen import terug_naar
from kern.toegang import Toegang
from kern.verzoek import Verzoek
from kern.views import DaadView, Drukknop, NetwerkMixin, Terugdaad, doe, haal
from netwerken.domain.rollen import beeindig, geef_terug
from netwerken.domain.uitnodigen import nodig_opnieuw_uit, nodig_uit, trek_in
from netwerken.enums import Rol
from netwerken.forms.uitnodigen import UitnodigenForm
from netwerken.models import (
    Beeindiging,
    Groep,
    Lidmaatschap,
    Mandaat,
    Netwerkorganisatie,
    Ondertekening,
    Orgaan,
    Uitnodiging,
)


class LedenView(NetwerkMixin, TemplateView):
    """Who takes part: people by function, organisations, bodies with their seats, groups, open invitations."""

    recht = "netwerken.bekijk_leden"
    template_name = "netwerken/leden.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        netwerk = self.netwerk
        mandaten: dict[int, list[Mandaat]] = {}
        for mandaat in Mandaat.objects.in_netwerk(netwerk).lopend().select_related("organisatie"):
            mandaten.setdefault(mandaat.orgaan_id, []).append(mandaat)
        leden = Lidmaatschap.objects.filter(netwerk=netwerk).select_related("gebruiker", "organisatie")
        vroeger = Beeindiging.objects.filter(
            self.toegang.q("netwerken.beeindig_lidmaatschap"), teruggegeven_op=None, gebruiker__geanonimiseerd_op=None
        )
        uitnodigingen = Uitnodiging.objects.filter(
            self.toegang.q("netwerken.nodig_uit"), aanvaard_op=None, ingetrokken_op=None
        ).select_related("organisatie")
        return super().get_context_data(
            **kwargs,
            leden=[(lid, netwerk.label_van(lid.rol), self._mag_beeindigen(lid)) for lid in leden],
            vroeger=[(einde, netwerk.label_van(einde.rol)) for einde in vroeger.select_related("gebruiker")[:50]],
            aantal_mensen=len({lid.gebruiker_id for lid in leden}),
            organisaties=Netwerkorganisatie.objects.filter(netwerk=netwerk).select_related("organisatie"),
            organen=[
                (orgaan, mandaten.get(orgaan.pk, []))
                for orgaan in Orgaan.objects.in_netwerk(netwerk).lopend().select_related("samengeroepen_door")
            ],
            groepen=Groep.objects.in_netwerk(netwerk).lopend().select_related("thema"),
            partijen=Ondertekening.objects.in_netwerk(netwerk).partijen(),
            uitnodigingen=[(u, netwerk.label_van(u.rol), u.geldig_tot >= klok.nu()) for u in uitnodigingen],
        )

    def _mag_beeindigen(self, lid: Lidmaatschap) -> bool:
        anders = lid.gebruiker_id != self.toegang.gebruiker.pk
        return anders and self.toegang.mag("netwerken.beeindig_lidmaatschap", lid)


class BeeindigView(NetwerkMixin, TemplateView):
    """Say what goes along when a role ends, and end it."""

    recht = "netwerken.beeindig_lidmaatschap"
    template_name = "netwerken/lid_beeindigen.html"
    lid: Lidmaatschap

    def eis_recht(self) -> None:
        """The right is asked for the membership."""
        rijen = Lidmaatschap.objects.select_related("gebruiker", "organisatie", "netwerk")
        self.lid = haal(rijen, self.toegang, self.recht, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(
            **kwargs,
            lid=self.lid,
            rol=self.netwerk.label_van(self.lid.rol),
            zetels=Mandaat.objects.filter(lidmaatschap=self.lid).select_related("orgaan", "organisatie"),
            terug=reverse("netwerken:leden", kwargs={"netwerk": self.netwerk.slug}),
        )

    def post(self, request: Verzoek, **_kwargs: object) -> HttpResponse:
        gelukt = "De rol is beëindigd. Onder ‘Vroegere leden’ geef je ze terug."
        naar = reverse("netwerken:leden", kwargs={"netwerk": self.netwerk.slug})

        def weg(einde: Beeindiging) -> str:
            return reverse("netwerken:lid-teruggeven", kwargs={"netwerk": self.netwerk.slug, "pk": einde.pk})

        return doe(request, lambda: beeindig(self.lid, door=self.toegang.gebruiker), gelukt, naar, ongedaan=weg)


def _ingetrokken(vertrok: bool) -> str:  # noqa: FBT001 -- what the act returns
    """What is said when an invitation was withdrawn."""
    if vertrok:
        return "De uitnodiging is ingetrokken. De mail is al vertrokken; de link erin werkt niet meer."
    return "De uitnodiging is ingetrokken. De mail was nog niet vertrokken en vertrekt niet meer."


def rollen_te_geven(toegang: Toegang) -> list[str]:
    """Which roles this person may give in the network."""
    netwerk = toegang.netwerk
    return [rol for rol in Rol.values if toegang.mag("netwerken.nodig_uit", Uitnodiging(netwerk=netwerk, rol=rol))]


class UitnodigenView(DaadView):
    """Invite one person; the mail leaves at once and the invitation can be withdrawn."""

    nog_een = True
    houdt = ("rol", "organisatie")
    recht = "netwerken.nodig_uit"
    template_name = "netwerken/uitnodigen.html"
    form_class = UitnodigenForm
    terugdaden = (Terugdaad("uitnodiging.gestuurd", trek_in, "", na=_ingetrokken),)

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "netwerk": self.netwerk, "rollen": rollen_te_geven(self.toegang)}

    def voer_uit(self, form: UitnodigenForm) -> Uitnodiging:
        return nodig_uit(self.netwerk, **form.cleaned_data, door=self.toegang.gebruiker)

    def melding(self, uitkomst: Uitnodiging) -> str:
        return f"De uitnodiging voor {uitkomst.email} is onderweg. Ze geldt 14 dagen."

    def naar(self, _uitkomst: Uitnodiging) -> str:
        return reverse("netwerken:leden", kwargs={"netwerk": self.netwerk.slug})


@require_POST
def opnieuw(request: Verzoek, netwerk: str, pk: int) -> HttpResponse:
    """Send an invitation once more, with a new term; the link of the first one then no longer works."""
    toegang = request.toegang
    uitnodiging = haal(Uitnodiging.objects.select_related("netwerk"), toegang, "netwerken.nodig_uit", pk=pk)
    gelukt = f"Er is een nieuwe uitnodiging onderweg naar {uitnodiging.email}. Ze geldt 14 dagen."
    naar = terug_naar(request, reverse("netwerken:leden", kwargs={"netwerk": netwerk}))
    return doe(request, lambda: nodig_opnieuw_uit(uitnodiging, door=toegang.gebruiker), gelukt, naar)


class UitnodigingIntrekken(Drukknop[Uitnodiging]):
    """Withdraw an open invitation, and say whether its mail left."""

    recht = "netwerken.nodig_uit"
    zoekveld = "pk"
    vertrok = False

    def melding(self) -> str:
        return _ingetrokken(self.vertrok)

    def get_rijen(self) -> models.QuerySet[Uitnodiging]:
        return Uitnodiging.objects.all()

    def doe(self) -> None:
        self.vertrok = trek_in(self.object, door=self.toegang.gebruiker)

    def terug(self) -> str:
        return reverse("netwerken:leden", kwargs={"netwerk": self.netwerk.slug})


@require_POST
def teruggeven(request: Verzoek, netwerk: str, pk: int) -> HttpResponse:
    """Give a role back that was ended."""
    toegang = request.toegang
    einde = haal(Beeindiging.objects.all(), toegang, "netwerken.beeindig_lidmaatschap", pk=pk)
    gelukt = "De rol is teruggegeven, met de zetels en projecten die nog vrij waren."
    naar = reverse("netwerken:leden", kwargs={"netwerk": netwerk})
    return doe(request, lambda: geef_terug(einde, door=toegang.gebruiker), gelukt, naar)
