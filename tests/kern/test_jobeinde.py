"""The end of a job that failed and what tells it are one: who dies between the two has done neither."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now

from kern import register
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.models import Gebeurtenis, Job
from kern.models.job import JobStatus
from kern.werk import jobs, uitvoeren
from tests.fabrieken.kern import vraag_werk

pytestmark = pytest.mark.django_db


def _verloop(job):
    Job.objects.filter(pk=job.pk).update(lease_tot=Now() - timedelta(minutes=2))


def _doodgewerkt(naam):
    """A job whose last attempt died."""
    job = vraag_werk(naam)
    for _ in range(jobs.MAX_POGINGEN):
        assert jobs.claim(job.pk)
        _verloop(job)
    return job


@pytest.fixture
def werk(monkeypatch):
    """Say how work that always fails is told."""

    def doe(_job, _voortgang):
        raise DomainError("Dit kan niet.")

    return lambda vertel: monkeypatch.setitem(register.alles.werksoorten, "proef", register.Werksoort(doe, vertel))


@pytest.mark.parametrize("weg", [SystemExit, ValueError])
def test_who_dies_between_the_end_of_a_job_and_its_telling_has_done_neither(netwerk, werk, weg):
    """What was kept about the network (kern.standen) would stay stale: its stamp is the number of lines."""

    def vertel(_job):
        leg_vast("proef.mislukt", onderwerp=netwerk, door=None)
        if sterft:
            raise weg("gedood")

    werk(vertel)
    sterft, job = True, vraag_werk()
    with pytest.raises(weg):
        uitvoeren.voer_uit(job.pk)
    assert (Job.objects.get(pk=job.pk).status, Gebeurtenis.objects.count()) == (JobStatus.BEZIG, 0)

    sterft = False
    _verloop(job)
    assert uitvoeren.voer_uit(job.pk) is False
    assert (Job.objects.get(pk=job.pk).status, Gebeurtenis.objects.count()) == (JobStatus.MISLUKT, 1)


def test_the_sweep_ends_and_tells_a_job_in_one_and_what_cannot_be_told_stops_no_other(netwerk, werk, caplog):
    stuk, heel = _doodgewerkt("a"), _doodgewerkt("b")

    def vertel(job):
        leg_vast("proef.mislukt", onderwerp=netwerk, door=None, job=job.pk)
        if job.pk == stuk.pk:
            raise ValueError("kapot")

    werk(vertel)
    uitvoeren.geef_gestrande_op()

    assert dict(Job.objects.values_list("pk", "status")) == {stuk.pk: JobStatus.BEZIG, heel.pk: JobStatus.MISLUKT}
    assert [regel.gegevens for regel in Gebeurtenis.objects.all()] == [{"job": str(heel.pk)}]
    assert f"Job {stuk.pk} viel stil en kon niet afgesloten worden." in caplog.text
    werk(lambda _job: None)
    uitvoeren.geef_gestrande_op()
    assert set(Job.objects.values_list("status", flat=True)) == {JobStatus.MISLUKT}
