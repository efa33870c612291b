"""``./start bench``: the time of a list page divided by the time of a page that does nothing.

``./start bench post`` says how long a mail waits while thirty reports are being made (see ``bench/post.py``).

``./start bench schrijvers`` says how long twenty who write at once wait (see ``bench/schrijvers.py``).

``./start bench breuken`` breaks one line of the domain at a time and says which break no test notices.

The two are asked in turn, so that whatever else the machine does weighs on both; the median counts.
"""

import os
import statistics
import sys
import tempfile
import time

KEREN, OPWARMEN = 60, 5
KAAL = "/bench/kaal/"
PAGINAS = {
    "overzicht": "/arbeidsmarktkrapte/",
    "lijst van leervragen": "/arbeidsmarktkrapte/leervragen/",
    "kalender": "/arbeidsmarktkrapte/sessies/",
}


def klaarzetten(map_: str) -> None:
    """Load the demonstration in a folder of its own."""
    os.environ |= {"MODUS": "demo", "VAR_DIR": map_, "DJANGO_SETTINGS_MODULE": "lerend_netwerk.settings"}
    os.environ.pop("DATABASE_URL", None)
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
        adressen = [KAAL, *PAGINAS.values()]
        tijden: dict[str, list[float]] = {adres: [] for adres in adressen}
        vragen = {}
        for keer in range(KEREN + OPWARMEN):
            for adres in adressen:
                begin = time.perf_counter()
                antwoord = klant.get(adres)
                duur = time.perf_counter() - begin
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


def main() -> None:
    """Measure and print one line for each page."""
    with tempfile.TemporaryDirectory(prefix="ln-bench-") as map_:
        klaarzetten(map_)
        gemeten = meet()
    basis = gemeten[KAAL][0]
    print(f"\n{'pagina':<24}{'ms':>8}{'keer kaal':>12}{'vragen aan de databank':>26}")
    print(f"{'kale pagina':<24}{basis:>8.1f}{1:>12.1f}{gemeten[KAAL][1]:>26}")
    for naam, adres in PAGINAS.items():
        ms, vragen = gemeten[adres]
        print(f"{naam:<24}{ms:>8.1f}{ms / basis:>12.1f}{vragen:>26}")


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
    else:
        main()
