"""What the worker does with one job: claim, work with a heartbeat, publish or give back."""

import logging
import threading
import uuid
from dataclasses import dataclass

from django.db import connection

from kern import register
from kern.exceptions import DomainError, WerkOnderbroken
from kern.models import Job
from kern.werk import houders, jobs

logger = logging.getLogger(__name__)
SLAG = 5.0  # seconds between two extensions of the lease


@dataclass
class Voortgang:
    """Tells the waiting page how far the work is; raises LeaseVerloren when the work is no longer ours."""

    pk: uuid.UUID
    sleutel: uuid.UUID

    def __call__(self, deel: int, delen: int, bezig_met: str) -> None:
        jobs.meld_voortgang(self.pk, self.sleutel, deel=deel, delen=delen, bezig_met=bezig_met)


def voer_uit(pk: uuid.UUID) -> bool:
    """Carry out one job. Returns True when this call finished it; False when there was nothing to do or it failed."""
    houders.geef_doden_vrij()
    sleutel = jobs.claim(pk)
    if sleutel is None:
        return False
    job = Job.objects.get(pk=pk)
    soort = register.alles.werksoorten[job.soort]
    stop = threading.Event()
    slag = threading.Thread(target=_klop, args=(pk, sleutel, stop), daemon=True)
    slag.start()
    try:
        with houders.houdt(sleutel):
            schrijf = soort.doe(job, Voortgang(pk, sleutel))
            jobs.rond_af(pk, sleutel, schrijf)
    except jobs.LeaseVerloren:
        logger.warning("Job %s werd door een andere worker overgenomen.", pk)
        return False
    except DomainError as fout:
        _geef_terug(job, sleutel, str(fout), definitief=True)
        return False
    except Exception as fout:
        logger.exception("Job %s mislukte (poging %s).", pk, job.poging)
        # who reads a page or a mail gets a sentence; what Python says may be English, and may name a path or what was typed
        zin = f": {fout}" if isinstance(fout, WerkOnderbroken) else ". Wat precies, staat in het logboek van de server."
        _geef_terug(job, sleutel, f"Er liep iets mis bij het maken{zin}", definitief=False)
        return False
    finally:
        stop.set()
        slag.join(timeout=5)
    return True


def geef_gestrande_op() -> None:
    """Close what killed every worker that took it, and tell who waits for it."""
    jobs.geef_gestrande_op(_meld_mislukt)


def _geef_terug(job: Job, sleutel: uuid.UUID, fout: str, *, definitief: bool) -> None:
    jobs.geef_terug(job.pk, sleutel, fout, definitief=definitief, mislukt=_meld_mislukt)


def _meld_mislukt(job: Job) -> None:
    soort = register.alles.werksoorten.get(job.soort)
    if soort is not None:  # work of before, which no app does any more, is closed as well
        soort.mislukt(job)


def _klop(pk: uuid.UUID, sleutel: uuid.UUID, stop: threading.Event) -> None:
    try:
        while not stop.wait(SLAG):
            try:
                if not jobs.verleng(pk, sleutel):
                    return
            except Exception:
                logger.warning("Hartslag van job %s lukte niet.", pk, exc_info=True)
                connection.close()
    finally:
        connection.close()
