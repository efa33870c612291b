"""Which deviations wait for a decision, and in which years a promise can be kept otherwise."""

from collections.abc import Iterable

from django.urls import reverse

from kern import klok
from kern.register import Taak
from kern.toegang import Toegang
from netwerken.enums import AfwijkingStaat
from netwerken.models import Afwijking, Netwerk


def jaren_van(netwerk: Netwerk) -> list[int]:
    """The calendar years of a network for which one can still ask, newest first: from its start to next year."""
    volgend = klok.vandaag().year + 1
    laatste = min(netwerk.einde.year, volgend) if netwerk.einde else volgend
    return list(range(max(laatste, netwerk.start.year), netwerk.start.year - 1, -1))


def taken(toegang: Toegang) -> Iterable[Taak]:
    """The proposed deviations, for who decides them."""
    if not toegang.mag("netwerken.beslis_afwijking"):
        return
    rijen = Afwijking.objects.in_netwerk(toegang.netwerk).filter(staat=AfwijkingStaat.VOORGESTELD)
    for afwijking in rijen.select_related("plicht").order_by("jaar", "pk"):
        voorstel = f"Voorstel: {afwijking.vervanging}" if afwijking.vervanging else f"Reden: {afwijking.reden}"
        yield Taak(
            titel=f"Afwijking in {afwijking.jaar}: {afwijking.plicht.titel}",
            url=reverse("netwerken:afwijking-beslissen", kwargs={"netwerk": toegang.netwerk.slug, "pk": afwijking.pk}),
            toelichting=voorstel,
            actie="Beoordeel",
        )
