"""Each field of a job says where it stands: who may claim it, who holds it, when the bell rings again."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kern.models import Job
from kern.models.job import JobStatus
from kern.werk import jobs
from tests.fabrieken.kern import vraag_werk as _vraag
from tests.fabrieken.netwerken import GebruikerFactory

pytestmark = pytest.mark.django_db


STRAKS, ZONET = timedelta(minutes=1), timedelta(minutes=-1)


def _zet(job, **velden):
    """Let the row of a job say this; a time is given as from now."""
    nu = timezone.now()
    Job.objects.filter(pk=job.pk).update(**{k: nu + v if isinstance(v, timedelta) else v for k, v in velden.items()})


def _stand(job):
    job.refresh_from_db()
    return job


@pytest.mark.parametrize(
    ("velden", "mag"),
    [
        ({"status": "wacht"}, True),
        ({"status": "wacht", "niet_voor": ZONET}, True),
        ({"status": "wacht", "niet_voor": STRAKS}, False),
        ({"status": "wacht", "poging": jobs.MAX_POGINGEN - 1}, True),
        ({"status": "wacht", "poging": jobs.MAX_POGINGEN}, False),
        ({"status": "bezig", "lease_tot": STRAKS}, False),
        ({"status": "bezig", "lease_tot": ZONET}, True),
        ({"status": "bezig", "lease_tot": ZONET, "poging": jobs.MAX_POGINGEN}, False),
        ({"status": "klaar", "lease_tot": ZONET}, False),
        ({"status": "mislukt", "lease_tot": ZONET}, False),
    ],
)
def test_which_job_may_be_claimed(velden, mag):
    job, ander = _vraag("a"), _vraag("b")
    _zet(job, **velden)

    assert (jobs.claim(job.pk) is not None) is mag
    assert _stand(ander).status == JobStatus.WACHT, "only this one"


def test_a_claim_begins_afresh():
    job = _vraag()
    _zet(job, deel=3, delen=4, bezig_met="het vorige", poging=1)

    sleutel = jobs.claim(job.pk)

    job = _stand(job)
    assert (job.status, job.leasesleutel, job.poging) == (JobStatus.BEZIG, sleutel, 2)
    assert (job.deel, job.bezig_met) == (0, "")
    assert job.begonnen_op is not None
    assert timedelta(seconds=25) < job.lease_tot - timezone.now() < timedelta(seconds=31)


@pytest.mark.parametrize("stap", ["verleng", "meld_voortgang"])
def test_who_works_holds_the_job_half_a_minute_longer(stap):
    job = _vraag()
    sleutel = jobs.claim(job.pk)
    _zet(job, lease_tot=STRAKS - timedelta(seconds=55))
    if stap == "verleng":
        assert jobs.verleng(job.pk, sleutel)
    else:
        jobs.meld_voortgang(job.pk, sleutel, deel=2, delen=7, bezig_met="x" * 200)
        assert (_stand(job).deel, job.delen, job.bezig_met) == (2, 7, "x" * 120)

    assert timedelta(seconds=25) < _stand(job).lease_tot - timezone.now() < timedelta(seconds=31)


@pytest.mark.parametrize("status", ["wacht", "klaar", "mislukt"])
def test_who_holds_no_running_job_changes_nothing(status):
    job = _vraag()
    sleutel = jobs.claim(job.pk)
    _zet(job, status=status)
    voor = Job.objects.values().get()

    assert not jobs.verleng(job.pk, sleutel)
    assert not jobs.laat_los(sleutel)
    assert not jobs.geef_terug(job.pk, sleutel, "fout", definitief=True)
    with pytest.raises(jobs.LeaseVerloren):
        jobs.meld_voortgang(job.pk, sleutel, deel=1, delen=2, bezig_met="x")
    with pytest.raises(jobs.LeaseVerloren):
        jobs.rond_af(job.pk, sleutel, lambda: None)

    assert Job.objects.values().get() == voor


def test_the_lease_of_one_job_is_no_lease_of_another():
    een, ander = _vraag("a"), _vraag("b")
    sleutel, van_ander = jobs.claim(een.pk), jobs.claim(ander.pk)

    assert not jobs.verleng(een.pk, van_ander)
    assert not jobs.geef_terug(een.pk, van_ander, "fout")
    with pytest.raises(jobs.LeaseVerloren):
        jobs.rond_af(een.pk, van_ander, lambda: None)
    jobs.rond_af(een.pk, sleutel, lambda: None)

    assert (_stand(een).status, _stand(ander).status) == (JobStatus.KLAAR, JobStatus.BEZIG)


def test_what_is_ready_is_held_by_nobody_and_says_when():
    job = _vraag()
    _zet(job, fout="vorige keer")
    sleutel = jobs.claim(job.pk)
    jobs.meld_voortgang(job.pk, sleutel, deel=1, delen=4, bezig_met="x")

    jobs.rond_af(job.pk, sleutel, lambda: None)

    job = _stand(job)
    assert (job.status, job.leasesleutel, job.lease_tot, job.fout, job.deel) == ("klaar", None, None, "", 4)
    assert job.klaar_op is not None


@pytest.mark.parametrize(
    ("poging", "definitief", "op"), [(1, False, False), (4, False, False), (5, False, True), (1, True, True)]
)
def test_what_is_given_back_is_held_by_nobody_and_fails_after_the_last_attempt(poging, definitief, op):
    job = _vraag()
    sleutel = jobs.claim(job.pk)
    _zet(job, poging=poging, gebeld_op=None)

    assert jobs.geef_terug(job.pk, sleutel, "f" * 600, definitief=definitief) is op

    job = _stand(job)
    assert (job.status, job.leasesleutel, job.lease_tot) == ("mislukt" if op else "wacht", None, None)
    assert job.fout == "f" * 500
    assert (job.klaar_op is not None, job.niet_voor is None) == (op, op)
    assert job.gebeld_op is not None


def test_a_dead_holder_leaves_its_job_to_be_taken_and_rung_for_at_once():
    job, ander = _vraag("a"), _vraag("b")
    sleutel, van_ander = jobs.claim(job.pk), jobs.claim(ander.pk)

    assert jobs.laat_los(sleutel)
    assert jobs.te_bellen() == [job.pk]
    assert jobs.claim(job.pk)
    assert jobs.verleng(ander.pk, van_ander)
    assert not jobs.laat_los(uuid.uuid4())


def test_a_job_that_is_tried_again_stands_as_new():
    job = _vraag()
    _zet(job, status="mislukt", poging=5, fout="kapot", niet_voor=STRAKS, klaar_op=ZONET, deel=3, gebeld_op=None)
    gebeld = []

    with TestCase.captureOnCommitCallbacks(execute=True):
        jobs.probeer_opnieuw(job, bel=gebeld.append)

    job = _stand(job)
    assert (job.status, job.poging, job.fout, job.niet_voor, job.klaar_op, job.deel) == ("wacht", 0, "", None, None, 0)
    assert gebeld == [job.pk]
    assert jobs.te_bellen() == [], "it was rung for just now"


@pytest.mark.parametrize(
    ("velden", "gestrand"),
    [
        ({"status": "bezig", "lease_tot": ZONET, "poging": 5}, True),
        ({"status": "bezig", "lease_tot": ZONET, "poging": 4}, False),
        ({"status": "bezig", "lease_tot": STRAKS, "poging": 5}, False),
        ({"status": "wacht", "lease_tot": ZONET, "poging": 5}, False),
    ],
)
def test_only_a_job_whose_last_attempt_died_is_given_up(velden, gestrand):
    job = _vraag()
    jobs.claim(job.pk)
    _zet(job, **velden)

    assert jobs.geef_gestrande_op() == ([job.pk] if gestrand else [])

    job = _stand(job)
    if gestrand:
        assert (job.status, job.leasesleutel, job.lease_tot) == ("mislukt", None, None)
        assert job.klaar_op is not None
    else:
        assert job.status == velden["status"]


@pytest.mark.parametrize(
    ("velden", "gebeld"),
    [
        ({"status": "wacht", "gebeld_op": None}, True),
        ({"status": "wacht", "gebeld_op": timedelta(seconds=-35)}, True),
        ({"status": "wacht", "gebeld_op": timedelta(seconds=-25)}, False),
        ({"status": "wacht", "gebeld_op": timedelta(seconds=25)}, False),
        ({"status": "wacht", "gebeld_op": timedelta(seconds=35)}, True),  # the clock was set back
        ({"status": "wacht", "gebeld_op": None, "niet_voor": ZONET}, True),
        ({"status": "wacht", "gebeld_op": None, "niet_voor": STRAKS}, False),
        ({"status": "bezig", "gebeld_op": None, "lease_tot": ZONET}, True),
        ({"status": "bezig", "gebeld_op": timedelta(seconds=-10.3), "lease_tot": ZONET}, True),
        ({"status": "bezig", "gebeld_op": timedelta(seconds=-8), "lease_tot": ZONET}, False),
        ({"status": "bezig", "gebeld_op": None, "lease_tot": timedelta(seconds=55)}, False),
        ({"status": "bezig", "gebeld_op": None, "lease_tot": timedelta(seconds=70)}, True),  # longer than a lease lasts
        ({"status": "bezig", "gebeld_op": None, "lease_tot": ZONET, "poging": 4}, True),
        ({"status": "bezig", "gebeld_op": None, "lease_tot": ZONET, "poging": 5}, False),
        ({"status": "klaar", "gebeld_op": None, "lease_tot": ZONET}, False),
    ],
)
def test_for_which_job_the_bell_rings_again(velden, gebeld):
    job = _vraag()
    _zet(job, **velden)

    assert jobs.te_bellen() == ([job.pk] if gebeld else [])
    assert jobs.te_bellen() == []


def test_a_request_keeps_what_was_asked_by_whom_and_for_which_network(netwerk):
    mens = GebruikerFactory()
    vraag = {"gegevens": {"periode": "2026-Q1"}, "door": mens, "netwerk_id": netwerk.pk, "bel": lambda _pk: None}

    job = Job.objects.get(pk=jobs.vraag_aan("rapport", ontdubbelsleutel="r:1", aanvraagsleutel="s", **vraag).pk)

    assert (job.soort, job.gegevens, job.netwerk_id) == ("rapport", {"periode": "2026-Q1"}, netwerk.pk)
    assert (job.aangevraagd_door, job.ontdubbelsleutel, job.aanvraagsleutel) == (mens, "r:1", "s")


@pytest.mark.parametrize(("ontdubbel", "aanvraag"), [("zelfde", "anders"), ("anders", "zelfde")])
def test_who_asks_the_same_in_the_same_instant_gets_the_job_that_was_made_first(monkeypatch, ontdubbel, aanvraag):
    """We looked before it was there, and wrote after it was."""
    eerste = _vraag("zelfde", "zelfde")
    monkeypatch.setattr(QuerySet, "first", lambda _rijen: None)

    assert _vraag(ontdubbel, aanvraag) == eerste
    assert Job.objects.count() == 1


@pytest.mark.parametrize(("ontdubbel", "aanvraag"), [("zelfde", "anders"), ("anders", "zelfde")])
def test_who_asks_again_writes_nothing(ontdubbel, aanvraag):
    eerste = _vraag("zelfde", "zelfde")
    with CaptureQueriesContext(connection) as vragen:
        assert _vraag(ontdubbel, aanvraag) == eerste
    assert [vraag["sql"] for vraag in vragen if vraag["sql"].startswith("INSERT")] == []


def test_each_job_that_lies_still_or_stranded_is_given_and_no_more_than_a_hundred_at_once():
    een, twee = _vraag("a"), _vraag("b")
    for job in (een, twee):
        _zet(job, gebeld_op=None)
    assert jobs.te_bellen() == [een.pk, twee.pk]
    for job in (een, twee):
        _zet(job, status="bezig", lease_tot=ZONET, poging=jobs.MAX_POGINGEN)
    assert set(jobs.geef_gestrande_op()) == {een.pk, twee.pk}
    Job.objects.bulk_create(
        Job(soort="proef", aanvraagsleutel=str(n), ontdubbelsleutel=str(n), gebeld_op=None) for n in range(101)
    )
    assert [len(jobs.te_bellen()) for _ in range(3)] == [100, 1, 0]


def test_the_same_request_or_the_same_result_is_the_same_job_and_another_is_another():
    sleutel = uuid.uuid4().hex
    een, ander = _vraag("a", sleutel), _vraag("b")
    assert een.pk != ander.pk
    assert (_vraag("x", sleutel).pk, _vraag("a").pk, _vraag("b", uuid.uuid4().hex).pk) == (een.pk, een.pk, ander.pk)
    _zet(een, status="bezig")
    assert _vraag("a").pk == een.pk
    _zet(een, status="mislukt")
    assert _vraag("a").pk != een.pk
    assert een.gebeld_op is not None
