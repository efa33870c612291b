"""A job whose holder died on this machine is free at once; one whose holder lives is not."""

import signal
import stat
import subprocess
import sys
import textwrap
import threading
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models.functions import Now

from kern import register, tasks
from kern.models import Job
from kern.models.job import JobStatus
from kern.werk import houders, jobs, uitvoeren
from tests.openbestanden import open_bestanden

pytestmark = pytest.mark.django_db
HOUDER = textwrap.dedent("""
    import sys, time, uuid
    import django
    django.setup()
    from kern.werk.houders import houdt
    with houdt(uuid.UUID(sys.argv[1])):
        print("houdt", flush=True)
        time.sleep(600)
""")


@pytest.fixture
def geclaimd():
    job = jobs.vraag_aan("proef", ontdubbelsleutel="a", gegevens={}, door=None, netwerk_id=None, bel=lambda _pk: None)
    return job, jobs.claim(job.pk)


@pytest.fixture
def houder(geclaimd):
    """Another process that works on the job."""
    opdracht = [sys.executable, "-c", HOUDER, str(geclaimd[1])]
    proces = subprocess.Popen(opdracht, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True)
    assert proces.stdout.readline() == "houdt\n"
    yield proces
    proces.kill()
    proces.wait()
    proces.stdout.close()


def sloten():
    return [p.name for p in (Path(settings.VAR_DIR) / "werk").iterdir()]


def test_job_of_a_killed_process_is_rung_for_and_taken_without_waiting(geclaimd, houder):
    job, sleutel = geclaimd
    assert houders.geef_doden_vrij() == 0
    assert jobs.claim(job.pk) is None, "its holder lives"
    assert sloten() == [str(sleutel)]

    houder.send_signal(signal.SIGKILL)
    houder.wait()

    assert houders.geef_doden_vrij() == 1
    assert houders.geef_doden_vrij() == 0
    assert sloten() == []
    assert jobs.te_bellen() == [job.pk]
    assert jobs.claim(job.pk) not in (None, sleutel)
    assert jobs.verleng(job.pk, sleutel) is False


def test_second_delivery_of_the_bell_takes_over_from_the_dead(geclaimd, houder, monkeypatch):
    job, _ = geclaimd
    monkeypatch.setitem(register.alles.werksoorten, "proef", register.Werksoort(lambda _job, _voortgang: lambda: None))
    assert uitvoeren.voer_uit(job.pk) is False
    houder.kill()
    houder.wait()

    assert uitvoeren.voer_uit(job.pk) is True
    job.refresh_from_db()
    assert (job.status, job.poging) == (JobStatus.KLAAR, 2)


def test_reconciling_rings_for_the_dead(geclaimd, houder, monkeypatch):
    gebeld = []
    monkeypatch.setattr("celery.current_app.send_task", lambda _taak, args, **_opties: gebeld.append(args))
    tasks.verzoen()
    assert gebeld == []
    houder.kill()
    houder.wait()

    tasks.verzoen()
    assert gebeld == [(str(geclaimd[0].pk),)]


def test_lock_of_a_job_that_somebody_else_took_over_frees_nothing(geclaimd, houder):
    job, _ = geclaimd
    Job.objects.filter(pk=job.pk).update(lease_tot=Now() - timedelta(seconds=1))
    nieuw = jobs.claim(job.pk)
    houder.kill()
    houder.wait()

    assert houders.geef_doden_vrij() == 0
    assert sloten() == []
    assert jobs.verleng(job.pk, nieuw) is True


def test_own_work_is_never_taken_for_dead_and_leaves_nothing(geclaimd):
    """Not even by a thread of the same process."""
    gezien = []
    with houders.houdt(geclaimd[1]):
        draad = threading.Thread(target=lambda: gezien.extend(sloten()))
        draad.start()
        draad.join()
        assert houders.geef_doden_vrij() == 0
    assert gezien == [str(geclaimd[1])]
    assert sloten() == []


def test_holding_and_looking_leaves_no_file_open_and_shows_the_lease_to_our_group_alone(settings, tmp_path):
    """In a folder that nobody made yet."""
    settings.VAR_DIR = tmp_path / "diep" / "var"
    open_ = open_bestanden()
    sleutel = uuid.uuid4()
    with houders.houdt(sleutel):
        assert stat.S_IMODE((settings.VAR_DIR / "werk" / str(sleutel)).stat().st_mode) == 0o640
        houders.geef_doden_vrij()
    (settings.VAR_DIR / "werk" / str(sleutel)).touch()

    assert houders.geef_doden_vrij() == 0, "nobody held it any more"

    assert sloten() == []
    assert open_bestanden() == open_


def test_a_lock_that_somebody_took_away_is_no_fault(geclaimd):
    with houders.houdt(geclaimd[1]):
        (Path(settings.VAR_DIR) / "werk" / str(geclaimd[1])).unlink()
    assert sloten() == []


def test_process_of_another_machine_is_left_to_its_lease(geclaimd):
    with houders.houdt(uuid.uuid4()):
        pass
    assert houders.geef_doden_vrij() == 0
    assert jobs.claim(geclaimd[0].pk) is None


def test_heartbeat_comes_often_enough_for_the_lease():
    assert timedelta(seconds=4 * uitvoeren.SLAG) < jobs.LEASE
