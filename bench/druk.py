"""``./start bench druk``: fifty people who read at once, against fifty who ask Django's plainest list, on gunicorn as in production.

Each session asks a page, and the next as soon as it has it (``DENKTIJD=2`` lets it wait two seconds). What counts is the CPU
of web and database together per page, and how long the slowest one in twenty waits. ``DATABASE_URL`` chooses PostgreSQL; without, it is SQLite.
"""

import http.client
import math
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

SESSIES, SECONDEN, RONDEN = 50, 15.0, 3
DENKTIJD = float(os.environ.get("DENKTIJD", "0"))  # seconds that a reader waits before the next page
ZEVEN = ("overzicht", "lijst van leervragen", "lijst van bijeenkomsten", "leervraag", "bijeenkomst", "taken", "zoeken")
MAILADRES = "netwerkbegeleider@demo.lerendnetwerk.example"
MEEST_CPU, MEEST_P95 = 8, 4
TIK = os.sysconf("SC_CLK_TCK")


def _koekjes() -> list[str]:
    """A session for each reader, as if all had logged in."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    mens, koekjes = get_user_model().objects.get(email=MAILADRES), []
    for _ in range(SESSIES):
        klant = Client(headers={"host": "localhost"})
        klant.force_login(mens)
        koekjes.append(f"{settings.SESSION_COOKIE_NAME}={klant.cookies[settings.SESSION_COOKIE_NAME].value}")
    return koekjes


def _lees(poort: int, koekje: str, adressen: list[str], tot: float, nummer: int, tijden: list[float]) -> None:
    """One reader: the pages in turn, a pause between, until the time is up."""
    lijn = http.client.HTTPConnection("127.0.0.1", poort, timeout=60)
    time.sleep(DENKTIJD * nummer / SESSIES)
    while time.monotonic() < tot:
        start = time.perf_counter()
        lijn.request("GET", adressen[nummer % len(adressen)], headers={"Host": "localhost", "Cookie": koekje})
        antwoord = lijn.getresponse()
        antwoord.read()
        lijn.close()  # gunicorn keeps no line for a reader who thinks
        if antwoord.status != 200:
            sys.exit(f"{adressen[nummer % len(adressen)]} antwoordt met {antwoord.status}")
        tijden.append((time.perf_counter() - start) * 1000)
        nummer += 1
        time.sleep(DENKTIJD)


def _ronde(poort: int, koekjes: list[str], adressen: list[str], cpu: Callable[[], float]) -> tuple[float, float, int]:
    """CPU milliseconds per page, the p95 of the wait, and how many pages there were."""
    tijden: list[float] = []
    voor, tot = cpu(), time.monotonic() + SECONDEN
    lezers = [threading.Thread(target=_lees, args=(poort, k, adressen, tot, n, tijden)) for n, k in enumerate(koekjes)]
    for lezer in lezers:
        lezer.start()
    for lezer in lezers:
        lezer.join()
    tijden.sort()
    return (cpu() - voor) * 1000 / len(tijden), tijden[math.ceil(0.95 * len(tijden)) - 1], len(tijden)


def _cpu_van(wortels: list[int]) -> float:
    """The CPU seconds of these processes, of their children, and of children that are gone."""
    samen, ouders = 0.0, {}
    for stand in Path("/proc").glob("[0-9]*/stat"):
        try:
            velden = stand.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        ouders[int(stand.parent.name)] = (int(velden[1]), velden)
    for pid, (ouder, velden) in ouders.items():
        if pid in wortels:
            samen += sum(map(int, velden[11:15]))
        elif ouder in wortels:
            samen += sum(map(int, velden[11:13]))
    return samen / TIK


def _web(poort: int) -> subprocess.Popen[bytes]:
    """The web process of the Dockerfile, with the plain list beside the platform."""
    opdracht = f"gunicorn lerend_netwerk.wsgi --bind 127.0.0.1:{poort} --worker-class gthread --workers 2 --threads 4"
    omgeving = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.instellingen"}
    web = subprocess.Popen([sys.executable, "-m", *opdracht.split(), "--no-control-socket"], env=omgeving)
    for _ in range(120):
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", poort)) == 0:
                return web
        time.sleep(0.5)
    sys.exit("Het platform startte niet.")


def main() -> None:
    """Measure and print; a star marks what costs more than it may."""
    from bench.__main__ import KAAL, PAGINAS, klaarzetten

    url = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory(prefix="ln-bench-") as map_:
        klaarzetten(map_, url)
        from django.db import connection

        wortels = []
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                eigen = cursor.fetchone()[0]
            wortels = [int(Path(f"/proc/{eigen}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])]
        koekjes = _koekjes()
        connection.close()
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            poort = s.getsockname()[1]
        web = _web(poort)
        try:
            _meet(poort, koekjes, [KAAL], [PAGINAS[naam][0] for naam in ZEVEN], lambda: _cpu_van([*wortels, web.pid]))
        finally:
            web.terminate()
            web.wait(30)


def _meet(poort: int, koekjes: list[str], kaal: list[str], zeven: list[str], cpu: Callable[[], float]) -> None:
    for adressen in (kaal, zeven):  # each worker reads its templates once
        _ronde(poort, koekjes, adressen, cpu)
    uit = []
    for _ in range(RONDEN):
        (cpu_kaal, p95_kaal, n_kaal), (cpu_zeven, p95_zeven, n) = (
            _ronde(poort, koekjes, adressen, cpu) for adressen in (kaal, zeven)
        )
        uit.append((cpu_zeven / cpu_kaal, p95_zeven / p95_kaal))
        print(
            f"kale lijst {n_kaal} keer: {cpu_kaal:.1f} ms CPU, p95 {p95_kaal:.0f} ms;"
            f" zeven pagina's {n} keer: {cpu_zeven:.1f} ms CPU, p95 {p95_zeven:.0f} ms",
            flush=True,
        )
    keer, wacht = (statistics.median(rij) for rij in zip(*uit, strict=True))
    te_veel = " *" if keer > MEEST_CPU or wacht > MEEST_P95 else ""
    print(f"{SESSIES} sessies, mediaan van {RONDEN}: {keer:.1f} × de CPU, {wacht:.1f} × de p95{te_veel}")
