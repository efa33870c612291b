"""What this app offers to the rest, registered at start-up."""

from documenten.domain import maken
from kern import register
from kern.register import Aanmelding


def meld_aan() -> None:
    """Hand over the work of making a document."""
    register.meld_aan(Aanmelding(werksoorten={maken.WERK: register.Werksoort(doe=maken.doe)}))
