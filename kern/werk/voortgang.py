"""How far a job is, as the page that waits for it shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kern import klok
from kern.models import Job
from kern.models.job import JobStatus
from kern.werk import hartslag


@dataclass(frozen=True)
class Voortgangsstand:
    """What the waiting page shows of a job."""

    deel: int
    delen: int
    bezig_met: str
    seconden: int
    wacht_op_worker: bool
    is_begonnen: bool
    stappen: list[dict[str, str]]


def stand_van(job: Job | None, namen: Sequence[str]) -> Voortgangsstand | None:
    """How far a job of these steps is; None when nothing is being made. Asks the worker's life sign only while it waits."""
    if job is None or not job.is_actief:
        return None
    deel = job.deel if job.status == JobStatus.BEZIG else 0
    stappen = [
        {"naam": naam, "staat": "ok" if nr < deel else "now" if nr == deel else "wait"}
        for nr, naam in enumerate(namen, 1)
    ]
    return Voortgangsstand(
        deel=deel,
        delen=job.delen or len(namen),
        bezig_met=job.bezig_met,
        seconden=max(0, int((klok.nu() - (job.begonnen_op or job.aangemaakt_op)).total_seconds())),
        wacht_op_worker=not hartslag.leeft("worker"),
        is_begonnen=job.status == JobStatus.BEZIG,
        stappen=stappen,
    )
