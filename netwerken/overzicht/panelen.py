"""What the overview shows the funder: what is to decide, and the last reports to fetch."""

from django.template.loader import render_to_string
from django.urls import reverse

from kern import klok, register
from kern.register import Beslissing
from kern.toegang import Toegang
from netwerken.enums import AfwijkingStaat
from netwerken.models import Afwijking

HOOGSTENS = 5
RAPPORTEN = 3


def te_beslissen(toegang: Toegang) -> list[Beslissing]:
    """Every point of this network that waits for a decision, of every app."""
    return [punt for bron in register.alles.beslissingen for punt in bron(toegang)]


def open_afwijkingen(toegang: Toegang) -> int:
    """How many deviations were proposed and not decided."""
    rijen = Afwijking.objects.in_netwerk(toegang.netwerk)
    return int(rijen.filter(staat=AfwijkingStaat.VOORGESTELD).count())


def beslispaneel(toegang: Toegang) -> str | None:
    """A card with the points to decide and how many deviations are open, for the funder."""
    if not toegang.mag("netwerken.krijg_beslissingen"):
        return None
    punten, afwijkingen = te_beslissen(toegang), open_afwijkingen(toegang)
    if not punten and not afwijkingen:
        return None
    context = {
        "punten": punten[:HOOGSTENS],
        "meer": max(0, len(punten) - HOOGSTENS),
        "afwijkingen": afwijkingen,
        "url_stand": reverse("netwerken:stand", kwargs={"netwerk": toegang.netwerk.slug}) + "#afwijkingen",
    }
    return render_to_string("netwerken/_paneel_beslissen.html", context)


def rapportpaneel(toegang: Toegang) -> str | None:
    """A card with the newest reports and their files, for the funder; an ended network shows its final report."""
    netwerk = toegang.netwerk
    afgerond = netwerk.einde is not None and netwerk.einde < klok.vandaag()
    if not toegang.mag("netwerken.krijg_beslissingen") or not netwerk.heeft("rapporten") or afgerond:
        return None
    context = {
        "rapporten": toegang.rapporten[:RAPPORTEN],
        "url_alle": reverse("rapportage:lijst", kwargs={"netwerk": toegang.netwerk.slug}),
    }
    return render_to_string("netwerken/_paneel_rapporten.html", context)
