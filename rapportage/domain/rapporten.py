"""Asking for a report, trying again, and publishing it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.models import Job
from kern.models.job import JobStatus
from kern.periodes import Periode
from kern.werk import jobs
from kern.werk.bel import bel_job as bel_worker
from kern.zoeken import zoekindex
from netwerken.models import Gebruiker, Netwerk
from rapportage.domain.periodes import eis_periode
from rapportage.enums import Rapportsoort, RapportStaat
from rapportage.models import Artefact, Rapport
from rapportage.momentopname.nemen import naam_van

WERK = "rapport"


@transaction.atomic
def vraag_rapport_aan(
    netwerk: Netwerk,
    *,
    soort: str,
    periode: str = "",
    door: Gebruiker | None,
    aanvraagsleutel: str | None = None,
    bel: Callable[[UUID], None] = bel_worker,
) -> Rapport:
    """Ask for a report; there is one row per kind and period, and at most one job at work on it.

    ``aanvraagsleutel`` (the hidden uuid of the form) makes a double click one job. ``bel`` rings the worker after the
    commit. Raises DomainError for a period that does not fit, is not over or holds nothing, and for a report that is
    published: that one stays as it is.
    """
    if soort not in Rapportsoort.values:
        raise DomainError("Kies een soort rapport.")
    sleutel = eis_periode(netwerk, periode).sleutel if soort == Rapportsoort.KWARTAAL else ""
    rapport, is_nieuw = Rapport.objects.get_or_create(
        netwerk=netwerk, soort=soort, periode=sleutel, defaults=_benoem(netwerk, soort, sleutel)
    )
    if rapport.staat == RapportStaat.GEPUBLICEERD:
        raise DomainError("Dit rapport is gepubliceerd en blijft zoals het is.")
    job = jobs.vraag_aan(
        WERK,
        ontdubbelsleutel=f"rapport:{rapport.pk}",
        gegevens={"rapport": rapport.pk},
        door=door,
        netwerk_id=netwerk.pk,
        aanvraagsleutel=aanvraagsleutel,
        bel=bel,
    )
    if job.gegevens.get("rapport") != rapport.pk:
        raise DomainError("Deze aanvraag hoorde bij een ander rapport. Open het formulier opnieuw.")
    if rapport.job_id != job.pk:
        Rapport.objects.filter(pk=rapport.pk).update(job=job, gewijzigd_op=klok.nu())
        zoekindex.zet(rapport)
        rapport.job = job
        leg_vast("rapport.gevraagd", onderwerp=rapport, door=door, job=job.pk, nieuw=is_nieuw)
    return rapport


def _benoem(netwerk: Netwerk, soort: str, sleutel: str) -> dict[str, Any]:
    naam = naam_van(soort, sleutel)
    if not sleutel:
        return {"titel": f"{naam} {netwerk.korte_naam}", "slug": naam.lower()}
    periode = Periode.lees(sleutel)
    return {
        "titel": f"{naam} {netwerk.korte_naam}, {periode.titel}",
        "slug": f"{naam}-{sleutel}".lower(),
    }


@transaction.atomic
def probeer_opnieuw(rapport: Rapport, *, door: Gebruiker | None, bel: Callable[[UUID], None] = bel_worker) -> None:
    """Put the failed job of a report back in the queue. Raises DomainError when it did not fail."""
    if rapport.job is None:
        raise DomainError("Dit rapport is niet mislukt en hoeft niet opnieuw.")
    jobs.probeer_opnieuw(rapport.job, bel=bel)
    leg_vast("rapport.opnieuw", onderwerp=rapport, door=door, job=rapport.job_id)


@transaction.atomic
def publiceer_rapport(rapport: Rapport, *, door: Gebruiker | None) -> None:
    """Make a report public. From then on its file never changes. Raises DomainError when it cannot be."""
    if Job.objects.filter(rapporten=rapport, status__in=[JobStatus.WACHT, JobStatus.BEZIG]).exists():
        raise DomainError("Dit rapport wordt net opnieuw gemaakt. Publiceer het als het klaar is.")
    geraakt = Rapport.objects.filter(pk=rapport.pk, staat=RapportStaat.GEMAAKT).update(
        staat=RapportStaat.GEPUBLICEERD, gepubliceerd_op=klok.nu(), gewijzigd_op=klok.nu()
    )
    if geraakt != 1:
        raise DomainError("Alleen een rapport dat klaar is en nog niet gepubliceerd is, kun je publiceren.")
    rapport.refresh_from_db()
    zoekindex.zet(rapport)
    bestanden = bestanden_van(rapport)
    leg_vast("rapport.gepubliceerd", onderwerp=rapport, door=door, sha256=[a.sha256 for a in bestanden])


def bestanden_van(rapport: Rapport) -> list[Artefact]:
    """The files of the newest snapshot of a report that has files, PDF first."""
    laatste = (
        Artefact.objects.filter(momentopname__rapport=rapport)
        .order_by("-momentopname__genomen_op", "-momentopname_id")
        .values_list("momentopname_id", flat=True)
        .first()
    )
    if laatste is None:
        return []
    return list(Artefact.objects.filter(momentopname_id=laatste).select_related("momentopname").order_by("soort"))
