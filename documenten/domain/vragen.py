"""Asking for a document, and throwing away what is old."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from documenten.domain.maken import MAP, WERK
from documenten.models import Document
from kern import klok
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.models.job import JobStatus
from kern.werk import jobs
from kern.werk.bel import bel_job as bel_worker
from netwerken.models import Gebruiker, Netwerk

BEWAARTIJD = timedelta(days=7)  # a list of who comes is no archive: what must stay is kept by what it is made of


@transaction.atomic
def vraag_document(
    netwerk: Netwerk,
    *,
    soort: str,
    sleutel: str,
    titel: str,
    over: str,
    door: Gebruiker,
    bel: Callable[[UUID], None] = bel_worker,
) -> Document:
    """Ask for a document of a registered kind; asking again while it is being made gives the one that is being made.

    The caller asked the right. ``over`` is the page to go back to. ``bel`` rings the worker after the commit.
    """
    document = Document(netwerk=netwerk, soort=soort, sleutel=sleutel, titel=titel[:300], over=over, gevraagd_door=door)
    document.save()
    job = jobs.vraag_aan(
        WERK,
        ontdubbelsleutel=f"document:{netwerk.pk}:{soort}:{sleutel}:{door.pk}",
        gegevens={"document": str(document.pk)},
        door=door,
        netwerk_id=netwerk.pk,
        bel=bel,
    )
    if job.gegevens.get("document") != str(document.pk):  # it is being made already
        eerste = Document.objects.select_related("netwerk").get(pk=job.gegevens["document"])
        document.delete()
        return eerste
    document.job = job
    document.save(update_fields=["job", "gewijzigd_op"])
    leg_vast("document.gevraagd", onderwerp=document, door=door, soort=soort, sleutel=sleutel)
    return document


@transaction.atomic
def probeer_opnieuw(document: Document, *, door: Gebruiker, bel: Callable[[UUID], None] = bel_worker) -> None:
    """Put the failed job of a document back in the queue. Raises DomainError when it did not fail."""
    if document.job is None:
        raise DomainError("Vraag dit document opnieuw op de pagina waar het bij hoort.")
    jobs.probeer_opnieuw(document.job, bel=bel)
    leg_vast("document.opnieuw", onderwerp=document, door=door)


def ruim_op() -> None:
    """Throw away documents after some days, and files that no document names: what an attempt that died left behind."""
    grens = klok.nu() - BEWAARTIJD
    Document.objects.filter(aangemaakt_op__lt=grens).exclude(job__status=JobStatus.BEZIG).delete()
    wortel = Path(settings.MEDIA_ROOT)
    for pad in wortel.glob(f"{MAP}/*"):
        oud = pad.is_file() and klok.nu().timestamp() - pad.stat().st_mtime > 3600
        if oud and not Document.objects.filter(pad=f"{MAP}/{pad.name}").exists():
            pad.unlink(missing_ok=True)
