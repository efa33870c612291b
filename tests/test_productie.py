"""Production for real: PostgreSQL, Redis, gunicorn and a worker, started as the containers start them."""

import http.client
import os
import signal
import subprocess
import sys
import uuid
from pathlib import Path

import psycopg2
import pytest

from tests import diensten
from tests.stapel import BASIS

pytestmark = [pytest.mark.stack, pytest.mark.postgres, pytest.mark.redis]
NAAM = "netwerk.example"


@pytest.fixture(scope="module")
def databank(postgres_url):
    """An empty database of its own on the private server."""
    naam = f"productie_{uuid.uuid4().hex[:8]}"
    verbinding = psycopg2.connect(postgres_url)
    verbinding.autocommit = True
    verbinding.cursor().execute(f"CREATE DATABASE {naam}")
    verbinding.close()
    return postgres_url.rpartition("/")[0] + f"/{naam}"


@pytest.fixture(scope="module")
def omgeving(databank, redis_url, tmp_path_factory):
    map_ = tmp_path_factory.mktemp("productie")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(map_),
        "MODUS": "productie",
        "VAR_DIR": str(map_),
        "STATIC_ROOT": str(map_ / "static"),
        "SECRET_KEY": "p7" * 30,
        "SITE_URL": f"https://{NAAM}",
        "ALLOWED_HOSTS": NAAM,
        "DATABASE_URL": databank,
        "CELERY_BROKER_URL": redis_url,
        "EMAIL_URL": "smtp://127.0.0.1:25",
        "AANTAL_PROXIES": "1",
    }


@pytest.fixture(scope="module")
def poort(omgeving):
    """Everything up: returns the port of the web server."""
    for opdracht in (["migrate", "--noinput"], ["createcachetable"], ["collectstatic", "--noinput", "-v0"]):
        klaar = subprocess.run(
            [sys.executable, "manage.py", *opdracht],
            env=omgeving,
            cwd=BASIS,
            capture_output=True,
            text=True,
            check=False,
        )
        assert klaar.returncode == 0, klaar.stderr
    poort = diensten.vrije_poort()
    web = ["gunicorn", "lerend_netwerk.wsgi", "--bind", f"127.0.0.1:{poort}", "--worker-class", "gthread"]
    worker = ["celery", "-A", "lerend_netwerk", "worker", "-c", "1", "--without-gossip", "--without-mingle"]
    lopend = [
        subprocess.Popen([sys.executable, "-m", *opdracht], env=omgeving, cwd=BASIS, start_new_session=True)
        for opdracht in ([*web, "--no-control-socket"], worker)
    ]
    yield poort
    for proces in lopend:
        proces.terminate()
    for proces in lopend:
        try:
            proces.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(proces.pid, signal.SIGKILL)
            proces.wait()


def vraag(poort, pad, **koppen):
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=60)
    try:
        verbinding.request("GET", pad, headers={"Host": NAAM, **koppen})
        antwoord = verbinding.getresponse()
        return antwoord.status, dict(antwoord.getheaders()), antwoord.read().decode()
    except OSError:
        return 0, {}, ""
    finally:
        verbinding.close()


ACHTER_PROXY = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}


def test_all_parts_answer_and_the_health_checks_agree(poort, omgeving):
    diensten.wacht_op(lambda: vraag(poort, "/gezond/")[0] == 200)

    for deel in (["web", "--poort", str(poort)], ["worker"], ["post"]):
        opdracht = [sys.executable, "manage.py", "leeft", *deel]
        assert subprocess.run(opdracht, env=omgeving, cwd=BASIS, check=False).returncode == 0


def test_health_check_of_a_part_that_does_not_run_fails_in_one_sentence(poort, omgeving):
    opdracht = [sys.executable, "manage.py", "leeft", "beat"]
    klaar = subprocess.run(opdracht, env=omgeving, cwd=BASIS, check=False, capture_output=True, text=True)

    assert klaar.returncode == 1
    assert "beat geeft geen teken van leven" in klaar.stderr
    assert "Traceback" not in klaar.stderr


def test_page_comes_over_https_only_with_safe_cookies_and_headers(poort):
    diensten.wacht_op(lambda: vraag(poort, "/gezond/")[0])
    status, koppen, _ = vraag(poort, "/accounts/login/")
    assert (status, koppen["Location"]) == (301, f"https://{NAAM}/accounts/login/")

    status, koppen, inhoud = vraag(poort, "/accounts/login/", **ACHTER_PROXY)
    assert status == 200
    assert koppen["Strict-Transport-Security"] == "max-age=31536000"
    assert koppen["X-Frame-Options"] == "DENY"
    assert "Secure" in koppen["Set-Cookie"]
    assert "default-src 'self'" in koppen["Content-Security-Policy"]
    assert 'name="login"' in inhoud


def test_static_files_carry_a_hash_and_may_be_kept_for_ever(poort):
    diensten.wacht_op(lambda: vraag(poort, "/gezond/")[0])
    _, _, inhoud = vraag(poort, "/accounts/login/", **ACHTER_PROXY)
    stijl = next(stuk for stuk in inhoud.split('"') if stuk.startswith("/static/") and stuk.endswith(".css"))
    status, koppen, _ = vraag(poort, stijl, **ACHTER_PROXY)

    assert status == 200
    assert "immutable" in koppen["Cache-Control"]


def test_static_files_can_be_read_by_a_server_that_did_not_collect_them(poort, omgeving):
    bestanden = [p for p in Path(omgeving["STATIC_ROOT"]).rglob("*") if p.is_file()]
    assert bestanden
    assert [p.name for p in bestanden if not p.stat().st_mode & 0o004] == []


def test_other_host_name_is_refused(poort):
    diensten.wacht_op(lambda: vraag(poort, "/gezond/")[0])
    assert vraag(poort, "/accounts/login/", **ACHTER_PROXY, Host="kwaad.example")[0] == 400
