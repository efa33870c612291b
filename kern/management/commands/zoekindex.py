from argparse import ArgumentParser
from itertools import islice

from django.core.management import BaseCommand, CommandError

from kern.opmaak import aantal
from kern.zoeken import zoekindex

MEESTE_REGELS = 20  # of what is not true; more tell nothing new


class Command(BaseCommand):
    """Make the search index again, or say what in it is not true."""

    help = "Maakt de zoekindex opnieuw. --controle meldt wat er niet klopt en eindigt dan met code 1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        keuze = parser.add_mutually_exclusive_group()
        keuze.add_argument("--controle", action="store_true", help="verander niets, zeg alleen wat er niet klopt")
        keuze.add_argument("--als-leeg", action="store_true", help="doe alleen iets als er nog geen index is")

    def handle(self, *args: object, controle: bool, als_leeg: bool, **options: object) -> None:
        if controle:
            self.controleer()
        elif not als_leeg or zoekindex.is_leeg():
            self.stdout.write(f"De zoekindex is gemaakt: {aantal(zoekindex.herbouw(), 'stuk', 'stukken')}.")

    def controleer(self) -> None:
        fouten = list(islice(zoekindex.verschillen(), MEESTE_REGELS + 1))
        for fout in fouten[:MEESTE_REGELS]:
            self.stdout.write(fout)
        if len(fouten) > MEESTE_REGELS:
            self.stdout.write("… en meer.")
        if fouten:
            raise CommandError("De zoekindex klopt niet. Maak hem opnieuw met: manage.py zoekindex")
        self.stdout.write("De zoekindex klopt.")
