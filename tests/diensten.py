"""Private PostgreSQL, Redis and mail servers for the tests, started from what is installed on the machine."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

GEMIST: list[tuple[str, str]] = []  # (what is missing, how to get it); told again at the end of the run
APT = "apt-get install -y"
_lopend: list["Dienst"] = []


@dataclass
class Dienst:
    """A server that runs for the tests: where it answers, its process and its folder."""

    url: str
    proces: subprocess.Popen | None = None
    map: Path | None = None
    sein: signal.Signals = signal.SIGTERM
    omgeving: dict[str, str] = field(default_factory=dict)

    def stop(self) -> None:
        if self.proces and self.proces.poll() is None:
            self.proces.send_signal(self.sein)
            try:
                self.proces.wait(10)
            except subprocess.TimeoutExpired:
                self.proces.kill()
                self.proces.wait()
        if self.map:
            shutil.rmtree(self.map, ignore_errors=True)


def ontbreekt(naam: str, hoe: str) -> None:
    """Skip the test loudly; on the build server a missing program is a failure."""
    GEMIST.append((naam, hoe))
    zin = f"{naam} ontbreekt op deze machine: {hoe}"
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(zin, pytrace=False)
    pytest.skip(zin)


def vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wacht_op(voorwaarde, seconden: float = 120, wat: str = "de dienst"):
    """Poll until ``voorwaarde()`` is true and return its value; fails after ``seconden``.

    A limit is there to end a run that hangs and never to judge speed: leave it as generous as it is.
    """
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        if waarde := voorwaarde():
            return waarde
        time.sleep(0.1)
    pytest.fail(f"{wat} kwam niet binnen {seconden:.0f} s", pytrace=True)
    return None


def leeft(pid: int) -> bool:
    """Say whether process ``pid`` runs; one that is dead but not yet buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def antwoordt(poort: int) -> bool:
    with socket.socket() as s:
        s.settimeout(1)
        return s.connect_ex(("127.0.0.1", poort)) == 0


def _programma(naam: str, *mappen: Path) -> str | None:
    for map_ in mappen:
        if (map_ / naam).exists():
            return str(map_ / naam)
    return shutil.which(naam)


def _pg_mappen() -> list[Path]:
    return sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name), reverse=True)


def heeft_postgres() -> bool:
    """Say whether :func:`postgres` can give a server."""
    return bool(os.environ.get("TEST_DATABASE_URL") or _programma("initdb", *_pg_mappen()))


@cache
def postgres() -> Dienst:
    """The server of TEST_DATABASE_URL, or a private cluster. Skips when PostgreSQL is not installed."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        return Dienst(url)
    initdb = _programma("initdb", *_pg_mappen())
    server = _programma("postgres", *_pg_mappen())
    if not (initdb and server):
        ontbreekt("PostgreSQL", f"{APT} postgresql, of geef TEST_DATABASE_URL")
    map_ = Path(tempfile.mkdtemp(prefix="ln-pg-"))
    als = {}
    if os.geteuid() == 0:  # initdb refuses root
        wie = pwd.getpwnam("postgres")
        os.chown(map_, wie.pw_uid, wie.pw_gid)
        als = {"user": wie.pw_uid, "group": wie.pw_gid, "extra_groups": []}
    stil = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "cwd": map_, **als}
    wieg = [
        initdb,
        "-D",
        map_ / "data",
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale",
        "C.UTF-8",
        "--no-sync",
    ]
    subprocess.run(wieg, check=True, **stil)
    poort = vrije_poort()
    zuinig = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=127.0.0.1"]
    args = [server, "-D", map_ / "data", "-p", str(poort), "-k", map_, *(x for z in zuinig for x in ("-c", z))]
    log = (map_ / "log").open("wb")
    proces = subprocess.Popen(args, **{**stil, "stderr": log}, start_new_session=True)
    log.close()
    dienst = Dienst(f"postgres://postgres@127.0.0.1:{poort}/postgres", proces, map_, signal.SIGINT)
    _lopend.append(dienst)
    wacht_op(lambda: _pg_klaar(dienst.url), wat="PostgreSQL")
    return dienst


def _pg_klaar(url: str) -> bool:
    import psycopg2

    try:
        psycopg2.connect(url, connect_timeout=2).close()
    except psycopg2.OperationalError:
        return False
    return True


def redis(*, args: tuple[str, ...] = ()) -> Dienst:
    """A private Redis without persistence. Skips when it is not installed."""
    server = _programma("redis-server", Path("/usr/bin"))
    if not server:
        ontbreekt("Redis", f"{APT} redis-server, of geef TEST_REDIS_URL")
    map_ = Path(tempfile.mkdtemp(prefix="ln-redis-"))
    poort = vrije_poort()
    opties = ["--port", str(poort), "--bind", "127.0.0.1", "--save", "", "--dir", str(map_), *args]
    proces = subprocess.Popen([server, *opties], stdout=subprocess.DEVNULL, start_new_session=True)
    dienst = Dienst(f"redis://127.0.0.1:{poort}/0", proces, map_)
    _lopend.append(dienst)
    wacht_op(lambda: antwoordt(poort), wat="Redis")
    return dienst


def chromium() -> str:
    """Where Chromium is. Skips when it is not installed."""
    namen = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    gevonden = next((pad for naam in namen if naam and (pad := shutil.which(naam))), None)
    if not gevonden:
        ontbreekt("Chromium", f"{APT} chromium libatomic1, of geef CHROMIUM")
    return gevonden


def stop_alles() -> None:
    while _lopend:
        _lopend.pop().stop()
