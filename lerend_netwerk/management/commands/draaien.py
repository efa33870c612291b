"""``manage.py draaien``: the whole demonstration from one command. ``./start`` ends here."""

import http.client
import os
import shutil
import socket
import sqlite3
import sys
import time
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command, get_commands
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from kern.werk import hartslag
from lerend_netwerk import schema, voorwaarden
from lerend_netwerk.toezicht import Deel, Toezicht
from lerend_netwerk.voorwaarden import Bezwaar

ROLLEN = ("netwerkbegeleider", "projectmedewerker", "opdrachtgever", "stuurgroep", "lid", "beheerder")
DOMEIN = "demo.lerendnetwerk.example"
WACHTWOORD = "demo-lerend-netwerk"
EERSTE_PAGINA = 180.0  # seconds, also on a busy machine, before we say that the web server does not come
PYTHON_M = [sys.executable, "-m"]


class Command(BaseCommand):
    """Prepare the database, serve, work, and keep everything going until Ctrl-C."""

    help = "Start de demonstratie: website, werk op de achtergrond en planning."
    requires_system_checks: list[str] = []  # they cost a second, and the tests run them

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--zonder-rapporten", action="store_true", help="maak de twee demorapporten niet")

    def handle(self, *args: object, zonder_rapporten: bool, **options: object) -> None:
        if settings.MODUS != "demo":
            raise CommandError(
                "draaien is er voor de demonstratie (./start); daarbuiten start je web, worker en beat elk apart."
            )
        # The worker would load every page to check it; and what a part says must be seen when it says it.
        os.environ |= {"CELERY_SKIP_CHECKS": "1", "PYTHONUNBUFFERED": "1"}
        self.toezicht = Toezicht(self.zeg)
        self.toezicht.luister_naar_seinen()
        try:
            poort = voorwaarden.lees_poort(settings.PORT)
            voorwaarden.eis_schijf(settings.VAR_DIR)
            voorwaarden.eis_pango()
            slot = voorwaarden.neem_slot(settings.VAR_DIR / "draaien.slot")
            deur = voorwaarden.luister(poort)
            self.maak_klaar()
        except Bezwaar as bezwaar:
            raise CommandError(str(bezwaar)) from bezwaar
        with slot, deur:
            try:
                self.draai(deur, met_rapporten=not zonder_rapporten)
            finally:
                self.toezicht.stop()
        self.zeg("Het platform is gestopt. Tot de volgende keer!")

    def zeg(self, zin: str = "") -> None:
        self.stdout.write(f"{zin}\n", ending="")
        self.stdout.flush()

    def maak_klaar(self) -> None:
        """Bring the database up to date and load the demonstration. Raises Bezwaar when the disk refuses."""
        try:
            self.begin_opnieuw_na_vroeger()
            te_doen = MigrationExecutor(connection)
            if te_doen.migration_plan(te_doen.loader.graph.leaf_nodes()):
                self.zeg("De databank wordt klaargemaakt …")
                call_command("migrate", interactive=False, verbosity=0)
                call_command("createcachetable", verbosity=0)
                schema.merk()
            if "demo_laden" in get_commands() and not self.toezicht.stoppen:
                call_command("demo_laden", stdout=self.stdout, stderr=self.stderr)
            call_command("zoekindex", als_leeg=True, stdout=self.stdout)  # a database from before there was an index
            hartslag.vergeet_alles()  # we hold the slot, so whatever still seems to live is gone
        except (DatabaseError, sqlite3.Error, OSError) as fout:
            raise Bezwaar(self.databankzin(fout)) from fout
        finally:
            connections.close_all()

    def begin_opnieuw_na_vroeger(self) -> None:
        """Put a database of an earlier version aside; the demonstration is then loaded anew."""
        pad = Path(settings.DATABASES["default"]["NAME"])
        if connection.vendor == "sqlite" and schema.is_van_vroeger(pad):
            opzij = schema.zet_opzij(pad)
            self.zeg(f"De databank was van een vorige versie. Ze staat nu in {opzij}; de demonstratie begint opnieuw.")

    def databankzin(self, fout: Exception) -> str:
        vol = "full" in str(fout) or getattr(fout, "errno", None) in (28, 122)
        vrij = shutil.disk_usage(settings.VAR_DIR).free
        if vol or vrij < 1024 * 1024:
            return f"De schijf is vol ({settings.VAR_DIR}). Maak ruimte vrij en start opnieuw."
        return (
            f"De databank in {settings.VAR_DIR} antwoordt niet zoals verwacht ({fout}). Wil je opnieuw beginnen, "
            "gooi dan die map weg of kies een andere met VAR_DIR=…"
        )

    def draai(self, deur: socket.socket, *, met_rapporten: bool) -> None:
        """Serve first; then the work behind the scenes. Raises CommandError when the web server does not come."""
        if self.toezicht.stoppen:
            return
        logboek = settings.VAR_DIR / "logboek"
        nummer = deur.fileno()
        web = Deel("De website", self.webopdracht(nummer), logboek / "web.log", open_laten=(nummer,))
        self.toezicht.start(web)
        self.wacht_op_eerste_pagina(web, deur.getsockname()[1])
        if self.toezicht.stoppen:
            return
        self.welkom()
        self.toezicht.start(Deel("Het werk op de achtergrond", self.workeropdracht(), logboek / "worker.log"))
        self.toezicht.start(Deel("De post", self.postopdracht(), logboek / "post.log"))
        beat = [*PYTHON_M, "celery", "-A", "lerend_netwerk", "beat", "-l", "WARNING", "--pidfile="]
        self.toezicht.start(Deel("De planning", beat, logboek / "beat.log"))
        if met_rapporten and "demo_rapporten" in get_commands():
            opdracht = [sys.executable, "manage.py", "demo_rapporten", "--volg"]
            self.toezicht.start(Deel("De demorapporten", opdracht, eenmalig=True))
        self.toezicht.houd_gaande()
        self.zeg("\nHet platform stopt …")

    def webopdracht(self, nummer: int) -> list[str]:
        vlaggen = "-k gthread -w 2 --threads 4 --timeout 60 --graceful-timeout 5 --preload --no-control-socket"
        return [*PYTHON_M, "gunicorn", "lerend_netwerk.wsgi", "-b", f"fd://{nummer}", *vlaggen.split()]

    def workeropdracht(self) -> list[str]:
        vlaggen = "-Q lang -c 2 -l WARNING --without-gossip --without-mingle --without-heartbeat -n werk@%h"
        return [*PYTHON_M, "celery", "-A", "lerend_netwerk", "worker", *vlaggen.split()]

    def postopdracht(self) -> list[str]:
        """Short work in threads of one process: it waits for a mail server, not for a processor."""
        vlaggen = "-Q kort -P threads -c 2 -l WARNING --without-gossip --without-mingle --without-heartbeat -n post@%h"
        return [*PYTHON_M, "celery", "-A", "lerend_netwerk", "worker", *vlaggen.split()]

    def wacht_op_eerste_pagina(self, web: Deel, poort: int) -> None:
        einde = time.monotonic() + EERSTE_PAGINA
        while not self.toezicht.stoppen and not _antwoordt(poort):
            if web.gestorven >= 3 or time.monotonic() > einde:
                raise CommandError(f"De website start niet. Wat er misging, staat in {web.log}.")
            self.toezicht.wacht(0.2)

    def welkom(self) -> None:
        self.zeg(f"\nLerend Netwerk staat klaar: open {settings.SITE_URL}/\n")
        self.zeg("Meld je aan als")
        for rol in ROLLEN:
            self.zeg(f"  {rol}@{DOMEIN}")
        self.zeg(f"met wachtwoord {WACHTWOORD}\n")
        self.zeg(f"Alles staat in {settings.VAR_DIR}; stoppen doe je met Ctrl-C.\n")


def _antwoordt(poort: int) -> bool:
    """Say whether the web server gives a page; asking also warms it up for the first visitor."""
    vraag = http.client.HTTPConnection("127.0.0.1", poort, timeout=5)
    try:
        vraag.request("GET", "/accounts/login/", headers={"Host": f"localhost:{poort}"})
        return vraag.getresponse().status < 500
    except OSError:
        return False
    finally:
        vraag.close()
