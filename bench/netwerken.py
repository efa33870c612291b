"""What *Mijn netwerken* costs somebody with five networks, and with fifty, beside Django's plainest list of twenty-five rows.

A network is copied whole: members, promises, meetings, questions, reports. Copies that are made of five seeds differ in size
as the seeds do.
"""

import gc
import statistics
import tempfile
import time

from django.db import connection, models, transaction

AANTALLEN, KEREN, OPWARMEN = (5, 50), 40, 5
ADRES = "/mijn-netwerken/"
MAILADRES = "netwerkbegeleider@demo.lerendnetwerk.example"
HOOGSTENS, VRAGEN = 6, 20  # times the plain list; questions to the database
GEEN_KOPIE = {"kern.Zoekdocument", "rapportage.Rapport", "rapportage.Momentopname"}  # only the machine writes those


def kopieer_netwerken(keer: int) -> None:
    """Copy each network that there is ``keer`` times, with all that hangs on it."""
    from bench.veel import kopie_van, op_volgorde, weg_naar_netwerk
    from kern.domain.audit import leg_vast
    from netwerken.models import Netwerk

    modellen = [
        m for m in op_volgorde() if weg_naar_netwerk(m) and m._meta.label not in GEEN_KOPIE and m is not Netwerk
    ]
    for nr, netwerk in enumerate(list(Netwerk.objects.order_by("pk"))):
        rijen = {m: list(m._base_manager.filter(**{weg_naar_netwerk(m): netwerk}).order_by("pk")) for m in modellen}
        for ronde in range(1, keer + 1):
            with transaction.atomic():
                kopie = kopie_van(netwerk, ronde * 10 + nr, {})
                kopie.save()
                nieuw: dict[type[models.Model], dict[object, object]] = {Netwerk: {netwerk.pk: kopie.pk}}
                for model, oude in rijen.items():
                    kopieen = [kopie_van(rij, ronde * 10 + nr, nieuw) for rij in oude]
                    model._base_manager.bulk_create(kopieen)
                    nieuw[model] = {oud.pk: rij.pk for oud, rij in zip(oude, kopieen, strict=True)}
                leg_vast("netwerk.vermenigvuldigd", onderwerp=kopie, door=None)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def meet() -> tuple[float, float, int]:
    """Return the median of the plain list and of the page, in milliseconds of CPU, and the page's number of questions."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, override_settings

    from bench.__main__ import KAAL

    tijden: dict[str, list[float]] = {KAAL: [], ADRES: []}
    with override_settings(ROOT_URLCONF="bench.urls"):
        klant = Client(headers={"host": "localhost"})
        klant.force_login(get_user_model().objects.get(email=MAILADRES))
        for keer in range(KEREN + OPWARMEN):
            for adres, gemeten in tijden.items():
                begin = time.process_time()
                antwoord = klant.get(adres)
                duur = (time.process_time() - begin) * 1000
                if antwoord.status_code != 200:
                    raise SystemExit(f"{adres} antwoordt met {antwoord.status_code}")
                if keer >= OPWARMEN:
                    gemeten.append(duur)
        with CaptureQueriesContext(connection) as vragen:
            klant.get(ADRES)
    return statistics.median(tijden[KAAL]), statistics.median(tijden[ADRES]), len(vragen)


def main() -> None:
    """Print a line for five and one for fifty networks; a star marks what costs more than it may."""
    with tempfile.TemporaryDirectory(prefix="ln-bench-") as map_:
        from bench.__main__ import klaarzetten

        klaarzetten(map_)
        from netwerken.models import Netwerk

        print(f"\n{'netwerken':>10}{'ms CPU':>9}{'keer kaal':>11}{'vragen':>8}")
        for aantal in AANTALLEN:
            kopieer_netwerken(aantal // AANTALLEN[0] - 1)
            gc.collect()
            gc.freeze()  # what the copying left in memory is not read again and again
            kaal, ms, vragen = meet()
            te_veel = ms / kaal > HOOGSTENS or vragen > VRAGEN
            print(f"{Netwerk.objects.count():>10}{ms:>9.1f}{ms / kaal:>11.1f}{vragen:>8}{' *' if te_veel else ''}")
