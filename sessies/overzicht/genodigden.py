"""Whom one may mean to invite: the people that a description fits, and how the list of a meeting stands."""

from collections.abc import Iterable, Mapping
from typing import cast

from django.db.models import Exists, OuterRef, Q

from kern import klok
from kern.opmaak import opsomming
from netwerken.enums import Mandaatrol, Organisatiesoort, Provincie
from netwerken.models import (
    Groep,
    Groepslid,
    Lidmaatschap,
    Mandaat,
    Netwerk,
    Netwerkorganisatie,
    Orgaan,
    Organisatie,
    Thema,
)
from projecten.models import Oproep, Project, Projectmedewerker
from sessies.domain.genodigden import Criteria, Persoon
from sessies.models import Sessie


def mensen_van(netwerk: Netwerk, criteria: Criteria) -> list[Persoon]:
    """The people whom a description fits, each once, in a fixed order; a constant number of queries.

    Nobody for an empty description: who means everybody says so.
    """
    if not any(criteria.values()):
        return []
    bron = omschrijving(netwerk, criteria)
    mensen = _met_zetel(netwerk, criteria, bron) if criteria.get("orgaan") else _leden(netwerk, criteria, bron)
    uniek: dict[object, Persoon] = {}
    for persoon in mensen:
        uniek.setdefault(persoon.sleutel, persoon)
    return list(uniek.values())


def _leden(netwerk: Netwerk, criteria: Criteria, bron: str) -> Iterable[Persoon]:
    rijen = Lidmaatschap.objects.filter(netwerk=netwerk, gebruiker__is_active=True).select_related("gebruiker")
    for lid in rijen.filter(_past(netwerk, criteria, "pk", "organisatie_id")).order_by("organisatie__naam", "pk"):
        wie = lid.gebruiker
        yield Persoon(wie.email, wie.naam, wie.functie, lid.organisatie_id, wie.pk, bron)


def _hoort_bij(groep: int) -> Q:
    """Memberships of who belongs to a group now: by themselves, or through their organisation."""
    leden = Groepslid.objects.filter(groep=groep).lopend().exclude(van__gt=klok.vandaag())
    return Q(gebruiker__in=leden.values("gebruiker")) | Q(organisatie__in=leden.values("organisatie"))


def eigen_kring(sessie: Sessie) -> Criteria:
    """The description of who belongs to the group or has a seat in the body whose meeting this is; empty for the network."""
    if sessie.orgaan_id is not None:
        return {"orgaan": sessie.orgaan_id}
    return {"groep": sessie.groep_id} if sessie.groep_id is not None else {}


def _met_zetel(netwerk: Netwerk, criteria: Criteria, bron: str) -> Iterable[Persoon]:
    """Who has a seat in a body; a deputy comes when the member does not."""
    rijen = Mandaat.objects.in_netwerk(netwerk).lopend().filter(orgaan=criteria["orgaan"])
    rijen = rijen.exclude(rol=Mandaatrol.PLAATSVERVANGER).select_related("lidmaatschap__gebruiker")
    for zetel in rijen.filter(_past(netwerk, criteria, "lidmaatschap_id", "organisatie_id")).order_by("pk"):
        wie = zetel.lidmaatschap.gebruiker if zetel.lidmaatschap else None
        yield Persoon(
            wie.email if wie else "", wie.naam if wie else "", zetel.functie, zetel.organisatie_id,
            wie.pk if wie else None, bron,
        )  # fmt: skip


def _past(netwerk: Netwerk, criteria: Criteria, lid: str, organisatie: str) -> Q:
    """The lines of a description as one filter; ``lid`` and ``organisatie`` name the columns it is asked of."""
    past = Q()
    if rollen := criteria.get("rollen"):
        eigen = Lidmaatschap.objects.filter(netwerk=netwerk, rol__in=rollen)
        past &= Q(Exists(eigen.filter(pk=OuterRef(lid))))
    if groep := criteria.get("groep"):
        past &= Q(Exists(Lidmaatschap.objects.filter(_hoort_bij(groep), netwerk=netwerk, pk=OuterRef(lid))))
    if organisaties := criteria.get("organisaties"):
        past &= Q(**{f"{organisatie}__in": organisaties})
    if soorten := criteria.get("soorten"):
        past &= Q(**{f"{organisatie}__in": _van_soort(netwerk, soorten)})
    projecten = _projecten(netwerk, criteria)
    if projecten is not None:
        werkt_mee = Projectmedewerker.objects.filter(project__in=projecten)
        past &= Q(Exists(werkt_mee.filter(lidmaatschap=OuterRef(lid))))
    return past


def _van_soort(netwerk: Netwerk, soorten: Iterable[str]) -> list[int]:
    """The organisations of some kind. Kinds are a list in one column, which the two databases search differently."""
    gevraagd = set(soorten)
    rijen = Netwerkorganisatie.objects.filter(netwerk=netwerk).values_list("organisatie_id", "soorten")
    return [pk for pk, eigen in rijen if not gevraagd.isdisjoint(eigen)]


def _projecten(netwerk: Netwerk, criteria: Criteria) -> list[int] | None:
    """The projects that a description means; None when it says nothing of projects."""
    lijnen = {
        "oproep__in": criteria.get("oproepen"),
        "pk__in": criteria.get("projecten"),
        "themas__in": criteria.get("themas"),
        "provincie__in": criteria.get("provincies"),
    }
    gevraagd = {pad: waarden for pad, waarden in lijnen.items() if waarden}
    if not gevraagd:
        return None
    return list(Project.objects.filter(netwerk=netwerk, **gevraagd).values_list("pk", flat=True).distinct())


def omschrijving(netwerk: Netwerk, criteria: Criteria) -> str:
    """A description in words, for on the list and in the mail."""
    delen: list[str] = []
    if groep := Groep.objects.filter(netwerk=netwerk, pk=criteria.get("groep") or 0).first():
        delen.append(groep.naam)
    if orgaan := Orgaan.objects.filter(netwerk=netwerk, pk=criteria.get("orgaan") or 0).first():
        delen.append(orgaan.naam)
    delen += [netwerk.label_van(rol) for rol in criteria.get("rollen", [])]
    delen += [str(Organisatiesoort(soort).label) for soort in criteria.get("soorten", [])]
    delen += [str(Provincie(provincie).label) for provincie in criteria.get("provincies", [])]
    delen += [str(rij) for rij in Oproep.objects.filter(netwerk=netwerk, pk__in=criteria.get("oproepen", []))]
    delen += [str(rij) for rij in Project.objects.filter(netwerk=netwerk, pk__in=criteria.get("projecten", []))]
    delen += [str(rij) for rij in Thema.objects.filter(netwerk=netwerk, pk__in=criteria.get("themas", []))]
    delen += [str(rij) for rij in Organisatie.objects.filter(pk__in=criteria.get("organisaties", []))]
    return opsomming(delen)[:250]


def wie_erbij_kwam(sessie: Sessie) -> list[Persoon]:
    """Who fits a description that was used for this meeting, and does not stand on its list yet, nor was taken off it."""
    rijen = sessie.genodigden.values_list("email", "functie", "organisatie_id")
    bekend: set[object] = {email.lower() or (functie, organisatie) for email, functie, organisatie in rijen}
    nieuw: dict[object, Persoon] = {}
    for keuze in sessie.genodigdenkeuzes.all():
        for persoon in mensen_van(sessie.netwerk, keuze.criteria):
            if persoon.sleutel not in bekend:
                nieuw.setdefault(persoon.sleutel, persoon)
    return list(nieuw.values())


def criteria_uit(data: Mapping[str, object]) -> Criteria:
    """A description from what a form holds: ids and keys, without what was left open."""
    uit: dict[str, object] = {}
    for naam in Criteria.__annotations__:
        waarde = data.get(naam)
        if not waarde:
            continue
        if naam in {"orgaan", "groep"}:
            uit[naam] = getattr(waarde, "pk", waarde)
        elif isinstance(waarde, Iterable):
            uit[naam] = [getattr(deel, "pk", deel) for deel in waarde]
    return cast(Criteria, uit)  # its names are those of its own annotations
