"""The audit trail: one line per thing that happened, chained by hash."""

import hashlib
import json
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from kern import klok
from kern.domain import inzendingen
from kern.models import Gebeurtenis, Ketenkop

GENESIS = "0" * 64


def leg_vast(wat: str, *, onderwerp: models.Model, door: models.Model | None, **gegevens: object) -> Gebeurtenis:
    """Write one audit line inside the caller's transaction.

    ``wat`` reads like ``sessie.ingepland``; ``door=None`` means that the system did it; ``gegevens`` holds ids
    and states only. Raises TransactionManagementError outside a transaction, for a line may not outlive its cause, and
    AlVerstuurd when the form that asks this was accepted before.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("leg_vast hoort in de transactie van wat er gebeurt")
    inzendingen.neem(onderwerp)
    if Ketenkop.objects.filter(pk=1).update(volgnummer=F("volgnummer") + 1) == 0:
        Ketenkop.objects.get_or_create(pk=1)
        Ketenkop.objects.filter(pk=1).update(volgnummer=F("volgnummer") + 1)
    kop = Ketenkop.objects.get(pk=1)
    netwerk_id = getattr(onderwerp, "netwerk_id", None)
    if netwerk_id is None and onderwerp._meta.label == "netwerken.Netwerk":
        netwerk_id = onderwerp.pk
    regel = Gebeurtenis(
        volgnummer=kop.volgnummer,
        wat=wat,
        onderwerp_soort=onderwerp._meta.label_lower,
        onderwerp_id=str(onderwerp.pk),
        netwerk_id=netwerk_id,
        door_id=door.pk if door else None,
        gebeurd_op=klok.nu(),
        vastgelegd_op=timezone.now(),
        gegevens=json.loads(json.dumps(gegevens, default=str)),
        vorige_hash=kop.hash,
    )
    regel.hash = _hash(regel)
    regel.save(force_insert=True)
    Ketenkop.objects.filter(pk=1).update(hash=regel.hash)
    return regel


def controleer_keten() -> int | None:
    """Recompute the whole chain. Returns None when it is whole, else the number of the first wrong line."""
    vorige, verwacht = GENESIS, 1
    for regel in Gebeurtenis.objects.order_by("volgnummer").iterator(chunk_size=2000):
        if regel.volgnummer != verwacht or regel.vorige_hash != vorige or regel.hash != _hash(regel):
            return verwacht
        vorige, verwacht = regel.hash, verwacht + 1
    kop = Ketenkop.objects.filter(pk=1).first()
    if kop is not None and (kop.volgnummer, kop.hash) != (verwacht - 1, vorige):
        return verwacht
    return None


def _hash(regel: Gebeurtenis) -> str:
    velden: dict[str, Any] = {
        "volgnummer": regel.volgnummer,
        "wat": regel.wat,
        "onderwerp": [regel.onderwerp_soort, regel.onderwerp_id],
        "netwerk": regel.netwerk_id,
        "door": regel.door_id,
        "gebeurd_op": regel.gebeurd_op.timestamp(),
        "vastgelegd_op": regel.vastgelegd_op.timestamp(),
        "gegevens": regel.gegevens,
        "vorige": regel.vorige_hash,
    }
    return hashlib.sha256(json.dumps(velden, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
