"""Long work, done at least once and published exactly once.

Ask (:func:`vraag_aan`) → the worker claims (:func:`claim`) with a conditional UPDATE and the clock of the
database → works outside any transaction, extending its lease → :func:`rond_af` writes the result and closes the
job in one transaction that only the holder of the lease can win. Whatever dies on the way, ``kern.tasks.verzoen`` rings
the bell again: at once when the holder died on the same machine (``houders``), else when its lease has run out.
"""

import logging
import uuid
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from kern.exceptions import DomainError
from kern.models import Job
from kern.models.job import JobStatus

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
OPNIEUW_BELLEN = timedelta(seconds=30)
MAX_POGINGEN = 5
LANGSTE_PAUZE = timedelta(seconds=5 * 2**MAX_POGINGEN)


def _verlopen() -> Q:
    """A lease that ran out, or that only a clock that was set back can have written."""
    return Q(lease_tot__lt=Now()) | Q(lease_tot__gt=Now() + 2 * LEASE)


def _mag_nu() -> Q:
    """No pause, a pause that is over, or one longer than there are."""
    return Q(niet_voor=None) | Q(niet_voor__lte=Now()) | Q(niet_voor__gt=Now() + LANGSTE_PAUZE)


def _lang_niet_gebeld(sinds: timedelta) -> Q:
    return Q(gebeld_op=None) | Q(gebeld_op__lt=Now() - sinds) | Q(gebeld_op__gt=Now() + sinds)


class LeaseVerloren(Exception):
    """Another worker took over; throw away what was made."""


def vraag_aan(
    soort: str,
    *,
    ontdubbelsleutel: str,
    gegevens: dict[str, object],
    door: models.Model | None,
    netwerk_id: int | None,
    aanvraagsleutel: str | None = None,
    bel: Callable[[uuid.UUID], None],
) -> Job:
    """Return the job for this request, making it when there is none.

    The same ``aanvraagsleutel`` (a hidden uuid in the form) always gives the same job; while a job with the same
    ``ontdubbelsleutel`` is active, that one is given. ``bel`` rings the worker after the commit.
    """
    sleutel = aanvraagsleutel or uuid.uuid4().hex
    try:
        with transaction.atomic():
            bestaand = Job.objects.filter(
                Q(aanvraagsleutel=sleutel)
                | Q(ontdubbelsleutel=ontdubbelsleutel, status__in=[JobStatus.WACHT, JobStatus.BEZIG])
            ).first()
            if bestaand:
                return bestaand
            job = Job.objects.create(
                soort=soort,
                gegevens=gegevens,
                netwerk_id=netwerk_id,
                aangevraagd_door=door,  # type: ignore[misc]  # the core knows no Gebruiker
                aanvraagsleutel=sleutel,
                ontdubbelsleutel=ontdubbelsleutel,
                gebeld_op=Now(),
            )
            transaction.on_commit(partial(_bel_zacht, bel, job.pk))
    except IntegrityError:  # somebody asked the same in the same instant
        return Job.objects.filter(Q(aanvraagsleutel=sleutel) | Q(ontdubbelsleutel=ontdubbelsleutel)).latest(
            "aangemaakt_op"
        )
    return job


def _bel_zacht(bel: Callable[[uuid.UUID], None], pk: uuid.UUID) -> None:
    try:
        bel(pk)
    except Exception:
        logger.warning("De wachtrij antwoordt niet; job %s wordt straks opnieuw gebeld.", pk, exc_info=True)


def claim(pk: uuid.UUID) -> uuid.UUID | None:
    """Take the job if it is free or its holder went silent. Returns the lease key, or None."""
    sleutel = uuid.uuid4()
    vrij = Q(status=JobStatus.WACHT) | Q(status=JobStatus.BEZIG) & _verlopen()
    geraakt = Job.objects.filter(vrij, _mag_nu(), pk=pk, poging__lt=MAX_POGINGEN).update(
        status=JobStatus.BEZIG,
        leasesleutel=sleutel,
        lease_tot=Now() + LEASE,
        poging=F("poging") + 1,
        begonnen_op=Now(),
        deel=0,
        bezig_met="",
    )
    return sleutel if geraakt == 1 else None


def verleng(pk: uuid.UUID, sleutel: uuid.UUID) -> bool:
    """Extend the lease; False when it is no longer ours."""
    return Job.objects.filter(pk=pk, leasesleutel=sleutel, status=JobStatus.BEZIG).update(lease_tot=Now() + LEASE) == 1


def meld_voortgang(pk: uuid.UUID, sleutel: uuid.UUID, *, deel: int, delen: int, bezig_met: str) -> None:
    """Show what is being done: part ``deel`` of ``delen``. Raises LeaseVerloren when the job is not ours."""
    geraakt = Job.objects.filter(pk=pk, leasesleutel=sleutel, status=JobStatus.BEZIG).update(
        deel=deel, delen=delen, bezig_met=bezig_met[:120], lease_tot=Now() + LEASE
    )
    if geraakt != 1:
        raise LeaseVerloren


def rond_af(pk: uuid.UUID, sleutel: uuid.UUID, schrijf: Callable[[], None]) -> None:
    """Close the job and write its result in one transaction. Raises LeaseVerloren when another holds it."""
    with transaction.atomic():
        geraakt = Job.objects.filter(pk=pk, leasesleutel=sleutel, status=JobStatus.BEZIG).update(
            status=JobStatus.KLAAR, leasesleutel=None, lease_tot=None, klaar_op=Now(), fout="", deel=F("delen")
        )
        if geraakt != 1:
            raise LeaseVerloren
        schrijf()


def laat_los(sleutel: uuid.UUID) -> bool:
    """The holder of this lease is dead: its job may be taken at once. False when nobody held it any more."""
    houdt = Job.objects.filter(leasesleutel=sleutel, status=JobStatus.BEZIG)
    return houdt.update(lease_tot=Now() - LEASE, gebeld_op=None) == 1


def _zwijg(_job: Job) -> None:
    """Nobody is told."""


def geef_terug(
    pk: uuid.UUID,
    sleutel: uuid.UUID,
    fout: str,
    *,
    definitief: bool = False,
    mislukt: Callable[[Job], None] = _zwijg,
) -> bool:
    """After an error: back to the queue with a growing pause, or failed after the last attempt.

    Returns True when the job is now failed for good. Then ``mislukt`` tells it in the same transaction: who dies between
    the two has done neither, and the job is found again when its lease is over.
    """
    with transaction.atomic():
        mijn = Job.objects.filter(pk=pk, leasesleutel=sleutel, status=JobStatus.BEZIG)
        job = mijn.first()
        if job is None:
            return False
        op = definitief or job.poging >= MAX_POGINGEN
        mijn.update(
            status=JobStatus.MISLUKT if op else JobStatus.WACHT,
            leasesleutel=None,
            lease_tot=None,
            fout=fout[:500],
            gebeld_op=Now(),
            niet_voor=None if op else Now() + timedelta(seconds=5 * 2**job.poging),
            klaar_op=Now() if op else None,
        )
        if op:
            mislukt(Job.objects.get(pk=pk))
        return op


def probeer_opnieuw(job: Job, *, bel: Callable[[uuid.UUID], None]) -> None:
    """Put a failed job back in the queue with fresh attempts. Raises DomainError when it is not failed."""
    with transaction.atomic():
        geraakt = Job.objects.filter(pk=job.pk, status=JobStatus.MISLUKT).update(
            status=JobStatus.WACHT, poging=0, fout="", gebeld_op=Now(), niet_voor=None, klaar_op=None, deel=0
        )
        if geraakt != 1:
            raise DomainError("Dit werk is niet mislukt en hoeft niet opnieuw.")
        transaction.on_commit(partial(_bel_zacht, bel, job.pk))


def geef_gestrande_op(mislukt: Callable[[Job], None] = _zwijg) -> list[uuid.UUID]:
    """Close as failed the jobs whose last attempt died; returns which. ``mislukt`` tells it, each once.

    The end of a job and what tells it are one transaction. What cannot be told is left for the next time, and keeps no
    other job from its end.
    """
    gestrand = Q(status=JobStatus.BEZIG, poging__gte=MAX_POGINGEN) & _verlopen()
    uit = []
    for pk in list(Job.objects.filter(gestrand).values_list("pk", flat=True)):
        try:
            if _geef_op(pk, gestrand, mislukt):
                uit.append(pk)
        except Exception:
            logger.exception("Job %s viel stil en kon niet afgesloten worden.", pk)
    return uit


def _geef_op(pk: uuid.UUID, gestrand: Q, mislukt: Callable[[Job], None]) -> bool:
    with transaction.atomic():
        geraakt = Job.objects.filter(gestrand, pk=pk).update(
            status=JobStatus.MISLUKT,
            leasesleutel=None,
            lease_tot=None,
            klaar_op=Now(),
            fout="Het werk viel vijf keer stil en is gestopt.",
        )
        if geraakt == 1:
            mislukt(Job.objects.get(pk=pk))
        return geraakt == 1


def te_bellen() -> list[uuid.UUID]:
    """Claim the right to ring for jobs that lie still: each is given to one caller only."""
    stil = Q(status=JobStatus.WACHT) & _lang_niet_gebeld(OPNIEUW_BELLEN) & _mag_nu()
    herstart = Q(status=JobStatus.BEZIG, poging__lt=MAX_POGINGEN) & _verlopen()
    herstart &= _lang_niet_gebeld(timedelta(seconds=10))
    kandidaten = Job.objects.filter(stil | herstart).order_by("aangemaakt_op").values_list("pk", flat=True)[:100]
    return [pk for pk in kandidaten if Job.objects.filter(stil | herstart, pk=pk).update(gebeld_op=Now()) == 1]
