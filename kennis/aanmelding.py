"""What this app offers to the rest, registered at start-up."""

from kennis.overzicht import cijfers, contact, panelen, schakels, taken, zoeksoorten
from kennis.overzicht.terugkeer import terugkerende
from kern import register
from kern.register import Aanmelding, Menupunt


def meld_aan() -> None:
    """Hand over the tasks, figures, panels, menu and links of the chain of this app."""
    register.meld_aan(
        Aanmelding(
            menu=[
                Menupunt(
                    "kennis", "Kennis", "kennis:lijst", "journal-text", 40, op_telefoon=True, gewoon=True,
                    zonder="signalen/", toets="k",
                ),
                Menupunt("signalen", "Signalen", "kennis:signalen", "broadcast", 120, in_meer=True, gewoon=True, toets="g"),
            ],
            taken=[taken.taken],
            wachtend=[taken.wachtend],
            contacten=[contact.overnamecontacten],
            cijfers=[cijfers.cijfers],
            zoeksoorten=register.op_naam(*zoeksoorten.ZOEKSOORTEN),
            sessiepanelen=[panelen.sessiepaneel],
            projectpanelen=[panelen.projectpaneel],
            terugkerende=[terugkerende],
            schakels=[*schakels.SOORTEN],
            pijlen=[*schakels.PIJLEN],
        )
    )  # fmt: skip
