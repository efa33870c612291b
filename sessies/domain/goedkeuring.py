"""Minutes are approved in the next meeting of the same group or body; from then on they stand fast, and what comes later is added.

The point "Goedkeuring van het verslag" comes by itself on the agenda of that meeting, and leaves again when it is not needed and
nobody worked on it.
"""

import json
from datetime import date
from typing import cast

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kern import klok
from kern.canoniek import controlegetal, schrijf, zuiver
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_staat_er_nog
from kern.exceptions import DomainError
from kern.opmaak import dag
from kern.zoeken import zoekindex
from netwerken.domain.reinigen import reiniger_van
from netwerken.enums import Rol
from netwerken.models import Gebruiker
from sessies.domain.actielijst import is_onaangeroerd, tel_op, zet_actielijst
from sessies.domain.agenda import TE_VOEREN
from sessies.domain.genodigden import neem
from sessies.domain.opmerkingen import waarom_niet_goedkeuren
from sessies.domain.staat import eis_begonnen
from sessies.domain.verslaginhoud import Verslag, verslag_van
from sessies.enums import SessieStatus
from sessies.models import Agendapunt, GoedgekeurdVerslag, Sessie, Verslagaanvulling
from sessies.querysets import SessieQuerySet

VAST = "Dit verslag is goedgekeurd en verandert niet meer. Schrijf een aanvulling bij het verslag."
MEESTE_AANVULLINGEN = 50
Kring = tuple[int | None, int | None]
NETWERK: Kring = (None, None)  # a meeting of the network has no circle that approves


def goedkeuring_van(sessie: Sessie) -> GoedgekeurdVerslag | None:
    """The record of minutes that were approved; None while they were not."""
    rijen = GoedgekeurdVerslag.objects.filter(sessie=sessie).select_related("in_sessie__netwerk")
    return rijen.first()


def eis_niet_goedgekeurd(sessie: Sessie) -> None:
    """Raise DomainError when the minutes stand fast. Who writes waits for who approves, in the caller's transaction."""
    neem(sessie)
    if GoedgekeurdVerslag.objects.filter(sessie=sessie).exists():
        raise DomainError(VAST, veld="verslag", code="goedgekeurd")


def lees_verslag(sessie: Sessie) -> Verslag:
    """The minutes as everybody reads them: as approved, or else as they stand now."""
    vast = goedkeuring_van(sessie)
    return uit_vorm(vast.inhoud) if vast else verslag_van(sessie)


def op_papier(sessie: Sessie) -> Verslag:
    """The minutes as they may leave the network: as approved, or as they would be kept now; without names of people."""
    vast = goedkeuring_van(sessie)
    return uit_vorm(vast.inhoud if vast else _vorm(sessie))


def uit_vorm(inhoud: str) -> Verslag:
    """The minutes that a record holds."""
    verslag = cast(Verslag, json.loads(inhoud)["verslag"])  # written by _vorm, from this type
    for deel in (verslag["algemeen"], *verslag["punten"]):
        for actie in deel["actiepunten"]:
            actie["tegen"] = date.fromisoformat(str(actie["tegen"])) if actie["tegen"] else None
    return verslag


def _vorm(sessie: Sessie) -> str:
    """The minutes as a record keeps them: without names of people, and without how an action point stands today."""
    verslag = verslag_van(sessie)
    for deel in (verslag["algemeen"], *verslag["punten"]):
        for actie in deel["actiepunten"]:
            actie.pop("staat", None)
    feiten = {
        "schema": 1,
        "bijeenkomst": {
            "nummer": sessie.nummer,
            "titel": sessie.titel,
            "van": kring_van(sessie),
            "begint_op": sessie.begint_op,
            "waar": sessie.waar,
        },
        "verslag": verslag,
    }
    return schrijf(zuiver(feiten, reiniger_van(sessie.netwerk)))


def kring_van(sessie: Sessie) -> str:
    """The name of the group or body whose meeting it is; empty for one of the network."""
    return str(sessie.groep or sessie.orgaan or "")


def kring_sleutel(sessie: Sessie) -> Kring:
    """Of which group and of which body a meeting is, by their ids."""
    return sessie.groep_id, sessie.orgaan_id


def _kring(sessie: Sessie) -> SessieQuerySet:
    """The meetings of the same group or body, first one first; none for a meeting of the network."""
    if sessie.groep_id is None and sessie.orgaan_id is None:
        return Sessie.objects.none()
    rijen = Sessie.objects.filter(netwerk=sessie.netwerk_id, groep=sessie.groep_id, orgaan=sessie.orgaan_id)
    return rijen.exclude(status=SessieStatus.AFGELAST).order_by("begint_op", "pk")


def neem_kring(sessie: Sessie, *, ook: Kring | None = None) -> None:
    """Lock a meeting and all others of its group or body, in the order of their keys, until the caller's transaction ends.

    An act that ends in :func:`leg_voor` begins with this: whoever took its own meeting first and a neighbour after it, and
    met somebody who came from that neighbour, waited for them while they waited for us. ``ook`` is the group or body that it
    leaves.
    """
    zelf = Q(pk=sessie.pk)
    for groep, orgaan in {kring_sleutel(sessie), ook or NETWERK} - {NETWERK}:
        zelf |= Q(netwerk=sessie.netwerk_id, groep=groep, orgaan=orgaan)
    rijen = Sessie.objects.filter(zelf).order_by("pk").select_for_update(no_key=True, of=("self",))
    list(rijen.values_list("pk", flat=True))


def _te_komen(netwerk: int) -> SessieQuerySet:
    return Sessie.objects.filter(netwerk=netwerk, status__in=TE_VOEREN, begint_op__gt=klok.nu())


def komende(sessie: Sessie) -> SessieQuerySet:
    """The meetings of the same group or body that are still to begin."""
    return _kring(sessie).filter(status__in=TE_VOEREN, begint_op__gt=klok.nu())


def kan_goedkeuren(sessie: Sessie) -> SessieQuerySet:
    """The later meetings of the same group or body that took place, or go on: one of them approves these minutes."""
    rijen = _kring(sessie).exclude(status=SessieStatus.CONCEPT)
    return rijen.filter(begint_op__gt=sessie.begint_op, begint_op__lte=klok.nu())


def leg_voor(sessie: Sessie) -> None:
    """Let every minutes of this group or body that wait stand on the agenda of the meeting that approves them, in the caller's transaction.

    The caller took :func:`neem_kring` before anything else. That meeting is the next one; what that one did not approve comes on the
    one after. Minutes of long ago stay where they are. What was promised and is open comes there as well.
    """
    kring, komt = list(_kring(sessie)), list(komende(sessie))
    wachtend = {rij.pk for rij in _kring(sessie).filter(goedkeuring=None).exclude(verslag_op=None)}
    for verslag in kring or [sessie]:
        opvolger = next((rij for rij in kring if rij.begint_op > verslag.begint_op), None)
        doel = opvolger if opvolger in komt else None
        if doel is None and komt and verslag.goedkeuringspunten.exclude(sessie__in=komt).exists():
            doel = komt[0]
        _zet_punt(verslag, doel if verslag.pk in wachtend else None)
    zet_actielijst(sessie, komt)
    sessie.refresh_from_db(fields=["versie"])  # what the caller saves next is no conflict with this


def werk_actielijst_bij(sessie: Sessie) -> None:
    """After something was promised at a meeting, or was kept: the next meeting has what is open, in the caller's transaction.

    The caller took :func:`neem_kring` before anything else.
    """
    zet_actielijst(sessie, list(komende(sessie)))


def verhuis(sessie: Sessie, was: Kring) -> None:
    """After a meeting went from one group or body to another: both have the points that are theirs.

    The caller took :func:`neem_kring` of both.
    """
    leg_voor(sessie)
    groep, orgaan = was
    buren = Sessie.objects.filter(netwerk=sessie.netwerk_id, groep=groep, orgaan=orgaan)
    if was != NETWERK and (buur := buren.exclude(status=SessieStatus.AFGELAST).first()) is not None:
        leg_voor(buur)
        sessie.refresh_from_db(fields=["versie"])


def _zet_punt(verslag: Sessie, doel: Sessie | None) -> None:
    """Let the point stand on the agenda of ``doel`` alone, of all meetings that are to come, of whichever group."""
    titel = _titel(verslag)
    punten = Agendapunt.objects.filter(keurt_goed=verslag, sessie__in=_te_komen(verslag.netwerk_id))
    for punt in punten.select_related("sessie"):
        if punt.sessie != doel and is_onaangeroerd(punt, titel):
            tel_op(punt.sessie)
            zoekindex.verwijder(punt)
            punt.delete()
    if doel is not None and not doel.agendapunten.filter(keurt_goed=verslag).exists():
        tel_op(doel)
        Agendapunt(sessie=doel, titel=titel, volgorde=0, keurt_goed=verslag).save()


def _titel(verslag: Sessie) -> str:
    """As it is stored: a field keeps plain spaces."""
    return f"Goedkeuring van het verslag van {dag(verslag.begint_op)}".replace("\u00a0", " ")


@transaction.atomic
def keur_goed(sessie: Sessie, *, in_sessie: Sessie | None = None, door: Gebruiker | None) -> GoedgekeurdVerslag:
    """Approve minutes that were shared: from now on they stand fast, with their hash.

    ``in_sessie`` is the later meeting of the same group or body that approved them. Without one, who runs the network approves:
    that is for a meeting of the network, or when no other is to come. Raises DomainError when it cannot be, also while who was
    there may still give remarks, or one waits for an answer.
    """
    neem_kring(sessie)
    eis_niet_goedgekeurd(sessie)
    if sessie.verslag_op is None:
        raise DomainError("Deel het verslag eerst: niemand keurt goed wat niemand las.")
    if zin := waarom_niet_goedkeuren(sessie):
        raise DomainError(zin, code="opmerkingen")
    if in_sessie is None and (komende(sessie).exists() or kan_goedkeuren(sessie).exists()):
        raise DomainError(f"Kies in welke bijeenkomst {kring_van(sessie)} dit verslag goedkeurde.", veld="in_sessie")
    if in_sessie is not None:
        eis_begonnen(in_sessie)
        if not kan_goedkeuren(sessie).filter(pk=in_sessie.pk).exists():
            raise DomainError("Kies een latere bijeenkomst van dezelfde groep of hetzelfde orgaan.", veld="in_sessie")
    vorm = _vorm(sessie)
    vast = GoedgekeurdVerslag(
        netwerk=sessie.netwerk, sessie=sessie, in_sessie=in_sessie, goedgekeurd_op=klok.nu(), inhoud=vorm
    )
    vast.wie = kring_van(sessie) if in_sessie else sessie.netwerk.label_van(Rol.NETWERKBEGELEIDER)
    vast.sha256 = controlegetal(vorm)
    eis_geldig(vast)
    vast.save()
    leg_vast("verslag.goedgekeurd", onderwerp=sessie, door=door, sha256=vast.sha256)
    leg_voor(sessie)
    return vast


@transaction.atomic
def trek_goedkeuring_in(sessie: Sessie, *, door: Gebruiker | None) -> Sessie:
    """Take an approval back on the day itself; the log keeps its hash. Raises DomainError later, or when something was added."""
    neem_kring(sessie)
    vast = goedkeuring_van(sessie)
    if vast is None:
        raise DomainError("Dit verslag is niet goedgekeurd.")
    if timezone.localdate(vast.goedgekeurd_op) != klok.vandaag():
        raise DomainError(
            "Een goedkeuring kun je alleen de dag zelf terugnemen. Schrijf een aanvulling bij het verslag."
        )
    if sessie.aanvullingen.exists():
        raise DomainError("Er is al een aanvulling bij dit verslag. Haal die eerst weg.")
    leg_vast("verslag.goedkeuring_ingetrokken", onderwerp=sessie, door=door, sha256=vast.sha256)
    vast.delete()
    leg_voor(sessie)
    return sessie


@transaction.atomic
def vul_verslag_aan(sessie: Sessie, *, tekst: str, door: Gebruiker | None) -> Verslagaanvulling:
    """Add to minutes that stand fast. Raises DomainError while they were not approved."""
    neem(sessie)
    if goedkeuring_van(sessie) is None:
        raise DomainError("Dit verslag is nog niet goedgekeurd: wijzig de tekst zelf.")
    if sessie.aanvullingen.count() >= MEESTE_AANVULLINGEN:
        raise DomainError(f"Een verslag heeft hoogstens {MEESTE_AANVULLINGEN} aanvullingen.", veld="tekst")
    rij = Verslagaanvulling(netwerk=sessie.netwerk, sessie=sessie, tekst=tekst.strip())
    rij.wie = door.functie if door else ""
    eis_geldig(rij)
    rij.save()
    leg_vast("verslag.aangevuld", onderwerp=rij, door=door, sessie=sessie.pk)
    return rij


@transaction.atomic
def haal_aanvulling_weg(aanvulling: Verslagaanvulling, *, door: Gebruiker | None) -> None:
    """Take back what was just added. Raises DomainError on a later day, or when it is gone."""
    eis_staat_er_nog(aanvulling)
    if timezone.localdate(aanvulling.aangemaakt_op) != klok.vandaag():
        raise DomainError("Een aanvulling kun je alleen de dag zelf weghalen. Schrijf er een bij die het rechtzet.")
    leg_vast("verslag.aanvulling_weggehaald", onderwerp=aanvulling, door=door, sessie=aanvulling.sessie_id)
    zoekindex.verwijder(aanvulling)
    aanvulling.delete()
