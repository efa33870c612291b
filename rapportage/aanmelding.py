"""What this app offers to the rest, registered at start-up."""

from kern import register
from kern.register import Aanmelding, Menupunt
from rapportage.domain import bestanden, maken, rapporten
from rapportage.overzicht import (
    besluiten,
    cijfers,
    periode,
    plichtdaden,
    plichten,
    schakels,
    steun,
    taken,
    termijnen,
    zoeksoorten,
)
from rapportage.vormen import VORMEN


def meld_aan() -> None:
    """Hand over the work, tasks, figures, counters, menu and links of the chain of this app."""
    register.meld_aan(
        Aanmelding(
            menu=[
                Menupunt(
                    "rapporten", "Rapporten", "rapportage:lijst", "file-earmark-text", 60, op_telefoon=True, gewoon=True, toets="r"
                ),
                Menupunt(
                    "aanbevelingen", "Aanbevelingen", "rapportage:aanbevelingen", "megaphone", 110, in_meer=True,
                    gewoon=True, toets="a",
                ),
            ],
            werksoorten={
                rapporten.WERK: register.Werksoort(doe=maken.doe, mislukt=maken.mislukt),
                bestanden.WERK: register.Werksoort(doe=bestanden.doe),
            },
            opmaken={soort: vorm.opmaak for soort, vorm in VORMEN.items()},
            controles={bestanden.DEEL: bestanden.kijk_na},
            plichttellers={**plichten.TELLERS},
            plichtrijen=plichten.RIJEN,
            plichtdaden=plichtdaden.DADEN,
            taken=[taken.taken, steun.taken, periode.taken],
            wachtend=[taken.wachtend, steun.wachtend],
            cijfers=[cijfers.cijfers],
            rapporten=[cijfers.ophaalbaar],
            verwachte_rapporten=[termijnen.verwacht],
            sessiebesluiten=[besluiten.op_vergadering],
            uitkomsten=[besluiten.van_alle_vergaderingen],
            beslissingen=[termijnen.te_beslissen],
            vooraan=[termijnen.resultaat],  # what an ended network left behind comes first
            zoeksoorten=register.op_naam(*zoeksoorten.ZOEKSOORTEN),
            schakels=[*schakels.SOORTEN],
            pijlen=[*schakels.PIJLEN],
        )
    )  # fmt: skip
