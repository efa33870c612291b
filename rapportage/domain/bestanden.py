"""A file of a report is what its hash says, or it is not handed out; it can be made again from its own snapshot."""

import hashlib
import logging
import os
import stat
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from kern import klok
from kern.domain import controle
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.models import Job
from kern.pdf.berichten import Bericht
from kern.werk import jobs
from kern.werk.bel import bel_job as bel_worker
from netwerken.models import Gebruiker
from rapportage.domain.maken import Gemaakt, maak_bestanden
from rapportage.domain.rapporten import bestanden_van
from rapportage.models import Artefact, Momentopname, Rapport

logger = logging.getLogger(__name__)
DEEL = "rapportbestanden"  # the part of the nightly check
WERK = "bestand"
_HAP = 1024 * 1024


class Beschadigd(Exception):
    """The file on disk is not the one that was made; the message says in Dutch what is wrong with it."""


def open_gaaf(artefact: Artefact) -> BinaryIO:
    """Return the open file after comparing all of it, so that what leaves is what was compared.

    Raises Beschadigd when it is missing, no ordinary file of ours, or has another size or hash.
    """
    wortel = Path(settings.MEDIA_ROOT).resolve()
    pad = wortel / artefact.pad
    if pad.is_symlink() or not pad.resolve().is_relative_to(wortel):
        raise Beschadigd("is een verwijzing naar een ander bestand")
    try:
        fd = os.open(pad, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError as fout:
        raise Beschadigd("ontbreekt") from fout
    except OSError as fout:
        raise Beschadigd(f"kan niet gelezen worden ({fout.strerror})") from fout
    with ExitStack() as bij_schade:
        bij_schade.callback(os.close, fd)
        _vergelijk(fd, artefact)
        bij_schade.pop_all()
    return os.fdopen(fd, "rb")


def _vergelijk(fd: int, artefact: Artefact) -> None:
    """Compare all of an open file, and leave it at its beginning."""
    staat = os.fstat(fd)
    if not stat.S_ISREG(staat.st_mode):
        raise Beschadigd("is geen gewoon bestand")
    if staat.st_size != artefact.grootte:
        raise Beschadigd(f"telt {staat.st_size} bytes in plaats van {artefact.grootte}")
    som = hashlib.sha256()
    while hap := os.read(fd, _HAP):
        som.update(hap)
    if som.hexdigest() != artefact.sha256:
        raise Beschadigd("heeft een andere inhoud dan toen het gemaakt werd")
    os.lseek(fd, 0, os.SEEK_SET)


def meld_beschadigd(artefact: Artefact, reden: str) -> None:
    """Tell the log and the health page at once, without waiting for the night."""
    controle.voeg_bevinding_toe(DEEL, f"{_naam(artefact)} {reden}.")


def kijk_na() -> list[str]:
    """Compare every file of every report; one Dutch line for each that is not right."""
    alle = Artefact.objects.order_by("pk").iterator()
    return [f"{_naam(artefact)} {fout}." for artefact in alle if (fout := wat_mis_is(artefact))]


def wat_mis_is(artefact: Artefact) -> str:
    """What is wrong with one file, in Dutch; '' when nothing is."""
    try:
        open_gaaf(artefact).close()
    except Beschadigd as fout:
        return str(fout)
    return ""


def _naam(artefact: Artefact) -> str:
    return f"{artefact.bestandsnaam} (bestand {artefact.pk})"


# --- made again from the same snapshot ---------------------------------------------------------------------------


@transaction.atomic
def vraag_herstel(rapport: Rapport, *, door: Gebruiker | None, bel: Callable[[UUID], None] = bel_worker) -> None:
    """Ask for the newest files of a report again, from their own snapshot. Raises DomainError when they are right."""
    opname = next((a.momentopname_id for a in bestanden_van(rapport) if wat_mis_is(a)), None)
    if opname is None:
        raise DomainError("De bestanden van dit rapport zijn in orde.")
    job = jobs.vraag_aan(
        WERK,
        ontdubbelsleutel=f"bestand:{opname}",
        gegevens={"momentopname": opname},
        door=door,
        netwerk_id=rapport.netwerk_id,
        bel=bel,
    )
    leg_vast("rapport.herstel_gevraagd", onderwerp=rapport, door=door, job=job.pk)


def doe(job: Job, voortgang: Callable[[int, int, str], None]) -> Callable[[], None]:
    """Make the files of one snapshot again and return what writes that down."""
    opname = Momentopname.objects.select_related("rapport__netwerk").filter(pk=job.gegevens.get("momentopname")).first()
    if opname is None:
        raise DomainError("Deze momentopname bestaat niet meer.")

    def vertel(waar: str = "") -> None:
        voortgang(1, 1, f"Bestanden opnieuw maken{waar}")

    def meld(bericht: Bericht) -> None:
        if "bladzijde" in bericht:
            vertel(f": bladzijde {bericht['bladzijde']}")

    vertel()

    gemaakt = maak_bestanden(opname, meld)
    return lambda: _vervang(opname, gemaakt, job)


def _vervang(opname: Momentopname, gemaakt: Gemaakt, job: Job) -> None:
    """Point to the new files. Other bytes than the first time are told: the hash of then stays beside it."""
    gelijk = {}
    for artefact in Artefact.objects.filter(momentopname=opname):
        pad, bestand = gemaakt[artefact.soort]
        gelijk[artefact.soort] = bestand.sha256 == artefact.sha256
        if not gelijk[artefact.soort] and not artefact.eerste_sha256:
            artefact.eerste_sha256 = artefact.sha256
        artefact.pad, artefact.sha256, artefact.grootte = pad, bestand.sha256, bestand.grootte
        artefact.bladzijden, artefact.gemaakt_met = bestand.bladzijden, bestand.gemaakt_met
        artefact.hermaakt_op = klok.nu()
        artefact.save()
        controle.schrap_bevindingen(DEEL, _naam(artefact))
    leg_vast("rapport.bestand_hersteld", onderwerp=opname.rapport, door=job.aangevraagd_door, gelijk=gelijk)
