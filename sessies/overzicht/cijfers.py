"""What is coming, and the figures of questions on the overview."""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse

from kern import klok
from kern.opmaak import aandeel, aantal, vorm
from kern.register import Cijfer, Komend
from kern.toegang import Toegang
from sessies.enums import LeervraagStaat
from sessies.models import Leervraag, Sessie
from sessies.overzicht.behandeling import behandeld_binnen_termijn

KOMENDE = 5  # meetings ahead that a person is shown


def komende(toegang: Toegang) -> Iterable[Komend]:
    """The next meetings this person may see."""
    for sessie in Sessie.objects.zichtbaar_voor(toegang).komend().select_related("netwerk")[:KOMENDE]:
        soort = sessie.get_soort_display()
        yield Komend(
            sessie.titel, sessie.get_absolute_url(), sessie.begint_op, sessie.eindigt_op,
            f"{soort[:1].upper()}{soort[1:]}", sessie.waar,
        )  # fmt: skip


def cijfers(toegang: Toegang) -> Iterable[Cijfer]:
    """The share of questions dealt with in time; for who asks, how many of their own still wait."""
    url = reverse("sessies:leervragen", kwargs={"netwerk": toegang.netwerk.slug})
    if toegang.mag("projecten.werk_voor_project"):
        eigen = Leervraag.objects.in_netwerk(toegang.netwerk).van(toegang).values_list("staat", flat=True)
        staten = [s for s in eigen if s != LeervraagStaat.INGETROKKEN]
        if staten:
            wachtend = sum(s != LeervraagStaat.BEANTWOORD for s in staten)
            werkwoord = vorm(wachtend, "wacht", "wachten")
            wie = (
                f"van je {aantal(len(staten), 'vraag', 'vragen')}"
                if len(staten) > 1
                else "vraag van jou"
                if wachtend
                else "vragen van jou"
            )
            yield Cijfer(str(wachtend), f"{wie} {werkwoord} nog op een antwoord", f"{url}?van=mij", rang=10)
    vandaag = klok.vandaag()
    telling = behandeld_binnen_termijn(toegang.netwerk, vandaag - timedelta(days=365), vandaag)
    if telling.van:
        noot = f"{telling.binnen} van {telling.van} in de voorbije twaalf maanden"
        waarde = aandeel(telling.binnen, telling.van)
        yield Cijfer(waarde, "van de leervragen behandeld binnen 90 dagen", url, noot, rang=20)
