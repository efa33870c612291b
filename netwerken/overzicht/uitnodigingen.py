"""The invitations of a person that nobody accepted yet."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from kern import klok
from kern.opmaak import aantal, dag
from kern.taken import Wachtend, begrens
from kern.toegang import Toegang
from netwerken.models import Uitnodiging


def wachtend(toegang: Toegang) -> Iterable[Wachtend]:
    """For who invited: the oldest first, with a button that sends it once more."""
    if not toegang.mag("netwerken.nodig_uit"):
        return
    rijen = Uitnodiging.objects.filter(
        netwerk=toegang.netwerk, uitgenodigd_door=toegang.gebruiker, aanvaard_op=None, ingetrokken_op=None
    )
    plek, nu = {"netwerk": toegang.netwerk.slug}, klok.nu()
    leden = reverse("netwerken:leden", kwargs=plek)
    greep = begrens(rijen.order_by("aangemaakt_op", "pk"))
    for uitnodiging in greep.rijen:
        is_geldig = uitnodiging.geldig_tot >= nu
        yield Wachtend(
            titel=f"Uitnodiging als {toegang.netwerk.label_van(uitnodiging.rol)}",
            url=leden,
            op_wie=uitnodiging.email,
            sinds=timezone.localdate(uitnodiging.aangemaakt_op),
            toelichting=f"{'Geldig tot' if is_geldig else 'Verlopen op'} {dag(uitnodiging.geldig_tot)}.",
            actie="Stuur opnieuw",
            daad=reverse("netwerken:uitnodiging-opnieuw", kwargs={**plek, "pk": uitnodiging.pk}),
        )
    if greep.meer:
        titel = f"Nog {aantal(greep.meer, 'uitnodiging', 'uitnodigingen')} die niemand aanvaardde"
        yield Wachtend(titel, leden, "wie je uitnodigde", actie="Bekijk de uitnodigingen", aantal=greep.meer)
