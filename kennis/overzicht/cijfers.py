"""The figure of knowledge on the overview."""

from django.urls import reverse

from kennis.models import Overname
from kern import klok
from kern.opmaak import vorm
from kern.periodes import Periode
from kern.register import Cijfer
from kern.toegang import Toegang


def cijfers(toegang: Toegang) -> list[Cijfer]:
    """How many practices were taken over."""
    if not toegang.netwerk.heeft("kennis"):
        return []
    overnames = Overname.objects.filter(netwerk=toegang.netwerk)
    samen = overnames.count()
    periode = Periode.rond(klok.vandaag(), toegang.netwerk.rapportritme)
    nieuw = overnames.tussen(periode.van, periode.tot).count()
    url = reverse("kennis:lijst", kwargs={"netwerk": toegang.netwerk.slug})
    woord = vorm(samen, "praktijk overgenomen", "praktijken overgenomen")
    noot = f"{nieuw} sinds {periode.maanden.partition('–')[0]}" if nieuw else ""
    return [Cijfer(str(samen), woord, url, noot=noot, rang=30)]
