from argparse import ArgumentParser

from django.core.management import BaseCommand, CommandError

from kern.domain.auditketen import koppen
from kern.domain.controle import AUDITKETEN, aanvaard_koppen, controleer
from kern.exceptions import DomainError


class Command(BaseCommand):
    """Recompute the whole audit trail, as happens every night."""

    help = "Rekent het logboek na. Eindigt met code 1 en zegt welke regel van welk netwerk niet klopt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--aanvaard",
            metavar="REDEN",
            help="na het terugzetten van een oudere back-up: ga verder vanaf de koppen van nu, met de reden",
        )

    def handle(self, *args: object, aanvaard: str | None, **options: object) -> None:
        if aanvaard is not None:
            try:
                aanvaard_koppen(aanvaard)
            except DomainError as fout:
                raise CommandError(str(fout)) from fout
        controle = controleer(AUDITKETEN)
        for bevinding in controle.bevindingen:
            self.stdout.write(bevinding)
        if not controle.in_orde:
            raise CommandError("Het logboek is niet in orde. Zie docs/beheer.md, 'Het logboek klopt niet'.")
        self.stdout.write("Het logboek is in orde.")
        for netwerk, (nummer, hash_) in sorted(koppen().items()):
            self.stdout.write(f"netwerk {netwerk}: {nummer} {hash_}")
