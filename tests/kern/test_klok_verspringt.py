"""The clock of the machine is set forward or back: nobody waits for it, nothing is done twice, nobody is put out."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.db.models.functions import Now
from django.utils import timezone

from kern.domain.controle import AUDITKETEN, controleer_wat_moet
from kern.domain.post import Inhoud, verstuur_wachtende, zet_klaar
from kern.models import Bericht, Controle, Hartslag, Job
from kern.models.job import JobStatus
from kern.werk import hartslag, jobs
from lerend_netwerk.celery import app
from lerend_netwerk.levensteken import Planner
from tests.fabrieken.netwerken import NetwerkFactory, iemand

pytestmark = pytest.mark.django_db
SPRONG = timedelta(hours=3)


@pytest.fixture
def job():
    return Job.objects.create(soort="proef", aanvraagsleutel=uuid.uuid4().hex, ontdubbelsleutel="p", gebeld_op=Now())


def _zet_klok(rijen, *velden, om):
    """What the rows look like after the clock was set by so much; the clock of a database cannot be set in a test."""
    rij = rijen.get()
    rijen.update(**{veld: getattr(rij, veld) - om for veld in velden if getattr(rij, veld) is not None})


# --- work ---------------------------------------------------------------------------------------------------------
def test_a_worker_overtaken_by_the_clock_publishes_nothing(job):
    sleutel = jobs.claim(job.pk)
    _zet_klok(Job.objects, "lease_tot", om=SPRONG)  # three hours later at once
    ander = jobs.claim(job.pk)
    geschreven = []

    with pytest.raises(jobs.LeaseVerloren):
        jobs.rond_af(job.pk, sleutel, lambda: geschreven.append("eerste"))
    jobs.rond_af(job.pk, ander, lambda: geschreven.append("tweede"))

    assert geschreven == ["tweede"]


def test_work_of_who_died_is_not_held_until_the_clock_is_as_late_again(job):
    jobs.claim(job.pk)
    assert jobs.claim(job.pk) is None
    _zet_klok(Job.objects, "lease_tot", "gebeld_op", om=-SPRONG)

    assert jobs.te_bellen() == [job.pk]
    assert jobs.claim(job.pk) is not None


def test_who_still_works_has_its_lease_right_again_at_the_next_beat(job):
    sleutel = jobs.claim(job.pk)
    _zet_klok(Job.objects, "lease_tot", om=-SPRONG)

    assert jobs.verleng(job.pk, sleutel)

    assert jobs.claim(job.pk) is None


def test_a_pause_and_a_bell_from_a_later_clock_are_over(job):
    jobs.geef_terug(job.pk, jobs.claim(job.pk), "probeer straks")
    assert jobs.claim(job.pk) is None
    _zet_klok(Job.objects, "niet_voor", "gebeld_op", om=-SPRONG)

    assert jobs.te_bellen() == [job.pk]
    assert jobs.claim(job.pk) is not None


def test_work_that_stranded_is_given_up_after_the_clock_was_set_back(job):
    Job.objects.update(status=JobStatus.BEZIG, poging=jobs.MAX_POGINGEN, lease_tot=Now() + SPRONG)

    assert jobs.geef_gestrande_op() == [job.pk]


# --- mail, signs of life, the nightly check -------------------------------------------------------------------------
@pytest.mark.parametrize("velden", [{"niet_voor": 9}, {"lease_tot": 3, "status": "bezig"}])
def test_a_mail_does_not_wait_for_a_clock_that_was_set_back(velden):
    bericht = zet_klaar("p", sleutel="a", aan="a@test.example", onderwerp="Code", inhoud=Inhoud("1", ""))
    uren = {veld: Now() + timedelta(hours=n) if isinstance(n, int) else n for veld, n in velden.items()}
    Bericht.objects.filter(pk=bericht.pk).update(**uren)

    assert verstuur_wachtende() == 1
    assert len(mail.outbox) == 1


def test_a_mail_that_is_being_sent_is_not_sent_twice():
    zet_klaar("p", sleutel="a", aan="a@test.example", onderwerp="Code", inhoud=Inhoud("1", ""))
    Bericht.objects.update(status="bezig", lease_tot=Now() + timedelta(minutes=2))

    assert verstuur_wachtende() == 0


def test_a_sign_of_life_from_the_future_is_none():
    hartslag.sla("worker", proces="a")
    assert hartslag.leeft("worker")
    Hartslag.objects.update(gezien_op=Now() + SPRONG)

    assert not hartslag.leeft("worker")


def test_a_check_that_was_done_in_the_future_is_done_again():
    Controle.objects.create(deel=AUDITKETEN, gedaan_op=timezone.now() + timedelta(days=400), in_orde=False)

    controleer_wat_moet()

    assert Controle.objects.get(deel=AUDITKETEN).gedaan_op < timezone.now() + timedelta(minutes=1)


@pytest.mark.django_db(transaction=True)
def test_the_planner_goes_on_at_once_when_the_clock_is_set_back(tmp_path):
    gestuurd = []

    class Stil(Planner):
        def apply_entry(self, entry, producer=None):
            gestuurd.append(entry.name)
            self.reserve(entry)

    vroeg = datetime(2026, 5, 4, 12, tzinfo=UTC)
    with time_machine.travel(vroeg + SPRONG, tick=False) as klok:
        planner = Stil(app=app, schedule_filename=str(tmp_path / "plan"), lazy=True)
        planner.setup_schedule()
        for _ in range(20):
            klok.shift(5)
            for _ in range(6):
                planner.tick()
        assert {"verzoen", "verstuur-post", "leg-keten"} <= set(gestuurd)

        klok.move_to(vroeg)
        gestuurd.clear()
        for _ in range(20):
            klok.shift(5)
            for _ in range(6):
                planner.tick()
    planner.close()

    assert {naam: gestuurd.count(naam) > 1 for naam in ("verzoen", "verstuur-post", "leg-keten")} == dict.fromkeys(
        ("verzoen", "verstuur-post", "leg-keten"), True
    )


# --- sessions -------------------------------------------------------------------------------------------------------
def test_a_session_survives_a_clock_that_runs_ahead_and_is_put_right_afterwards(client):
    client.force_login(iemand("lid", NetwerkFactory()))
    straks = timezone.now() + timedelta(days=10)
    with time_machine.travel(straks, tick=False):
        assert client.get("/mijn-netwerken/").status_code == 200
    assert Session.objects.get().expire_date > straks + timedelta(days=13), "extended by the clock of then"

    assert client.get("/mijn-netwerken/").status_code == 200

    assert Session.objects.get().expire_date < timezone.now() + timedelta(days=14, minutes=1), "and put right again"
