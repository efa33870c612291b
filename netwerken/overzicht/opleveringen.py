"""What deliverables ask of people: to hand one in, to judge one."""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse

from kern import klok
from kern.opmaak import dag
from kern.register import Taak
from kern.toegang import Toegang
from netwerken.enums import Plichtsoort
from netwerken.models import Oplevering

VOORAF = timedelta(days=30)  # how long before its day a deliverable is asked


def taken(toegang: Toegang) -> Iterable[Taak]:
    """What must be handed in soon, for who does that; what waits to be judged, for who does that."""
    vandaag = klok.vandaag()
    open_ = Oplevering.objects.in_netwerk(toegang.netwerk).filter(aanvaard_op=None).select_related("netwerk")
    if toegang.mag("netwerken.dien_oplevering_in"):
        for oplevering in open_.filter(ingediend_op=None, tegen__lte=vandaag + VOORAF).order_by("tegen", "pk"):
            yield Taak(
                titel=f"Dien in: {oplevering.titel}",
                url=reverse(
                    "netwerken:oplevering-indienen", kwargs={"netwerk": toegang.netwerk.slug, "pk": oplevering.pk}
                ),
                tegen=oplevering.tegen,
                actie="Dien in",
                is_te_laat=oplevering.tegen < vandaag,
                belofte=Plichtsoort.OPLEVERING,
            )
    if toegang.mag("netwerken.beoordeel_oplevering"):
        for oplevering in open_.exclude(ingediend_op=None).order_by("ingediend_op", "pk"):
            yield Taak(
                titel=f"Beoordeel: {oplevering.titel}",
                url=oplevering.get_absolute_url(),
                toelichting=f"Ingediend op {dag(oplevering.ingediend_op)}.",
                actie="Bekijk wat ingediend is",
            )
