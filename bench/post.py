"""How long a mail waits while thirty reports are being made, on the real product with web, worker, post and beat.

One mail is put in the outbox every second; what counts is the time between its row and its sending, by the database.
"""

import math
import os
import signal
import subprocess
import sys
import tempfile
import time

RAPPORTEN, MAILS = 30, 60
BEREID = 300.0


def _wacht_op_worker() -> None:
    from kern.werk import hartslag

    einde = time.monotonic() + BEREID
    while not (hartslag.leeft("worker") and hartslag.leeft("post")):
        if time.monotonic() > einde:
            sys.exit("Het platform startte niet.")
        time.sleep(0.5)


def _vraag_rapporten() -> int:
    """Ask for thirty different reports; returns how many jobs wait or run."""
    from kern.exceptions import DomainError
    from kern.models import Job
    from netwerken.models import Netwerk
    from rapportage.domain.periodes import periodes_met_gegevens
    from rapportage.domain.rapporten import vraag_rapport_aan

    for netwerk in Netwerk.objects.all():
        for periode in periodes_met_gegevens(netwerk):
            try:
                vraag_rapport_aan(netwerk, soort="kwartaal", periode=periode.sleutel, door=None)
            except DomainError:  # nothing happened in that period
                continue
            if (aantal := Job.objects.filter(status__in=["wacht", "bezig"]).count()) >= RAPPORTEN:
                return aantal
    return Job.objects.filter(status__in=["wacht", "bezig"]).count()


def _wachttijden() -> tuple[list[float], int]:
    """Put the mails in the outbox, one a second; returns their waits and how many reports were still to be made."""
    from django.db import transaction

    from kern.domain.post import Inhoud, zet_klaar
    from kern.models import Bericht, Job

    for nummer in range(MAILS):
        with transaction.atomic():
            zet_klaar(
                "bench", sleutel=f"bench:{nummer}", aan="wie@example.org", onderwerp="Code", inhoud=Inhoud("123456", "")
            )
        time.sleep(1)
    bezig = Job.objects.filter(status__in=["wacht", "bezig"]).count()
    einde = time.monotonic() + BEREID
    while Bericht.objects.filter(soort="bench", verzonden_op=None).exists() and time.monotonic() < einde:
        time.sleep(0.5)
    rijen = Bericht.objects.filter(soort="bench").values_list("aangemaakt_op", "verzonden_op")
    return sorted((b - a).total_seconds() if b else math.inf for a, b in rijen), bezig


def main() -> None:
    """Print the median, the 95th percentile and the longest wait."""
    with tempfile.TemporaryDirectory(prefix="ln-bench-post-") as map_:
        os.environ |= {
            "MODUS": "demo",
            "VAR_DIR": map_,
            "PORT": "8765",
            "DJANGO_SETTINGS_MODULE": "lerend_netwerk.settings",
        }
        opdracht = [sys.executable, "manage.py", "draaien", "--zonder-rapporten"]
        product = subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            time.sleep(20)  # the database is made by the product; asking earlier would be in its way
            import django

            django.setup()
            _wacht_op_worker()
            gevraagd = _vraag_rapporten()
            tijden, bezig = _wachttijden()
        finally:
            product.send_signal(signal.SIGTERM)
            product.wait(60)
    p95 = tijden[math.ceil(0.95 * len(tijden)) - 1]
    print(f"{gevraagd} rapporten gevraagd, na de laatste mail nog {bezig} te maken")
    print(
        f"mail wacht: mediaan {tijden[len(tijden) // 2]:.2f} s, p95 {p95:.2f} s (doel < 5), langst {tijden[-1]:.2f} s"
    )
