"""The audit trail: one sealed line per thing that happened. Writing a line takes no lock and waits for nobody.

The lines are chained afterwards, per network: see :mod:`kern.domain.auditketen`.
"""

import json

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from kern import klok, standen
from kern.domain import inzendingen, terug
from kern.models import Auditwacht, Gebeurtenis
from kern.models.gebeurtenis import GEEN_NETWERK

_ZOUT = "kern.audit"


def leg_vast(wat: str, *, onderwerp: models.Model, door: models.Model | None, **gegevens: object) -> Gebeurtenis:
    """Write one audit line inside the caller's transaction.

    ``wat`` reads like ``sessie.ingepland``; ``door=None`` means that the system did it; ``gegevens`` holds ids
    and states only. A line of what takes an act back names the line of that act. Raises TransactionManagementError outside a transaction, for a line may not outlive its cause, and
    AlVerstuurd when the form that asks this was accepted before.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("leg_vast hoort in de transactie van wat er gebeurt")
    inzendingen.neem(onderwerp)
    netwerk_id = getattr(onderwerp, "netwerk_id", None)
    if netwerk_id is None and onderwerp._meta.label == "netwerken.Netwerk":
        netwerk_id = onderwerp.pk
    regel = Gebeurtenis(
        wat=wat,
        onderwerp_soort=onderwerp._meta.label_lower,
        onderwerp_id=str(onderwerp.pk),
        netwerk_id=netwerk_id,
        door_id=door.pk if door else None,
        gebeurd_op=klok.nu(),
        vastgelegd_op=timezone.now(),
        gegevens=json.loads(json.dumps({**gegevens, **terug.verwijzing()}, default=str)),
    )
    regel.zegel = zegel(_inhoud(regel))
    regel.save()
    standen.er_gebeurt_iets()
    Auditwacht.objects.create(gebeurtenis=regel, netwerk=netwerk_id or GEEN_NETWERK)
    terug.hoor(regel)
    return regel


def zegel_klopt(regel: Gebeurtenis) -> bool:
    """Say whether a line is still what was written, sealed with a key of ours."""
    return is_gezegeld(_inhoud(regel), regel.zegel)


def zegel(inhoud: object, sleutel: str | None = None) -> str:
    """Return the keyed hash (HMAC-SHA-256) of JSON-able content; by default with today's key."""
    tekst = json.dumps(inhoud, sort_keys=True, ensure_ascii=False)
    return salted_hmac(_ZOUT, tekst, secret=sleutel or settings.AUDITSLEUTELS[0], algorithm="sha256").hexdigest()


def is_gezegeld(inhoud: object, waarde: str) -> bool:
    """Say whether ``waarde`` is the seal of ``inhoud``, with today's key or an earlier one."""
    return any(constant_time_compare(zegel(inhoud, sleutel), waarde) for sleutel in settings.AUDITSLEUTELS)


def _inhoud(regel: Gebeurtenis) -> dict[str, object]:
    return {
        "uid": str(regel.uid),
        "wat": regel.wat,
        "onderwerp": [regel.onderwerp_soort, regel.onderwerp_id],
        "netwerk": regel.netwerk_id,
        "door": regel.door_id,
        "gebeurd_op": regel.gebeurd_op.timestamp(),
        "vastgelegd_op": regel.vastgelegd_op.timestamp(),
        "gegevens": regel.gegevens,
    }
