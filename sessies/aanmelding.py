"""What this app offers to the rest, registered at start-up."""

from kern import register
from kern.register import Aanmelding, Menupunt
from sessies.domain import vertrek
from sessies.overzicht import (
    cijfers,
    contact,
    feiten,
    gids,
    inrichting,
    opmerkingen,
    panelen,
    plichten,
    programma,
    schakels,
    taken,
    uitnodigtaken,
    verslagdruk,
    wachtend,
    zoeksoorten,
)


def meld_aan() -> None:
    """Hand over the facts, tasks, figures, counters, menu and links of the chain of this app."""
    register.meld_aan(
        Aanmelding(
            feiten={
                "samengeroepen_organen": feiten.samengeroepen_organen,
                "beloofde_actiepunten": feiten.beloofde_actiepunten,
                "uitnodigingen_voor_bijeenkomsten": feiten.uitnodigingen,
            },
            menu=[
                Menupunt(
                    "bijeenkomsten", "Bijeenkomsten", "sessies:lijst", "calendar-event", 10, op_telefoon=True,
                    gewoon=True, toets="b",
                ),
                Menupunt(
                    "vragen", "Vragen", "sessies:leervragen", "chat-left-quote", 20, op_telefoon=True, gewoon=True, toets="v"
                ),
                Menupunt(
                    "besluiten", "Besluiten en actiepunten", "sessies:besluiten", "patch-check", 25, in_meer=True,
                    recht="sessies.bekijk_uitkomst", toets="e",
                ),
            ],
            kunnen={"actiepunt": feiten.wie_beloofde},
            taken=[taken.taken, uitnodigtaken.taken, opmerkingen.taken],
            wachtend=[wachtend.wachtend],
            klokgrenzen=[taken.klokgrens, uitnodigtaken.klokgrens],
            contacten=[contact.vraagcontacten],
            komende=[cijfers.komende],
            cijfers=[cijfers.cijfers],
            stuurgroepen=[panelen.stuurgroepen],
            overzichtpanelen=[panelen.mijn_vragen, panelen.mijn_organen],
            gidsstappen=[*gids.STAPPEN],
            inrichting=[*inrichting.DELEN],
            documentsoorten={programma.SOORT: programma.DOCUMENT, verslagdruk.SOORT: verslagdruk.DOCUMENT},
            plichtrijen=plichten.RIJEN,
            plichtdaden=plichten.DADEN,
            zoeksoorten=register.op_naam(*zoeksoorten.ZOEKSOORTEN),
            schakels=[*schakels.SOORTEN],
            pijlen=[*schakels.PIJLEN],
            vergeet=[vertrek.vergeet],
        )
    )  # fmt: skip
