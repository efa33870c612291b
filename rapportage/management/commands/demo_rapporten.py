import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kern.exceptions import DomainError
from kern.models import Job
from kern.models.job import JobStatus
from netwerken.models import Netwerk
from rapportage.domain.rapporten import vraag_rapport_aan
from rapportage.models import Rapport

DEMO = (("arbeidsmarktkrapte", "kwartaal", "2022-Q3"), ("transnationaliteit-481", "eind", ""))
WACHT = 600


class Command(BaseCommand):
    """Ask the worker for the two reports of the demonstration. A report that is there or being made is left alone."""

    help = "Zet de twee demorapporten in de wachtrij."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--volg", action="store_true", help="toon hoever het staat tot ze klaar zijn")

    def handle(self, *_args: object, **opties: Any) -> None:  # Any: what argparse read, each of its own type
        rapporten = [rapport for regel in DEMO if (rapport := self._vraag(*regel)) is not None]
        if opties["volg"]:
            self._volg(rapporten)

    def _vraag(self, slug: str, soort: str, periode: str) -> Rapport | None:
        netwerk = Netwerk.objects.filter(slug=slug).first()
        if netwerk is None:
            self.stderr.write(f"Het netwerk {slug} is er niet; laad eerst de demonstratie.")
            return None
        bestaand = Rapport.objects.filter(netwerk=netwerk, soort=soort, periode=periode, job__isnull=False).first()
        if bestaand is not None:
            return bestaand
        try:
            rapport = vraag_rapport_aan(
                netwerk, soort=soort, periode=periode, door=None, aanvraagsleutel=f"demo:{slug}:{soort}:{periode}"
            )
        except DomainError as fout:
            self.stderr.write(f"{slug}: {fout}")
            return None
        self.stdout.write(f"Gevraagd: {rapport.titel}")
        return rapport

    def _volg(self, rapporten: list[Rapport]) -> None:
        gezien: dict[object, str] = {}
        einde = time.monotonic() + WACHT
        per_job = {r.job_id: r for r in rapporten if r.job_id}
        while time.monotonic() < einde:
            jobs = list(Job.objects.filter(pk__in=per_job))
            for job in jobs:
                regel = self._regel(per_job[job.pk], job)
                if gezien.get(job.pk) != regel:
                    gezien[job.pk] = regel
                    self.stdout.write(regel)
            if not any(job.is_actief for job in jobs):
                mislukt = [per_job[j.pk].titel for j in jobs if j.status == JobStatus.MISLUKT]
                if mislukt:
                    raise CommandError(f"Niet gemaakt: {', '.join(mislukt)}.")
                return
            time.sleep(0.3)
        raise CommandError("De rapporten zijn na tien minuten nog niet klaar. Draait de worker?")

    def _regel(self, rapport: Rapport, job: Job) -> str:
        if job.status == JobStatus.BEZIG and job.deel:
            return f"{rapport.titel}: deel {job.deel} van {job.delen}, {job.bezig_met}"
        return f"{rapport.titel}: {job.get_status_display()}" + (f" ({job.fout})" if job.fout else "")
