"""What deliverables ask of people: to hand one in, to judge one. Each waits for the other."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse

from kern import klok
from kern.opmaak import aantal, dag
from kern.taken import ZWAAR, Taak, Wachtend, begrens
from kern.toegang import Toegang
from netwerken.enums import Plichtsoort, Rol
from netwerken.models import Oplevering

VOORAF = timedelta(days=30)  # how long before its day a deliverable is asked


def taken(toegang: Toegang) -> Iterable[Taak]:
    """What must be handed in soon, for who does that; what waits to be judged, for who does that."""
    if toegang.mag("netwerken.dien_oplevering_in"):
        yield from _in_te_dienen(toegang)
    if toegang.mag("netwerken.beoordeel_oplevering"):
        yield from _te_beoordelen(toegang)


def wachtend(toegang: Toegang) -> Iterable[Wachtend]:
    """The same from the other side: what was handed in and is not judged; what is late, for who judges."""
    dient_in, beoordeelt = (
        toegang.mag("netwerken.dien_oplevering_in"),
        toegang.mag("netwerken.beoordeel_oplevering"),
    )
    if dient_in and not beoordeelt:
        wie, greep = toegang.netwerk.label_van(Rol.OPDRACHTGEVER), begrens(_ingediend(toegang))
        for o in greep.rijen:
            yield Wachtend(o.titel, o.get_absolute_url(), wie, o.ingediend_op, "Ingediend, nog niet aanvaard.")
    elif beoordeelt and not dient_in:
        wie, greep = toegang.netwerk.label_van(Rol.NETWERKBEGELEIDER), begrens(_verwacht(toegang))
        for o in greep.rijen:
            yield Wachtend(o.titel, o.get_absolute_url(), wie, None, "Nog niet ingediend.", o.tegen)
    else:
        return
    if greep.meer:
        titel = f"Nog {aantal(greep.meer, 'oplevering', 'opleveringen')}"
        yield Wachtend(titel, _lijst(toegang), wie, aantal=greep.meer)


def _in_te_dienen(toegang: Toegang) -> Iterable[Taak]:
    vandaag, greep = klok.vandaag(), begrens(_verwacht(toegang), apart=toegang.apart("oplevering-indienen"))
    for oplevering in greep.rijen:
        plek = {"netwerk": toegang.netwerk.slug, "pk": oplevering.pk}
        yield Taak(
            titel=f"Dien in: {oplevering.titel}",
            url=reverse("netwerken:oplevering-indienen", kwargs=plek),
            tegen=oplevering.tegen,
            actie="Dien in",
            is_te_laat=oplevering.tegen < vandaag,
            belofte=Plichtsoort.OPLEVERING,
            sleutel=f"oplevering-indienen:{oplevering.pk}",
            recht="netwerken.dien_oplevering_in",
            gewicht=ZWAAR,
        )
    if greep.volgende:
        titel, tegen = f"Nog {aantal(greep.meer, 'oplevering', 'opleveringen')} in te dienen", greep.volgende.tegen
        yield Taak(
            titel, _lijst(toegang), "", tegen, "Bekijk de opleveringen", tegen < vandaag, aantal=greep.meer,
            gewicht=ZWAAR,
        )  # fmt: skip


def _te_beoordelen(toegang: Toegang) -> Iterable[Taak]:
    greep = begrens(_ingediend(toegang), apart=toegang.apart("oplevering-beoordelen"))
    for oplevering in greep.rijen:
        yield Taak(
            titel=f"Beoordeel: {oplevering.titel}",
            url=oplevering.get_absolute_url(),
            toelichting=f"Ingediend op {dag(oplevering.ingediend_op)}.",
            actie="Bekijk wat ingediend is",
            sleutel=f"oplevering-beoordelen:{oplevering.pk}",
            recht="netwerken.beoordeel_oplevering",
            gewicht=ZWAAR,
        )
    if greep.meer:
        titel = f"Nog {aantal(greep.meer, 'oplevering', 'opleveringen')} te beoordelen"
        yield Taak(titel, _lijst(toegang), actie="Bekijk de opleveringen", aantal=greep.meer)


def _verwacht(toegang: Toegang) -> "QuerySet[Oplevering]":
    """What is due soon or late, and was not handed in."""
    return _open(toegang).filter(ingediend_op=None, tegen__lte=klok.vandaag() + VOORAF).order_by("tegen", "pk")


def _ingediend(toegang: Toegang) -> "QuerySet[Oplevering]":
    return _open(toegang).exclude(ingediend_op=None).order_by("ingediend_op", "pk")


def _open(toegang: Toegang) -> "QuerySet[Oplevering]":
    return Oplevering.objects.in_netwerk(toegang.netwerk).filter(aanvaard_op=None).select_related("netwerk")


def _lijst(toegang: Toegang) -> str:
    return reverse("netwerken:stand", kwargs={"netwerk": toegang.netwerk.slug})
