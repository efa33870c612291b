"""The audit chain: laid behind the lines, one chain per network, checked as a whole.

Whoever does something writes a line and locks nothing. Laying the chain is the only thing that locks, and only the head
of one network, in a short transaction of its own.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.db.models import Q

from kern import register
from kern.domain.audit import is_gezegeld, zegel, zegel_klopt
from kern.domain.auditkoppen import Koppen, laatste_notitie
from kern.models import Auditkop, Auditschakel, Auditwacht, Bericht, Gebeurtenis, Job, Teller
from kern.models.gebeurtenis import BEGIN, GEEN_NETWERK

logger = logging.getLogger(__name__)
HAP = 1000


@dataclass(frozen=True)
class Breuk:
    """Where a chain is broken: which network (0: none), at which line, and what is wrong, in Dutch."""

    netwerk: int
    regel: int
    wat: str

    def __str__(self) -> str:
        waar = f"Netwerk {self.netwerk}" if self.netwerk != GEEN_NETWERK else "Buiten de netwerken"
        return f"{waar}, regel {self.regel}: {self.wat}"


def leg_aan(*, alles: bool = False) -> int:
    """Chain the lines that wait for it; returns how many. ``alles`` looks at every line ever written.

    May run twice at once: a head moves by one conditional UPDATE, and who comes second leaves it. Each network goes on by
    itself: what is wrong with one chain is for the check to tell, and stops no other.
    """
    zonder = Q(schakel=None) if alles else Q(schakel=None, wacht__isnull=False)
    netwerken = (
        Gebeurtenis.objects.filter(zonder).order_by("netwerk_id").values_list("netwerk_id", flat=True).distinct()
    )
    return sum(_leg_keten(netwerk_id, zonder) for netwerk_id in list(netwerken))


def _leg_keten(netwerk_id: int | None, zonder: Q) -> int:
    regels = Gebeurtenis.objects.filter(zonder, netwerk_id=netwerk_id).order_by("pk")
    regels = regels.only("pk", "uid", "zegel", "netwerk_id")
    gelegd = 0
    try:
        while hap := list(regels[:HAP]):
            nu = _leg(netwerk_id or GEEN_NETWERK, hap)
            if nu == 0:
                break
            gelegd += nu
    except DatabaseError:
        logger.exception("De auditketen van netwerk %s kon niet verder gelegd worden.", netwerk_id or GEEN_NETWERK)
    return gelegd


def _leg(netwerk: int, regels: list[Gebeurtenis]) -> int:
    with transaction.atomic():
        kop = Auditkop.objects.filter(pk=netwerk).first()
        if kop is None:
            if Auditschakel.objects.filter(netwerk=netwerk).exists():
                return 0  # the head was taken away: that is for the check to tell, not for us to mend
            kop, _ = Auditkop.objects.get_or_create(pk=netwerk)  # sealed below
        schakels, vorige = [], kop.hash
        for nummer, regel in enumerate(regels, start=kop.volgnummer + 1):
            eigen = zegel(_schakel(netwerk, nummer, vorige, regel))
            schakels.append(
                Auditschakel(gebeurtenis=regel, netwerk=netwerk, volgnummer=nummer, vorige_hash=vorige, hash=eigen)
            )
            vorige = eigen
        laatste = kop.volgnummer + len(regels)
        geraakt = Auditkop.objects.filter(pk=netwerk, hash=kop.hash).update(
            volgnummer=laatste, hash=vorige, zegel=_kopzegel(netwerk, laatste, vorige)
        )
        if geraakt != 1:
            return 0  # somebody else was first
        Auditschakel.objects.bulk_create(schakels)
        Auditwacht.objects.filter(pk__in=[regel.pk for regel in regels]).delete()
    return len(schakels)


def _schakel(netwerk: int, nummer: int, vorige: str, regel: Gebeurtenis) -> list[object]:
    return ["schakel", netwerk, nummer, vorige, str(regel.uid), regel.zegel]


def _kopzegel(netwerk: int, nummer: int, hash_: str) -> str:
    return zegel(["kop", netwerk, nummer, hash_])


def koppen() -> Koppen:
    """The last link of every chain: network → (number, hash)."""
    return {kop.netwerk: (kop.volgnummer, kop.hash) for kop in Auditkop.objects.all()}


def controleer_keten(*, met_genoteerd: bool = True) -> list[Breuk]:
    """Recompute everything. Returns what is broken, at most one place per network; empty when all is whole.

    Also notices that lines, links or heads are gone: against what exists and must have been written down, the heads in
    the database and, ``met_genoteerd``, the ones noted elsewhere.
    """
    begonnen = {netwerk: wat for bron in register.alles.ketenbegin for netwerk, wat in bron().items()}
    leg_aan(alles=True)
    voor = {kop.pk: kop for kop in Auditkop.objects.all()}
    if not voor and not begonnen and not Gebeurtenis.objects.exists():
        return list(_leeg())
    breuken: dict[int, Breuk] = {}
    einden: dict[int, tuple[int, str]] = {}
    for breuk in _schakels_nagerekend(voor, einden):
        breuken.setdefault(breuk.netwerk, breuk)
    elders = _elders_genoteerd(voor) if met_genoteerd else ()
    for breuk in (*_koppen_nagerekend(voor, einden), *_losse_regels(), *elders, *_zonder_begin(begonnen)):
        breuken.setdefault(breuk.netwerk, breuk)
    return sorted(breuken.values(), key=lambda breuk: breuk.netwerk)


def _leeg() -> Iterator[Breuk]:
    """Nothing at all is only right where nothing ever happened."""
    genoteerd = laatste_notitie()
    if (
        genoteerd is None
        or genoteerd.koppen
        or any(model._default_manager.exists() for model in (Teller, Bericht, Job))
    ):
        yield Breuk(GEEN_NETWERK, 1, "het logboek is leeg, terwijl er al gewerkt is.")


def _schakels_nagerekend(voor: dict[int, Auditkop], einden: dict[int, tuple[int, str]]) -> Iterator[Breuk]:
    schakels = Auditschakel.objects.select_related("gebeurtenis").order_by("netwerk", "volgnummer")
    for schakel in schakels.iterator(chunk_size=HAP):
        nummer, vorige = einden.get(schakel.netwerk, (0, BEGIN))
        regel = schakel.gebeurtenis
        if schakel.volgnummer != nummer + 1:
            yield Breuk(schakel.netwerk, nummer + 1, "deze regel ontbreekt.")
        elif (regel.netwerk_id or GEEN_NETWERK) != schakel.netwerk or not zegel_klopt(regel):
            yield Breuk(schakel.netwerk, schakel.volgnummer, "deze regel is veranderd.")
        elif schakel.vorige_hash != vorige or not is_gezegeld(
            _schakel(schakel.netwerk, schakel.volgnummer, vorige, regel), schakel.hash
        ):
            yield Breuk(schakel.netwerk, schakel.volgnummer, "deze schakel is veranderd.")
        kop = voor.get(schakel.netwerk)
        if kop is not None and kop.volgnummer == schakel.volgnummer and kop.hash != schakel.hash:
            yield Breuk(schakel.netwerk, schakel.volgnummer, "de kop van de keten hoort bij een andere regel.")
        einden[schakel.netwerk] = (schakel.volgnummer, schakel.hash)


def _koppen_nagerekend(voor: dict[int, Auditkop], einden: dict[int, tuple[int, str]]) -> Iterator[Breuk]:
    """The chain may have grown while we read: its end stands between the head before and the head after."""
    na = {kop.pk: kop for kop in Auditkop.objects.all()}
    for netwerk, kop in voor.items():
        einde = einden.get(netwerk, (0, BEGIN))[0]
        if einde < kop.volgnummer:
            yield Breuk(netwerk, einde + 1, "vanaf deze regel ontbreekt de rest.")
        if not is_gezegeld(["kop", netwerk, kop.volgnummer, kop.hash], kop.zegel):
            yield Breuk(netwerk, kop.volgnummer, "de kop van de keten is veranderd.")
    for netwerk, (einde, _) in einden.items():
        if netwerk not in na:
            yield Breuk(netwerk, einde, "de kop van de keten ontbreekt.")
        elif einde > na[netwerk].volgnummer:
            yield Breuk(netwerk, na[netwerk].volgnummer + 1, "deze regel staat voorbij de kop van de keten.")


def _losse_regels() -> Iterator[Breuk]:
    """What was written since the chain was laid is judged by its own seal."""
    for regel in Gebeurtenis.objects.filter(schakel=None).order_by("pk").iterator(chunk_size=HAP):
        if not zegel_klopt(regel):
            yield Breuk(regel.netwerk_id or GEEN_NETWERK, 0, f"gebeurtenis {regel.pk} is veranderd of vervalst.")


def _zonder_begin(begonnen: dict[int, str]) -> Iterator[Breuk]:
    """What exists was made, and its making was the first line of its chain: also when nothing else is left of it."""
    eerste = Auditschakel.objects.filter(volgnummer=1).values_list("netwerk", "gebeurtenis__wat")
    staat_er = dict(eerste)
    for netwerk, wat in begonnen.items():
        if staat_er.get(netwerk) != wat:
            yield Breuk(netwerk, 1, "de regel waarmee dit begon, ontbreekt.")


def _elders_genoteerd(voor: dict[int, Auditkop]) -> Iterator[Breuk]:
    """Every head that was noted outside the database is still a link in it."""
    genoteerd = laatste_notitie()
    if genoteerd is None:
        yield Breuk(GEEN_NETWERK, 0, "het bestand met de koppen is veranderd.")
        return
    for netwerk, (nummer, hash_) in genoteerd.koppen.items():
        kop = voor.get(netwerk)
        if kop is None or kop.volgnummer < nummer:
            yield Breuk(netwerk, (kop.volgnummer if kop else 0) + 1, "vanaf deze regel ontbreekt de rest.")
        elif nummer and not Auditschakel.objects.filter(netwerk=netwerk, volgnummer=nummer, hash=hash_).exists():
            yield Breuk(netwerk, nummer, "deze regel is een andere dan vroeger genoteerd.")
