"""The disk fills up while the product serves: who reads goes on, who writes hears why, nothing is lost."""

import contextlib
import errno
import json
import os
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from uuid import uuid4

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, OperationalError, connection

from kern import schijf
from tests import diensten, stapel

MB = 1024**2
BANNER = "bijna vol: lezen kan, bewaren even niet"
TOKEN = "a" * 32  # what a browser got with its form
KLAARZETTEN = """
import django, json
django.setup()
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.test import Client
from tests.fabrieken.netwerken import NetwerkFactory, iemand
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
netwerk = NetwerkFactory(slug="proef")
klant = Client()
klant.force_login(iemand("netwerkbegeleider", netwerk))
sessie = klant.session
sessie["gebruikt_op"] -= 7200  # so that the next page wants to write
sessie.save()
print(json.dumps(sessie.session_key))
"""

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the database stands on a disk of its own")


class Volger(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Website:
    """The web server of the product on a disk of 48 MB, and somebody who is logged in."""

    def __init__(self, map_, poort, sessie):
        self.map, self.url, self.sessie = map_, f"http://localhost:{poort}", sessie
        self.vulling = map_ / "vulling"

    def vraag(self, pad, **velden):
        """(status, text) of a page, or of sending its form."""
        getypt = (
            urllib.parse.urlencode({**velden, "csrfmiddlewaretoken": TOKEN, "inzending": uuid4().hex}).encode()
            if velden
            else None
        )
        koppen = {
            "Cookie": f"sessionid={self.sessie}; csrftoken={TOKEN}",
            "Origin": self.url,
            "Referer": self.url + pad,
        }
        try:
            vraag = urllib.request.Request(self.url + pad, data=getypt, headers=koppen)
            with urllib.request.build_opener(Volger).open(vraag, timeout=60) as antwoord:
                return antwoord.status, antwoord.read().decode()
        except urllib.error.HTTPError as fout:
            with fout:
                return fout.code, fout.read().decode()
        except OSError:
            return 0, ""

    def laat_vrij(self, bytes_):
        """Fill the disk until only so much is free; for 0, take every page that is left."""
        weg = os.statvfs(self.map)
        te_vullen = weg.f_bavail * weg.f_frsize - bytes_
        with self.vulling.open("ab", buffering=0) as vol, contextlib.suppress(OSError):
            while te_vullen > 0:
                te_vullen -= vol.write(b"x" * min(te_vullen, 4096))


@pytest.fixture
def website(tmp_path):
    if os.geteuid() != 0:
        pytest.skip("a small disk can only be mounted by root")
    mount = ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets nobody mount a small disk")
    poort = diensten.vrije_poort()
    env = stapel.omgeving(
        tmp_path, poort, DJANGO_SETTINGS_MODULE="lerend_netwerk.settings", PYTHONDONTWRITEBYTECODE="1"
    )
    proces = None
    try:
        klaar = subprocess.run(
            [sys.executable, "-c", KLAARZETTEN], cwd=stapel.BASIS, env=env, capture_output=True, text=True, check=False
        )
        assert klaar.returncode == 0, klaar.stderr
        site = Website(tmp_path, poort, json.loads(klaar.stdout))
        vlaggen = f"-b 127.0.0.1:{poort} -k gthread -w 1 --threads 4 --worker-tmp-dir /dev/shm --no-control-socket"
        proces = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "lerend_netwerk.wsgi", *vlaggen.split()],
            cwd=stapel.BASIS,
            env=env,
            stderr=subprocess.DEVNULL,
        )
        diensten.wacht_op(lambda: Website(tmp_path, poort, "").vraag("/gezond/")[0], wat="de website")
        yield site
    finally:
        if proces:
            proces.terminate()
            proces.wait(30)
        subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.stack
def test_a_disk_that_fills_up_stops_writing_and_not_reading(website):
    breng_in = {"woorden": "Hoe hou je jongeren aan boord?", "delen": "netwerk", "herkomst": "telefoon"}
    formulier, lijst = "/proef/leervragen/breng-in/", "/proef/leervragen/"

    for vrij in (0, 10 * MB):
        website.vulling.unlink(missing_ok=True)
        website.laat_vrij(vrij)
        website.vraag("/over/privacy/")
        website.laat_vrij(vrij)  # what that page gave back, somebody else takes
        diensten.wacht_op(lambda: BANNER in website.vraag("/over/privacy/")[1], wat="het bericht")
        for pad in ("/proef/", lijst, formulier, "/proef/sessies/", "/mijn-netwerken/"):
            status, tekst = website.vraag(pad)
            assert (status, BANNER in tekst) == (200, True), (vrij, pad)
        status, tekst = website.vraag(formulier, **breng_in)
        assert (status, "Er is niets bewaard" in tekst, "concept op dit toestel" in tekst) == (507, True, True)
        if not vrij:  # let through, and then refused by the disk itself
            assert website.vraag("/accounts/logout/", x="y")[0] == 507
        gezond = json.loads(website.vraag("/gezond/")[1])
        assert "bijna vol" in gezond["delen"]["schijf"]
    assert "Hoe hou je jongeren" not in website.vraag(lijst)[1]

    website.vulling.unlink()
    diensten.wacht_op(lambda: BANNER not in website.vraag("/proef/")[1], wat="het einde van het bericht")
    assert website.vraag(formulier, **breng_in)[0] == 302
    assert "Hoe hou je jongeren" in website.vraag(lijst)[1]


def _om(buiten, binnen):
    buiten.__cause__ = binnen
    return buiten


@pytest.mark.parametrize(
    ("fout", "verwacht"),
    [
        (OperationalError("database or disk is full"), True),
        (OperationalError("attempt to write a readonly database"), True),
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EROFS, "Read-only file system"), True),
        (_om(SuspiciousOperation("session"), _om(ValueError(), OperationalError("database or disk is full"))), True),
        (OperationalError("disk I/O error"), False),
        (OperationalError("database is locked"), False),
        (OSError(errno.ENOENT, "No such file"), False),
    ],
)
def test_only_a_disk_that_refuses_is_called_so(fout, verwacht):
    assert schijf.weigerde(fout) is verwacht


def test_an_odd_error_counts_as_a_full_disk_only_when_it_is_full(monkeypatch):
    monkeypatch.setattr(schijf, "NODIG", 2**62)

    assert schijf.weigerde(DatabaseError("disk I/O error"))
