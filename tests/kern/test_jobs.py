import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone

from kern import register
from kern.exceptions import DomainError
from kern.models import Job
from kern.models.job import JobStatus
from kern.werk import jobs, uitvoeren
from tests.fabrieken.kern import vraag_werk as _vraag

pytestmark = pytest.mark.django_db


def _verloop(job):
    Job.objects.filter(pk=job.pk).update(lease_tot=Now() - timedelta(minutes=2), gebeld_op=Now() - timedelta(minutes=2))


@pytest.fixture
def proefwerk(monkeypatch):
    """A kind of work whose steps and results the test reads."""
    gedaan = []

    def doe(job, voortgang):
        voortgang(1, 2, "eerste deel")
        gedaan.append(job.pk)
        return lambda: None

    mislukt = []
    monkeypatch.setitem(register.alles.werksoorten, "proef", register.Werksoort(doe, mislukt.append))
    return gedaan, mislukt


def test_the_bell_rings_only_after_the_commit(django_capture_on_commit_callbacks):
    gebeld = []
    with django_capture_on_commit_callbacks(execute=True):
        job = _vraag(gebeld=gebeld)
        assert gebeld == []

    assert gebeld == [job.pk]


def test_a_broker_that_does_not_answer_loses_no_request(django_capture_on_commit_callbacks):
    def weiger(_pk):
        raise ConnectionError

    with django_capture_on_commit_callbacks(execute=True):
        job = jobs.vraag_aan("proef", ontdubbelsleutel="x", gegevens={}, door=None, netwerk_id=None, bel=weiger)

    assert Job.objects.get(pk=job.pk).status == JobStatus.WACHT


def test_a_double_click_is_one_job():
    sleutel = uuid.uuid4().hex
    assert _vraag("a", sleutel).pk == _vraag("b", sleutel).pk


def test_one_active_job_per_result():
    assert _vraag("a").pk == _vraag("a").pk
    assert Job.objects.count() == 1


def test_a_finished_job_makes_room_for_a_new_one():
    eerste = _vraag("a")
    jobs.rond_af(eerste.pk, jobs.claim(eerste.pk), lambda: None)

    assert _vraag("a").pk != eerste.pk


def test_claim_is_given_once():
    job = _vraag()

    assert jobs.claim(job.pk) is not None
    assert jobs.claim(job.pk) is None


def test_claim_takes_over_from_a_silent_worker():
    job = _vraag()
    dood = jobs.claim(job.pk)
    _verloop(job)

    nieuw = jobs.claim(job.pk)

    assert nieuw not in (None, dood)
    assert Job.objects.get(pk=job.pk).poging == 2


@pytest.mark.parametrize("uren", [-1, 1])
def test_a_worker_whose_clock_is_off_neither_steals_nor_loses_a_job(monkeypatch, uren):
    job = _vraag()
    sleutel = jobs.claim(job.pk)
    echt = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: echt() + timedelta(hours=uren))

    assert (jobs.claim(job.pk), jobs.te_bellen(), jobs.geef_gestrande_op()) == (None, [], [])
    assert jobs.verleng(job.pk, sleutel)
    jobs.meld_voortgang(job.pk, sleutel, deel=1, delen=2, bezig_met="x")
    assert jobs.claim(job.pk) is None, "what the other extended is still theirs"
    _verloop(job)
    assert jobs.claim(job.pk)


def test_the_worker_that_woke_up_late_publishes_nothing():
    job = _vraag()
    laat = jobs.claim(job.pk)
    _verloop(job)
    jobs.claim(job.pk)
    geschreven = []

    with pytest.raises(jobs.LeaseVerloren):
        jobs.rond_af(job.pk, laat, lambda: geschreven.append(1))
    with pytest.raises(jobs.LeaseVerloren):
        jobs.meld_voortgang(job.pk, laat, deel=1, delen=2, bezig_met="x")

    assert geschreven == []
    assert jobs.verleng(job.pk, laat) is False


def test_a_failing_write_leaves_the_job_open():
    job = _vraag()
    sleutel = jobs.claim(job.pk)

    def schrijf():
        raise ValueError("schijf vol")

    with pytest.raises(ValueError, match="schijf vol"):
        jobs.rond_af(job.pk, sleutel, schrijf)

    assert Job.objects.get(pk=job.pk).status == JobStatus.BEZIG


def test_te_bellen_gives_a_forgotten_job_to_one_caller():
    job = _vraag()
    Job.objects.filter(pk=job.pk).update(gebeld_op=Now() - timedelta(minutes=5))

    assert jobs.te_bellen() == [job.pk]
    assert jobs.te_bellen() == []


def test_te_bellen_leaves_a_fresh_or_working_job_alone():
    _vraag("a")
    bezig = _vraag("b")
    jobs.claim(bezig.pk)

    assert jobs.te_bellen() == []


def test_a_job_that_kills_every_worker_ends_as_failed_and_is_told_once(proefwerk):
    _, mislukt = proefwerk
    job = _vraag()
    for _ in range(jobs.MAX_POGINGEN):
        assert jobs.claim(job.pk)
        _verloop(job)

    assert jobs.claim(job.pk) is None
    assert jobs.te_bellen() == []
    uitvoeren.geef_gestrande_op()
    uitvoeren.geef_gestrande_op()
    assert [j.pk for j in mislukt] == [job.pk]
    job.refresh_from_db()
    assert (job.status, job.fout) == (JobStatus.MISLUKT, "Het werk viel vijf keer stil en is gestopt.")


def test_retry_gives_fresh_attempts_only_to_a_failed_job():
    job = _vraag()
    with pytest.raises(DomainError):
        jobs.probeer_opnieuw(job, bel=lambda _pk: None)
    Job.objects.filter(pk=job.pk).update(status=JobStatus.MISLUKT, poging=5)

    jobs.probeer_opnieuw(job, bel=lambda _pk: None)

    job.refresh_from_db()
    assert (job.status, job.poging) == (JobStatus.WACHT, 0)
    assert jobs.claim(job.pk)


def test_voer_uit_does_the_work_once(proefwerk):
    gedaan, _ = proefwerk
    job = _vraag()

    assert uitvoeren.voer_uit(job.pk) is True
    assert uitvoeren.voer_uit(job.pk) is False
    job.refresh_from_db()
    assert gedaan == [job.pk]
    assert (job.status, job.deel, job.delen) == (JobStatus.KLAAR, 2, 2)


def test_a_broken_rule_fails_at_once_and_says_why(monkeypatch):
    gemeld = []

    def doe(_job, _voortgang):
        raise DomainError("Over 2035-Q1 zijn er nog geen gegevens.")

    monkeypatch.setitem(register.alles.werksoorten, "proef", register.Werksoort(doe, gemeld.append))
    job = _vraag()

    assert uitvoeren.voer_uit(job.pk) is False
    job.refresh_from_db()
    assert (job.status, job.fout) == (JobStatus.MISLUKT, "Over 2035-Q1 zijn er nog geen gegevens.")
    assert [j.pk for j in gemeld] == [job.pk]


def test_an_unexpected_error_goes_back_to_the_queue_with_a_pause(monkeypatch, caplog):
    def doe(_job, _voortgang):
        raise OSError("No space left on device")

    monkeypatch.setitem(register.alles.werksoorten, "proef", register.Werksoort(doe))
    job = _vraag()

    assert uitvoeren.voer_uit(job.pk) is False
    job.refresh_from_db()
    assert job.status == JobStatus.WACHT
    assert job.fout == "Er liep iets mis bij het maken. Wat precies, staat in het logboek van de server."
    assert "No space left" in caplog.text, "what Python says is for the log, not for who reads the page or the mail"
    assert jobs.claim(job.pk) is None, "the pause counts"


def test_the_pause_of_a_job_doubles_with_each_attempt():
    job = _vraag()
    pauzes = []
    for poging in (1, 2, 3, 4):
        Job.objects.filter(pk=job.pk).update(poging=poging - 1, niet_voor=None, status=JobStatus.WACHT)
        sleutel = jobs.claim(job.pk)
        begin = timezone.now()
        assert jobs.geef_terug(job.pk, sleutel, "de schijf is vol") is False
        job.refresh_from_db()
        pauzes.append(round((job.niet_voor - begin).total_seconds() / 10))

    assert pauzes == [1, 2, 4, 8], "tens of seconds"


def test_work_that_was_taken_over_is_thrown_away(monkeypatch):
    geschreven = []

    def doe(job, voortgang):
        Job.objects.filter(pk=job.pk).update(leasesleutel=uuid.uuid4())
        voortgang(1, 2, "te laat")
        return lambda: geschreven.append(job.pk)

    monkeypatch.setitem(register.alles.werksoorten, "proef", register.Werksoort(doe))
    job = _vraag()

    assert uitvoeren.voer_uit(job.pk) is False
    assert geschreven == []
    assert Job.objects.get(pk=job.pk).status == JobStatus.BEZIG, "it belongs to the other worker now"


def test_the_last_error_is_told_to_who_waits(monkeypatch):
    gemeld = []

    def doe(_job, _voortgang):
        raise OSError("No space left on device")

    monkeypatch.setitem(register.alles.werksoorten, "proef", register.Werksoort(doe, gemeld.append))
    job = _vraag()
    Job.objects.filter(pk=job.pk).update(poging=jobs.MAX_POGINGEN - 1)

    assert uitvoeren.voer_uit(job.pk) is False
    assert [j.status for j in gemeld] == [JobStatus.MISLUKT]


@pytest.mark.django_db(transaction=True)
def test_ten_deliveries_at_once_start_the_work_once(proefwerk):
    gedaan, _ = proefwerk
    job = _vraag()

    def lever():
        try:
            uitvoeren.voer_uit(job.pk)
        finally:
            connection.close()

    draden = [threading.Thread(target=lever) for _ in range(10)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert gedaan == [job.pk]
    assert Job.objects.get(pk=job.pk).poging == 1


def test_who_lost_the_lease_gives_nothing_back():
    job = _vraag()
    jobs.claim(job.pk)

    assert not jobs.geef_terug(job.pk, uuid.uuid4(), "te laat", definitief=True)

    job.refresh_from_db()
    assert (job.status, job.fout) == (JobStatus.BEZIG, "")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one transaction writes at a time")
def test_two_requests_in_the_same_instant_are_one_job(monkeypatch):
    """The other request comes in after we looked and before we write."""
    maak, andere = Job.objects.create, []

    def eerst_een_ander(**velden):
        def doe():
            andere.append(maak(**velden))
            connection.close()

        draad = threading.Thread(target=doe)
        draad.start()
        draad.join()
        return maak(**velden)

    monkeypatch.setattr(Job.objects, "create", eerst_een_ander)

    assert _vraag(aanvraag="zelfde") == andere[0]
    assert Job.objects.count() == 1


def test_when_the_work_is_done_its_heart_has_stopped(proefwerk, monkeypatch):
    """A heart that still beats would hold a job that somebody else may take."""
    gesloten_door = []

    class Lijn:
        def close(self):
            gesloten_door.append(threading.current_thread())

    monkeypatch.setattr(uitvoeren, "connection", Lijn())

    assert uitvoeren.voer_uit(_vraag().pk) is True

    assert [draad.is_alive() for draad in gesloten_door] == [False]


class Lijn:
    """Stands in for the connection of the thread that beats, which is not the one of the test."""

    gesloten = 0

    def close(self):
        self.gesloten += 1


@pytest.mark.parametrize(("antwoorden", "gesloten"), [([False], 1), ([True, OSError("weg"), True, False], 2)])
def test_the_heart_beats_until_the_lease_is_lost_whatever_the_database_does(antwoorden, gesloten, monkeypatch):
    lijn, rest = Lijn(), list(antwoorden)

    def verleng(_pk, _sleutel):
        antwoord = rest.pop(0)
        if isinstance(antwoord, Exception):
            raise antwoord
        return antwoord

    monkeypatch.setattr(uitvoeren, "connection", lijn)
    monkeypatch.setattr(uitvoeren, "SLAG", 0)
    monkeypatch.setattr(jobs, "verleng", verleng)

    uitvoeren._klop(uuid.uuid4(), uuid.uuid4(), threading.Event())

    assert rest == []
    assert lijn.gesloten == gesloten
