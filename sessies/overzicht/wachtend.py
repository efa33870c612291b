"""What a person waits for after a question or a meeting: an answer, and what others promised."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from kern.opmaak import aantal
from kern.taken import Wachtend, begrens
from kern.toegang import Toegang
from netwerken.enums import Rol
from sessies.models import Leervraag
from sessies.overzicht.actiepunten import van_anderen
from sessies.overzicht.schakels import kort
from sessies.querysets import KLAAR


def wachtend(toegang: Toegang) -> Iterable[Wachtend]:
    """Own questions without an answer, for who asks; action points of others, for who keeps the agreements."""
    if toegang.mag("sessies.lees_antwoord"):
        yield from _onbeantwoord(toegang)
    yield from van_anderen(toegang)


def _onbeantwoord(toegang: Toegang) -> Iterable[Wachtend]:
    rijen = Leervraag.objects.in_netwerk(toegang.netwerk).van(toegang).exclude(staat__in=KLAAR)
    greep = begrens(rijen.select_related("netwerk").order_by("ingebracht_op", "pk"))
    wie = toegang.netwerk.label_van(Rol.NETWERKBEGELEIDER)
    for vraag in greep.rijen:
        yield Wachtend(
            titel=f"Antwoord op vraag {vraag.nummer}",
            url=vraag.get_absolute_url(),
            op_wie=wie,
            sinds=timezone.localdate(vraag.ingebracht_op),
            toelichting=f"{str(vraag.get_staat_display()).capitalize()}: {kort(vraag.tekst, 100)}",
            actie="Bekijk de vraag",
        )
    if greep.meer:
        url = reverse("sessies:leervragen", kwargs={"netwerk": toegang.netwerk.slug})
        titel = f"Nog {aantal(greep.meer, 'vraag', 'vragen')} zonder antwoord"
        yield Wachtend(titel, url, wie, actie="Bekijk de vragen", aantal=greep.meer)
