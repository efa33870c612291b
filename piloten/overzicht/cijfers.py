"""The figure of pilots on the overview."""

from django.urls import reverse

from kern import klok
from kern.opmaak import vorm
from kern.register import Cijfer
from kern.toegang import Toegang
from piloten.models import Piloot


def cijfers(toegang: Toegang) -> list[Cijfer]:
    """How many pilots run, and how many wait for a decision."""
    if not toegang.netwerk.heeft("piloten"):
        return []
    alle = Piloot.objects.zichtbaar_voor(toegang)
    lopend = alle.lopend().count()
    wachten = alle.wacht_op_besluit(klok.vandaag()).count()
    noot = f"{wachten} {vorm(wachten, 'wacht', 'wachten')} op een besluit" if wachten else ""
    url = reverse("piloten:lijst", kwargs={"netwerk": toegang.netwerk.slug})
    woord = vorm(lopend, "piloot loopt", "piloten lopen")
    return [Cijfer(str(lopend), woord, url + "?fase=lopend", noot=noot, rang=20)]
