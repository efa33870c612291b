"""How long the calendar of one person takes to write with a hundred, and with a thousand meetings, and how many questions it asks."""

import statistics
import sys
import tempfile
import time
from datetime import timedelta
from uuid import uuid4

AANTALLEN, KEREN = (100, 1000), 7
HOOGSTENS = 1000  # milliseconds of CPU, with the most meetings
MAILADRES = "netwerkbegeleider@demo.lerendnetwerk.example"


def _meet(pad: str) -> tuple[float, float, int]:
    """Return the median for the whole calendar, for "nothing changed", and the number of questions."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    klant = Client(headers={"host": "localhost"})
    etag = klant.get(pad)["ETag"]
    heel, niets = [], []
    for koppen, tijden in (({}, heel), ({"if-none-match": etag}, niets)):
        for _ in range(KEREN):
            begin = time.process_time()
            klant.get(pad, headers=koppen)
            tijden.append((time.process_time() - begin) * 1000)
    with CaptureQueriesContext(connection) as vragen:
        klant.get(pad)
    return statistics.median(heel), statistics.median(niets), len(vragen)


def main() -> None:
    with tempfile.TemporaryDirectory() as map_:
        from bench.__main__ import klaarzetten

        klaarzetten(map_)
        from django.contrib.auth import get_user_model

        from kern import klok
        from sessies.domain.agendalinks import maak_agendalink
        from sessies.models import Sessie
        from sessies.views.agendalinks import link_pad

        pad = link_pad(maak_agendalink(door=get_user_model().objects.get(email=MAILADRES)))
        print(f"\n{'bijeenkomsten':>14}{'ms CPU':>10}{'ongewijzigd':>14}{'vragen':>9}")
        for aantal in AANTALLEN:
            voorbeeld = Sessie.objects.exclude(vaste_plaats=None).first()
            if voorbeeld is None:
                sys.exit("De demonstratie heeft geen bijeenkomst op een plaats.")
            nieuw = []
            for n in range(aantal - Sessie.objects.count()):
                kopie = Sessie.objects.get(pk=voorbeeld.pk)
                kopie.pk, kopie.uid, kopie.nummer = None, uuid4(), f"b-{aantal}-{n}"
                kopie.begint_op = klok.nu() + timedelta(hours=n)
                kopie.eindigt_op = kopie.begint_op + timedelta(hours=2)
                nieuw.append(kopie)
            Sessie.objects.bulk_create(nieuw)
            heel, niets, vragen = _meet(pad)
            print(f"{aantal:>14}{heel:>10.0f}{niets:>14.0f}{vragen:>9}{' *' if heel > HOOGSTENS else ''}")
