"""A backup of SQLite, put back as docs/beheer.md says: the report comes down with its hash, and the chain is clean."""

import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from kern.domain.auditketen import leg_aan
from kern.domain.controle import kijk_keten_na
from kern.werk.uitvoeren import voer_uit
from netwerken.domain.netwerken import GEMAAKT
from rapportage.domain.rapporten import bestanden_van
from tests import stapel
from tests.fabrieken.kern import gebeurtenis
from tests.fabrieken.netwerken import iemand

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL is copied by pg_dump"),
]
HAAL = """
import hashlib, json, sys
import django
django.setup()
from django.contrib.auth import get_user_model
from django.test import Client
klant = Client(headers={"host": "localhost"})
klant.force_login(get_user_model().objects.get(email=sys.argv[1]))
antwoord = klant.get(sys.argv[2])
inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
print(json.dumps([antwoord.status_code, hashlib.sha256(inhoud).hexdigest(), len(inhoud)]))
"""


@pytest.fixture
def netwerk(netwerk):
    """The log of a network begins with its making."""
    gebeurtenis(GEMAAKT, netwerk)
    return netwerk


@pytest.fixture
def back_up(tmp_path):
    """Make a copy while everything runs: SQLite's own of the database, a tar of the files beside it."""

    def maak():
        databank, bestanden = tmp_path / "databank", tmp_path / "bestanden.tgz"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(databank)])
        with tarfile.open(bestanden, "w:gz") as tar:
            zonder = ("db.sqlite3", "test.sqlite3")
            for pad in Path(settings.VAR_DIR).iterdir():
                if not pad.name.startswith(zonder):
                    tar.add(pad, arcname=pad.name)
        return databank, bestanden

    return maak


def _zet_terug(databank, bestanden, nieuw):
    nieuw.mkdir()
    subprocess.run(["tar", "-xzf", bestanden, "-C", nieuw], check=True)  # as the manual says
    shutil.copy(databank, nieuw / "db.sqlite3")


def _doe(map_, *opdracht):
    env = stapel.omgeving(map_, 8000, SECRET_KEY=settings.SECRET_KEY) | {
        "DJANGO_SETTINGS_MODULE": "lerend_netwerk.settings"
    }
    return subprocess.run(
        [sys.executable, *opdracht], cwd=stapel.BASIS, env=env, capture_output=True, text=True, check=False
    )


def _haal(map_, wie, rapport):
    plek = {"netwerk": rapport.netwerk.slug, "slug": rapport.slug, "soort": "pdf"}
    klaar = _doe(map_, "-c", HAAL, wie.email, reverse("rapportage:bestand", kwargs=plek))
    return tuple(json.loads(klaar.stdout.splitlines()[-1]))


def test_a_report_of_a_restored_backup_is_what_its_hash_says_and_the_chain_is_clean(rapport, tmp_path, back_up):
    wie = iemand("netwerkbegeleider", rapport.netwerk)
    assert voer_uit(rapport.job_id)
    leg_aan(alles=True)
    assert kijk_keten_na() == []
    pdf = bestanden_van(rapport)[0]
    nieuw = tmp_path / "elders"

    _zet_terug(*back_up(), nieuw)

    assert _haal(nieuw, wie, rapport) == (200, pdf.sha256, pdf.grootte)
    keten = _doe(nieuw, "manage.py", "controleer_keten")
    assert keten.returncode == 0, keten.stdout + keten.stderr

    (nieuw / "bestanden" / pdf.pad).write_bytes(b"%PDF-1.7 iets anders")
    status, sha256, _ = _haal(nieuw, wie, rapport)
    assert (status == 200, sha256 == pdf.sha256) == (False, False), "what came down was really compared"
