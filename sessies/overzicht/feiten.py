"""Facts about one person in one network that rights and pages ask for."""

import re
from collections.abc import Iterable

from django.db.models import F, Q

from kern.toegang import Toegang
from netwerken.enums import Rol
from netwerken.models import Lidmaatschap, Mandaat, Netwerk, Orgaan, Organisatie
from projecten.models import Project, Projectmedewerker
from sessies.domain.eigenaar import eigenaar_van
from sessies.models import Actiepunt, Genodigde


def samengeroepen_organen(toegang: Toegang) -> list[int]:
    """The bodies that the organisations of this person convene."""
    rijen = Orgaan.objects.in_netwerk(toegang.netwerk).filter(samengeroepen_door_id__in=toegang.organisatie_ids)
    return list(rijen.values_list("pk", flat=True))


def beloofde_actiepunten(toegang: Toegang) -> list[int]:
    """What the projects, organisations and seats of this person promised: action points that name one of them.

    Or they, their organisation or their invitation were chosen to do it. Where nobody was chosen, a name counts as a whole phrase:
    "Zorg" is not named by "Zorgpunt". The opdrachtgever is named by that role as well; a seat that ended promises nothing any more.
    """
    namen = {*Project.objects.filter(pk__in=toegang.feit("projecten")).values_list("titel", flat=True)}
    namen |= {*Organisatie.objects.filter(pk__in=toegang.organisatie_ids).values_list("naam", flat=True)}
    zetels = Mandaat.objects.filter(netwerk=toegang.netwerk, lidmaatschap_id__in=toegang.lidmaatschap_ids)
    namen |= {*zetels.lopend().values_list("functie", flat=True)}
    if Rol.OPDRACHTGEVER in toegang.rollen:
        namen |= _rolnamen(toegang.netwerk, Rol.OPDRACHTGEVER)
    gekozen = Q(gebruiker=toegang.gebruiker) | Q(genodigde__gebruiker=toegang.gebruiker)
    gekozen |= Q(organisatie__in=toegang.organisatie_ids)
    heel, noemt = _noemt(namen), Q(pk=None)
    for naam in _schoon(namen):
        noemt |= Q(wie__icontains=naam)
    in_woorden = noemt & Q(gebruiker=None, organisatie=None, genodigde=None)
    rijen = Actiepunt.objects.in_netwerk(toegang.netwerk).filter(gekozen | in_woorden)
    return [punt.pk for punt in rijen if punt.eigenaar_gekozen or (heel is not None and heel.search(punt.wie))]


def wie_beloofde(netwerk: Netwerk, pk: str) -> set[int]:
    """The people whose project, organisation or seat an action point names, by id; four queries."""
    punt = Actiepunt.objects.in_netwerk(netwerk).filter(pk=pk).select_related("genodigde").first()
    leden = Lidmaatschap.objects.filter(netwerk=netwerk)
    if punt is None:
        return set()
    if (eigenaar := eigenaar_van(punt)) is not None:
        if isinstance(eigenaar, Organisatie):
            return set(leden.filter(organisatie=eigenaar).values_list("gebruiker", flat=True))
        mens = punt.gebruiker_id or (punt.genodigde.gebruiker_id if punt.genodigde else None)
        return {mens} if mens else set()
    wie = punt.wie
    mensen = Projectmedewerker.objects.filter(lidmaatschap__in=leden)
    zetels = Mandaat.objects.filter(netwerk=netwerk, lidmaatschap__in=leden).lopend()
    namen = [
        *mensen.values_list("lidmaatschap__gebruiker", "project__titel"),
        *leden.values_list("gebruiker", "organisatie__naam"),
        *zetels.values_list("lidmaatschap__gebruiker", "functie"),
    ]
    return {mens for mens, naam in namen if (heel := _noemt({naam or ""})) is not None and heel.search(wie)}


def niemands_actiepunten(netwerk: Netwerk) -> list[int]:
    """The open action points that name no project, organisation, seat or role that anybody holds, soonest first.

    What names who runs the network is theirs; the others of those roles are too many to be one who promised.
    """
    leden = Lidmaatschap.objects.filter(netwerk=netwerk, gebruiker__is_active=True)
    mensen = Projectmedewerker.objects.filter(lidmaatschap__in=leden)
    namen = {*mensen.values_list("project__titel", flat=True)}
    rijen = list(leden.values_list("rol", "organisatie__naam"))
    namen |= {naam or "" for _, naam in rijen}
    namen |= {
        *Mandaat.objects.filter(netwerk=netwerk, lidmaatschap__in=leden).lopend().values_list("functie", flat=True)
    }
    for rol in {Rol.OPDRACHTGEVER, Rol.NETWERKBEGELEIDER} & {rol for rol, _ in rijen}:
        namen |= _rolnamen(netwerk, rol)
    heel = _noemt(namen)
    punten = Actiepunt.objects.in_netwerk(netwerk).open().order_by(F("tegen").asc(nulls_last=True), "pk")
    van_iemand = Q(gebruiker__in=leden.values("gebruiker"))
    van_iemand |= Q(organisatie__in=leden.exclude(organisatie=None).values("organisatie"))
    punten = punten.exclude(van_iemand | Q(genodigde__vergeten_op=None, genodigde__isnull=False))
    return [punt.pk for punt in punten if punt.eigenaar_gekozen or heel is None or not heel.search(punt.wie)]


def _rolnamen(netwerk: Netwerk, rol: str) -> set[str]:
    """What the role is called here and everywhere, also of several people."""
    namen = {netwerk.label_van(rol), str(Rol(rol).label)}
    return namen | {f"{naam}s" for naam in namen}


def _schoon(namen: Iterable[str]) -> set[str]:
    return {naam.strip() for naam in namen} - {""}


def _noemt(namen: Iterable[str]) -> re.Pattern[str] | None:
    """What finds one of these names as a whole phrase; None without names."""
    delen = sorted(_schoon(namen))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, delen))})(?!\w)", re.IGNORECASE) if delen else None


def uitnodigingen(toegang: Toegang) -> list[int]:
    """The meetings of bodies that this person is invited to; those of others they see anyway."""
    rijen = Genodigde.objects.filter(netwerk=toegang.netwerk, gebruiker=toegang.gebruiker).verstuurd()
    return list(rijen.exclude(sessie__orgaan=None).values_list("sessie", flat=True))
