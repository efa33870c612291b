"""What a date poll asks: of who is asked an answer, of who runs the network a choice once the last day is over."""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse

from kern import klok
from kern.opmaak import aantal, dag
from kern.taken import Taak, begrens
from kern.toegang import Toegang
from prikken.domain.versturen import pad_van
from prikken.enums import Prikstaat
from prikken.models import Datumprikker, Gevraagde


def taken(toegang: Toegang) -> Iterable[Taak]:
    """What date polls ask of this person."""
    yield from _te_antwoorden(toegang)
    if toegang.mag("prikken.prik"):
        yield from _te_kiezen(toegang)


def _te_antwoorden(toegang: Toegang) -> Iterable[Taak]:
    rijen = Gevraagde.objects.filter(netwerk=toegang.netwerk, gebruiker=toegang.gebruiker).stil()
    rijen = rijen.filter(prikker__staat=Prikstaat.OPEN, prikker__tot__gte=klok.vandaag())
    greep = begrens(rijen.select_related("prikker").order_by("prikker__tot", "pk"), apart=toegang.apart("wanneerkunje"))
    for rij in greep.rijen:
        yield Taak(
            f"Zeg wanneer je kunt: {rij.prikker.titel}",
            pad_van(rij),
            f"Antwoorden kan tot en met {dag(rij.prikker.tot)}.",
            rij.prikker.tot,
            "Antwoord",
            sleutel=f"wanneerkunje:{rij.pk}",
        )
    if greep.volgende:
        titel = f"Nog {aantal(greep.meer, 'datumprikker', 'datumprikkers')} te beantwoorden"
        yield Taak(titel, pad_van(greep.volgende), "", None, "Antwoord", aantal=greep.meer)


def _te_kiezen(toegang: Toegang) -> Iterable[Taak]:
    rijen = Datumprikker.objects.zichtbaar_voor(toegang).zonder_dag().voor_lijst()
    greep = begrens(rijen.order_by("tot", "pk"), apart=toegang.apart("kiesdatum"))
    for prikker in greep.rijen:
        tegen = prikker.tot + timedelta(days=1)
        yield Taak(
            f"Kies een datum voor {prikker.titel}",
            prikker.get_absolute_url(),
            f"{prikker.aantal_geantwoord} van {prikker.aantal_gevraagd} antwoordden.",
            tegen,
            "Kies een datum",
            tegen < klok.vandaag(),
            sleutel=f"kiesdatum:{prikker.pk}",
            recht="netwerken.begeleid",
        )
    if greep.volgende:
        url = reverse("prikken:lijst", kwargs={"netwerk": toegang.netwerk.slug})
        titel = f"Nog {aantal(greep.meer, 'datum', 'datums')} te kiezen"
        yield Taak(titel, url, "", None, "Bekijk de datumprikkers", aantal=greep.meer)
