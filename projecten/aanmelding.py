"""What this app offers to the rest, registered at start-up."""

from kern import register
from kern.register import Aanhangsel, Aanmelding, Menupunt
from projecten.domain import projecten
from projecten.overzicht import cijfers, contact, feiten, gids, inrichting, panelen, taken, zoeksoorten


def meld_aan() -> None:
    """Hand over the facts, tasks, figures, counters, menu and parts of the set-up of this app."""
    register.meld_aan(
        Aanmelding(
            feiten={"projecten": feiten.projecten, "organen_met_acties": feiten.organen_met_acties},
            menu=[
                Menupunt("projecten", "Projecten", "projecten:lijst", "folder", 50, toets="j"),
                Menupunt("actieplan", "Actieplan", "projecten:actieplan", "kanban", 130, in_meer=True, toets="c"),
                Menupunt(
                    "doelen", "Doelen en begroting", "projecten:doelen", "bar-chart", 140, in_meer=True, toets="d"
                ),
            ],
            aanhangsels={
                "projecten": Aanhangsel(
                    lijst=projecten.eigen_projecten,
                    haal_weg=projecten.laat_projecten_los,
                    geef_terug=projecten.geef_projecten_terug,
                )
            },
            taken=[taken.taken],
            contacten=[contact.begeleidingscontacten],
            cijfers=[cijfers.cijfers],
            plichtrijen=cijfers.RIJEN,
            plichtdaden=cijfers.DADEN,
            zoeksoorten=register.op_naam(*zoeksoorten.ZOEKSOORTEN),
            zijpanelen=[panelen.stille_projecten],
            inrichting=[*inrichting.DELEN],
            gidsstappen=[*gids.STAPPEN],
            eigen_projecten=[panelen.eigen_projecten],
        )
    )
