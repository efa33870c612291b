"""``manage.py leeft web|worker|post|beat``: exit code 0 when that part lives; for a container's health check."""

import http.client
from argparse import ArgumentParser
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from kern.werk import hartslag


class Command(BaseCommand):
    """Ask one part for a sign of life. Exit code 1 and one sentence when it gives none."""

    help = "Vraag of een deel van het platform leeft (web, worker, post of beat)."
    requires_system_checks: list[str] = []  # asked every half minute

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("deel", choices=["web", "worker", "post", "beat"])
        parser.add_argument("--poort", type=int, default=settings.PORT, help="waar de website luistert (anders PORT)")

    def handle(self, *args: object, deel: str, poort: int, **options: object) -> None:
        leeft = self.web_leeft(poort) if deel == "web" else hartslag.leeft(deel)
        if not leeft:
            raise CommandError(f"{deel} geeft geen teken van leven.")

    def web_leeft(self, poort: int) -> bool:
        """Say whether the web server gives the health page, whatever that page says about other parts."""
        verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=8)
        try:
            verbinding.request("GET", "/gezond/", headers={"Host": urlsplit(settings.SITE_URL).netloc})
            return verbinding.getresponse().status in (200, 503)
        except OSError:
            return False
        finally:
            verbinding.close()
