"""The real product for a test: ``manage.py draaien`` with web, worker and beat in a folder of its own."""

import os
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests import diensten

BASIS = Path(__file__).resolve().parent.parent
BEREID = 600  # seconds: a first start loads the demonstration networks


@dataclass
class Stapel:
    """A running product: its address, its folder, its supervisor and everything that it said."""

    url: str
    poort: int
    map: Path
    proces: subprocess.Popen
    verslag: Path

    def tekst(self) -> str:
        return self.verslag.read_text(errors="replace")

    def status(self, pad: str = "/gezond/") -> int:
        """Return the HTTP status of ``pad``, or 0 when nobody answers."""
        try:
            with urllib.request.urlopen(self.url + pad, timeout=60) as antwoord:
                return antwoord.status
        except urllib.error.HTTPError as fout:
            fout.close()
            return fout.code
        except OSError:
            return 0

    def stop(self) -> int:
        """Ask the supervisor to stop and return its exit code."""
        if self.proces.poll() is None:
            self.proces.send_signal(signal.SIGTERM)
        try:
            return self.proces.wait(120)
        except subprocess.TimeoutExpired:
            self.proces.kill()
            return self.proces.wait()


def omgeving(map_: Path, poort: int, **extra: str) -> dict[str, str]:
    """The environment of a demonstration that knows nothing of the test run."""
    weg = {"DATABASE_URL", "CELERY_BROKER_URL", "REDIS_URL", "EMAIL_URL", "SITE_URL", "SECRET_KEY", "ALLOWED_HOSTS"}
    schoon = {k: v for k, v in os.environ.items() if k not in weg and not k.startswith(("COV_", "PYTEST_"))}
    return {**schoon, "MODUS": "demo", "VAR_DIR": str(map_), "PORT": str(poort), **extra}


def start(map_: Path | None = None, *args: str, **extra: str) -> Stapel:
    """Start the product without waiting for it."""
    map_ = map_ or Path(tempfile.mkdtemp(prefix="ln-stapel-"))
    map_.mkdir(parents=True, exist_ok=True)
    poort = diensten.vrije_poort()
    verslag = map_ / "verslag.txt"
    with verslag.open("ab") as uit:
        proces = subprocess.Popen(
            [sys.executable, "manage.py", "draaien", *args],
            cwd=BASIS,
            env=omgeving(map_, poort, **extra),
            stdout=uit,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Stapel(f"http://localhost:{poort}", poort, map_, proces, verslag)


def wacht_tot_klaar(stapel: Stapel, seconden: float = BEREID) -> None:
    """Wait until web, database, queue and worker answer. Fails with what the product said when it gives up."""

    def klaar() -> bool:
        assert stapel.proces.poll() is None, f"het platform stopte:\n{stapel.tekst()}"
        return stapel.status() == 200

    diensten.wacht_op(klaar, seconden, wat=f"het platform\n{stapel.tekst()}\n")
