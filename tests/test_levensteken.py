"""Worker and beat say that they live, on both brokers, from their main loop."""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import uuid
from types import SimpleNamespace

import pytest

from tests import diensten
from tests.stapel import BASIS, omgeving

pytestmark = pytest.mark.stack


@pytest.fixture(scope="module")
def map_(tmp_path_factory):
    """A folder with an empty, migrated database."""
    pad = tmp_path_factory.mktemp("leven")
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0", "--skip-checks"],
        env=omgeving(pad, 1),
        cwd=BASIS,
        check=True,
        capture_output=True,
    )
    return pad


@pytest.fixture
def celery(map_):
    """Start Celery parts with their output in the test's folder; all are gone afterwards."""
    lopend = []

    def start(*args, **extra):
        with (map_ / f"{args[0]}.log").open("ab") as log:
            opdracht = [sys.executable, "-m", "celery", "-A", "lerend_netwerk", *args, "-l", "WARNING"]
            env = omgeving(map_, 1, CELERY_SKIP_CHECKS="1", **extra)
            proces = subprocess.Popen(opdracht, env=env, cwd=BASIS, stdout=log, stderr=log, start_new_session=True)
        lopend.append(proces)
        return proces

    yield start
    for proces in lopend:
        if proces.poll() is None:
            os.killpg(proces.pid, signal.SIGKILL)
        proces.wait()


def slag(map_, deel):
    db = sqlite3.connect(map_ / "db.sqlite3", timeout=20)
    try:
        rij = db.execute("SELECT gezien_op FROM kern_hartslag WHERE deel = ?", [deel]).fetchone()
        return rij and rij[0]
    finally:
        db.close()


def wis(map_):
    db = sqlite3.connect(map_ / "db.sqlite3", timeout=20)
    db.execute("DELETE FROM kern_hartslag")
    db.commit()
    db.close()


WORKER = ("worker", "-c", "1", "--without-gossip", "--without-mingle", "--without-heartbeat", "-n", "proef@%h")


@pytest.mark.parametrize("soort", ["folder", pytest.param("redis", marks=pytest.mark.redis)])
def test_worker_says_that_it_lives_and_goes_on_saying_so(soort, map_, celery, request):
    wis(map_)
    extra = {"REDIS_URL": request.getfixturevalue("redis_url")} if soort == "redis" else {}
    proces = celery(*WORKER, **extra)

    eerste = diensten.wacht_op(lambda: slag(map_, "worker"))
    diensten.wacht_op(lambda: slag(map_, "worker") > eerste)
    proces.terminate()
    assert proces.wait(120) == 0
    assert slag(map_, "worker") is None, "who stops takes its life sign away"


def test_beat_says_that_it_lives(map_, celery):
    wis(map_)
    celery("beat", "--pidfile=")

    eerste = diensten.wacht_op(lambda: slag(map_, "beat"))
    diensten.wacht_op(lambda: slag(map_, "beat") > eerste)


def test_worker_that_starts_asks_at_once_what_lies_still(map_, celery):
    """No beat runs here: the worker rings for itself, and closes the job that killed every worker before it."""
    velden = {
        "id": uuid.uuid4().hex, "soort": "weg", "gegevens": "{}", "aanvraagsleutel": "a", "ontdubbelsleutel": "a",
        "status": "bezig", "poging": 5, "lease_tot": "2020-01-01 00:00:00", "leasesleutel": uuid.uuid4().hex,
        "aangemaakt_op": "2020-01-01 00:00:00", "deel": 0, "delen": 0, "bezig_met": "", "fout": "",
    }  # fmt: skip
    with contextlib.closing(sqlite3.connect(map_ / "db.sqlite3", timeout=20)) as db:
        db.execute(
            f"INSERT INTO kern_job ({','.join(velden)}) VALUES ({','.join('?' * len(velden))})", [*velden.values()]
        )
        db.commit()
        celery(*WORKER)
        diensten.wacht_op(lambda: db.execute("SELECT status FROM kern_job").fetchone() == ("mislukt",))
        db.execute("DELETE FROM kern_job")
        db.commit()


@pytest.mark.redis
def test_task_sent_through_redis_is_done(map_, celery, redis_url):
    wis(map_)
    code = (
        "from kern.models import Bericht; from kern.werk.bel import bel_post; "
        "Bericht.objects.create(soort='proef', sleutel='proef', aan='an@example.org', onderwerp='Dag', tekst='Dag'); bel_post()"
    )
    env = omgeving(map_, 1, REDIS_URL=redis_url)
    code = f"import django; django.setup(); {code}"
    env["DJANGO_SETTINGS_MODULE"] = "lerend_netwerk.settings"
    subprocess.run([sys.executable, "-c", code], env=env, cwd=BASIS, check=True)
    celery(*WORKER, REDIS_URL=redis_url)

    with contextlib.closing(sqlite3.connect(map_ / "db.sqlite3", timeout=20)) as db:
        diensten.wacht_op(lambda: db.execute("SELECT status FROM kern_bericht").fetchone() == ("verzonden",))
        db.execute("DELETE FROM kern_bericht")
        db.commit()


def test_a_message_that_is_half_does_not_stop_the_others(map_, celery):
    wis(map_)
    (map_ / "broker/wacht").mkdir(parents=True, exist_ok=True)
    halve = (
        {},
        {"properties": {}},
        {"properties": {"delivery_tag": "a"}},
        [],
        {"properties": {"delivery_tag": "b"}, "headers": {"task": "x", "id": "y"}},
    )
    for nummer, half in enumerate(halve):
        (map_ / f"broker/wacht/{nummer:020d}_{nummer}.kort").write_text(json.dumps(half))
    with contextlib.closing(sqlite3.connect(map_ / "db.sqlite3", timeout=20)) as db:
        velden = {
            "id": 9,
            "soort": "proef",
            "sleutel": "p9",
            "aan": "a@example.org",
            "onderwerp": "Dag",
            "tekst": "Dag",
        }
        code = f"import django; django.setup(); from kern.models import Bericht; Bericht.objects.create(**{velden!r})"
        env = omgeving(map_, 1) | {"DJANGO_SETTINGS_MODULE": "lerend_netwerk.settings"}
        subprocess.run(
            [sys.executable, "-c", f"{code}; from kern.werk.bel import bel_post; bel_post()"],
            env=env,
            cwd=BASIS,
            check=True,
        )
        worker = celery(*WORKER)
        diensten.wacht_op(
            lambda: db.execute("SELECT status FROM kern_bericht WHERE id = 9").fetchone() == ("verzonden",)
        )
        db.execute("DELETE FROM kern_bericht")
        db.commit()

    assert worker.poll() is None, "the same worker, alive"
    assert len(list((map_ / "broker/onleesbaar").iterdir())) == len(halve)


def test_page_does_not_wait_for_a_queue_that_is_down(map_):
    code = textwrap.dedent("""
        import socket, django
        django.setup()
        from kern.tasks import verzoen
        klop, pogingen = socket.socket.connect, []
        socket.socket.connect = lambda deur, adres: (pogingen.append(adres), klop(deur, adres))
        try:
            verzoen.apply_async(retry=False)
        except Exception as fout:
            print(type(fout).__name__, len(pogingen))
    """)
    env = omgeving(map_, 1, REDIS_URL=f"redis://127.0.0.1:{diensten.vrije_poort()}/0")
    env["DJANGO_SETTINGS_MODULE"] = "lerend_netwerk.settings"
    klaar = subprocess.run([sys.executable, "-c", code], env=env, cwd=BASIS, check=True, capture_output=True, text=True)

    assert klaar.stdout.split() == ["OperationalError", "1"], "one knock, and no second one after a pause"


def wie_bedient(*rijen):
    """A worker, as far as its life sign asks."""
    return SimpleNamespace(app=SimpleNamespace(amqp=SimpleNamespace(queues=SimpleNamespace(consume_from=rijen))))


@pytest.mark.parametrize(
    ("rijen", "delen"), [(["lang"], ["worker"]), (["kort"], ["post"]), (["kort", "lang"], ["worker", "post"])]
)
def test_who_serves_a_line_lives_for_it(rijen, delen):
    from lerend_netwerk import levensteken

    assert levensteken.Levensteken(wie_bedient(*rijen)).delen == delen


def test_the_life_sign_starts_no_process_once_the_pool_forks(monkeypatch):
    """A fork in the midst of starting a process inherits its pipe, and who started it waits for ever."""
    from lerend_netwerk import levensteken

    slagen, teken = [], levensteken.Levensteken(wie_bedient("lang"))
    monkeypatch.setattr(subprocess, "Popen", lambda *_a, **_k: pytest.fail("a process was started"))
    monkeypatch.setattr("kern.pdf.afscherming.stand", lambda: pytest.fail("asked too late"))
    monkeypatch.setattr(levensteken, "_sla", lambda deel, **gegevens: slagen.append((deel, gegevens)))
    teken.stop_nu.set()

    teken._schrijf()

    assert slagen == [("worker", {"proces": teken.proces, "afscherming": teken.afscherming})]
    assert teken.afscherming in {"met een eigen netwerk", "zonder eigen netwerk"}
