"""Which deviations wait for a decision, and in which years a promise can be kept otherwise."""

from collections.abc import Iterable

from django.urls import reverse

from kern import klok
from kern.opmaak import aantal
from kern.taken import ZWAAR, Greep, Taak, Wachtend, begrens
from kern.toegang import Toegang
from netwerken.enums import AfwijkingStaat, Rol
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
    greep = _voorgesteld(toegang)
    for afwijking in greep.rijen:
        voorstel = f"Voorstel: {afwijking.vervanging}" if afwijking.vervanging else f"Reden: {afwijking.reden}"
        yield Taak(
            titel=f"Afwijking in {afwijking.jaar}: {afwijking.plicht.titel}",
            url=reverse("netwerken:afwijking-beslissen", kwargs={"netwerk": toegang.netwerk.slug, "pk": afwijking.pk}),
            toelichting=voorstel,
            actie="Beoordeel",
            sleutel=f"afwijking:{afwijking.pk}",
            recht="netwerken.beslis_afwijking",
            gewicht=ZWAAR,
        )
    if greep.meer:
        titel = f"Nog {aantal(greep.meer, 'afwijking', 'afwijkingen')} te beoordelen"
        yield Taak(titel, _lijst(toegang), actie="Bekijk de afwijkingen", aantal=greep.meer)


def wachtend(toegang: Toegang) -> Iterable[Wachtend]:
    """The deviations that were proposed, for who proposes and does not decide."""
    if toegang.mag("netwerken.beslis_afwijking") or not toegang.mag("netwerken.stel_afwijking_voor"):
        return
    wie = toegang.netwerk.label_van(Rol.OPDRACHTGEVER)
    greep = _voorgesteld(toegang)
    for afwijking in greep.rijen:
        titel = f"Afwijking in {afwijking.jaar}: {afwijking.plicht.titel}"
        yield Wachtend(titel, _lijst(toegang), wie, afwijking.voorgesteld_op, "Voorgesteld, nog niet beslist.")
    if greep.meer:
        titel = f"Nog {aantal(greep.meer, 'voorgestelde afwijking', 'voorgestelde afwijkingen')}"
        yield Wachtend(titel, _lijst(toegang), wie, aantal=greep.meer)


def _voorgesteld(toegang: Toegang) -> Greep[Afwijking]:
    rijen = Afwijking.objects.in_netwerk(toegang.netwerk).filter(staat=AfwijkingStaat.VOORGESTELD)
    return begrens(rijen.select_related("plicht").order_by("jaar", "pk"), apart=toegang.apart("afwijking"))


def _lijst(toegang: Toegang) -> str:
    return reverse("netwerken:stand", kwargs={"netwerk": toegang.netwerk.slug}) + "#afwijkingen"
