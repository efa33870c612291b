from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command

from kern import klok


class Command(BaseCommand):
    help = "Laadt de vijf demonstratienetwerken; een tweede keer verandert niets. --reset begint opnieuw."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="wis eerst alles wat in de databank staat")

    def handle(self, *args: object, reset: bool, **options: object) -> None:
        from kern.domain.controle import aanvaard_koppen
        from lerend_netwerk.demo.laden import is_geladen, laad_alles

        if settings.MODUS == "productie":
            raise CommandError("De demonstratie hoort niet in een echte omgeving. Zet MODUS=demo.")
        if reset:
            call_command("flush", interactive=False, verbosity=0)
        if is_geladen():
            self.stdout.write("De demonstratie staat er al.")
            return
        self.stdout.write("De demonstratie wordt geladen:")
        aantal = laad_alles(klok.vandaag(), self.stdout.write)
        if reset and Path(settings.AUDITBESTAND).exists():  # heads of the log that was wiped
            aanvaard_koppen("De demonstratie is opnieuw geladen.")
        self.stdout.write(f"{aantal} netwerken geladen.")
