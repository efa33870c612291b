"""``./start bench``: the time of a page divided by that of Django's plainest list of twenty-five rows, with its queries.

``./start bench veel`` does the same with a hundred times the data, and says by how much each page grew. A list is compared with
itself when it already filled its first page (``VOL`` times the demonstration): a row more is a row more to draw, at any size.

``./start bench post`` says how long a mail waits while thirty reports are being made (see ``bench/post.py``).

``./start bench schrijvers`` says how long twenty who write at once wait (see ``bench/schrijvers.py``).

``./start bench druk`` asks seven pages for fifty people at once (see ``bench/druk.py``).

``./start bench agenda`` says how long the calendar of a person takes with a thousand meetings (see ``bench/agenda.py``).

``./start bench netwerken`` says what *Mijn netwerken* costs somebody with five networks, and with fifty (see ``bench/netwerken.py``).

``./start bench breuken`` breaks one line of the domain at a time and says which break no test notices.

They are asked in turn, so that whatever else the machine does weighs on all; the median of the CPU time counts.
"""

import os
import statistics
import sys
import tempfile
import time

KEREN, OPWARMEN = 60, 5
KAAL = "/bench/kaal/"
N = "/arbeidsmarktkrapte"
PAGINAS = {  # name: (address, at most so many times the plain list, at most so many queries)
    "overzicht": (f"{N}/", 5, 15),
    "mijn netwerken": ("/mijn-netwerken/", 6, 20),
    "lijst van leervragen": (f"{N}/leervragen/", 4, 12),
    "lijst van bijeenkomsten": (f"{N}/sessies/", 4, 12),
    "lijst van piloten": (f"{N}/piloten/", 4, 12),
    "lijst van praktijken": (f"{N}/kennis/", 4, 12),
    "lijst van projecten": (f"{N}/projecten/", 4, 12),
    "lijst van signalen": (f"{N}/kennis/signalen/", 4, 12),
    "lijst van aanbevelingen": (f"{N}/aanbevelingen/", 4, 12),
    "besluiten en afspraken": (f"{N}/besluiten/", 4, 12),
    "kalender": (f"{N}/sessies/kalender/", 5, 15),
    "week": (f"{N}/sessies/week/", 5, 15),
    "een vraag inbrengen": (f"{N}/leervragen/breng-in/", 6, 20),
    "het eindrapport samenstellen": (f"{N}/rapporten/eindrapport/samenstellen/", 6, 20),
    "leervraag": (f"{N}/leervragen/2026-010/", 6, 20),
    "bijeenkomst": (f"{N}/sessies/2022-003/", 6, 20),
    "taken": (f"{N}/taken/", 4, 12),
    "stand van de opdracht": (f"{N}/stand/", 5, 15),
    "zoeken": (f"{N}/zoeken/?q=taal", 5, 20),
}
GROEI = 1.15
VOL, VEEL = 7, 100  # times the demonstration: every list fills its first page; and a hundred times the data


def klaarzetten(map_: str, databank: str = "") -> None:
    """Load the demonstration in a folder of its own; on SQLite, or in the empty ``databank`` of an address."""
    os.environ |= {"MODUS": "demo", "VAR_DIR": map_, "DJANGO_SETTINGS_MODULE": "lerend_netwerk.settings"}
    os.environ.pop("DATABASE_URL", None)
    if databank:
        os.environ["DATABASE_URL"] = databank
    import django
    from django.core.management import call_command

    django.setup()
    print("De demonstratie wordt geladen …", flush=True)
    with open(os.devnull, "w") as stil:  # noqa: PTH123 -- a device, not a path
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("demo_laden", stdout=stil)


def meet() -> dict[str, tuple[float, int]]:
    """Return for each page the median in milliseconds and the number of queries."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, override_settings

    with override_settings(ROOT_URLCONF="bench.urls"):
        klant = Client(headers={"host": "localhost"})
        klant.force_login(get_user_model().objects.get(email="netwerkbegeleider@demo.lerendnetwerk.example"))
        adressen = [KAAL, *(adres for adres, _, _ in PAGINAS.values())]
        tijden: dict[str, list[float]] = {adres: [] for adres in adressen}
        vragen = {}
        for keer in range(KEREN + OPWARMEN):
            for adres in adressen:
                begin = time.process_time()
                antwoord = klant.get(adres)
                duur = time.process_time() - begin
                if antwoord.status_code != 200:
                    sys.exit(f"{adres} antwoordt met {antwoord.status_code}")
                if keer >= OPWARMEN:
                    tijden[adres].append(duur * 1000)
        for adres in adressen:
            with CaptureQueriesContext(
                connection,
            ) as gevangen:
                klant.get(adres)
            vragen[adres] = len(gevangen)
    return {adres: (statistics.median(t), vragen[adres]) for adres, t in tijden.items()}


def main(*, veel: bool = False) -> None:
    """Measure and print one line for each page; a star marks what costs more than it may."""
    with tempfile.TemporaryDirectory(prefix="ln-bench-") as map_:
        klaarzetten(map_)
        gemeten = meet()
        if veel:
            from bench.veel import vermenigvuldig

            print(f"{vermenigvuldig(1, VOL)} rijen erbij: elke lijst vult haar eerste pagina.", flush=True)
            vol = meet()
            print(f"{vermenigvuldig(VOL, VEEL)} rijen erbij.", flush=True)
            groter = meet()
    basis = gemeten[KAAL][0]
    print(f"\n{'pagina':<30}{'ms CPU':>8}{'keer kaal':>11}{'vragen':>8}{'keer bij 100 ×' if veel else '':>16}")
    print(f"{'kale lijst':<30}{basis:>8.1f}{1:>11.1f}{gemeten[KAAL][1]:>8}")
    for naam, (adres, keer, hoogstens) in PAGINAS.items():
        ms, vragen = gemeten[adres]
        te_veel = ms / basis > keer or vragen > hoogstens
        regel = f"{naam:<30}{ms:>8.1f}{ms / basis:>11.1f}{vragen:>8}"
        if veel:
            groei = groter[adres][0] / vol[adres][0]
            regel += f"{groei:>16.2f}"
            te_veel = te_veel or groei > GROEI
        print(regel + (" *" if te_veel else ""))


if __name__ == "__main__":
    if sys.argv[1:] == ["post"]:  # a minute and a half, on the whole product
        from bench import post

        post.main()
    elif sys.argv[1:2] == ["breuken"]:
        from bench import breuken

        breuken.main(sys.argv[2:])
    elif sys.argv[1:] == ["schrijvers"]:
        from bench import schrijvers

        schrijvers.main()
    elif sys.argv[1:] == ["druk"]:
        from bench import druk

        druk.main()
    elif sys.argv[1:] == ["agenda"]:
        from bench import agenda

        agenda.main()
    elif sys.argv[1:] == ["netwerken"]:
        from bench import netwerken

        netwerken.main()
    else:
        main(veel=sys.argv[1:] == ["veel"])
