"""What the worker does with one job of kind ``document``: read the facts once, lay them out, keep the file."""

import logging
import uuid
from collections.abc import Callable

from documenten.models import Document
from kern import klok, register
from kern.canoniek import Json, schrijf, zuiver
from kern.domain import kluis
from kern.exceptions import DomainError
from kern.models import Job
from kern.momentopname import momentopname
from kern.pdf.berichten import Bericht
from kern.pdf.maken import Bestand, maak_pdf
from kern.pdf.opmaak import GEGEVENS, MET_OPMAAK, NAKIJKEN, OPMAKEN
from netwerken.domain.drukkop import drukkop

logger = logging.getLogger(__name__)
WERK = "document"
MAP = "documenten"
STAPPEN = (GEGEVENS, OPMAKEN, NAKIJKEN)
WEG = "Waarover dit document gaat, is er niet meer."


def doe(job: Job, voortgang: Callable[[int, int, str], None]) -> Callable[[], None]:
    """Make the file of one document and return what writes it down, for the transaction that closes the job.

    Raises DomainError when another attempt would give the same.
    """
    document = Document.objects.select_related("netwerk").filter(pk=str(job.gegevens.get("document"))).first()
    if document is None:
        raise DomainError("Dit document bestaat niet meer.")

    def begin(stap: str) -> None:
        voortgang(STAPPEN.index(stap) + 1, len(STAPPEN), stap)

    def meld(bericht: Bericht) -> None:
        if (naam := bericht.get("stap")) in STAPPEN:
            begin(str(naam))
        elif "opmerking" in bericht:
            logger.warning("Document %s: %s", document.pk, bericht["opmerking"])

    begin(GEGEVENS)
    inhoud = _neem(document)
    pad = f"{MAP}/{uuid.uuid4()}.pdf"
    bestand = kluis.maak(pad, lambda uit: maak_pdf(inhoud, uit, meld))
    return lambda: _schrijf(document, pad, bestand)


def _neem(document: Document) -> str:
    """The snapshot of a document, taken at the first attempt and kept: later attempts get the same bytes."""
    if not document.inhoud:
        with momentopname():
            inhoud = lees(document)
        Document.objects.filter(pk=document.pk, inhoud="").update(inhoud=schrijf(inhoud))
        document.refresh_from_db(fields=["inhoud"])
    return document.inhoud


def lees(document: Document) -> Json:
    """The plain content of a document; call it inside :func:`kern.momentopname.momentopname`. Raises DomainError when it is gone."""
    drukklaar = register.alles.documentsoorten[document.soort].lees(document.netwerk, document.sleutel)
    if drukklaar is None:
        raise DomainError(WEG)
    return zuiver(
        {
            "schema": MET_OPMAAK,
            "soort": document.soort,
            "genomen_op": drukklaar.op or klok.nu(),
            "rapport": {
                "titel": drukklaar.titel,
                "naam": register.alles.documentsoorten[document.soort].naam,
                "periode": None,
            },
            "netwerk": drukkop(document.netwerk),
            "delen": drukklaar.delen,
        },
        str,
    )


def _schrijf(document: Document, pad: str, bestand: Bestand) -> None:
    document.pad, document.sha256, document.grootte = pad, bestand.sha256, bestand.grootte
    document.bladzijden, document.gemaakt_op = bestand.bladzijden, klok.nu()
    document.save(update_fields=["pad", "sha256", "grootte", "bladzijden", "gemaakt_op", "gewijzigd_op"])
