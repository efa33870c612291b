"""The health page: 200 when database, broker and worker answer, 503 naming the part that does not."""

import logging
from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kern.werk import hartslag
from lerend_netwerk.celery import app

logger = logging.getLogger(__name__)


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return "antwoordt"


def _wachtrij() -> str:
    with app.connection_for_write() as verbinding:
        verbinding.ensure_connection(max_retries=0, timeout=2)
        verbinding.default_channel.connection  # noqa: B018 -- opening the channel is the question
    return "antwoordt"


def _worker() -> str:
    if not hartslag.leeft("worker"):
        raise RuntimeError("geen levensteken in de laatste 45 seconden")
    return "leeft"


_DELEN: dict[str, Callable[[], str]] = {"database": _database, "wachtrij": _wachtrij, "worker": _worker}


@never_cache
@require_safe
def gezond(_request: HttpRequest) -> JsonResponse:
    """Answer for monitoring: a JSON object per part, and how reports are shielded while they are rendered."""
    delen, goed = {}, True
    for naam, vraag in _DELEN.items():
        try:
            delen[naam] = vraag()
        except Exception as fout:  # noqa: BLE001 -- whatever is wrong is the answer
            logger.warning("gezond: %s antwoordt niet: %s", naam, fout)
            delen[naam] = "antwoordt niet"
            goed = False
    if goed:
        delen["afscherming van rapporten"] = str(hartslag.gegevens("worker").get("afscherming", "onbekend"))
    return JsonResponse(
        {"gezond": goed, "delen": delen},
        status=200 if goed else 503,
        json_dumps_params={"ensure_ascii": False},
    )
