"""A report that asks too much memory kills its own child and nothing else: the job says why and the worker goes on."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from kern.models import Bericht, Job
from kern.models.job import JobStatus
from kern.pdf import afscherming
from kern.werk.uitvoeren import voer_uit
from rapportage.models import Artefact
from rapportage.vormen import VORMEN
from tests.fabrieken.netwerken import iemand
from tests.rapportage.conftest import vraag

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems know no limit on address space")
MB = 1024**2
NEEM = """
import mmap, sys
from kern.pdf import afscherming
afscherming.beperk()
try:
    mmap.mmap(-1, int(sys.argv[1]))
except (OSError, MemoryError):
    sys.exit(3)
"""


@pytest.mark.parametrize(("deel", "code"), [(0.5, 0), (1.0, 3)])
def test_a_child_gets_no_more_than_its_limit(deel, code):
    hoeveel = str(int(afscherming.GEHEUGEN * deel))

    klaar = subprocess.run([sys.executable, "-c", NEEM, hoeveel], cwd=settings.BASE_DIR, check=False)

    assert klaar.returncode == code


def test_a_child_over_its_limit_dies_the_job_says_why_and_the_worker_lives(netwerk, monkeypatch):
    wie = iemand("netwerkbegeleider", netwerk)
    rapport = vraag(netwerk, door=wie)
    eigen = afscherming.eigen_netwerk()
    with monkeypatch.context() as krap:  # a machine that gives every child a hundred megabytes
        krap.setattr("kern.pdf.maken.eigen_netwerk", lambda: ("prlimit", f"--as={100 * MB}", "--", *eigen))
        assert not voer_uit(rapport.job_id)

    job = Job.objects.get(pk=rapport.job_id)
    assert (job.status, job.poging, Artefact.objects.count()) == (JobStatus.WACHT, 1, 0)
    assert job.fout == (
        "Er liep iets mis bij het maken: de opmaak van het PDF-bestand viel stil, door te weinig geheugen of te veel tijd."
    )
    assert not list((settings.MEDIA_ROOT).rglob("*.tmp")), "nothing half-made stays"

    Job.objects.update(niet_voor=None)
    assert voer_uit(rapport.job_id), f"process {os.getpid()} works on"

    job.refresh_from_db()
    assert (job.status, job.fout, Artefact.objects.count()) == (JobStatus.KLAAR, "", 2)
    assert Bericht.objects.get().soort == "rapport_klaar"


def test_a_report_that_is_too_big_says_so_in_dutch(tmp_path):
    """The child as it is, but for the moment at which Python has no memory left."""
    script = (
        "import sys\n"
        "from kern.pdf import render\n"
        "def vol(tekst, meld, **keuze):\n"
        "    raise MemoryError\n"
        "render._laad = lambda opmaak: vol\n"
        "sys.exit(render.main())\n"
    )

    klaar = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "uit.pdf"), *VORMEN["kwartaal"].opmaak.als_keuze()],
        cwd=settings.BASE_DIR,
        input=b"{}",
        capture_output=True,
        check=False,
    )

    assert klaar.returncode == 1
    assert "meer geheugen dan een rapport mag gebruiken" in klaar.stdout.decode()
