"""Making a report: what the worker does with one job of kind ``rapport``."""

import logging
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from kern import klok
from kern.domain import kluis
from kern.domain.audit import leg_vast
from kern.domain.post import zet_klaar
from kern.exceptions import DomainError
from kern.models import Job
from kern.pdf.berichten import Bericht, Volger
from kern.pdf.maken import Bestand, maak_pdf
from kern.pdf.opmaak import GEGEVENS, OPMAKEN
from kern.zoeken import zoekindex
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.domain.rollen import hoort_erbij
from rapportage.enums import Artefactsoort, RapportStaat
from rapportage.models import Artefact, Momentopname, Rapport
from rapportage.momentopname import neem
from rapportage.vormen import EXCEL, stappen_van
from rapportage.xlsx import maak_xlsx

logger = logging.getLogger(__name__)
MAP = "rapporten"
UUR = 3600
Gemaakt = dict[str, tuple[str, Bestand]]  # kind -> (path in the file store, what it is)


def map_van_rapporten() -> Path:
    """Where the files of reports lie; made when it is not there."""
    pad = Path(settings.MEDIA_ROOT) / MAP
    pad.mkdir(parents=True, exist_ok=True)
    return pad


def doe(job: Job, voortgang: Callable[[int, int, str], None]) -> Callable[[], None]:
    """Make the files of one report and return what writes them down, for the transaction that closes the job.

    Raises DomainError when another attempt would give the same.
    """
    rapport = Rapport.objects.select_related("netwerk").filter(pk=job.gegevens.get("rapport")).first()
    if rapport is None:
        raise DomainError("Dit rapport bestaat niet meer.")
    _veeg()
    stappen = stappen_van(rapport.soort)

    def begin(stap: str, waar: str = "") -> None:
        voortgang(stappen.index(stap) + 1, len(stappen), f"{stap}{waar}")

    begin(GEGEVENS)
    opname = neem(rapport, job)

    def meld(bericht: Bericht) -> None:
        if (naam := bericht.get("stap")) in stappen:
            begin(naam)
        elif "bladzijde" in bericht:
            begin(OPMAKEN, f": bladzijde {bericht['bladzijde']}")
        elif "opmerking" in bericht:
            logger.warning("Rapport %s: %s", rapport.pk, bericht["opmerking"])

    gemaakt = maak_bestanden(opname, meld, bij_xlsx=lambda: begin(EXCEL))
    return lambda: _schrijf(rapport, job, opname, gemaakt)


def maak_bestanden(opname: Momentopname, meld: Volger, bij_xlsx: Callable[[], None] = lambda: None) -> Gemaakt:
    """Make the PDF and the workbook of one snapshot; returns where each lies and what it is."""

    def naar_xlsx(uit: Path) -> Bestand:
        bij_xlsx()
        return maak_xlsx(opname.inhoud, uit)

    return {
        Artefactsoort.PDF: _bewaar(Artefactsoort.PDF, lambda uit: maak_pdf(opname.inhoud, uit, meld)),
        Artefactsoort.XLSX: _bewaar(Artefactsoort.XLSX, naar_xlsx),
    }


def _bewaar(soort: str, maak: Callable[[Path], Bestand]) -> tuple[str, Bestand]:
    """Make a file in the store under a name of ours; returns where it lies and what it is."""
    pad = f"{MAP}/{uuid.uuid4()}.{soort}"
    return pad, kluis.maak(pad, maak)


def _schrijf(rapport: Rapport, job: Job, opname: Momentopname, bestanden: Gemaakt) -> None:
    # The row of the report goes first: whoever publishes at this very moment waits for it, or has won already.
    geraakt = (
        Rapport.objects.filter(pk=rapport.pk)
        .exclude(staat__in=[RapportStaat.GEPUBLICEERD, RapportStaat.INGETROKKEN])
        .update(staat=RapportStaat.GEMAAKT, gewijzigd_op=klok.nu())
    )
    if geraakt != 1:
        raise DomainError("Dit rapport werd intussen gepubliceerd en blijft zoals het is.")
    zoekindex.zet(rapport)
    for soort, (pad, bestand) in bestanden.items():
        Artefact.objects.create(
            momentopname=opname,
            soort=soort,
            pad=pad,
            bestandsnaam=f"{rapport.netwerk.slug}-{rapport.slug}.{soort}",
            sha256=bestand.sha256,
            grootte=bestand.grootte,
            bladzijden=bestand.bladzijden,
            gemaakt_met=bestand.gemaakt_met,
        )
    leg_vast("rapport.gemaakt", onderwerp=rapport, door=job.aangevraagd_door, momentopname=opname.sha256)
    _mail(rapport, job, "rapport_klaar", f"Je rapport is klaar: {rapport.titel}", bladzijden=_bladzijden(bestanden))


def _bladzijden(bestanden: Gemaakt) -> int | None:
    return bestanden[Artefactsoort.PDF][1].bladzijden


def mislukt(job: Job) -> None:
    """After the last attempt: tell whoever asked that the report was not made, and why."""
    rapport = Rapport.objects.select_related("netwerk").filter(pk=job.gegevens.get("rapport")).first()
    if rapport is None or rapport.is_vast:  # published while it was being made again: it is there, and stays
        return
    with transaction.atomic():
        leg_vast("rapport.mislukt", onderwerp=rapport, door=None, job=job.pk)
        _mail(rapport, job, "rapport_mislukt", f"Je rapport is niet gemaakt: {rapport.titel}", reden=job.fout)


def _mail(rapport: Rapport, job: Job, sjabloon: str, onderwerp: str, **gegevens: object) -> None:
    aan = job.aangevraagd_door
    if aan is None or not hoort_erbij(aan, rapport.netwerk):
        return
    zet_klaar(
        sjabloon,
        sjabloon=sjabloon,
        gegevens={
            "titel": rapport.titel,
            "netwerk": briefhoofd(rapport.netwerk),
            "url": rapport.get_absolute_url(),
            **gegevens,
        },
        onderwerp=onderwerp,
        sleutel=f"{sjabloon}:{job.pk}:{job.klaar_op:%Y%m%d%H%M%S}" if job.klaar_op else f"{sjabloon}:{job.pk}",
        aan=aan.email,
        gebruiker=aan,
        netwerk_id=rapport.netwerk_id,
    )


def _veeg() -> None:
    """Throw away what attempts that died left behind: temporary files, and files no row names, after an hour."""
    grens = time.time() - UUR
    oud = [p for p in map_van_rapporten().iterdir() if p.is_file() and p.stat().st_mtime < grens]
    genoemd = set(Artefact.objects.filter(pad__in=[f"{MAP}/{p.name}" for p in oud]).values_list("pad", flat=True))
    for pad in oud:
        if f"{MAP}/{pad.name}" not in genoemd:
            pad.unlink(missing_ok=True)
