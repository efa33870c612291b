"""How long who brings in a question waits when twenty do so at once, against one alone; on SQLite, which writes in turn.

Each writer is a process of its own, with the pages and the middleware of the product.
"""

import math
import multiprocessing
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from multiprocessing import Queue

SAMEN, ELK = 20, 6
MAILADRES = "netwerkbegeleider@demo.lerendnetwerk.example"
PAD = "/arbeidsmarktkrapte/leervragen/breng-in/"


def _schrijf(keren: int, start: Barrier, uit: "Queue[list[float]]") -> None:
    """Bring in questions one after another and give back the milliseconds of each."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "lerend_netwerk.settings"
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.test import Client

    klant = Client(headers={"host": "localhost"})
    klant.force_login(get_user_model().objects.get(email=MAILADRES))
    klant.get(PAD)
    start.wait()
    tijden = []
    for keer in range(keren):
        velden = {"woorden": f"Vraag {keer} van {os.getpid()}", "delen": "netwerk", "herkomst": "telefoon"}
        velden["inzending"] = uuid4().hex  # a page of its own each time
        begin = time.perf_counter()
        antwoord = klant.post(PAD, velden)
        tijden.append((time.perf_counter() - begin) * 1000)
        if antwoord.status_code != 302:
            sys.exit(f"{PAD} antwoordt met {antwoord.status_code}")
    uit.put(tijden)


def _meet(schrijvers: int, keren: int) -> list[float]:
    soort = multiprocessing.get_context("spawn")
    start, uit = soort.Barrier(schrijvers), soort.Queue()
    processen = [soort.Process(target=_schrijf, args=(keren, start, uit)) for _ in range(schrijvers)]
    for proces in processen:
        proces.start()
    tijden = [ms for _ in processen for ms in uit.get(timeout=300)]
    for proces in processen:
        proces.join()
    return sorted(tijden)


def _slot() -> float:
    """Return the median milliseconds that one question holds the write lock, from BEGIN to COMMIT."""
    from django.contrib.auth import get_user_model
    from django.db import connection

    from netwerken.models import Netwerk
    from sessies.domain.leervragen import breng_in

    netwerk = Netwerk.objects.get(slug="arbeidsmarktkrapte")
    door = get_user_model().objects.get(email=MAILADRES)
    begin, tijden = 0.0, []

    def luister(doe: "Callable[..., object]", sql: str, *rest: object) -> object:
        nonlocal begin
        uitslag = doe(sql, *rest)
        if sql.startswith("BEGIN"):
            begin = time.perf_counter()
        return uitslag

    with connection.execute_wrapper(luister):
        for keer in range(40):
            breng_in(netwerk, woorden=f"Alleen {keer}", door=door)
            tijden.append((time.perf_counter() - begin) * 1000)
    connection.close()
    return statistics.median(tijden)


def main() -> None:
    """Measure and print."""
    from bench.__main__ import klaarzetten

    with tempfile.TemporaryDirectory(prefix="ln-bench-") as map_:
        klaarzetten(map_)
        alleen, samen, slot = _meet(1, 60), _meet(SAMEN, ELK), _slot()
    p95 = [lijst[math.ceil(0.95 * len(lijst)) - 1] for lijst in (alleen, samen)]
    print(f"\n{'schrijvers':<14}{'mediaan ms':>12}{'p95 ms':>10}   (SQLite {sqlite3.sqlite_version})")
    print(f"{1:<14}{statistics.median(alleen):>12.1f}{p95[0]:>10.1f}")
    print(f"{SAMEN:<14}{statistics.median(samen):>12.1f}{p95[1]:>10.1f}   {p95[1] / p95[0]:.1f} × één schrijver")
    print(f"één vraag houdt het schrijfslot {slot:.1f} ms vast; {os.cpu_count()} processorkernen")
