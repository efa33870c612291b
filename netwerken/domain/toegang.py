from collections import defaultdict

from kern.standen import lees, per_netwerk
from kern.toegang import Toegang
from netwerken.models import Gebruiker, Lidmaatschap, Netwerk


def toegang_van(gebruiker: Gebruiker, netwerk: Netwerk) -> Toegang | None:
    """Load what decides the rights of ``gebruiker`` in ``netwerk``; None when they are no member."""
    rijen = list(Lidmaatschap.objects.filter(gebruiker=gebruiker, netwerk=netwerk))
    return _toegang(gebruiker, netwerk, rijen) if rijen else None


def toegang_tot(gebruiker: Gebruiker, slug: str) -> tuple[list[Netwerk], Toegang | None]:
    """The networks of ``gebruiker`` by name, and what they may do in the one of this address; one query for both."""
    eigen = Lidmaatschap.objects.filter(gebruiker=gebruiker).select_related("netwerk")
    rijen = list(eigen.order_by("netwerk__volgorde", "netwerk__naam", "pk"))
    netwerken = {rij.netwerk_id: rij.netwerk for rij in rijen}
    netwerk = next((n for n in netwerken.values() if n.slug == slug), None)
    hier = [rij for rij in rijen if netwerk is not None and rij.netwerk_id == netwerk.pk]
    return list(netwerken.values()), _toegang(gebruiker, netwerk, hier) if netwerk else None


def toegangen_van(gebruiker: Gebruiker) -> list[Toegang]:
    """The same for every network of ``gebruiker``, with what was worked out before; three queries, in their order."""
    rijen: dict[int, list[Lidmaatschap]] = defaultdict(list)
    for rij in Lidmaatschap.objects.filter(gebruiker=gebruiker):
        rijen[rij.netwerk_id].append(rij)
    netwerken = Netwerk.objects.filter(pk__in=rijen).order_by("volgorde", "naam")
    toegangen = [_toegang(gebruiker, netwerk, rijen[netwerk.pk]) for netwerk in netwerken]
    bewaard = per_netwerk(lees(rijen, gebruiker.pk))
    for toegang in toegangen:
        toegang.standen.neem(bewaard[toegang.netwerk.pk])
    return toegangen


def toegangen_in(netwerk: Netwerk) -> list[Toegang]:
    """The same for everybody who works in one network and can log in; one query."""
    rijen: dict[Gebruiker, list[Lidmaatschap]] = defaultdict(list)
    for rij in Lidmaatschap.objects.filter(netwerk=netwerk, gebruiker__is_active=True).select_related("gebruiker"):
        rijen[rij.gebruiker].append(rij)
    return [_toegang(gebruiker, netwerk, eigen) for gebruiker, eigen in rijen.items()]


def _toegang(gebruiker: Gebruiker, netwerk: Netwerk, rijen: list[Lidmaatschap]) -> Toegang:
    return Toegang(
        gebruiker=gebruiker,
        netwerk=netwerk,
        rollen=frozenset(rij.rol for rij in rijen),
        lidmaatschap_ids=frozenset(rij.pk for rij in rijen),
        organisatie_ids=frozenset(rij.organisatie_id for rij in rijen if rij.organisatie_id is not None),
    )
