"""Loader, part of the first step: process guidance of projects, on the days it was given."""

from lerend_netwerk.demo.verband import Verband
from projecten.domain import begeleiding


def laad_begeleiding(v: Verband) -> None:
    """Analysis phases, contacts and what projects do differently since."""
    for rij in v.rijen("analysefase"):
        with v.op(rij["start"]):
            fase = begeleiding.start_analysefase(
                v.zoek("project", rij["project"]), start=v.kalender.eis_dag(rij["start"]), door=v.begeleider
            )
        if rij.get("plan_ingediend_op"):
            with v.op(rij["plan_ingediend_op"]):
                begeleiding.dien_plan_in(fase, op=v.kalender.eis_dag(rij["plan_ingediend_op"]), door=v.begeleider)
        if rij.get("feedback_op"):
            with v.op(rij["feedback_op"]):
                begeleiding.geef_feedback(
                    fase,
                    op=v.kalender.eis_dag(rij["feedback_op"]),
                    bevindingen=rij.get("bevindingen", ""),
                    door=v.begeleider,
                )
    for rij in v.rijen("contact"):
        if not rij.get("project"):
            continue
        with v.op(rij["datum"]):
            begeleiding.noteer_contact(
                v.zoek("project", rij["project"]),
                datum=v.kalender.eis_dag(rij["datum"]),
                soort=rij["soort"],
                minuten=rij.get("minuten"),
                kern=rij.get("kern", ""),
                door=v.begeleider,
            )
    for rij in v.rijen("leereffect"):
        with v.op(rij["datum"]):
            begeleiding.noteer_leereffect(
                v.zoek("project", rij["project"]),
                datum=v.kalender.eis_dag(rij["datum"]),
                tekst=rij["tekst"],
                door=v.begeleider,
            )
