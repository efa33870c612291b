"""What this app offers to the rest, registered at start-up."""

from deelname.domain import sluiten, vertrek
from deelname.overzicht import attest, evaluatie, opkomst, organisaties, panelen, tekenlijst
from kern import register
from kern.register import Aanmelding


def meld_aan() -> None:
    """Hand over the cards on the page of a meeting, its numbers and who was there, contacts with projects, the check of the night."""
    register.meld_aan(
        Aanmelding(
            sessiepanelen=[panelen.sessiepaneel, evaluatie.sessiepaneel],
            rondstappen=[evaluatie.rondstap],
            taken=[evaluatie.taken],
            opkomsten=[opkomst.opkomst],
            aanwezigen=[opkomst.aanwezigen],
            contacten=[organisaties.aanwezigheidscontacten],
            controles={"aanwezigheid": sluiten.controleer},
            documentsoorten={tekenlijst.SOORT: tekenlijst.DOCUMENT, attest.SOORT: attest.DOCUMENT},
            vergeet=[vertrek.vergeet],
        )
    )
