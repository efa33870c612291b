"""The product on a machine that is set up as few are: another user, a path with spaces, no home, no language, no IPv6."""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

from lerend_netwerk import schema
from tests import diensten, stapel
from tests.stapel import BASIS

NIEMAND = 65534
NIET_MEE = shutil.ignore_patterns(".git", ".venv", "var", "tests", "bench", "__pycache__", ".*_cache", "*.sqlite3*")


def als_wie():
    """Another user where that can be tried; else nobody else (who is not root cannot become somebody)."""
    if os.geteuid() != 0:
        return {}
    wie = {"user": NIEMAND, "group": NIEMAND, "extra_groups": []}
    try:
        subprocess.run([sys.executable, "-c", "import django"], check=True, capture_output=True, **wie)
    except (PermissionError, subprocess.CalledProcessError):  # this Python is for root alone
        return {}
    return wie


@pytest.fixture
def vreemd():
    """A copy of the product in a path with spaces and accents, with a home that nobody may write."""
    boven = Path(tempfile.mkdtemp(prefix="ln vreemde machine é "))
    boven.chmod(0o755)
    shutil.copytree(BASIS, boven / "het product", ignore=NIET_MEE)
    for naam in ("gegevens", "huis"):
        (boven / naam).mkdir()
    wie = als_wie()
    if wie:
        shutil.chown(boven / "gegevens", NIEMAND, NIEMAND)
    (boven / "huis").chmod(0o555)
    yield boven, wie
    (boven / "huis").chmod(0o755)
    shutil.rmtree(boven, ignore_errors=True)


def omgeving(boven, poort):
    basis = stapel.omgeving(boven / "gegevens", poort)
    zonder = {k: v for k, v in basis.items() if not k.startswith(("LC_", "LANG", "XDG_", "PIP_", "PYTHON"))}
    return {**zonder, "HOME": str(boven / "huis"), "LC_ALL": "C", "TMPDIR": tempfile.gettempdir(), "PYTHONUTF8": "1"}


@pytest.mark.stack
@pytest.mark.parametrize("umask", [0o077, 0o000], ids=["umask 077", "umask 000"])
def test_product_runs_and_makes_a_report_on_a_strange_machine(vreemd, umask):
    boven, wie = vreemd
    env, werk = omgeving(boven, diensten.vrije_poort()), boven / "het product"
    verslag = (boven / "verslag.txt").open("wb")
    opdracht = [sys.executable, "manage.py", "draaien", "--zonder-rapporten"]
    with verslag:
        proces = subprocess.Popen(
            opdracht, cwd=werk, env=env, stdout=verslag, stderr=verslag, umask=umask, start_new_session=True, **wie
        )
    product = stapel.Stapel(
        f"http://localhost:{env['PORT']}", int(env["PORT"]), boven / "gegevens", proces, boven / "verslag.txt"
    )
    try:
        stapel.wacht_tot_klaar(product)
        uit = boven / "gegevens" / "verslag van het netwerk.pdf"
        maak = [sys.executable, "manage.py", "rapport", "--netwerk", "plan-samenleven", "--soort", "kwartaal"]
        klaar = subprocess.run(
            [*maak, "--uitvoer", str(uit)], cwd=werk, env=env, capture_output=True, text=True, check=False, **wie
        )
        assert klaar.returncode == 0, klaar.stderr
        assert uit.read_bytes().startswith(b"%PDF-")
    finally:
        assert product.stop() == 0, product.tekst()
    assert "Traceback" not in product.tekst()
    van_iedereen = [p for p in product.map.rglob("*") if p.name != "huis" and p.stat().st_mode & 0o007]
    assert van_iedereen == [], "what people wrote is for the platform alone"


# --- A database that an earlier version of the tables made ---------------------------------------------------------


def databank(pad, merk):
    with closing(connect(pad)) as db:
        db.execute("CREATE TABLE django_migrations (id integer)")
        db.execute(f"PRAGMA user_version = {merk}")


def test_a_database_of_today_is_kept(tmp_path):
    databank(tmp_path / "db.sqlite3", schema.vingerafdruk())
    assert not schema.is_van_vroeger(tmp_path / "db.sqlite3")


@pytest.mark.parametrize("inhoud", [None, b"", b"dit is geen databank" * 100], ids=["absent", "empty", "broken"])
def test_what_is_no_database_is_not_called_old(tmp_path, inhoud):
    pad = tmp_path / "db.sqlite3"
    if inhoud is not None:
        pad.write_bytes(inhoud)
    assert not schema.is_van_vroeger(pad)


def test_a_database_of_an_earlier_version_is_put_aside_whole(tmp_path, settings):
    """With the heads of its log: beside the next database the nightly check would call that one broken."""
    pad, settings.AUDITBESTAND = tmp_path / "db.sqlite3", str(tmp_path / "auditkoppen.jsonl")
    Path(settings.AUDITBESTAND).write_text("koppen")
    databank(pad, schema.vingerafdruk() - 1)
    pad.with_name("db.sqlite3-wal").write_bytes(b"wal")
    was = pad.read_bytes()

    assert schema.is_van_vroeger(pad)
    opzij = schema.zet_opzij(pad)

    assert {p.name for p in opzij.iterdir()} >= {"db.sqlite3", "db.sqlite3-wal", "auditkoppen.jsonl"}
    assert (opzij / "db.sqlite3").read_bytes() == was
    assert [p for p in tmp_path.iterdir() if p != opzij] == []
