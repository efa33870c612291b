"""Asking for a report, trying again, and the next edition of one that was published."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from kern import klok
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.periodes import Periode
from kern.tekst import schoon
from kern.werk import jobs
from kern.werk.bel import bel_job as bel_worker
from kern.zoeken import zoekindex
from netwerken.models import Gebruiker, Netwerk
from rapportage.domain.periodes import eis_periode
from rapportage.enums import Rapportsoort, RapportStaat
from rapportage.models import Artefact, Momentopname, Rapport
from rapportage.rules import naam_van

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
    """Ask for a report; there is one row per kind, period and edition, and at most one job at work on it.

    ``aanvraagsleutel`` (the hidden uuid of the form) makes a double click one job. ``bel`` rings the worker after the
    commit. Raises DomainError for a period that does not fit, is not over or holds nothing, and for a report that is
    published: that one stays as it is.
    """
    if soort not in Rapportsoort.values:
        raise DomainError("Kies een soort rapport.", veld="soort")
    sleutel = eis_periode(netwerk, periode).sleutel if soort == Rapportsoort.KWARTAAL else ""
    laatste = Rapport.objects.filter(netwerk=netwerk, soort=soort, periode=sleutel).order_by("-uitgave").first()
    rapport, is_nieuw = (laatste, False) if laatste is not None else _maak(netwerk, soort, sleutel)
    if rapport.is_vast:
        raise DomainError(
            f"Dit rapport is {rapport.get_staat_display()} en blijft zoals het is. "
            "Op de pagina van het rapport kan er een nieuwe uitgave komen.",
            veld="periode" if sleutel else "soort",
        )
    _zet_aan_het_werk(rapport, is_nieuw=is_nieuw, door=door, aanvraagsleutel=aanvraagsleutel, bel=bel)
    return rapport


@transaction.atomic
def begin_uitgave(
    rapport: Rapport, *, reden: str, door: Gebruiker | None, bel: Callable[[UUID], None] = bel_worker
) -> Rapport:
    """Begin the next numbered edition of a report that was published, and return it; the earlier one stays.

    Asking twice is asking once. Raises DomainError without a reason, for a report that was not published or is not the last
    edition, and while an edition is open that was begun for another reason: that one keeps its own.
    """
    if not reden.strip():
        raise DomainError("Schrijf waarom er een nieuwe uitgave komt.", veld="reden")
    if not rapport.is_vast:
        raise DomainError("Alleen na een gepubliceerd rapport komt er een nieuwe uitgave.")
    nieuw, is_nieuw = _maak(
        rapport.netwerk, rapport.soort, rapport.periode, uitgave=rapport.uitgave + 1, reden=reden.strip()
    )
    if nieuw.is_vast:
        raise DomainError("Er is al een latere uitgave. Ga uit van die.")
    if not is_nieuw and nieuw.uitgave_reden.split() != schoon(reden).split():
        raise DomainError(
            f"Uitgave {nieuw.uitgave} is al begonnen, met een andere reden (‘{nieuw.uitgave_reden}’), en die blijft. Wat je "
            "wilt verbeteren, kan mee in die uitgave zolang ze niet gepubliceerd is.",
            veld="reden",
            code="begonnen",
            elders=(f"Bekijk uitgave {nieuw.uitgave}", nieuw.get_absolute_url()),
        )
    if is_nieuw:
        leg_vast("rapport.nieuwe_uitgave", onderwerp=nieuw, door=door, uitgave=nieuw.uitgave, na=rapport.pk)
    _zet_aan_het_werk(nieuw, is_nieuw=is_nieuw, door=door, bel=bel)
    return nieuw


def _maak(netwerk: Netwerk, soort: str, sleutel: str, *, uitgave: int = 1, reden: str = "") -> tuple[Rapport, bool]:
    """The row of one edition, and whether it is new; two who ask at once get one row."""
    return Rapport.objects.get_or_create(
        netwerk=netwerk,
        soort=soort,
        periode=sleutel,
        uitgave=uitgave,
        defaults={**_benoem(netwerk, soort, sleutel, uitgave), "uitgave_reden": reden},
    )


def _zet_aan_het_werk(
    rapport: Rapport,
    *,
    is_nieuw: bool,
    door: Gebruiker | None,
    aanvraagsleutel: str | None = None,
    bel: Callable[[UUID], None],
) -> None:
    _neem(rapport)
    job = jobs.vraag_aan(
        WERK,
        ontdubbelsleutel=f"rapport:{rapport.pk}",
        gegevens={"rapport": rapport.pk},
        door=door,
        netwerk_id=rapport.netwerk_id,
        aanvraagsleutel=aanvraagsleutel,
        bel=bel,
    )
    if job.gegevens.get("rapport") != rapport.pk:
        raise DomainError("Deze aanvraag hoorde bij een ander rapport. Open het formulier opnieuw.")
    if rapport.job_id != job.pk:
        Rapport.objects.filter(pk=rapport.pk).update(job=job)
        rapport.job = job
        leg_vast("rapport.gevraagd", onderwerp=rapport, door=door, job=job.pk, nieuw=is_nieuw)


def _benoem(netwerk: Netwerk, soort: str, sleutel: str, uitgave: int) -> dict[str, str]:
    naam = naam_van(soort, sleutel)
    staart, achter = (f", uitgave {uitgave}", f"-uitgave-{uitgave}") if uitgave > 1 else ("", "")
    if not sleutel:
        return {"titel": f"{naam} {netwerk.korte_naam}{staart}", "slug": f"{naam.lower()}{achter}"}
    periode = Periode.lees(sleutel)
    return {
        "titel": f"{naam} {netwerk.korte_naam}, {periode.titel}{staart}",
        "slug": f"{naam}-{sleutel}{achter}".lower(),
    }


def _neem(rapport: Rapport) -> None:
    """Take the row: who publishes at this very moment waits for it, or was first and leaves nothing to make."""
    vast = [RapportStaat.GEPUBLICEERD, RapportStaat.INGETROKKEN]
    if Rapport.objects.filter(pk=rapport.pk).exclude(staat__in=vast).update(gewijzigd_op=klok.nu()) != 1:
        raise DomainError("Dit rapport werd net gepubliceerd en blijft zoals het is.")
    zoekindex.zet(rapport)


@transaction.atomic
def probeer_opnieuw(rapport: Rapport, *, door: Gebruiker | None, bel: Callable[[UUID], None] = bel_worker) -> None:
    """Put the failed job of a report back in the queue. Raises DomainError when it did not fail."""
    if rapport.job is None:
        raise DomainError("Dit rapport is niet mislukt en hoeft niet opnieuw.")
    _neem(rapport)
    jobs.probeer_opnieuw(rapport.job, bel=bel)
    leg_vast("rapport.opnieuw", onderwerp=rapport, door=door, job=rapport.job_id)


def bestanden_van(rapport: Rapport) -> list[Artefact]:
    """The files of the newest snapshot of a report that has files, PDF first."""
    laatste = (
        Momentopname.objects.filter(rapport=rapport).exclude(artefacten=None).order_by("-genomen_op", "-pk").first()
    )
    return list(laatste.artefacten.order_by("soort")) if laatste else []
