"""The health page: 200 when database, broker and worker answer, 503 naming the part that does not."""

import logging
from collections.abc import Callable
from functools import partial

from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kern import register, schijf
from kern.domain.controle import oordeel
from kern.werk import hartslag
from lerend_netwerk import mapbroker
from lerend_netwerk.celery import app


class Gebrek(Exception):
    """What is wrong, in words that may be read by everybody."""


logger = logging.getLogger(__name__)


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return "antwoordt"


def _wachtrij() -> str:
    with app.connection_for_write() as verbinding:
        verbinding.ensure_connection(max_retries=0, timeout=2)
        kanaal = verbinding.default_channel
        kanaal.connection  # noqa: B018 -- opening the channel is the question
        opzij = kanaal.aantal_opzij() if isinstance(kanaal, mapbroker.Channel) else 0
    return f"antwoordt, {opzij} onleesbaar en opzijgelegd" if opzij else "antwoordt"


def _leeft(deel: str) -> str:
    if not hartslag.leeft(deel):
        raise RuntimeError("geen levensteken in de laatste 45 seconden")
    return "leeft"


def _schijf() -> str:
    if schijf.is_bijna_vol():
        raise Gebrek("bijna vol: lezen kan, bewaren niet")
    return "heeft ruimte"


_DELEN: dict[str, Callable[[], str]] = {
    "database": _database,
    "schijf": _schijf,
    "wachtrij": _wachtrij,
    "worker": partial(_leeft, "worker"),
    "post": partial(_leeft, "post"),
}


@never_cache
@require_safe
def gezond(_request: HttpRequest) -> JsonResponse:
    """Answer for monitoring: a JSON object per part, and how reports are shielded while they are rendered."""
    delen, goed = {}, True
    for naam, vraag in _DELEN.items():
        try:
            delen[naam] = vraag()
        except Gebrek as gebrek:
            delen[naam], goed = str(gebrek), False
        except Exception as fout:  # noqa: BLE001 -- whatever is wrong is the answer
            logger.warning("gezond: %s antwoordt niet: %s", naam, fout)
            delen[naam] = "antwoordt niet"
            goed = False
    if goed:
        for naam in register.alles.controles:
            in_orde, delen[naam] = oordeel(naam)
            goed = goed and in_orde
        delen["afscherming van rapporten"] = str(hartslag.gegevens("worker").get("afscherming", "onbekend"))
    return JsonResponse(
        {"gezond": goed, "delen": delen},
        status=200 if goed else 503,
        json_dumps_params={"ensure_ascii": False},
    )
