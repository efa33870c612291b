"""The figure of recommendations on the overview, and the reports a person can fetch."""

from datetime import timedelta
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from kern import klok
from kern.opmaak import vorm
from kern.register import Cijfer, Ophaalbaar
from kern.toegang import Toegang
from rapportage.enums import RapportStaat
from rapportage.models import BEWIJSSOORTEN, Aanbeveling, Rapport
from rapportage.overzicht.rapporten import rijen
from sessies.querysets import dagbegin


def cijfers(toegang: Toegang) -> list[Cijfer]:
    """How many recommendations there are, and how many stand without evidence."""
    if not toegang.netwerk.heeft("aanbevelingen"):
        return []
    alle = Aanbeveling.objects.zichtbaar_voor(toegang)
    aantal = alle.count()
    if not aantal:
        return []
    bewezen = (
        Exists(stuk._default_manager.filter(Q(("aanbeveling", OuterRef("pk"))))) for stuk, _ in BEWIJSSOORTEN.values()
    )
    zonder = alle.exclude(reduce(or_, map(Q, bewezen))).count()  # joins would count each piece against each other
    noot = f"{zonder} zonder onderbouwing" if zonder else "alle met onderbouwing"
    woord = vorm(aantal, "aanbeveling", "aanbevelingen")
    url = reverse("rapportage:aanbevelingen", kwargs={"netwerk": toegang.netwerk.slug})
    return [Cijfer(str(aantal), woord, url, noot=noot, rang=60)]


def ophaalbaar(toegang: Toegang) -> list[Ophaalbaar]:
    """Reports of the last year that this person can fetch, newest first."""
    grens = dagbegin(klok.vandaag() - timedelta(days=365))  # by the day: what is kept holds until midnight
    zichtbaar = Rapport.objects.zichtbaar_voor(toegang).filter(gewijzigd_op__gte=grens).select_related("netwerk", "job")
    gevonden = []
    for rij in rijen(zichtbaar.exclude(staat=RapportStaat.INGETROKKEN).order_by("-gewijzigd_op")[:6]):
        if not rij.bestanden:
            continue
        plek = {"netwerk": toegang.netwerk.slug, "slug": rij.rapport.slug}
        pdf = rij.bestanden[0]
        gevonden.append(
            Ophaalbaar(
                titel=rij.rapport.titel,
                url=rij.rapport.get_absolute_url(),
                klaar_op=pdf.gemaakt_op,
                noot=rij.rapport.get_staat_display(),
                sha256=pdf.sha256,
                bestanden=tuple(
                    (b.soort.upper(), reverse("rapportage:bestand", kwargs={**plek, "soort": b.soort}))
                    for b in rij.bestanden
                ),
            )
        )
    return gevonden
