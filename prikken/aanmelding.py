"""What this app offers to the rest, registered at start-up."""

from kern import register
from kern.lijsten import Lijstknop
from kern.register import Aanmelding, Menupunt
from prikken.domain import vertrek
from prikken.overzicht import taken


def meld_aan() -> None:
    """Hand over the tasks, the line of the menu and the button beside the meetings, and what is forgotten of people."""
    register.meld_aan(
        Aanmelding(
            menu=[
                Menupunt(
                    "datumprikkers", "Datum prikken", "prikken:lijst", "calendar-check", 27, in_meer=True,
                    recht="prikken.prik", toets="w",
                )
            ],
            lijstknoppen=[
                Lijstknop("bijeenkomsten", "prikken.prik", "prikken:nieuw", "Prik een datum", "calendar-check")
            ],
            taken=[taken.taken],
            vergeet=[vertrek.vergeet],
        )
    )  # fmt: skip
