"""Facts about one person in one network that rights and pages ask for."""

import re

from django.db.models import Q

from kern.toegang import Toegang
from netwerken.models import Mandaat, Orgaan, Organisatie
from projecten.models import Project
from sessies.models import Actiepunt


def samengeroepen_organen(toegang: Toegang) -> list[int]:
    """The bodies that the organisations of this person convene."""
    rijen = Orgaan.objects.in_netwerk(toegang.netwerk).filter(samengeroepen_door_id__in=toegang.organisatie_ids)
    return list(rijen.values_list("pk", flat=True))


def beloofde_actiepunten(toegang: Toegang) -> list[int]:
    """What the projects, organisations and seats of this person promised: action points that name one of them.

    A name counts as a whole phrase: "Zorg" is not named by "Zorgpunt".
    """
    namen = {*Project.objects.filter(pk__in=toegang.feit("projecten")).values_list("titel", flat=True)}
    namen |= {*Organisatie.objects.filter(pk__in=toegang.organisatie_ids).values_list("naam", flat=True)}
    zetels = Mandaat.objects.filter(netwerk=toegang.netwerk, lidmaatschap_id__in=toegang.lidmaatschap_ids)
    namen = {naam.strip() for naam in namen | {*zetels.values_list("functie", flat=True)}} - {""}
    if not namen:
        return []
    noemt = Q()
    for naam in namen:
        noemt |= Q(wie__icontains=naam)
    heel = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(namen)))})(?!\w)", re.IGNORECASE)
    rijen = Actiepunt.objects.in_netwerk(toegang.netwerk).filter(noemt)
    return [pk for pk, wie in rijen.values_list("pk", "wie") if heel.search(wie)]
