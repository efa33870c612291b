"""``./start`` and ``manage.py draaien`` as a stranger types them."""

import contextlib
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests import diensten, stapel
from tests.diensten import leeft
from tests.stapel import BASIS

GEREEDSCHAP = ("sh", "dirname", "basename", "cmp", "cp", "rm", "ls", "env", "tail", "mktemp")


def voer_uit(*opdracht, cwd=BASIS, env=None):
    return subprocess.run(opdracht, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=600)


def een_zin(klaar, *stukken):
    """The command failed with one sentence that holds ``stukken``, and without a traceback."""
    assert klaar.returncode != 0
    assert len(klaar.stderr.strip().splitlines()) == 1, klaar.stderr
    for stuk in stukken:
        assert stuk in klaar.stderr
    return True


# --- The script, on a machine that lacks something -------------------------------


@pytest.fixture
def machine(tmp_path):
    """A folder with ./start and its locks, and a PATH on which only the wanted programs exist."""
    werk, bin_ = tmp_path / "werk", tmp_path / "bin"
    werk.mkdir()
    bin_.mkdir()
    for naam in ("start", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(BASIS / naam, werk)
    for naam in GEREEDSCHAP:
        (bin_ / naam).symlink_to(shutil.which(naam))

    def programma(naam, inhoud):
        (bin_ / naam).write_text(f"#!/bin/sh\n{inhoud}\n")
        (bin_ / naam).chmod(0o755)

    programma("uname", "echo Linux")
    programma("id", "echo 1000")
    return werk, programma, {"PATH": str(bin_), "HOME": str(tmp_path)}


def test_start_says_which_words_it_knows():
    assert een_zin(voer_uit("./start", "opstarten"), "Ik ken './start opstarten' niet", "./start test")


def test_start_without_a_recent_python_says_so(machine):
    werk, programma, env = machine
    programma("python3", "exit 1")
    assert een_zin(voer_uit("./start", cwd=werk, env=env), "Python 3.11 of nieuwer is nodig", "PYTHON=")


def python_zonder(*woorden):
    """A python3 that fails when it is asked for one of ``woorden``."""
    gevallen = " ".join(f"*{woord}*) exit 1 ;;" for woord in woorden)
    return f'case "$*" in {gevallen} esac\nexec {sys.executable} "$@"'


@pytest.mark.parametrize(
    ("mist", "pakket"),
    [("ensurepip", "python3-venv"), ("libpango-1.0", "libpango-1.0-0"), ("libharfbuzz-subset", "libharfbuzz-subset0")],
)
def test_start_that_may_not_install_prints_the_line_to_type(machine, mist, pakket):
    werk, programma, env = machine
    programma("python3", python_zonder(mist))
    klaar = voer_uit("./start", cwd=werk, env=env)

    assert een_zin(klaar, "apt-get install -y --no-install-recommends", pakket)
    assert not (werk / ".venv").exists()


def test_start_as_root_installs_what_is_missing_and_only_that(machine):
    werk, programma, env = machine
    programma("python3", python_zonder("libpango"))
    programma("id", "echo 0")
    programma("apt-get", f'echo "$*" >> {werk}/gevraagd; exit 1')
    klaar = voer_uit("./start", cwd=werk, env=env)

    vraag = "install -y -q --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0"
    gevraagd = (werk / "gevraagd").read_text().splitlines()
    assert [r.strip() for r in gevraagd] == [vraag, "update -q"], "after a failure the lists are fetched first"
    assert klaar.returncode == 1
    assert "typ als beheerder" in klaar.stderr.lower()


# --- The product: what stops it from starting -------------------------------------


def draaien(map_, *args, **extra):
    env = stapel.omgeving(map_, extra.pop("poort", 8000), **extra)
    return voer_uit(sys.executable, "manage.py", "draaien", *args, env=env)


def test_taken_port_is_one_sentence(tmp_path):
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        assert een_zin(draaien(tmp_path, poort=poort), f"Poort {poort} is al in gebruik", "PORT=")
    assert not (tmp_path / "db.sqlite3").exists(), "nothing was made for nothing"


def test_port_that_is_no_port_is_one_sentence(tmp_path):
    assert een_zin(draaien(tmp_path, PORT="http"), "PORT is 'http'")


def test_broken_database_is_one_sentence(tmp_path):
    (tmp_path / "db.sqlite3").write_bytes(b"dit is geen databank" * 100)
    assert een_zin(draaien(tmp_path, poort=diensten.vrije_poort()), "De databank in", "VAR_DIR=")


@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk can only be mounted by root")
def test_full_disk_is_one_sentence(tmp_path):
    if voer_uit("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(tmp_path)).returncode != 0:
        pytest.skip("this machine lets nobody mount a small disk")
    try:
        assert een_zin(draaien(tmp_path, poort=diensten.vrije_poort()), "De schijf is vol", "VAR_DIR=")
    finally:
        voer_uit("umount", str(tmp_path))


@pytest.mark.skipif(os.geteuid() != 0, reason="a disk that may not be written can only be mounted by root")
def test_read_only_disk_is_one_sentence(tmp_path):
    if voer_uit("mount", "-t", "tmpfs", "-o", "size=2m,ro", "tmpfs", str(tmp_path)).returncode != 0:
        pytest.skip("this machine lets nobody mount a small disk")
    try:
        assert een_zin(draaien(tmp_path, poort=diensten.vrije_poort()), "alleen lezen", "VAR_DIR=")
    finally:
        voer_uit("umount", str(tmp_path))


def test_the_demonstration_command_refuses_production(tmp_path):
    klaar = draaien(
        tmp_path,
        MODUS="productie",
        SECRET_KEY="x" * 60,
        SITE_URL="https://a.example",
        ALLOWED_HOSTS="a.example",
        DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3",
        CELERY_BROKER_URL="redis://localhost",
        EMAIL_URL="smtp://localhost",
    )
    assert een_zin(klaar, "draaien is er voor de demonstratie")


# --- The product while it runs -----------------------------------------------------


@pytest.mark.stack
def test_product_tells_how_to_get_in(stapel_proces):
    tekst = stapel_proces.tekst()
    assert f"open {stapel_proces.url}/" in tekst
    for rol in ("netwerkbegeleider", "projectmedewerker", "opdrachtgever", "stuurgroep", "lid"):
        assert f"  {rol}@demo.lerendnetwerk.example\n" in tekst
    assert "demo-lerend-netwerk" in tekst
    assert "Traceback" not in tekst


@pytest.mark.stack
def test_bare_address_redirects_to_the_one_that_passkeys_accept(stapel_proces):
    class Blijf(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *args):
            return None

    with pytest.raises(urllib.error.HTTPError) as antwoord:
        urllib.request.build_opener(Blijf).open(f"http://127.0.0.1:{stapel_proces.poort}/accounts/login/?next=/")
    antwoord.value.close()

    assert antwoord.value.code in (301, 302, 307, 308)
    assert antwoord.value.headers["Location"] == f"{stapel_proces.url}/accounts/login/?next=/"


@pytest.mark.stack
@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's list of listening sockets")
def test_only_this_machine_can_reach_it(stapel_proces):
    open_deuren = [r.split() for naam in ("tcp", "tcp6") for r in Path("/proc/net", naam).read_text().splitlines()[1:]]
    luisterend = {r[1] for r in open_deuren if r[3] == "0A" and r[1].endswith(f":{stapel_proces.poort:04X}")}
    assert luisterend == {f"0100007F:{stapel_proces.poort:04X}"}


def delen(baas):
    """{part: pid} of what the supervisor started."""
    gevonden = {}
    for pad in Path("/proc").glob("[0-9]*"):
        try:
            ouder = int((pad / "stat").read_text().rpartition(")")[2].split()[1])
            opdracht = (pad / "cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError):
            continue
        if ouder == baas:
            naam = next((n for n in ("gunicorn", "lang", "kort", "beat") if n.encode() in opdracht), "ander")
            gevonden[naam] = int(pad.name)
    return gevonden


def nakomelingen(pids):
    """All processes in the process groups that the supervisor started."""
    groepen = set(pids)
    return [
        int(p.name) for p in Path("/proc").glob("[0-9]*") if leeft(int(p.name)) and os.getpgid(int(p.name)) in groepen
    ]


def opnieuw_begonnen(eerst, daarna):
    """Every part runs again, none of them as the process that it was (a killed one may still be seen for a moment)."""
    return set(daarna) == set(eerst) and not set(eerst.values()) & set(daarna.values())


def tekens_van_leven(product):
    """The parts that a process of this product says to be alive."""
    with contextlib.closing(sqlite3.connect(product.map / "db.sqlite3", timeout=60)) as db:
        return {deel for (deel,) in db.execute("SELECT deel FROM kern_hartslag WHERE gegevens LIKE '%proces%'")}


@pytest.fixture
def kopie(stapel_proces, tmp_path):
    """A second product on a copy of the loaded demonstration, so that it starts at once."""
    bron, doel = (sqlite3.connect(m / "db.sqlite3") for m in (stapel_proces.map, tmp_path))
    bron.backup(doel)
    doel.execute("UPDATE kern_hartslag SET gezien_op = '2999-01-01 00:00:00', gegevens = '{}'")  # nobody alive wrote it
    doel.commit()
    bron.close()
    doel.close()
    lopend = []

    def start():
        s = stapel.start(tmp_path, "--zonder-rapporten")
        lopend.append(s)
        stapel.wacht_tot_klaar(s)
        return s

    yield start
    for s in lopend:
        s.stop()


@pytest.mark.stack
def test_killed_parts_come_back_and_a_stop_leaves_nothing(kopie):
    product = kopie()
    assert "worker" in tekens_van_leven(product), "healthy only by the sign of a worker that runs, not by an old one"
    eerst = delen(product.proces.pid)
    assert set(eerst) == {"gunicorn", "lang", "kort", "beat"}

    for pid in eerst.values():
        os.kill(pid, signal.SIGKILL)
    diensten.wacht_op(lambda: opnieuw_begonnen(eerst, delen(product.proces.pid)))
    diensten.wacht_op(lambda: product.status("/accounts/login/") == 200)
    daarna = delen(product.proces.pid)

    assert product.tekst().count("viel stil en start over") == 4
    # The web server answers before the worker has forked its pool, so the last of them may come a moment later.
    diensten.wacht_op(lambda: len(nakomelingen(daarna.values())) >= 6)
    alles = nakomelingen(daarna.values())
    diensten.wacht_op(lambda: tekens_van_leven(product) == {"worker", "post", "beat"})
    assert product.stop() == 0
    assert tekens_van_leven(product) == set(), "a quick start after this finds no old sign of life"
    assert not [pid for pid in alles if leeft(pid)]
    assert "Het platform is gestopt" in product.tekst()


@pytest.mark.stack
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a child follow its parent")
def test_killed_supervisor_takes_everything_along_and_the_next_start_works(kopie):
    product = kopie()
    alles = nakomelingen(delen(product.proces.pid).values())
    product.proces.kill()
    product.proces.wait()
    diensten.wacht_op(lambda: not [pid for pid in alles if leeft(pid)])

    opnieuw = kopie()

    assert opnieuw.status("/accounts/login/") == 200
    assert opnieuw.tekst().count("De databank wordt klaargemaakt") == 0
    assert opnieuw.stop() == 0


@pytest.mark.stack
def test_second_platform_on_the_same_folder_is_refused_in_one_sentence(stapel_proces):
    klaar = draaien(stapel_proces.map, poort=diensten.vrije_poort())
    assert een_zin(klaar, "Het platform draait al op de map", f"proces {stapel_proces.proces.pid}")


@pytest.mark.stack
def test_ctrl_c_in_the_middle_of_loading_stops_cleanly(tmp_path):
    product = stapel.start(tmp_path)
    diensten.wacht_op(lambda: "klaargemaakt" in product.tekst())
    product.proces.send_signal(signal.SIGINT)

    assert product.proces.wait(300) == 0
    assert "Traceback" not in product.tekst()
