"""The supervisor and the checks before it, without the product itself."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time

import pytest

from lerend_netwerk import toezicht, voorwaarden
from lerend_netwerk.toezicht import Deel, Toezicht
from lerend_netwerk.voorwaarden import Bezwaar
from tests import diensten
from tests.diensten import leeft
from tests.stapel import BASIS

SLAAP = [sys.executable, "-c", "import time; time.sleep(600)"]
STERF = [sys.executable, "-c", "raise SystemExit(3)"]


@pytest.fixture
def gezegd():
    return []


@pytest.fixture
def wacht(gezegd):
    t = Toezicht(gezegd.append)
    yield t
    t.stop()


def rond(wacht, voorwaarde):
    def kijk():
        wacht.kijk_rond()
        return voorwaarde()

    return diensten.wacht_op(kijk)


def test_dead_part_is_started_again_and_told(wacht, gezegd, tmp_path):
    deel = Deel("De proef", SLAAP, tmp_path / "proef.log")
    wacht.start(deel)
    eerste = deel.proces.pid
    os.kill(eerste, signal.SIGKILL)

    rond(wacht, lambda: deel.proces.pid != eerste)

    assert leeft(deel.proces.pid)
    assert gezegd == [
        f"De proef viel stil en start over 0.5 s opnieuw (meer in {tmp_path / 'proef.log'}).",
        "De proef draait weer.",
    ]


def test_part_that_keeps_dying_is_started_ever_more_slowly(wacht, tmp_path, monkeypatch):
    monkeypatch.setattr(toezicht, "WACHT_HOOGST", 1.5)
    monkeypatch.setattr(toezicht, "GEZOND_NA", 3600)  # however slowly this machine starts what dies
    deel = Deel("De proef", STERF, tmp_path / "proef.log", wachttijd=0.2)
    wacht.start(deel)
    gezien = []

    def drie_keer():
        if deel.wachttijd not in gezien:
            gezien.append(deel.wachttijd)
        return deel.gestorven >= 4

    rond(wacht, drie_keer)
    assert [round(w, 1) for w in gezien] == [0.2, 0.4, 0.8, 1.5]


def test_part_that_lived_well_starts_again_at_once_when_it_dies(wacht, tmp_path):
    deel = Deel("De proef", SLAAP, tmp_path / "proef.log", wachttijd=8.0)
    wacht.start(deel)
    deel.begonnen -= toezicht.GEZOND_NA + 1
    deel.proces.kill()

    rond(wacht, lambda: deel.gestorven == 1)

    assert deel.wachttijd == toezicht.WACHT_EERST * 2, "the pause that came from earlier deaths is forgotten"


def test_what_a_dead_part_left_behind_is_killed(wacht, tmp_path):
    code = f"import subprocess; print(subprocess.Popen({SLAAP!r}).pid, flush=True); import time; time.sleep(600)"
    deel = Deel("De proef", [sys.executable, "-c", code], tmp_path / "proef.log")
    wacht.start(deel)
    kleinkind = int(diensten.wacht_op(lambda: (tmp_path / "proef.log").read_text().strip()))
    assert leeft(kleinkind)
    deel.proces.kill()

    rond(wacht, lambda: not leeft(kleinkind))


def test_one_time_part_is_not_started_again(wacht, gezegd, tmp_path):
    deel = Deel("De proef", STERF, tmp_path / "proef.log", eenmalig=True)
    wacht.start(deel)

    rond(wacht, lambda: wacht.delen == [])
    assert gezegd == []


def test_part_that_does_not_listen_is_killed_at_the_stop(tmp_path, monkeypatch, gezegd):
    monkeypatch.setattr(toezicht, "GEDULD", 0.5)
    doof = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('doof', flush=True); time.sleep(600)"
    )
    t = Toezicht(gezegd.append)
    deel = Deel("De proef", [sys.executable, "-c", doof], tmp_path / "proef.log")
    t.start(deel)
    diensten.wacht_op((tmp_path / "proef.log").read_text)

    t.stop()

    assert deel.proces.wait(60) == -signal.SIGKILL


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a child follow its parent")
def test_parts_go_when_the_supervisor_is_killed(tmp_path):
    code = textwrap.dedent(f"""
        from pathlib import Path
        from lerend_netwerk.toezicht import Deel, Toezicht
        t = Toezicht(print)
        deel = Deel("De proef", {SLAAP!r}, Path({str(tmp_path / "proef.log")!r}))
        t.start(deel)
        print(deel.proces.pid, flush=True)
        t.houd_gaande()
    """)
    baas = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=BASIS)
    kind = int(baas.stdout.readline())
    assert leeft(kind)

    baas.kill()
    baas.wait()
    baas.stdout.close()

    diensten.wacht_op(lambda: not leeft(kind))


def test_log_that_grew_too_large_is_laid_aside(wacht, tmp_path, monkeypatch):
    monkeypatch.setattr(toezicht, "GROOTSTE_LOG", 100)
    log = tmp_path / "logboek" / "proef.log"
    log.parent.mkdir()
    log.write_text("x" * 200)
    wacht.start(Deel("De proef", SLAAP, log))

    assert log.read_text() == ""
    assert (tmp_path / "logboek" / "proef.vorige.log").read_text() == "x" * 200


@pytest.mark.parametrize("waarde", ["", "acht", "0", "65536", "-1", "80 80", "²"])
def test_port_must_be_a_port(waarde):
    with pytest.raises(Bezwaar, match="moet een getal van 1 tot 65535 zijn"):
        voorwaarden.lees_poort(waarde)


def test_taken_port_is_refused_with_the_next_as_advice():
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        with pytest.raises(Bezwaar, match=f"Poort {poort} is al in gebruik.*PORT="):
            voorwaarden.luister(poort)


def test_free_port_can_be_used_at_once_after_it_was_used():
    poort = diensten.vrije_poort()
    voorwaarden.luister(poort).close()
    voorwaarden.luister(poort).close()


def test_full_disk_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(voorwaarden, "NODIG", 10**18)
    with pytest.raises(Bezwaar, match=r"De schijf is vol: .* Maak ruimte vrij"):
        voorwaarden.eis_schijf(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_written_is_refused(tmp_path, monkeypatch):
    def dicht(self, _inhoud):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.write_bytes", dicht)
    with pytest.raises(Bezwaar, match=r"niet geschreven worden \(geen toegang\)"):
        voorwaarden.eis_schijf(tmp_path)


def test_good_disk_keeps_no_trace_of_the_check(tmp_path):
    voorwaarden.eis_schijf(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_two_platforms_do_not_share_a_folder(tmp_path):
    with voorwaarden.neem_slot(tmp_path / "slot"), pytest.raises(Bezwaar, match=rf"draait al .*proces {os.getpid()}"):
        voorwaarden.neem_slot(tmp_path / "slot")
    voorwaarden.neem_slot(tmp_path / "slot").close()


def test_missing_library_is_told_with_the_line_to_type(monkeypatch):
    voorwaarden.eis_pango()
    monkeypatch.setattr(voorwaarden, "PANGO", {"libpango-1.0-0": ("libbestaat-niet.so.9", "bestaat-niet")})
    with pytest.raises(Bezwaar, match=r"apt-get install -y libpango-1.0-0 libharfbuzz-subset0"):
        voorwaarden.eis_pango()


@pytest.mark.parametrize(("getal", "versie"), [(15012, (1, 50)), (14407, (1, 44)), (14300, (1, 43)), (15700, (1, 57))])
def test_pango_says_its_version_in_one_number(getal, versie):
    assert voorwaarden.lees_pangoversie(getal) == versie


def test_too_old_a_pango_is_told_before_anything_starts(monkeypatch):
    monkeypatch.setattr(voorwaarden, "PANGO_MINSTENS", (99, 0))
    with pytest.raises(
        Bezwaar, match=r"^Pango \d+\.\d+ is te oud om rapporten te tekenen: er is 99\.0 of nieuwer nodig"
    ):
        voorwaarden.eis_pango()


def test_waiting_ends_soon_after_the_request_to_stop(wacht):
    wacht.luister_naar_seinen()
    try:
        begin = time.monotonic()
        os.kill(os.getpid(), signal.SIGTERM)
        wacht.houd_gaande()
        assert time.monotonic() - begin < 600, "and not the hour that it would have waited"
    finally:
        for sein in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(sein, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
