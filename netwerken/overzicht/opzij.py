"""What a person did with tasks besides doing them, and who has a task from whom."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from kern import klok
from kern.taken import Opzij, Wachtend
from kern.toegang import Toegang
from netwerken.models import Overdracht, Uitstel


def opzij(toegang: Toegang) -> Iterable[Opzij]:
    """The tasks this person put off until a day that is still to come, and those that have one holder; two queries."""
    ik = toegang.gebruiker
    uitgesteld = dict(
        Uitstel.objects.filter(netwerk=toegang.netwerk, gebruiker=ik, tot__gt=klok.vandaag()).values_list(
            "sleutel", "tot"
        )
    )
    rijen = Overdracht.objects.filter(netwerk=toegang.netwerk, beeindigd_op=None).select_related("van", "aan")
    for rij in rijen:
        van_ander = rij.aan_id == ik.pk
        yield Opzij(
            rij.sleutel,
            tot=uitgesteld.pop(rij.sleutel, None) if van_ander else None,
            van=str(rij.van) if van_ander else "",
            bij="" if van_ander else str(rij.aan),
            is_van_mij=rij.van_id == ik.pk,
            noot=rij.noot,
            op=timezone.localdate(rij.op),
            overdracht=rij.pk,
        )
    yield from (Opzij(sleutel, tot) for sleutel, tot in uitgesteld.items())


def wachtend(toegang: Toegang) -> list[Wachtend]:
    """The tasks that this person handed over and that still wait, with the button that takes them back."""
    plek = {"netwerk": toegang.netwerk.slug}
    return [
        Wachtend(
            titel=taak.titel,
            url=taak.url,
            op_wie=taak.bij,
            sinds=taak.overgedragen_op,
            toelichting=taak.noot,
            tegen=taak.tegen,
            actie="Neem terug",
            daad=reverse("netwerken:overdracht-terug", kwargs={**plek, "pk": taak.overdracht}),
        )
        for taak in toegang.alle_taken
        if taak.bij and taak.is_van_mij
    ]
