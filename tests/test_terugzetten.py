"""A copy of the SQLite database, made while the platform runs, is whole somewhere else, chain included."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from kern.domain.auditketen import leg_aan
from netwerken.domain.netwerken import GEMAAKT
from tests import stapel
from tests.fabrieken.kern import gebeurtenis
from tests.fabrieken.netwerken import NetwerkFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL is copied by pg_dump"),
]


def _controleer(map_):
    env = stapel.omgeving(map_, 8000, SECRET_KEY=settings.SECRET_KEY)
    opdracht = [sys.executable, "manage.py", "controleer_keten"]
    return subprocess.run(opdracht, cwd=stapel.BASIS, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("is_veranderd", [False, True])
def test_the_chain_of_a_restored_copy_is_whole(tmp_path, is_veranderd):
    netwerk = NetwerkFactory()
    for wat in (GEMAAKT, "netwerk.bekeken", "netwerk.bekeken"):
        gebeurtenis(wat, netwerk)
    leg_aan(alles=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(tmp_path / "db.sqlite3")])
    if Path(settings.AUDITBESTAND).exists():
        shutil.copy(settings.AUDITBESTAND, tmp_path)
    if is_veranderd:
        _verander(tmp_path / "db.sqlite3")

    klaar = _controleer(tmp_path)

    assert (klaar.returncode == 0) is not is_veranderd, klaar.stdout + klaar.stderr


def _verander(pad):
    import sqlite3

    with sqlite3.connect(pad) as databank:
        for (naam,) in databank.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            databank.execute(f"DROP TRIGGER {naam}")
        databank.execute("UPDATE kern_gebeurtenis SET wat = 'netwerk.gewist'")
    databank.close()
