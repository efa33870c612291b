import os
import shutil
import time
import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from kern.exceptions import DomainError
from kern.models import Job
from kern.werk.uitvoeren import voer_uit
from netwerken.models import Netwerk
from rapportage.domain.periodes import laatste_periode_met_activiteit
from rapportage.domain.rapporten import bestanden_van, vraag_rapport_aan
from rapportage.enums import Rapportsoort, RapportStaat
from rapportage.models import Rapport

WACHT = 600


class Command(BaseCommand):
    """Make a report here and now, along the same way as the button, and put the file where it is asked.

    Exit code 0 when it was made; 1 with one line on standard error otherwise.
    """

    help = "Maakt een rapport en bewaart het bestand (PDF, of XLSX als het pad zo eindigt)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--netwerk", required=True, help="adres van het netwerk, bijvoorbeeld arbeidsmarktkrapte")
        parser.add_argument("--soort", required=True, choices=Rapportsoort.values)
        parser.add_argument("--periode", default="", help="bijvoorbeeld 2022-Q3; zonder: de laatste met gegevens")
        parser.add_argument("--uitvoer", required=True, type=Path, help="waar het bestand komt")

    def handle(self, *_args: object, **opties: Any) -> None:  # Any: what argparse read, each of its own type
        uitvoer: Path = opties["uitvoer"]
        try:
            _eis_map(uitvoer.absolute().parent)
            rapport = self._maak(opties["netwerk"], opties["soort"], opties["periode"])
            self._bewaar(rapport, uitvoer)
        except (DomainError, OSError) as fout:
            raise CommandError(" ".join(str(fout).split())) from fout
        self.stdout.write(f"{rapport.titel}: {uitvoer}")

    def _maak(self, slug: str, soort: str, periode: str) -> Rapport:
        netwerk = Netwerk.objects.filter(slug=slug).first()
        if netwerk is None:
            bekend = ", ".join(Netwerk.objects.values_list("slug", flat=True)) or "geen; laad eerst de demonstratie"
            raise DomainError(f"Er is geen netwerk '{slug}'. Bekend: {bekend}.")
        if soort == Rapportsoort.KWARTAAL and not periode:
            periode = laatste_periode_met_activiteit(netwerk).sleutel
        klaar = Rapport.objects.filter(
            netwerk=netwerk, soort=soort, periode=periode if soort == Rapportsoort.KWARTAAL else "",
            staat=RapportStaat.GEPUBLICEERD,
        ).first()  # fmt: skip
        if klaar is not None:  # a published file never changes: give that one
            return klaar
        rapport = vraag_rapport_aan(
            netwerk, soort=soort, periode=periode, door=None, aanvraagsleutel=uuid.uuid4().hex, bel=lambda _pk: None
        )
        self._doe(rapport)
        return rapport

    def _doe(self, rapport: Rapport) -> None:
        """Carry out the job in this process; when a worker holds it, wait for that worker."""
        einde = time.monotonic() + WACHT
        while True:
            job = Job.objects.get(rapporten=rapport)
            if not job.is_actief:
                break
            if voer_uit(job.pk):
                continue
            job.refresh_from_db()
            if not job.is_actief:
                break
            if job.fout and not job.leasesleutel:  # here nobody tries again later
                raise DomainError(job.fout)
            if time.monotonic() > einde:
                raise DomainError("Een worker is al met dit rapport bezig en antwoordt niet.")
            time.sleep(0.5)
        if job.status != "klaar":
            raise DomainError(job.fout or "Het rapport is niet gemaakt.")

    def _bewaar(self, rapport: Rapport, uitvoer: Path) -> None:
        soort = "xlsx" if uitvoer.suffix.lower() == ".xlsx" else "pdf"
        artefact = next((a for a in bestanden_van(rapport) if a.soort == soort), None)
        if artefact is None:
            raise DomainError("Van dit rapport is er geen bestand.")
        bron = Path(settings.MEDIA_ROOT) / artefact.pad
        if not bron.is_file():
            raise DomainError(f"Het bestand van dit rapport staat niet meer in {bron.parent}.")
        tijdelijk = uitvoer.with_name(f".{uitvoer.name}.{os.getpid()}")
        try:
            shutil.copyfile(bron, tijdelijk)
            tijdelijk.replace(uitvoer)
        finally:
            tijdelijk.unlink(missing_ok=True)


def _eis_map(pad: Path) -> None:
    if not pad.is_dir():
        raise DomainError(f"De map {pad} bestaat niet. Maak ze eerst.")
